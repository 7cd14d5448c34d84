/** The moment that a day and a time of day mean in a time zone, as RFC 3339 in UTC. */
export function momentOf(day: string, time: string, zone: string): string {
  const wall = Date.parse(`${day}T${time}:00Z`);
  const near = wall - offset(wall, zone);
  // Again from there: near a clock change the first guess may have the offset of the other side.
  return new Date(wall - offset(near, zone)).toISOString();
}

/** The day and the time of day of a moment in a time zone. */
export function wallOf(at: string, zone: string): { day: string; time: string } {
  const moment = Date.parse(at);
  const wall = new Date(moment + offset(moment, zone)).toISOString();
  return { day: wall.slice(0, 10), time: wall.slice(11, 16) };
}

/** How far a zone's clocks are ahead of UTC at a moment, in milliseconds. */
function offset(moment: number, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(moment);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  const wall = Date.UTC(
    of("year"),
    of("month") - 1,
    of("day"),
    of("hour"),
    of("minute"),
    of("second"),
  );
  return wall - Math.floor(moment / 1000) * 1000;
}
