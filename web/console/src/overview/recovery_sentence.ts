import { i18n } from "@lingui/core";
import type { Movement } from "../insights/insights_queries";
import { share } from "../words/format";

/** "12 of 40 detractors left that group; without anything done it would be about 28%." */
export function recoverySentence(detractors: Movement["detractors"]): string {
  if (!detractors || detractors.people === 0) return "";
  const { people, recovered, expected } = detractors;
  const said = i18n.t(
    "{recovered} of {people} {people, plural, one {detractor} other {detractors}} left that group",
    { recovered, people },
  );
  if (!expected) return `${said}.`;
  return i18n.t("{said}; without anything done it would be about {share}.", {
    said,
    share: share(expected.share, 1),
  });
}
