import { i18n } from "@lingui/core";
import type { Property, Score, Segment } from "#api/things";
import { worthText } from "../companies/worth";
import { enoughAnswers } from "../score/sentences";
import { conditionName, fieldName } from "../view/names";
import type { Range } from "../view/period";
import { average, count, day, exactPoints, moment } from "../words/format";
import type { ExploreView } from "./explore_view";

export interface Explained {
  title: string;
  sentences: string[];
}

interface Known {
  view: ExploreView;
  range: Range;
  score: Score;
  survey: string;
  properties: Property[];
  segments: Segment[];
  /** Responses left out by hand; undefined while not known. */
  excluded?: { n: number; more: boolean };
}

/** Where a number comes from, in the order in which it is made. */
export function explain(known: Known): Explained[] {
  return [
    { title: i18n.t("Which answers count"), sentences: counted(known) },
    { title: i18n.t("What is left out"), sentences: leftOut(known) },
    { title: i18n.t("How many there are"), sentences: amount(known) },
    { title: i18n.t("How the number is made"), sentences: made(known) },
    { title: i18n.t("Where it comes from"), sentences: source(known) },
  ].filter(({ sentences }) => sentences.length > 0);
}

function counted({ view, range, score, survey, properties, segments }: Known): string[] {
  const { tz } = score.query;
  const filters = (view.where ?? []).map((each) => conditionName(each, properties));
  const saved = (view.segment ?? []).map((id) => {
    const segment = segments.find((each) => each.id === id);
    const meaning = segment?.where.map((each) => conditionName(each, properties)).join("; ");
    return segment
      ? i18n.t("the segment “{name}” ({meaning})", { name: segment.name, meaning: meaning ?? "" })
      : i18n.t("a saved segment");
  });
  const all = [...filters, ...saved];
  return [
    i18n.t("Answers to the survey “{survey}”.", { survey }),
    periodSentence(range, tz),
    all.length > 0
      ? i18n.t("Only those for which all of this holds: {all}.", { all: all.join("; ") })
      : i18n.t("No filter is on."),
    ...unitSentence(view),
  ];
}

function periodSentence({ from, to }: Range, tz: string): string {
  if (from && to) {
    return i18n.t(
      "Given from {from} to {to}, both days included; a day goes from midnight to midnight in the time zone {tz}.",
      { from: day(from), to: day(to), tz },
    );
  }
  if (from)
    return i18n.t("Given on or after {from} in the time zone {tz}.", { from: day(from), tz });
  if (to) return i18n.t("Given on or before {to} in the time zone {tz}.", { to: day(to), tz });
  return i18n.t("Given at any time; days and steps are those of the time zone {tz}.", { tz });
}

function unitSentence({ unit }: ExploreView): string[] {
  if (unit === "person") {
    return [
      i18n.t(
        "Each person counts once, by their latest of these answers; answers of nobody count on their own.",
      ),
    ];
  }
  return unit === "company"
    ? [
        i18n.t(
          "Each company counts once, by its latest of these answers; answers of no company count on their own.",
        ),
      ]
    : [];
}

function leftOut({ excluded, score, properties }: Known): string[] {
  const { weight } = score.query;
  const without = score.total.responses - (score.total.weighted_responses ?? score.total.responses);
  return [
    excluded === undefined
      ? i18n.t("Responses that somebody excluded are not counted.")
      : excluded.n === 0
        ? i18n.t("Nothing: no response that fits is excluded.")
        : excluded.more
          ? i18n.t("More than {n} responses that fit are excluded, each with its reason.", {
              n: count(excluded.n),
            })
          : i18n.t(
              "{n, plural, one {One response that fits is excluded, with its reason} other {# responses that fit are excluded, each with its reason}}.",
              { n: excluded.n },
            ),
    ...(without > 0
      ? [
          i18n.t(
            "{n, plural, one {One answer has} other {# answers have}} no {weight} and no part in the score.",
            { n: without, weight: fieldName(weight, properties) },
          ),
        ]
      : []),
  ];
}

function amount({ score, properties, view }: Known): string[] {
  const { total, query } = score;
  const n = total.responses;
  const sentences = [
    view.unit
      ? i18n.t("n = {n} {n2, plural, one {voice} other {voices}}.", { n: count(n), n2: n })
      : i18n.t("n = {n} {n2, plural, one {answer} other {answers}}.", { n: count(n), n2: n }),
  ];
  if (total.promoters !== null) {
    sentences.push(
      i18n.t("Of them {promoters} promoters, {passives} passives and {detractors} detractors.", {
        promoters: count(total.promoters),
        passives: count(total.passives ?? 0),
        detractors: count(total.detractors ?? 0),
      }),
    );
  }
  if (total.effective_responses !== null) {
    sentences.push(
      i18n.t(
        "Weighted by {weight}, {sum} in all, they tell as much as {n} answers of equal weight.",
        {
          weight: fieldName(query.weight, properties),
          sum: worthText(total.weight),
          n: count(Math.round(total.effective_responses)),
        },
      ),
    );
  }
  if (score.rows.length > 0 && query.by.length + (query.every ? 1 : 0) > 0) {
    sentences.push(
      i18n.t(
        "These figures are of everybody together; each of the {rows, plural, one {one row} other {# rows}} is made the same way from its own answers.",
        { rows: score.groups },
      ),
    );
  }
  return sentences;
}

function made({ score }: Known): string[] {
  const { total, method } = score;
  const figure =
    total.nps === null
      ? [i18n.t("The average of the answers is {mean}.", { mean: average(total.mean) })]
      : [
          i18n.t("The score is {nps}, most likely between {low} and {high}.", {
            nps: exactPoints(total.nps),
            low: exactPoints(total.low),
            high: exactPoints(total.high),
          }),
        ];
  return [
    ...figure,
    method,
    i18n.t(
      "Under {few} answers no score is shown; under {enough} it is only a direction and stands grey.",
      { few: 5, enough: enoughAnswers },
    ),
  ];
}

function source({ score }: Known): string[] {
  const { engine, as_of, notice } = score.source;
  const at = moment(as_of);
  const sentence =
    engine === "columns"
      ? i18n.t("Counted by Hark's own columns in memory, as of {at}.", { at })
      : engine === "clickhouse"
        ? i18n.t("Counted by ClickHouse, as of {at}.", { at })
        : i18n.t("Counted by the database itself, as of {at}.", { at });
  return notice ? [sentence, notice] : [sentence];
}
