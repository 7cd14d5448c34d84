import { i18n } from "@lingui/core";
import { Text } from "@mantine/core";
import { useRef } from "react";
import { ChartMenu } from "../score/ChartMenu";
import { ForestPlot } from "../segments/ForestPlot";
import { groupsTitle } from "../segments/groups_title";
import { HeatMap } from "../segments/HeatMap";
import { Section } from "../shell/Page";
import { fieldName } from "../view/names";
import { count } from "../words/format";
import type { Parts } from "./ResultTable";

/** Groups of one property on one axis, of two as a map. */
export function GroupsChart(props: Parts) {
  const { data, groups, properties, question, onNarrow } = props;
  const place = useRef<HTMLDivElement>(null);
  const { by } = data.query;
  const label = by.map((field) => fieldName(field, properties)).join(" × ");
  const title = groupsTitle(label, groups);
  const choose = (values: (string | null)[]) => onNarrow(by, values);
  return (
    <Section
      label={i18n.t("Groups")}
      title={title}
      aside={
        <ChartMenu
          name={i18n.t("Groups")}
          title={title}
          place={place}
          saved={{ view: by.length > 1 ? "heatmap" : "groups", question }}
        />
      }
    >
      <div ref={place}>
        {by.length > 1 ? (
          <HeatMap groups={groups} whole={data.total} fields={by} onChoose={choose} />
        ) : (
          <ForestPlot
            key={by[0]}
            groups={groups}
            all={groups}
            whole={data.total}
            label={label}
            fields={by}
            question={question}
            small="greyed"
            onChoose={choose}
          />
        )}
      </div>
      {data.groups > data.rows.length ? (
        <Text size="xs" c="dimmed" mt="xs">
          {i18n.t("{shown} of {all} groups, the first in this order.", {
            shown: count(data.rows.length),
            all: count(data.groups),
          })}
        </Text>
      ) : null}
    </Section>
  );
}
