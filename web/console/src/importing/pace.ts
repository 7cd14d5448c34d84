import type { Import } from "#api/things";

type Progress = Import["progress"];

/** Rows a second since `then`, and the seconds left at that pace; nothing while it is a guess. */
export function pace(then: Progress, now: Progress, milliseconds: number) {
  const seconds = milliseconds / 1000;
  const bytes = now.bytes_done - then.bytes_done;
  const rows = now.rows_done - then.rows_done;
  if (seconds < 1 || bytes <= 0 || rows <= 0) return undefined;
  return {
    rowsPerSecond: Math.round(rows / seconds),
    secondsLeft: Math.max(0, now.bytes_total - now.bytes_done) / (bytes / seconds),
  };
}
