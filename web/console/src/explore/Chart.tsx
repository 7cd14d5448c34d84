import { Distribution } from "../score/Distribution";
import { Hero } from "../score/Hero";
import type { Question } from "../score/score_queries";
import { Trend } from "../score/Trend";
import { withoutEmptyEnds } from "../score/trend_question";
import type { ExploreView } from "./explore_view";
import { GroupsChart } from "./GroupsChart";
import { type Parts, ResultTable } from "./ResultTable";
import { SmallTrendsPart } from "./SmallTrends";

interface Props extends Parts {
  view: ExploreView;
  question: Question;
  onView: (view: ExploreView) => void;
}

/** The chart that fits the question: by time, by groups, by both, by neither. */
export function Chart(props: Props) {
  const { data, view, onNarrow } = props;
  const { every, by, unit } = data.query;
  const recommends = data.total.promoters !== null;
  if (by.length === 0 && every === null) {
    return (
      <>
        <Hero score={data} before="" goal={null} unit={unit === "response" ? undefined : unit} />
        <Distribution row={data.total} onChoose={(score) => onNarrow(["score"], [String(score)])} />
      </>
    );
  }
  // Only recommendation has a score to draw; other surveys have means, which stand in the table.
  if (!recommends || by.length > 2) return <ResultTable {...props} />;
  if (every === null) return <GroupsChart {...props} />;
  if (by.length > 0) return <SmallTrendsPart {...props} every={every} />;
  return (
    <Trend
      key={view.form}
      rows={withoutEmptyEnds(data.rows)}
      every={every}
      goal={null}
      onChoose={(at) => onNarrow([], [], at)}
    />
  );
}
