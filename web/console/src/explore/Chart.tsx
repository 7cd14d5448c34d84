import { i18n } from "@lingui/core";
import { Text } from "@mantine/core";
import { Distribution } from "../score/Distribution";
import { Hero } from "../score/Hero";
import { Trend } from "../score/Trend";
import { withoutEmptyEnds } from "../score/trend_question";
import { fieldName } from "../view/names";
import { GroupsChart } from "./GroupsChart";
import { type Parts, ResultTable } from "./ResultTable";
import { SmallTrendsPart } from "./SmallTrends";

/** The chart that fits the question: by time, by groups, by both, by neither. */
export function Chart(props: Parts) {
  const { data, properties, question, onNarrow } = props;
  const { every, by, unit, weight } = data.query;
  const recommends = data.total.promoters !== null;
  if (by.length === 0 && every === null) {
    return (
      <>
        <Hero score={data} before="" goal={null} unit={unit === "response" ? undefined : unit} />
        {weight === "none" ? null : (
          <Text c="dimmed" mb="lg">
            {i18n.t(
              "The score is weighted by {name} and rests on the {n, plural, one {one answer that has} other {# answers that have}} it; the bars count all answers alike.",
              { name: fieldName(weight, properties), n: data.total.weighted_responses ?? 0 },
            )}
          </Text>
        )}
        <Distribution
          row={data.total}
          question={question}
          onChoose={(score) => onNarrow(["score"], [String(score)])}
        />
      </>
    );
  }
  // Only recommendation has a score to draw; other surveys have means, which stand in the table.
  if (!recommends || by.length > 2) return <ResultTable {...props} />;
  if (every === null) return <GroupsChart {...props} />;
  if (by.length > 0) return <SmallTrendsPart {...props} every={every} />;
  return (
    <Trend
      question={question}
      rows={withoutEmptyEnds(data.rows)}
      every={every}
      goal={null}
      onChoose={(at) => onNarrow([], [], at)}
    />
  );
}
