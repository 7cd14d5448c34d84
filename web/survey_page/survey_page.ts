/**
 * Makes the survey page quicker where scripts run; without this file it works all the same. Steps are
 * drawn by the server and swapped in, so no rule is decided here. Keeps what is typed, tells the
 * server that somebody really looked, begins a kiosk anew.
 */
const saveAfter = 800; // milliseconds without a key
const seenAfter = 1000; // milliseconds in sight
const retryAfter = [1000, 3000, 10_000, 30_000];

let saved = ""; // the step's fields as the server has them
let touched = false; // by somebody; until then, what is sent is the page's own doing
let sending = 0; // how often something was submitted: the last one is what is shown
let saving: number | undefined;
let idle: number | undefined;
/** What comes first on a step: not the unseen field, nor the way back. */
const firstField =
  ".problem ~ * input, #step textarea, #step fieldset input, #step .scale button, h1[tabindex]";

const main = () => document.querySelector("main") as HTMLElement;
const stepForm = () => document.querySelector<HTMLFormElement>("form[data-step]");

function fieldsOf(form: HTMLFormElement, button?: HTMLButtonElement | null): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) fields.append(name, String(value));
  if (button?.name) fields.set(button.name, button.value);
  return fields;
}

function post(url: string, body: URLSearchParams): Promise<Response> {
  if (!touched) body.set("auto", "1");
  return fetch(url, { method: "POST", body, keepalive: true, headers: { Accept: "text/html" } });
}

/** Shows the next step, or says that it will be sent again, and does. */
async function submit(form: HTMLFormElement, button: HTMLButtonElement | null) {
  const fields = fieldsOf(form, button);
  clearTimeout(saving);
  const mine = ++sending;
  main().setAttribute("aria-busy", "true");
  for (let attempt = 0; mine === sending; ++attempt) {
    try {
      const answer = await post(form.action, fields);
      if (answer.status >= 500 || answer.status === 429) throw new Error(String(answer.status));
      const html = await answer.text();
      if (mine === sending) show(html);
      return;
    } catch {
      if (mine !== sending) return;
      say(main().dataset.retry ?? "");
      const wait = retryAfter[Math.min(attempt, retryAfter.length - 1)];
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

function say(text: string) {
  const line = document.querySelector(".status") ?? document.createElement("p");
  line.className = "status";
  line.setAttribute("role", "status");
  line.textContent = text;
  main().append(line);
}

function show(html: string) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const { lang, dir } = page.documentElement;
  Object.assign(document.documentElement, { lang, dir });
  document.title = page.title;
  for (const part of ["main", "footer"]) {
    const next = page.querySelector(part);
    if (next) document.querySelector(part)?.replaceWith(document.importNode(next, true));
  }
  arrive();
  scrollTo(0, 0);
  main().querySelector<HTMLElement>(firstField)?.focus();
}

/** The fields of a step that asks questions, to be kept before it is sent. */
function partialOf(form: HTMLFormElement | null): URLSearchParams | null {
  if (form?.dataset.step !== "questions") return null;
  const fields = fieldsOf(form);
  fields.set("partial", "1");
  return fields;
}

/** What is typed is kept although nobody has pressed anything. */
function save() {
  const form = stepForm();
  const fields = partialOf(form);
  if (!form || !fields || String(fields) === saved) return;
  saved = String(fields);
  void post(form.action, fields).catch(() => {
    saved = "";
  });
}

/** Somebody has this page before them; with a score that a link chose, it is their answer. */
function tellSeen() {
  const { path, chosen } = main().dataset;
  const form = stepForm();
  if (!path || !form) return;
  void post(`${path}/seen${location.search}`, new URLSearchParams()).catch(() => undefined);
  if (chosen && !sending) {
    void submit(form, form.querySelector<HTMLButtonElement>(`button[value="${chosen}"]`));
  }
}

function whenSeen(then: () => void) {
  let timer: number | undefined;
  const look = () => {
    clearTimeout(timer);
    if (document.visibilityState !== "visible") return;
    timer = window.setTimeout(() => {
      document.removeEventListener("visibilitychange", look);
      then();
    }, seenAfter);
  };
  document.addEventListener("visibilitychange", look);
  look();
}

/** A kiosk begins anew when nobody touches it, and after every answer. */
function watchKiosk() {
  const { home, idle: seconds, done } = main().dataset;
  if (!home) return;
  const again = () => location.replace(home);
  clearTimeout(idle);
  const countdown = document.querySelector<HTMLElement>(".countdown");
  if (done && countdown) return count(countdown, Number(countdown.dataset.seconds), again);
  const isElsewhere = location.pathname + location.search !== home;
  if (isElsewhere || stepForm()?.dataset.step === "questions")
    idle = window.setTimeout(again, Number(seconds) * 1000);
}

function count(line: HTMLElement, left: number, then: () => void) {
  if (!line.isConnected) return;
  if (left <= 0) return then();
  line.textContent = plural(line.dataset.text ?? "", left);
  window.setTimeout(() => count(line, left - 1, then), 1000);
}

/** "{n, plural, one {in # second} other {in # seconds}}", as translators write it. */
function plural(pattern: string, n: number): string {
  const forms = new Map<string, string>();
  for (const [, name, text] of pattern.matchAll(/(\w+)\s*\{([^{}]*)\}/g)) {
    if (name && text !== undefined) forms.set(name, text);
  }
  const rule = new Intl.PluralRules(document.documentElement.lang).select(n);
  return (forms.get(rule) ?? forms.get("other") ?? "").replace("#", String(n));
}

function offerCopy() {
  const text = document.querySelector<HTMLTextAreaElement>("textarea[data-copy]");
  if (!text) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "main second";
  button.textContent = text.dataset.copy ?? "";
  button.addEventListener("click", () => {
    void navigator.clipboard.writeText(text.value).then(() => {
      button.textContent = text.dataset.copied ?? "";
    });
  });
  text.after(button);
}

/** A page around this one may make room. */
function tellHeight() {
  if (parent === window) return;
  const height = document.documentElement.getBoundingClientRect().height;
  parent.postMessage({ hark: "height", height: Math.ceil(height) }, "*");
}

function arrive() {
  saved = String(partialOf(stepForm()) ?? "");
  offerCopy();
  watchKiosk();
  tellHeight();
}

function touch(event: Event) {
  touched ||= event.isTrusted;
}

for (const sign of ["pointerdown", "keydown", "input", "click"]) {
  document.addEventListener(sign, touch, true);
}
document.addEventListener("submit", (event) => {
  const form = event.target as HTMLFormElement;
  event.preventDefault();
  void submit(form, (event as SubmitEvent).submitter as HTMLButtonElement | null);
});
document.addEventListener("input", () => {
  clearTimeout(saving);
  saving = window.setTimeout(save, saveAfter);
  watchKiosk();
});
window.addEventListener("pagehide", save);
new ResizeObserver(tellHeight).observe(document.documentElement);
arrive();
whenSeen(tellSeen);
