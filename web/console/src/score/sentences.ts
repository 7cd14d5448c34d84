import { i18n } from "@lingui/core";
import type { Compare, Figures } from "#api/things";
import { count, points, share } from "../words/format";
import { sentence } from "../words/words";

/** How many answers the server wants before it calls a score one (its status "ok"). */
export const enoughAnswers = 30;

/** Why nothing is told of a group of an anonymous survey. */
export function withheldSentence(row: { withheld_below?: number }): string {
  return i18n.t("Withheld: fewer than {least} answers. This survey is anonymous.", {
    least: row.withheld_below ?? 5,
  });
}

/** What the hero number means. The server decides how sure it is; this only says so. */
export function scoreSentence(row: Figures): string {
  if (row.nps === null && row.mean !== null && row.status === "ok") {
    return i18n.t("The average of {answers, plural, one {one answer} other {# answers}}.", {
      answers: row.responses,
    });
  }
  const low = points(row.low);
  const high = points(row.high);
  const answers = row.responses;
  switch (row.status) {
    case "withheld":
      return withheldSentence(row);
    case "no_data":
      return i18n.t("No answers in this period.");
    case "too_few":
      return i18n.t("Not enough answers yet: {answers} of {enough}.", {
        answers,
        enough: enoughAnswers,
      });
    case "directional":
      return i18n.t(
        "Not enough answers yet: {answers} of {enough}. So far it points to {low} to {high}.",
        { answers, enough: enoughAnswers, low, high },
      );
    case "ok":
      return i18n.t("Most likely between {low} and {high}.", { low, high });
  }
}

/** More than chance: the server's interval of the change does not contain zero. */
export function isReal(compare: Pick<Compare, "low" | "high">): boolean {
  const { low, high } = compare;
  return low !== null && high !== null && (low > 0 || high < 0);
}

/** "Goal 50: nine points to go". */
export function goalFact(row: Figures, goal: number): string {
  const said = i18n.t("Goal {goal}", { goal: points(goal) });
  if (row.nps === null || row.status !== "ok") return said;
  const gap = goal - Math.round(row.nps);
  return gap > 0
    ? i18n.t("{said}: {far} to go", { said, far: pointsWord(gap) })
    : i18n.t("{said}: reached", { said });
}

export function pointsWord(n: number): string {
  return i18n.t(
    "{n, plural, =1 {one point} =2 {two points} =3 {three points} =4 {four points} =5 {five points} =6 {six points} =7 {seven points} =8 {eight points} =9 {nine points} =10 {ten points} other {# points}}",
    { n },
  );
}

/** "Three points below the 30 days before; with 412 answers that may be chance." */
export function changeSentence(row: Figures, before: string): string {
  const compare = row.compare;
  if (!compare || inCounts(row)) return "";
  if (compare.status === "withheld") return withheldSentence(compare);
  if (compare.status === "no_data") {
    return i18n.t("There is nothing to compare with: no answers in {before}.", { before });
  }
  if (compare.change === null || compare.status === "too_few") {
    return i18n.t(
      "Too little to compare with: {n, plural, one {one answer} other {# answers}} in {before}.",
      { n: compare.responses, before },
    );
  }
  const n = Math.abs(Math.round(compare.change));
  const answers = count(row.responses);
  if (isReal(compare)) {
    const far = pointsWord(Math.max(n, 1));
    const range = {
      a: points(Math.min(Math.abs(compare.low ?? 0), Math.abs(compare.high ?? 0))),
      b: points(Math.max(Math.abs(compare.low ?? 0), Math.abs(compare.high ?? 0))),
    };
    const text =
      compare.change > 0
        ? i18n.t("{far} above {before}: a real rise, most likely by {a} to {b}.", {
            far,
            before,
            a: range.a,
            b: range.b,
          })
        : i18n.t("{far} below {before}: a real fall, most likely by {a} to {b}.", {
            far,
            before,
            a: range.a,
            b: range.b,
          });
    return sentence(text);
  }
  if (n === 0) return i18n.t("About the same as {before}.", { before });
  const far = pointsWord(n);
  const text =
    compare.change > 0
      ? i18n.t("{far} above {before}; with {answers} answers that may be chance.", {
          far,
          before,
          answers,
        })
      : i18n.t("{far} below {before}; with {answers} answers that may be chance.", {
          far,
          before,
          answers,
        });
  return sentence(text);
}

/** What the p-value says, without the letter. */
export function chanceSentence(p: number): string {
  if (p < 0.001) {
    return i18n.t("If nothing had changed, a difference this large would almost never appear.");
  }
  const n = Math.max(1, Math.round(p * 100));
  return i18n.t(
    "If nothing had changed, a difference this large would still appear {n, plural, one {about once in 100 times} other {about # times in 100}}.",
    { n },
  );
}

/** Shares of a handful of answers would be false precision: their counts say it better. */
export function inCounts(row: Figures): boolean {
  return row.status === "too_few" || row.status === "no_data" || row.status === "withheld";
}

export function sharesTitle(row: Figures): string {
  if (inCounts(row)) {
    return i18n.t(
      "{promoters, plural, one {# promoter} other {# promoters}}, {detractors, plural, one {# detractor} other {# detractors}}",
      { promoters: row.promoters ?? 0, detractors: row.detractors ?? 0 },
    );
  }
  return i18n.t("{promoters} promoters, {detractors} detractors", {
    promoters: share(row.promoters ?? 0, row.responses),
    detractors: share(row.detractors ?? 0, row.responses),
  });
}

export function distributionTitle(row: Figures): string {
  const most = Math.max(...row.tally);
  const scores = row.tally.flatMap((n, score) => (n === most ? [String(score)] : []));
  if (inCounts(row) || scores.length > 2) return i18n.t("Answers by score");
  const each = new Intl.ListFormat(i18n.locale).format(scores);
  if (scores.length === 2) {
    return i18n.t("{share} each answered {each}, more than any other score", {
      share: share(most, row.responses),
      each,
    });
  }
  return i18n.t("{share} answered {score}, more than any other score", {
    share: share(most, row.responses),
    score: each,
  });
}
