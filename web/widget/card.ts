import { audienceOf, type Rendered, reasonsFor } from "../api/rendered";
import { el, points } from "./dom";
import type { Placement } from "./index";
import { style } from "./style";
import { type Answer, type Asking, newId } from "./survey";

export interface Shown {
  survey: Rendered;
  placement: Placement;
  /** Where inline surveys go. */
  into?: Element | null;
  /** Ends with a slash. */
  address: string;
  /** Starts with what is known of the answer. */
  answer: Answer;
  onSend: (answer: Answer) => void;
  onScore: (answer: Answer) => void;
  onDone: (answer: Answer) => void;
  onDismiss: () => void;
  onGone: () => void;
}

/** What asks further questions, in a file of its own. */
export type More = (survey: Rendered, answer: Answer) => Questions;
export interface Questions {
  parts: HTMLElement[];
  /** The score or an answer changed: what is asked now? */
  update: () => void;
  /** Reads what was answered. Returns: whether nothing that must be answered is missing. */
  read: () => boolean;
}

const saveAfter = 800; // milliseconds without a key

export function answerOf(decision: Asking, identity?: string): Answer {
  const { survey, version, language } = decision.survey;
  return {
    id: newId(),
    survey,
    version,
    language,
    channel: "widget",
    invitation: decision.invitation,
    identity,
    page: location.href.replace(/[?#].*/, ""),
  };
}

/** Shows a survey and lets somebody answer it. Returns: what closes it. */
export function show(shown: Shown, more?: More): () => void {
  const { survey, placement, answer, address } = shown;
  const { words, look } = survey;
  const said = (name: string) => words[name] ?? "";
  const host = el("div", {
    "data-hark": survey.survey,
    "data-scheme": look.scheme,
    "data-corners": look.corners,
    lang: survey.language,
    dir: survey.direction,
  });
  host.style.setProperty("--accent", look.accent);
  host.style.setProperty("--on-accent", look.on_accent);
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];

  const isModal = placement === "modal";
  let back: Element | null = isModal ? document.activeElement : null;
  let isDone = false;
  let isGone = false;
  let saving: ReturnType<typeof setTimeout> | undefined;

  const heading = el("h2", { id: "q", tabindex: -1 }, survey.question);
  const closer = el("button", { class: "close", type: "button", "aria-label": said("close") }, "×");
  const card = el(isModal ? "dialog" : "section", {
    class: `card ${placement}`,
    role: isModal || placement === "inline" ? undefined : "dialog",
    "aria-labelledby": "q",
  });
  const form = el("form", { novalidate: true });
  const rest = el("div");
  const honeypot = el("input", {
    name: "website",
    "aria-label": "Website",
    tabindex: -1,
    autocomplete: "off",
  });
  const comment = el("textarea", { id: "c", rows: 3, maxlength: 20000 });
  let further: Questions | undefined;

  const send = (done: boolean) => {
    clearTimeout(saving);
    answer.comment = comment.value.trim() || undefined;
    if (honeypot.value) answer.website = honeypot.value;
    answer.done = done || undefined;
    shown.onSend({ ...answer });
  };

  const gone = () => {
    if (isGone) return;
    isGone = true;
    clearTimeout(saving);
    host.remove();
    if (back instanceof HTMLElement) back.focus();
    shown.onGone();
  };
  const close = () => {
    if (isGone) return;
    const isBegun = answer.score !== undefined || comment.value.trim() !== "";
    if (!isDone && isBegun) send(false);
    else if (!isDone) shown.onDismiss();
    gone();
  };

  const thank = () => {
    isDone = true;
    const thanks = survey.thanks[audienceOf(survey, answer.score ?? null)];
    heading.textContent = thanks.text;
    const acts = el("div", { class: "acts" });
    if (thanks.link)
      acts.append(
        el(
          "a",
          { class: "main", href: thanks.link.url, target: "_blank", rel: "noopener" },
          thanks.link.label,
        ),
      );
    if (thanks.share) {
      const copy = el("button", { class: "main second", type: "button" }, said("copy"));
      copy.addEventListener("click", async () => {
        await navigator.clipboard?.writeText(thanks.share ?? "").catch(() => {});
        copy.textContent = said("copied");
      });
      acts.append(copy);
    }
    if (thanks.contact_me && survey.kind !== "enps") {
      const contact = el("button", { class: "main second", type: "button" }, said("contact_me"));
      contact.addEventListener("click", () => {
        answer.contact_me = true;
        send(true);
        contact.disabled = true;
        contact.textContent = `✓ ${said("contact_me")}`;
      });
      acts.append(contact);
    }
    form.replaceChildren(thanks.share ? el("p", {}, thanks.share) : "", acts);
    heading.focus();
    shown.onDone({ ...answer });
  };

  const ask = () => {
    const group = audienceOf(survey, answer.score ?? null);
    const label = survey.follow_up[group];
    const reasons = reasonsFor(survey, group);
    answer.reasons = answer.reasons?.filter((key) => reasons.some((one) => one.key === key));
    further ??= more?.(survey, answer);
    further?.update();
    if (!survey.ask_comment && !reasons.length && !further) {
      send(true);
      thank();
      return;
    }
    const ticks = reasons.map(({ key, label: text }) => {
      const box = el("input", { type: "checkbox", checked: answer.reasons?.includes(key) });
      box.addEventListener("change", () => {
        const others = answer.reasons?.filter((one) => one !== key) ?? [];
        answer.reasons = box.checked ? [...others, key] : others;
        further?.update();
        send(false);
      });
      return el("label", { class: "tick" }, box, text);
    });
    const parts: (HTMLElement | string)[] = [];
    if (ticks.length)
      parts.push(
        el(
          "fieldset",
          {},
          el("legend", {}, said("reasons")),
          el("div", { class: "ticks" }, ...ticks),
        ),
      );
    const asked = survey.kind === "open" && !label ? survey.question : label;
    if (survey.ask_comment)
      parts.push(el("label", { class: "label", for: "c" }, asked || said("comment")), comment);
    if (further) parts.push(...further.parts);
    parts.push(
      el("div", { class: "acts" }, el("button", { class: "main", type: "submit" }, said("send"))),
    );
    rest.replaceChildren(...parts);
  };

  const scale =
    survey.least === undefined || survey.most === undefined
      ? []
      : points(
          "score",
          [survey.least, survey.most],
          [survey.least_label ?? "", survey.most_label ?? ""],
          (value) => {
            const isFirst = answer.score === undefined;
            answer.score = value;
            send(false);
            shown.onScore({ ...answer });
            ask();
            if (isFirst && !isDone)
              rest
                .querySelector<HTMLElement>("input,textarea")
                ?.scrollIntoView({ block: "nearest" });
          },
        );
  if (scale.length)
    form.append(el("fieldset", { role: "radiogroup", "aria-labelledby": "q" }, ...scale));
  form.append(rest, el("div", { class: "unseen", "aria-hidden": true }, honeypot));
  if (!scale.length) ask();

  comment.addEventListener("input", () => {
    clearTimeout(saving);
    saving = setTimeout(() => send(false), saveAfter);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (further && !further.read()) return;
    if (!scale.length && !comment.value.trim()) {
      comment.focus();
      return;
    }
    send(true);
    thank();
  });
  closer.addEventListener("click", close);
  card.addEventListener("cancel", (event) => {
    event.preventDefault();
    close();
  });
  // The page's own keys are not for what is typed here.
  for (const type of ["keydown", "keyup", "keypress"])
    host.addEventListener(type, (event) => {
      if ((event as KeyboardEvent).key === "Escape" && type === "keydown") close();
      event.stopPropagation();
    });
  card.addEventListener("focusin", (event) => {
    const from = (event as FocusEvent).relatedTarget;
    if (!back && from instanceof Element) back = from;
  });

  const logo = look.logo && el("img", { src: new URL(look.logo, address).href, alt: "" });
  if (logo) card.append(logo);
  card.append(el("div", { class: "top" }, heading, placement !== "inline" && closer), form);
  if (look.hark_name) card.append(el("p", { class: "foot" }, said("powered_by")));
  root.append(card);
  (placement === "inline" && shown.into ? shown.into : document.body).append(host);
  if (isModal) (card as HTMLDialogElement).showModal();
  if (isModal) root.querySelector<HTMLElement>("input")?.focus();
  return gone;
}
