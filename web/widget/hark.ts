/**
 * Asks in a customer's pages: `hark('identify', token)`, `hark('track', name, properties)`,
 * `hark('show', survey, options)`, `hark('on', what, listener)`, `hark('init', options)`,
 * `hark('reset')`. One request says whether to ask; nothing that was answered is ever lost.
 */
import { answerOf, type More, type Shown, show } from "./card";
import { deliver, post, start } from "./queue";
import { type Decision, newId, type Placement, type Survey } from "./survey";

type Properties = Record<string, string | number | boolean>;
type Listener = (detail: unknown) => void;
interface Options {
  /** Best first; the browser's by default. */
  languages?: string[];
  placement?: Placement;
  theme?: "auto" | "light" | "dark";
  /** Says in the console why somebody is or is not asked. */
  debug?: boolean;
  /** Nothing is asked at the page's loading, only after `track` and `show`. */
  manual?: boolean;
  /** false: a browser is not recognised the next time. */
  remember?: boolean;
}
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

let options: Options = { manual: script?.dataset.manual !== undefined };
let identity: string | undefined;
let visitor: string | undefined;
let listened: Set<string> | undefined;
const waiting: Happened[] = []; // for the first decision, which says what plans listen to
const batched: Happened[] = [];
let flushing: ReturnType<typeof setTimeout> | undefined;
let deciding: Promise<unknown> = Promise.resolve();
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
  deciding = deciding
    .then(() => ask(wanted))
    .catch((error) => options.debug && console.warn("hark", error));
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
    // Nobody is asked now, but that it happened is told as soon as possible.
    if (event) note(event);
    throw error;
  }
  if (options.debug) console.info("hark", decision.why, decision.sentence);
  listened = new Set(decision.events);
  for (const held of waiting.splice(0)) tell(held);
  emit("decided", decision);
  if (decision.survey) await present(decision as Decision & { survey: Survey }, how);
}

async function present(
  decision: Decision & { survey: Survey },
  how: ShowOptions = {},
): Promise<void> {
  const { survey } = decision;
  if (options.theme) survey.look.scheme = options.theme;
  const more = survey.questions?.length ? await loadMore() : undefined;
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
  if (!listened) waiting.push(event);
  else if (listened.has(event.name)) decide({ event });
  else note(event);
}

const commands: Record<string, (...given: never[]) => void> = {
  init: (given: Options) => {
    options = { ...options, ...given };
  },
  identify: (token: string) => {
    const isOther = identity !== token;
    identity = token;
    if (isOther && listened && !options.manual) decide({});
  },
  track: (name: string, properties?: Properties) =>
    tell({ id: newId(), name: String(name), properties, at: Date.now() }),
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
void start(address);
addEventListener("pagehide", flush);
for (const command of Array.from(queued)) run(Array.from(command));
if (!options.manual) decide({});
else if (waiting.length) decide({ event: waiting.shift() });
