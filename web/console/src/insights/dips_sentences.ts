import { i18n } from "@lingui/core";
import type { Property } from "#api/things";
import { isReal, pointsWord } from "../score/sentences";
import { fieldName } from "../view/names";
import type { Every } from "../view/period";
import { isAnyOf } from "../view/where";
import { count, points, stepName } from "../words/format";
import { groupLabel } from "./change_sentences";
import type { Dips, Finding } from "./insights_queries";

/** "Plan enterprise", or everybody together. */
export function findingName(finding: Finding, properties: Property[] = []): string {
  const parts = Object.entries(finding.group).map(([field, value]) =>
    i18n.t("{field} {value}", {
      field: fieldName(field, properties),
      value: groupLabel(field, value),
    }),
  );
  return parts.length === 0 ? i18n.t("Everybody together") : parts.join(", ");
}

/** "down 14 points since the week of Oct 12; 82 answers; volume normal". */
export function findingSentence(finding: Finding, every: Every): string {
  const { change, direction, now, volume } = finding;
  const far = pointsWord(Math.max(1, Math.abs(Math.round(change.change))));
  const since = stepName(finding.started ?? finding.from, every);
  const values = { far, since };
  const moved =
    every === "week"
      ? direction === "dip"
        ? i18n.t("down {far} since the week of {since}", values)
        : i18n.t("up {far} since the week of {since}", values)
      : direction === "dip"
        ? i18n.t("down {far} since {since}", values)
        : i18n.t("up {far} since {since}", values);
  const answers = i18n.t("{shown} {n, plural, one {answer} other {answers}}", {
    n: now.responses,
    shown: count(now.responses),
  });
  return [moved, answers, volumeWords(volume)].join("; ");
}

function volumeWords({ expected, responses, burst }: Finding["volume"]): string {
  if (burst) {
    return i18n.t("a burst of answers, {n} where {usual} are usual: look at who they are", {
      n: count(responses),
      usual: count(Math.round(expected)),
    });
  }
  return i18n.t("volume normal");
}

export function findingFigures({ earlier, now, change }: Finding): string {
  const range = { before: points(earlier.nps), after: points(now.nps) };
  if (!isReal(change)) return i18n.t("It was {before}, now {after}.", range);
  const ends = [Math.abs(change.low), Math.abs(change.high)].toSorted((a, b) => a - b);
  const [a, b] = [points(ends[0]), points(ends[1])];
  return i18n.t("It was {before}, now {after}; the difference is most likely {a} to {b}.", {
    ...range,
    a,
    b,
  });
}

export function findingConditions(finding: Finding): string[] {
  return Object.entries(finding.group).map(([field, value]) =>
    isAnyOf(field, [value === null || value === undefined ? null : String(value)]),
  );
}

export function dipsTitle({ findings, tested }: Pick<Dips, "findings" | "tested">): string {
  if (tested === 0) return i18n.t("Dips and rises");
  const dips = findings.filter(({ direction }) => direction === "dip").length;
  const rises = findings.length - dips;
  if (findings.length === 0) return i18n.t("No dips or rises beyond chance");
  if (rises === 0) return i18n.t("{n, plural, one {One dip} other {# dips}}", { n: dips });
  if (dips === 0) return i18n.t("{n, plural, one {One rise} other {# rises}}", { n: rises });
  return i18n.t(
    "{dips, plural, one {One dip} other {# dips}} and {rises, plural, one {one rise} other {# rises}}",
    { dips, rises },
  );
}

/** What was looked at, so that silence means something. */
export function dipsMethod({ tested, skipped }: Pick<Dips, "tested" | "skipped">): string {
  if (tested === 0) {
    return i18n.t(
      "No group has enough answers yet, now and in the half year before, to tell a dip from chance.",
    );
  }
  const looked = i18n.t(
    "Looked at {tested, plural, one {one group} other {# groups}} against {tested, plural, one {its} other {their}} own past; at most about one in ten of those named here is expected to be chance.",
    { tested },
  );
  if (skipped === 0) return looked;
  return `${looked} ${i18n.t(
    "{skipped, plural, one {One group has} other {# groups have}} too few answers.",
    { skipped },
  )}`;
}
