/**
 * Asks in a customer's pages: `hark('identify', token)`, `hark('track', name, properties)`,
 * `hark('variants', seen)`, `hark('show', survey, options)`, `hark('on', what, listener)`,
 * `hark('init', options)`, `hark('reset')`. One request says whether to ask; nothing that was answered is ever lost.
 */
import { readRendered } from "../api/rendered";
import { answerOf, type More, type Shown, show } from "./card";
import type { HarkOptions, Placement } from "./index";
import { deliver, post, start } from "./queue";
import { type Asking, type Decision, newId } from "./survey";

type Properties = Record<string, string | number | boolean>;
type Listener = (detail: unknown) => void;
interface ShowOptions {
  into?: Element | string;
  placement?: Placement;
}
interface Happened {
  id: string;
  name: string;
  properties?: Properties;
  at: number;
}
type Hark = ((...command: unknown[]) => void) & { q?: ArrayLike<unknown>[]; more?: More };

const holder = window as unknown as { hark?: Hark };
const script = document.currentScript as HTMLScriptElement | null;
const address = new URL(".", script?.src || location.href).href;
const flushAfter = 2000; // milliseconds
const batch = 100;

let options: HarkOptions = { manual: script?.dataset.manual !== undefined };
let identity: string | undefined;
let visitor: string | undefined;
let listened: Set<string> | undefined;
const waiting: Happened[] = []; // for the first decision, which says what plans listen to
const batched: Happened[] = [];
let flushing: ReturnType<typeof setTimeout> | undefined;
let deciding: Promise<unknown> = Promise.resolve();
let undecided = 0;
let isReady = false; // the commands that came before the script have been run
let closeShown: (() => void) | undefined;
const listeners = new Map<string, Set<Listener>>();

function emit(what: string, detail?: unknown): void {
  for (const listener of listeners.get(what) ?? []) {
    try {
      listener(detail);
    } catch (error) {
      console.error(error);
    }
  }
}

/** Of somebody unknown; a browser that keeps nothing is a new one on every page. */
function visitorId(): string {
  if (visitor) return visitor;
  visitor = newId();
  if (options.remember === false) return visitor;
  try {
    visitor = localStorage.getItem("hark") || visitor;
    localStorage.setItem("hark", visitor);
  } catch {}
  return visitor;
}

const who = () => ({ visitor: visitorId(), identity });

function flush(): void {
  clearTimeout(flushing);
  while (batched.length) {
    const now = Date.now();
    const events = batched
      .splice(0, batch)
      .map(({ at, ...event }) => ({ ...event, ago_ms: now - at }));
    deliver({ key: newId(), path: "track", body: { ...who(), events }, at: now });
  }
}

function note(event: Happened): void {
  batched.push(event);
  clearTimeout(flushing);
  if (batched.length >= batch) flush();
  else flushing = setTimeout(flush, flushAfter);
}

interface Wanted {
  event?: Happened;
  survey?: string;
  how?: ShowOptions;
}

/** One decision at a time: two events at once do not ask twice. */
function decide(wanted: Wanted): void {
  ++undecided;
  deciding = deciding
    .then(() => ask(wanted))
    .catch(complain)
    .finally(() => --undecided);
}

function complain(error: unknown): void {
  if (options.debug) console.warn("hark", error);
}

async function ask({ event, survey, how }: Wanted): Promise<void> {
  let decision: Decision;
  try {
    const answer = await post("decide", {
      ...who(),
      event: event?.name,
      event_id: event?.id,
      properties: event?.properties,
      survey,
      page: location.href,
      languages: options.languages ?? navigator.languages,
    });
    if (!answer.ok) throw new Error(`${answer.status} ${(await answer.json()).detail ?? ""}`);
    decision = await answer.json();
  } catch (error) {
    // Nobody is asked now, but what happened is told as soon as possible.
    for (const held of [...(event ? [event] : []), ...waiting.splice(0)]) note(held);
    throw error;
  }
  if (options.debug) console.info("hark", decision.why, decision.sentence);
  listened = new Set(decision.events);
  for (const held of waiting.splice(0)) tell(held);
  emit("decided", decision);
  // Not waited for: it may be shown much later, and other decisions go on.
  if (decision.survey)
    present({ ...decision, survey: readRendered(decision.survey) }, how).catch(complain);
}

