import { i18n } from "@lingui/core";
import { ActionIcon } from "@mantine/core";
import { IconGripVertical } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { Chart } from "#api/things";
import { ChartMenu } from "../score/ChartMenu";
import classes from "./Boards.module.css";
import { ChartCard, type Tools } from "./ChartCard";
import { ChartItems } from "./ChartItems";
import { responsesOf } from "./chart_link";
import type { Names } from "./chart_words";
import { chartKeys, duplicated, moved, readQuestion, widened } from "./charts";
import { useReorder } from "./reorder";

interface Props {
  charts: Chart[];
  names: Names;
  goal: number | null;
  may: boolean;
  onCharts: (edit: (now: Chart[]) => Chart[]) => void;
  onEdit: (index: number) => void;
  onRemove: (index: number, title: string) => void;
}

const own = { kind: "own" } as const;

/** The charts in four columns, each with what can be done with it. */
export function BoardGrid({ charts, names, goal, may, onCharts, onEdit, onRemove }: Props) {
  const navigate = useNavigate();
  const [said, setSaid] = useState("");
  const move = (from: number, to: number) => {
    onCharts((now) => moved(now, from, to));
    setSaid(i18n.t("Now at place {place} of {n}", { place: to + 1, n: charts.length }));
  };
  const keys = chartKeys(charts);
  const { grid, handle, stateOf } = useReorder(keys, move);
  const menu = (chart: Chart, index: number, tools: Tools) => (
    <ChartMenu
      name={tools.title}
      title={tools.title}
      said={tools.said}
      place={tools.place}
      form={chart.view === "table" ? undefined : tools.form}
      onForm={tools.onForm}
    >
      {may ? (
        <ChartItems
          index={index}
          count={charts.length}
          width={chart.width}
          onEdit={() => onEdit(index)}
          onDuplicate={() => onCharts((now) => duplicated(now, index))}
          onWiden={(by) => onCharts((now) => widened(now, index, by))}
          onMove={(to) => move(index, to)}
          onRemove={() => onRemove(index, tools.title)}
        />
      ) : null}
    </ChartMenu>
  );
  return (
    <>
      <div className={classes.grid} ref={grid}>
        {charts.map((chart, index) => (
          <ChartCard
            key={keys[index]}
            chart={chart}
            index={index}
            source={own}
            names={names}
            goal={goal}
            state={stateOf(index)}
            onChoose={(chosen) =>
              void navigate({
                to: "/responses",
                search: responsesOf(readQuestion(chart.query), chosen),
              })
            }
            handle={
              may && charts.length > 1
                ? (title) => (
                    <ActionIcon
                      size="sm"
                      variant="subtle"
                      color="gray"
                      className={classes.handle}
                      aria-label={i18n.t("Move {title}: drag, or use the arrow keys", { title })}
                      {...handle(index)}
                    >
                      <IconGripVertical size={16} />
                    </ActionIcon>
                  )
                : undefined
            }
            tools={(tools) => menu(chart, index, tools)}
          />
        ))}
      </div>
      <p className="unseen" role="status">
        {said}
      </p>
    </>
  );
}
