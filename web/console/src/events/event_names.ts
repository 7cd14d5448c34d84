import { i18n } from "@lingui/core";
import type { EventName } from "#api/things";
import { count } from "../words/format";

/** "once", "1,204 times". */
export function howOften({ told }: EventName): string {
  return i18n.t("{n, plural, one {once} other {{count} times}}", { n: told, count: count(told) });
}
