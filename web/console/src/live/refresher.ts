/**
 * Runs something again and again as it is asked for: at once, then at most every `least`
 * milliseconds, never twice at a time, and once more when it was asked for meanwhile.
 */
export function refresher(run: () => Promise<unknown>, least: number) {
  let state: "idle" | "busy" | "asked_again" | "stopped" = "idle";
  let timer: ReturnType<typeof setTimeout> | undefined;

  const start = () => {
    state = "busy";
    const pause = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, least);
    });
    void Promise.all([run().catch(() => undefined), pause]).then(() => {
      if (state === "asked_again") start();
      else if (state === "busy") state = "idle";
    });
  };
  return {
    ask() {
      if (state === "idle") start();
      else if (state === "busy") state = "asked_again";
    },
    stop() {
      state = "stopped";
      clearTimeout(timer);
    },
  };
}
