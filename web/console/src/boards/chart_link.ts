import type { Question } from "../score/score_queries";
import { type Range, stepRange } from "../view/period";
import { type ResponsesView, tidy } from "../view/view";
import { isAnyOf, withCondition } from "../view/where";
import type { Chosen } from "./ChartPicture";
import { stepOf } from "./charts";

/** The responses behind a part of a chart, as the page of responses shows them. */
export function responsesOf(question: Question, { score, at, values }: Chosen): ResponsesView {
  const every = stepOf(question);
  const whole: Range = { from: question.from, to: question.to };
  const range = at && every ? stepRange(at, every, whole) : whole;
  const conditions = [
    ...(score === undefined ? [] : [`score:${score}`]),
    ...(values ?? []).map((value, index) => isAnyOf(question.by?.[index] ?? "", [value])),
  ];
  const where = conditions.reduce(withCondition, question.where ?? []);
  return tidy({
    survey: question.survey,
    period: range.from || range.to ? ("custom" as const) : ("all" as const),
    ...range,
    where: where.length > 0 ? where : undefined,
    segment: question.segment,
  });
}
