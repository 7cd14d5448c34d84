import { i18n } from "@lingui/core";
import { points, share } from "../words/format";
import { isSmall, type NamedGroup } from "./named_groups";

/** What two groups side by side show: the same score of other answers, or another score. */
export function mixTitle(left: NamedGroup, right: NamedGroup): string {
  const names = { left: left.name, right: right.name };
  if (isSmall(left) || isSmall(right)) return i18n.t("{left} beside {right}", names);
  const [a, b] = [left.row, right.row];
  const figures = { ...names, a: points(a.nps), b: points(b.nps) };
  const overlap = (a.low ?? 0) <= (b.high ?? 0) && (b.low ?? 0) <= (a.high ?? 0);
  if (!overlap) return i18n.t("{left} scores {a}, {right} {b}", figures);
  const passives = {
    ...figures,
    p: share(a.passives ?? 0, a.responses),
    q: share(b.passives ?? 0, b.responses),
  };
  return passives.p === passives.q
    ? i18n.t("{left} ({a}) and {right} ({b}) answer alike", figures)
    : i18n.t(
        "{left} ({a}) and {right} ({b}) score alike, but {p} against {q} of them are passive",
        passives,
      );
}
