import { beforeEach, expect, test, vi } from "vitest";

interface Sent {
  path: string;
  body: Record<string, unknown>;
}

let page: EventTarget;
let sent: Sent[];
/** What the server answers; null: there is no network. */
let statusOf: (path: string) => number | null;

/** The queue of a page that was just opened, in a browser that keeps nothing. */
async function opened() {
  vi.resetModules();
  const queue = await import("./queue");
  await queue.start("/w/");
  return queue;
}

const item = (key: string, path = "answers") => ({ key, path, body: { id: key }, at: Date.now() });
const ids = () => sent.map(({ body }) => body.id);

beforeEach(() => {
  page = new EventTarget();
  sent = [];
  statusOf = () => 200;
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  vi.stubGlobal("fetch", async (path: string, { body }: { body: string }) => {
    const status = statusOf(path);
    if (status === null) throw new TypeError("Failed to fetch");
    sent.push({ path, body: JSON.parse(body) });
    return new Response("", { status });
  });
});

test("what was told offline comes once and in its order when the network is back", async () => {
  const tried = vi.fn(() => null);
  statusOf = tried;
  const { deliver } = await opened();
  for (const key of ["first", "second", "third"]) deliver(item(key));
  await vi.waitFor(() => expect(tried).toHaveBeenCalled());
  expect(sent).toEqual([]);
  statusOf = () => 200;
  page.dispatchEvent(new Event("online"));
  await vi.waitFor(() => expect(sent).toHaveLength(3));
  page.dispatchEvent(new Event("online"));
  deliver(item("last"));
  await vi.waitFor(() => expect(ids()).toContain("last"));
  expect(ids()).toEqual(["first", "second", "third", "last"]);
});

test("what the server refuses for good is dropped and holds nobody up", async () => {
  statusOf = (path) => (path === "/w/refused" ? 422 : 200);
  const { deliver } = await opened();
  deliver(item("before"));
  deliver(item("bad", "refused"));
  deliver(item("after"));
  await vi.waitFor(() => expect(ids()).toContain("after"));
  page.dispatchEvent(new Event("online"));
  deliver(item("last"));
  await vi.waitFor(() => expect(ids()).toContain("last"));
  expect(ids()).toEqual(["before", "bad", "after", "last"]);
});

test.each([500, 503, 429])("what the server answers with %d is sent again", async (status) => {
  statusOf = () => status;
  const { deliver } = await opened();
  deliver(item("one"));
  await vi.waitFor(() => expect(ids()).toEqual(["one"]));
  statusOf = () => 200;
  await vi.waitFor(() => {
    page.dispatchEvent(new Event("online"));
    expect(ids()).toEqual(["one", "one"]);
  });
});
