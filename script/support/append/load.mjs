// Posts batches of responses at a steady pace, and asks for marked ones as soon as they are
// acknowledged. Prints one value of JSON. Arguments: the address of a Hark, a key that may write,
// responses a second, seconds.
import { Agent, request } from "node:http";
import { isMainThread, Worker, workerData } from "node:worker_threads";

const batchItems = 200;
const connections = 8;
const plans = ["free", "team", "business", "enterprise"];
const countries = ["DE", "FR", "GB", "ES", "US", "NL", "PL"];

/** One who asks: answers come in the order of questions. */
function client(url, key) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1, noDelay: true });
  const send = (method, path, body) =>
    new Promise((resolve, reject) => {
      const headers = { Authorization: `Bearer ${key}` };
      if (body) {
        headers["Content-Type"] = "application/json";
        headers["Content-Length"] = Buffer.byteLength(body);
      }
      const sent = request(url + path, { agent, method, headers }, (answer) => {
        let text = "";
        answer.setEncoding("utf8");
        answer.on("data", (chunk) => {
          text += chunk;
        });
        answer.on("end", () => {
          if (answer.statusCode < 300) resolve(JSON.parse(text));
          else reject(new Error(`${method} ${path}: ${answer.statusCode} ${text}`));
        });
      });
      sent.on("error", reject);
      sent.end(body);
    });
  return { send, close: () => agent.destroy() };
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function quantiles(times) {
  const sorted = times.toSorted((left, right) => left - right);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { p50_ms: at(0.5), p99_ms: at(0.99), slowest_ms: sorted.at(-1) };
}

function batch(first) {
  const items = [];
  for (let number = first; number < first + batchItems; number++) {
    items.push(
      `{"score":${number % 11},"comment":"Answer ${number}: quick to set up, slow on Mondays",` +
        `"properties":{"plan":"${plans[number % 4]}","country":"${countries[number % 7]}",` +
        `"seats":${number % 90}},"external_id":"append-${number}"}`,
    );
  }
  return `{"items":[${items.join(",")}]}`;
}

/** Each connection takes the batch that is due next; who comes late for it sends it at once. */
async function write({ url, key, rate, seconds }) {
  const times = [];
  let due = 0;
  let accepted = 0;
  const begun = performance.now();
  const batches = Math.ceil((rate * seconds) / batchItems);
  const work = async () => {
    const { send, close } = client(url, key);
    while (due < batches) {
      const number = due++;
      const wait = begun + (number * batchItems * 1000) / rate - performance.now();
      if (wait > 0) await pause(wait);
      if (performance.now() - begun > seconds * 1000) break;
      const body = batch(number * batchItems);
      const sent = performance.now();
      const outcome = await send("POST", "/api/v1/responses/batch", body);
      times.push(performance.now() - sent);
      accepted += outcome.accepted;
    }
    close();
  };
  await Promise.all(Array.from({ length: connections }, work));
  return { accepted, seconds: (performance.now() - begun) / 1000, ...quantiles(times) };
}

/** One response after the other, each with a number of its own, that is then asked for. */
async function probe({ url, key, seconds }) {
  const { send, close } = client(url, key);
  const writes = [];
  const visible = [];
  let late = 0;
  const begun = performance.now();
  while (performance.now() - begun < seconds * 1000) {
    const mark = visible.length + 1;
    const sent = performance.now();
    await send("POST", "/api/v1/responses", `{"score":10,"properties":{"mark":${mark}}}`);
    const acknowledged = performance.now();
    writes.push(acknowledged - sent);
    for (let asked = 1; ; asked++) {
      const { total } = await send("GET", `/api/v1/score?where=mark:${mark}`);
      if (total.responses === 1) break;
      if (asked === 1) late++;
    }
    visible.push(performance.now() - acknowledged);
    await pause(10);
  }
  close();
  return {
    probes: visible.length,
    late,
    within: visible.filter((time) => time <= 50).length,
    ...quantiles(visible),
    write: quantiles(writes),
  };
}

if (isMainThread) {
  const [url, key, rate, seconds] = process.argv.slice(2);
  const settings = { url, key, rate: Number(rate), seconds: Number(seconds) };
  // A thread of its own: what it measures does not wait until a batch has been put together.
  const prober = new Worker(new URL(import.meta.url), { workerData: settings });
  const probed = new Promise((resolve, reject) => {
    prober.on("message", resolve);
    prober.on("error", reject);
  });
  const [written, seen] = await Promise.all([write(settings), probed]);
  console.log(JSON.stringify({ written, seen }));
} else {
  const { parentPort } = await import("node:worker_threads");
  parentPort.postMessage(await probe(workerData));
}
