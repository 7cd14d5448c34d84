import { i18n } from "@lingui/core";
import { useQuery } from "@tanstack/react-query";
import { propertiesQuery } from "../people/people_queries";
import { Distribution } from "../score/Distribution";
import { Groups } from "../score/Groups";
import { Hero } from "../score/Hero";
import { Shares } from "../score/Shares";
import { scoreQuery } from "../score/score_queries";
import { Trend } from "../score/Trend";
import { useTrend } from "../score/trend_question";
import { Section } from "../shell/Page";
import { Failure } from "../shell/states";
import { beforeName } from "../view/names";
import { stepRange, today } from "../view/period";
import {
  compareOf,
  filterOf,
  type ResponsesView,
  rangeOfView,
  tidy,
  type View,
} from "../view/view";
import { isAnyOf, withCondition } from "../view/where";
import { timeZone } from "../words/format";
import { NoAnswers } from "./NoAnswers";
import classes from "./Overview.module.css";

interface Props {
  view: View;
  goal: number | null;
  onView: (view: View) => void;
  onResponses: (view: ResponsesView) => void;
}

/** Score, shares, distribution, trend and groups of one view. Each part fails on its own. */
export function Answers({ view, goal, onView, onResponses }: Props) {
  const day = today(timeZone(), new Date());
  const range = rangeOfView(view, day);
  const filter = tidy({ ...filterOf(view, day), unit: view.unit });
  const compare = compareOf(view, range);
  const score = useQuery(scoreQuery(tidy({ ...filter, compare })));
  const trend = useTrend(filter, range, view.every);
  const properties = useQuery(propertiesQuery).data;

  const responsesWith = (condition: string, change: Partial<View> = {}) => {
    const { by: _by, every: _every, compare: _compare, unit: _unit, ...rest } = view;
    onResponses(tidy({ ...rest, where: withCondition(view.where ?? [], condition), ...change }));
  };
  const filtered = (condition: string) =>
    onView(tidy({ ...view, where: withCondition(view.where ?? [], condition) }));

  if (score.error && !score.data) {
    return <Failure problem={score.error} onRetry={() => void score.refetch()} />;
  }
  const total = score.data?.total;
  if (total?.status === "no_data") return <NoAnswers view={view} onView={onView} />;
  const scored = total?.nps !== null; // csat and ces have no score, only answers and their average
  return (
    <div className={classes.answers} aria-busy={score.isFetching}>
      <Hero score={score.data} before={beforeName(view, range)} goal={goal} unit={view.unit} />
      {total ? (
        <div className={classes.pair}>
          {scored ? (
            <Shares
              row={total}
              before={beforeName(view, range)}
              onChoose={(group) => responsesWith(isAnyOf("group", [group]))}
            />
          ) : null}
          <Distribution
            row={total}
            onChoose={(value) => responsesWith(isAnyOf("score", [String(value)]))}
          />
        </div>
      ) : null}
      {!scored ? null : trend.failed && !trend.rows ? (
        <Section title={i18n.t("Trend")}>
          <Failure problem={trend.failed} onRetry={trend.retry} />
        </Section>
      ) : (
        <Trend
          rows={trend.rows}
          every={trend.every}
          goal={goal}
          onStep={(step) => onView(tidy({ ...view, every: step }))}
          onChoose={(at) =>
            onView(
              tidy({
                ...view,
                period: "custom",
                every: undefined,
                ...stepRange(at, trend.every, range),
              }),
            )
          }
        />
      )}
      {scored ? (
        <Groups
          question={filter}
          by={view.by}
          properties={properties}
          onBy={(by) => onView({ ...view, by })}
          onChoose={(field, value) => filtered(isAnyOf(field, [value]))}
        />
      ) : null}
    </div>
  );
}