async function present(decision: Asking, how: ShowOptions = {}): Promise<void> {
  const { survey } = decision;
  if (options.theme) survey.look.scheme = options.theme;
  const more = survey.questions.length ? await loadMore() : undefined;
  await new Promise((resolve) => setTimeout(resolve, decision.delay_ms ?? 0));
  const into = typeof how.into === "string" ? document.querySelector(how.into) : how.into;
  const wanted = how.placement ?? options.placement ?? decision.placement ?? "corner";
  const placement = into ? "inline" : wanted === "inline" ? "corner" : wanted;
  closeShown?.();
  const answer = answerOf(decision, identity);
  const told = { survey: survey.survey };
  const shown: Shown = {
    survey,
    placement,
    into,
    address,
    answer,
    onSend: (all) => deliver({ key: all.id, path: "answers", body: { ...all }, at: Date.now() }),
    onScore: ({ score }) => emit("scored", { ...told, score }),
    onDone: ({ score, comment }) => emit("answered", { ...told, score, comment }),
    onDismiss: () => {
      const { id, invitation, channel } = answer;
      deliver({
        key: id,
        path: "answers",
        body: { id, survey: survey.survey, channel, invitation, dismissed: true },
        at: Date.now(),
      });
      emit("dismissed", told);
    },
    onGone: () => {
      closeShown = undefined;
    },
  };
  closeShown = show(shown, more);
  const { invitation, channel } = answer;
  deliver({
    key: `seen ${answer.id}`,
    path: "answers",
    body: { survey: survey.survey, channel, invitation, seen: true },
    at: Date.now(),
  });
  emit("shown", { ...told, placement });
}

/** What asks further questions is fetched when a survey has some. */
function loadMore(): Promise<More | undefined> {
  const there = holder.hark?.more;
  if (there) return Promise.resolve(there);
  return new Promise((resolve) => {
    const element = document.createElement("script");
    element.src = `${address}hark-more.js`;
    element.onload = () => resolve(holder.hark?.more);
    element.onerror = () => resolve(undefined);
    document.head.append(element);
  });
}

function tell(event: Happened): void {
  // A decision says what plans listen to; one that is under way is waited for.
  if (!listened && (undecided || !isReady)) waiting.push(event);
  else if (!listened) decide({ event });
  else if (listened.has(event.name)) decide({ event });
  else note(event);
}

const commands: Record<string, (...given: never[]) => void> = {
  init: (given: HarkOptions) => {
    options = { ...options, ...given };
  },
  identify: (token: string) => {
    const isOther = identity !== token;
    identity = token;
    if (isOther && listened && !options.manual) decide({});
  },
  track: (name: string, properties?: Properties) =>
    tell({ id: newId(), name: String(name), properties, at: Date.now() }),
  variants: (variants: Record<string, string>) =>
    deliver({
      key: `variants ${JSON.stringify(variants)}`,
      path: "variants",
      body: { ...who(), variants },
      at: Date.now(),
    }),
  show: (survey: string, how?: ShowOptions) => decide({ survey, how }),
  on: (what: string, listener: Listener) => {
    const all = listeners.get(what) ?? new Set();
    listeners.set(what, all.add(listener));
  },
  reset: () => {
    identity = undefined;
    visitor = undefined;
    closeShown?.();
    try {
      localStorage.removeItem("hark");
    } catch {}
  },
};

function run([name, ...given]: unknown[]): void {
  try {
    const command = commands[String(name)];
    if (command) command(...(given as never[]));
    else console.warn(`hark: there is no "${name}"; there are ${Object.keys(commands).join(", ")}`);
  } catch (error) {
    console.error("hark", error);
  }
}

const queued = holder.hark?.q ?? [];
const hark: Hark = (...command) => run(command);
holder.hark = hark;
// Before the queue's own listener, which sends what lies in the queue by then.
addEventListener("pagehide", () => {
  batched.push(...waiting.splice(0));
  flush();
});
void start(address);
for (const command of Array.from(queued)) run(Array.from(command));
isReady = true;
if (!options.manual) decide({});
else if (waiting.length) decide({ event: waiting.shift() });
