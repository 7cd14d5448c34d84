import { useQuery } from "@tanstack/react-query";
import { SourceNotice } from "../insights/SourceNotice";
import { propertiesQuery } from "../people/people_queries";
import { Distribution } from "../score/Distribution";
import { Groups } from "../score/Groups";
import { Hero } from "../score/Hero";
import { Shares } from "../score/Shares";
import { scoreQuery } from "../score/score_queries";
import { Withheld } from "../score/Withheld";
import { Failure } from "../shell/states";
import { beforeName } from "../view/names";
import { today } from "../view/period";
import { compareOf, filterOf, type ResponsesView, rangeOfView, tidy } from "../view/view";
import { isAnyOf, withCondition } from "../view/where";
import { timeZone } from "../words/format";
import { Insights } from "./Insights";
import { NoAnswers } from "./NoAnswers";
import classes from "./Overview.module.css";
import { OverviewTrend } from "./OverviewTrend";
import { narrowView, type OverviewView } from "./overview_view";

interface Props {
  view: OverviewView;
  goal: number | null;
  /** Given to those who may change the goal. */
  onGoal?: () => void;
  onView: (view: OverviewView) => void;
  onResponses: (view: ResponsesView) => void;
}

/** Score, shares, distribution, trend and groups of one view. Each part fails on its own. */
export function Answers({ view, goal, onGoal, onView, onResponses }: Props) {
  const day = today(timeZone(), new Date());
  const range = rangeOfView(view, day);
  const filter = tidy({ ...filterOf(view, day), unit: view.unit });
  const compare = compareOf(view, range);
  const score = useQuery(scoreQuery(tidy({ ...filter, compare })));
  const properties = useQuery(propertiesQuery).data;

  const responsesWith = (condition: string | undefined) => {
    const rest = narrowView(view);
    onResponses(condition ? { ...rest, where: withCondition(view.where ?? [], condition) } : rest);
  };
  const filtered = (condition: string) =>
    onView(tidy({ ...view, where: withCondition(view.where ?? [], condition) }));

  if (score.error && !score.data) {
    return <Failure problem={score.error} onRetry={() => void score.refetch()} />;
  }
  const total = score.data?.total;
  if (total?.status === "withheld") return <Withheld row={total} />;
  if (total?.status === "no_data") return <NoAnswers view={view} onView={onView} />;
  const scored = total?.nps !== null; // csat and ces have no score, only answers and their average
  return (
    <div className={classes.answers} aria-busy={score.isFetching}>
      <SourceNotice source={score.data?.source} />
      <Hero
        score={score.data}
        before={beforeName(view, range)}
        goal={goal}
        unit={view.unit}
        onGoal={onGoal}
      />
      {total ? (
        <div className={`${classes.pair} ${scored ? classes.shape : ""}`}>
          {scored ? (
            <Shares
              row={total}
              before={beforeName(view, range)}
              onChoose={(group) => responsesWith(isAnyOf("group", [group]))}
            />
          ) : null}
          <Distribution
            row={total}
            question={filter}
            onChoose={(value) => responsesWith(isAnyOf("score", [String(value)]))}
          />
        </div>
      ) : (
        <div className={`${classes.pair} ${classes.shape}`} aria-hidden />
      )}
      {scored ? (
        <OverviewTrend view={view} filter={filter} range={range} goal={goal} onView={onView} />
      ) : null}
      {scored ? (
        <Groups
          question={filter}
          by={view.by}
          properties={properties}
          onBy={(by) => onView({ ...view, by })}
          onChoose={(field, value) => filtered(isAnyOf(field, [value]))}
        />
      ) : null}
      {total ? (
        <Insights
          view={view}
          filter={filter}
          compare={compare}
          before={beforeName(view, range)}
          properties={properties}
          scored={scored}
          onView={onView}
          onResponses={responsesWith}
        />
      ) : null}
    </div>
  );
}
