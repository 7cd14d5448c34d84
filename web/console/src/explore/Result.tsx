import { i18n } from "@lingui/core";
import { Button, Skeleton } from "@mantine/core";
import { IconCalendarSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Property, Score } from "#api/things";
import { SourceNotice } from "../insights/SourceNotice";
import { type Question, scoreQuery } from "../score/score_queries";
import { Withheld } from "../score/Withheld";
import { nameGroups } from "../segments/named_groups";
import { Failure, Notice } from "../shell/states";
import { fieldName } from "../view/names";
import { AnswerTools } from "./AnswerTools";
import { Chart } from "./Chart";
import classes from "./Explore.module.css";
import { type ExploreView, narrowed } from "./explore_view";
import { ResultTable } from "./ResultTable";

interface Props {
  view: ExploreView;
  question: Question;
  day: string;
  properties: Property[];
  onView: (view: ExploreView) => void;
}

/** The answer to the question: as a chart or a table, with what can be done with it. */
export function Result({ view, question, day, properties, onView }: Props) {
  const score = useQuery(scoreQuery(question));
  const { data } = score;
  // The last answer stays in sight while a new one is on its way, and is drawn as what it is.
  const groups = useMemo(() => (data ? nameGroups(data.rows, data.query.by) : []), [data]);
  const narrow = (fields: string[], values: (string | null)[], at?: string | null) => {
    const every = data?.query.every ?? undefined;
    onView(narrowed({ ...view, every }, { fields, values, at }, day));
  };
  if (score.error) {
    return <Failure problem={score.error} onRetry={() => void score.refetch()} />;
  }
  if (!data) {
    return <Skeleton role="status" height={360} aria-label={i18n.t("Loading the answer")} />;
  }
  const shared = { data, groups, properties, question, onNarrow: narrow };
  return (
    <div aria-busy={score.isFetching} className={classes.result}>
      <AnswerTools
        view={view}
        question={question}
        score={data}
        day={day}
        properties={properties}
        onForm={(form) => onView({ ...view, form })}
      />
      <SourceNotice source={data.source} />
      <div>
        {data.total.status === "withheld" ? (
          <Withheld row={data.total} />
        ) : nothing(data) ? (
          <Nothing score={data} view={view} properties={properties} onView={onView} />
        ) : view.form === "table" ? (
          <ResultTable {...shared} />
        ) : (
          <Chart {...shared} />
        )}
      </div>
    </div>
  );
}

/** Weights may leave nothing of the answers there are. */
const nothing = ({ total }: Score) => total.status === "no_data";

interface NothingProps {
  score: Score;
  view: ExploreView;
  properties: Property[];
  onView: (view: ExploreView) => void;
}

/** No answers, or none with a weight; and the one step that may help. */
function Nothing({ score, view, properties, onView }: NothingProps) {
  const filtered = view.where !== undefined || view.segment !== undefined;
  if (score.total.responses > 0) {
    const weight = fieldName(score.query.weight, properties);
    return (
      <Notice
        icon={IconCalendarSearch}
        title={i18n.t("None of these answers has a {weight} above 0", { weight })}
        text={i18n.t("They cannot be weighted by it. Count all alike, or choose another weight.")}
      >
        <Button variant="default" onClick={() => onView({ ...view, weight: undefined })}>
          {i18n.t("Count all alike")}
        </Button>
      </Notice>
    );
  }
  return (
    <Notice
      icon={IconCalendarSearch}
      title={i18n.t("No answers in this period")}
      text={
        filtered
          ? i18n.t("A longer period or fewer filters may find some.")
          : i18n.t(
              "As soon as somebody answers, the score appears here. Or choose a longer period.",
            )
      }
    >
      {view.period === "all" ? null : (
        <Button
          variant="default"
          onClick={() => onView({ ...view, period: "all", from: undefined, to: undefined })}
        >
          {i18n.t("Look at all time")}
        </Button>
      )}
    </Notice>
  );
}
