/**
 * What has to reach the server, whatever happens: kept in IndexedDB (in memory where there is none)
 * until the server has it or will never take it. Sending again is harmless: everything has an id.
 */
export interface Item {
  key: string;
  path: string;
  body: Record<string, unknown>;
  /** Milliseconds since 1970: what `ago_ms` is counted from when it is sent. */
  at: number;
}

const waits = [1, 4, 15, 60, 300]; // seconds
const items = new Map<string, Item>();
let attempt = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let sending = false;
let address = "";
let opening: Promise<IDBDatabase | null> | undefined;

function open(): Promise<IDBDatabase | null> {
  opening ??= new Promise((resolve) => {
    try {
      const request = indexedDB.open("hark", 1);
      request.onupgradeneeded = () => request.result.createObjectStore("queue", { keyPath: "key" });
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(null);
    } catch {
      resolve(null);
    }
  });
  return opening;
}

async function kept<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T | undefined> {
  const database = await open();
  if (!database) return undefined;
  return new Promise((resolve) => {
    try {
      const request = work(database.transaction("queue", mode).objectStore("queue"));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(undefined);
    } catch {
      resolve(undefined);
    }
  });
}

export function post(path: string, body: unknown, keepalive = false): Promise<Response> {
  return fetch(address + path, {
    method: "POST",
    body: JSON.stringify(body),
    keepalive,
    credentials: "omit",
  });
}

function aged({ body, at }: Item): unknown {
  const ago = Math.max(0, Date.now() - at);
  const { events } = body as { events?: { ago_ms: number }[] };
  if (!events) return { ...body, ago_ms: ago };
  return { ...body, events: events.map((event) => ({ ...event, ago_ms: event.ago_ms + ago })) };
}

/** Whether the server has it, or will never take it. */
async function isSettled(item: Item, isLeaving = false): Promise<boolean> {
  try {
    const answer = await post(item.path, aged(item), isLeaving);
    // Read to its end: a connection with an unread answer is not free for the next one.
    await answer.text();
    const { status } = answer;
    return status < 500 && status !== 429;
  } catch {
    return false;
  }
}

async function send(): Promise<void> {
  if (sending) return;
  sending = true;
  clearTimeout(timer);
  let failed = false;
  for (const item of [...items.values()]) {
    if (!(await isSettled(item))) {
      failed = true;
      break;
    }
    // It may say more by now; then it goes again.
    if (items.get(item.key) !== item) continue;
    items.delete(item.key);
    await kept("readwrite", (store) => store.delete(item.key));
  }
  sending = false;
  if (failed) {
    const wait = waits[Math.min(attempt++, waits.length - 1)] ?? 300;
    timer = setTimeout(send, wait * 1000 * (0.8 + Math.random() * 0.4));
  } else {
    attempt = 0;
    if (items.size) void send();
  }
}

/** Keeps it and sends it; the same key again replaces what was not sent yet. */
export function deliver(item: Item): void {
  items.set(item.key, item);
  void kept("readwrite", (store) => store.put(item)).then(send);
}

/** Sends what an earlier page left behind, now and whenever it may help. */
export async function start(to: string): Promise<void> {
  address = to;
  addEventListener("online", () => void send());
  addEventListener("pagehide", () => {
    for (const item of items.values()) void isSettled(item, true);
  });
  for (const item of (await kept<Item[]>("readonly", (store) => store.getAll())) ?? []) {
    if (!items.has(item.key)) items.set(item.key, item);
  }
  if (items.size) void send();
}
