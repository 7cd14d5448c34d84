export type StreamState = "connecting" | "live" | "paused";

/** What a stream needs of the browser; the tests bring their own. */
export interface Source {
  addEventListener(name: "open" | "error" | "responses", heard: () => void): void;
  close(): void;
}

interface Hearing {
  open: () => Source;
  /** Something changed, or may have changed while nobody listened. */
  onChange: () => void;
  onState: (state: StreamState) => void;
}

const firstWait = 1000; // milliseconds
const longestWait = 60_000;

/**
 * Listens to the server's events. A lost connection is tried again after a wait that doubles up to
 * a minute; a paused stream holds no connection. Whoever comes back may have missed something.
 */
export function listen({ open, onChange, onState }: Hearing) {
  let source: Source | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = firstWait;
  let missed = false;

  const close = () => {
    source?.close();
    source = undefined;
    clearTimeout(timer);
  };
  const connect = () => {
    close();
    onState("connecting");
    const fresh = open();
    source = fresh;
    fresh.addEventListener("open", () => {
      if (source !== fresh) return;
      wait = firstWait;
      onState("live");
      if (missed) onChange();
      missed = false;
    });
    fresh.addEventListener("responses", () => {
      if (source === fresh) onChange();
    });
    fresh.addEventListener("error", () => {
      if (source !== fresh) return;
      close();
      missed = true;
      onState("connecting");
      timer = setTimeout(connect, wait);
      wait = Math.min(2 * wait, longestWait);
    });
  };
  return {
    resume() {
      wait = firstWait;
      connect();
    },
    pause() {
      close();
      missed = true;
      onState("paused");
    },
    stop: close,
  };
}
