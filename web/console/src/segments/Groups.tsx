import { i18n } from "@lingui/core";
import { Skeleton, Text } from "@mantine/core";
import { IconCalendarSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useRef } from "react";
import { ChartMenu } from "../score/ChartMenu";
import { scoreQuery } from "../score/score_queries";
import { Section } from "../shell/Page";
import { Failure, Notice } from "../shell/states";
import { fieldName } from "../view/names";
import { ForestPlot } from "./ForestPlot";
import { GroupTools } from "./GroupTools";
import { groupsTitle } from "./groups_title";
import { HeatMap } from "./HeatMap";
import { Mix } from "./Mix";
import { findGroups, nameGroups, sortGroups } from "./named_groups";
import type { Part } from "./part";
import classes from "./Segments.module.css";

/** The groups: as a forest plot, or as a map of two properties; and two of them side by side. */
export function Groups(props: Part & { onChoose: (values: (string | null)[]) => void }) {
  const { view, question, fields, known, properties, onView, onChoose } = props;
  const score = useQuery({ ...scoreQuery({ ...question, by: fields }), enabled: known });
  // The last answer stays in sight while a new one is on its way, unless it is on other fields.
  const fits = score.data?.query.by.join() === fields.join();
  const data = fits ? score.data : undefined;
  const by = fields.join();
  const groups = useMemo(() => nameGroups(data?.rows ?? [], by.split(",")), [data, by]);
  const label = fields.map((field) => fieldName(field, properties)).join(" × ");
  const shown = sortGroups(findGroups(groups, view.find), view.sort ?? "highest");
  const map = fields.length > 1 && view.form !== "list";
  const place = useRef<HTMLDivElement>(null);
  const title = groupsTitle(label, groups);
  if (score.error && !data) {
    return (
      <Section title={i18n.t("Groups")}>
        <Failure problem={score.error} onRetry={() => void score.refetch()} />
      </Section>
    );
  }
  if (!data) {
    return (
      <Section title={i18n.t("Groups")}>
        <Skeleton role="status" height={320} aria-label={i18n.t("Loading the groups")} />
      </Section>
    );
  }
  if (groups.length === 0) {
    return (
      <Notice
        icon={IconCalendarSearch}
        title={i18n.t("No answers in this period")}
        text={i18n.t(
          "As soon as somebody answers, the groups appear here. Or choose a longer period.",
        )}
      />
    );
  }
  return (
    <div aria-busy={score.isFetching}>
      <Section
        label={i18n.t("Groups")}
        title={title}
        aside={
          <div className={classes.tools}>
            <GroupTools view={view} fields={fields} onView={onView} />
            <ChartMenu
              name={i18n.t("Groups")}
              title={title}
              place={place}
              saved={{ view: map ? "heatmap" : "groups", question: { ...question, by: fields } }}
            />
          </div>
        }
      >
        <div ref={place}>
          {map ? (
            <HeatMap groups={groups} whole={data.total} fields={fields} onChoose={onChoose} />
          ) : shown.length === 0 ? (
            <Text c="dimmed">{i18n.t("No group is called that.")}</Text>
          ) : (
            <ForestPlot
              groups={shown}
              all={groups}
              whole={data.total}
              label={label}
              fields={fields}
              question={question}
              small={view.small ?? "greyed"}
              onChoose={onChoose}
            />
          )}
        </div>
      </Section>
      <Mix groups={groups} view={view} onView={onView} />
    </div>
  );
}
