import { i18n } from "@lingui/core";
import { Text } from "@mantine/core";
import type { Chart, Score } from "#api/things";
import { DistributionBars } from "../score/DistributionBars";
import { Hero } from "../score/Hero";
import { ForestPlot } from "../segments/ForestPlot";
import { HeatMap } from "../segments/HeatMap";
import { nameGroups, sortGroups } from "../segments/named_groups";
import { fieldName } from "../view/names";
import type { Names } from "./chart_words";
import { missing, readQuestion, stepOf } from "./charts";
import { FiguresTable } from "./FiguresTable";
import { TrendView } from "./TrendView";

export interface Chosen {
  score?: number;
  at?: string;
  values?: (string | null)[];
}

interface Props {
  chart: Chart;
  score: Score;
  names: Names;
  goal: number | null;
  /** Without it the chart is only to be looked at. */
  onChoose?: (chosen: Chosen) => void;
}

/** The answer to a chart's question, drawn as the chart wants it. */
export function ChartPicture({ chart, score, names, goal, onChoose }: Props) {
  const question = readQuestion(chart.query);
  const every = stepOf(question);
  const fields = question.by ?? [];
  const lacks = missing(chart.view, question);
  if (lacks) return <Lacking lacks={lacks} />;
  if (score.total.responses === 0) {
    return (
      <Text c="dimmed">
        {i18n.t("No answers to this question yet. As soon as somebody answers, they appear here.")}
      </Text>
    );
  }
  switch (chart.view) {
    case "number":
      return (
        <Hero
          role="group"
          score={score}
          before={
            question.compare === "year"
              ? i18n.t("the same period a year before")
              : i18n.t("the period before")
          }
          goal={goal}
          unit={question.unit === "person" ? "person" : undefined}
        />
      );
    case "distribution":
      return (
        <DistributionBars
          row={score.total}
          onChoose={onChoose && ((score) => onChoose({ score }))}
        />
      );
    case "trend":
      return every ? (
        <TrendView
          score={score}
          every={every}
          fields={fields}
          goal={goal}
          onChoose={onChoose && ((at) => onChoose({ at }))}
        />
      ) : null;
    case "groups":
    case "heatmap": {
      const groups = nameGroups(score.rows, fields);
      const choose = onChoose && ((values: (string | null)[]) => onChoose({ values }));
      return chart.view === "heatmap" ? (
        <HeatMap
          groups={groups}
          whole={score.total}
          fields={fields}
          role="group"
          onChoose={choose}
        />
      ) : (
        <ForestPlot
          groups={sortGroups(groups, "highest")}
          all={groups}
          whole={score.total}
          label={fields.map((field) => fieldName(field, names.properties)).join(" × ")}
          fields={fields}
          question={question}
          small="greyed"
          onChoose={choose}
        />
      );
    }
    case "table":
      return <FiguresTable score={score} question={question} names={names} />;
  }
}

function Lacking({ lacks }: { lacks: NonNullable<ReturnType<typeof missing>> }) {
  return (
    <Text c="dimmed">
      {lacks === "step"
        ? i18n.t("A trend needs a step: a day, week, month, quarter or year. Edit the chart.")
        : lacks === "group"
          ? i18n.t("Nothing to group by is chosen. Edit the chart.")
          : i18n.t("A heat map needs two properties to group by. Edit the chart.")}
    </Text>
  );
}
