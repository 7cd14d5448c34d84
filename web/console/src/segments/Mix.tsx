import { i18n } from "@lingui/core";
import { NativeSelect, Text } from "@mantine/core";
import { useRef } from "react";
import { ChartMenu } from "../score/ChartMenu";
import { MixBar } from "../score/MixBar";
import { largestShare, ScoreBars } from "../score/ScoreBars";
import { Section } from "../shell/Page";
import { count, points, share } from "../words/format";
import { mixTitle } from "./mix_title";
import { type NamedGroup, sameScoreOtherMix, sortGroups } from "./named_groups";
import classes from "./Segments.module.css";
import type { SegmentsView } from "./segments_view";

interface Props {
  groups: NamedGroup[];
  view: SegmentsView;
  onView: (view: SegmentsView) => void;
}

/** Two groups side by side: one score can stand for very different answers. */
export function Mix({ groups, view, onView }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const usual = sameScoreOtherMix(groups);
  const find = (key: string | undefined) => groups.find((each) => each.key === key);
  const left = find(view.left) ?? usual?.[0];
  const right = find(view.right) ?? usual?.[1];
  if (!left || !right) {
    return (
      <Section title={i18n.t("Two groups side by side")}>
        <Text c="dimmed">
          {i18n.t("Two groups with at least 30 answers each can be held side by side here.")}
        </Text>
      </Section>
    );
  }
  const most = largestShare([left.row, right.row]);
  const choices = sortGroups(groups, "name").filter(({ row }) => row.responses > 0);
  return (
    <Section
      label={i18n.t("Two groups side by side")}
      title={mixTitle(left, right)}
      aside={
        <ChartMenu
          name={i18n.t("Two groups side by side")}
          title={mixTitle(left, right)}
          place={place}
        />
      }
    >
      <div className={classes.sides} ref={place}>
        <Side
          name={i18n.t("First group")}
          group={left}
          choices={choices}
          most={most}
          onChoose={(key) => onView({ ...view, left: key, right: right.key })}
        />
        <Side
          name={i18n.t("Second group")}
          group={right}
          choices={choices}
          most={most}
          onChoose={(key) => onView({ ...view, left: left.key, right: key })}
        />
      </div>
    </Section>
  );
}

interface SideProps {
  name: string;
  group: NamedGroup;
  choices: NamedGroup[];
  most: number;
  onChoose: (key: string) => void;
}

function Side({ name, group, choices, most, onChoose }: SideProps) {
  const { row } = group;
  const enough = row.status === "ok";
  return (
    <div className={classes.side}>
      <NativeSelect
        size="xs"
        aria-label={name}
        value={group.key}
        onChange={(event) => onChoose(event.currentTarget.value)}
        data={choices.map((each) => ({ value: each.key, label: each.name }))}
      />
      <div className={classes.sideHead}>
        <span className={classes.sideScore}>{enough ? points(row.nps) : "–"}</span>
        <Text size="xs" c="dimmed">
          {enough
            ? i18n.t("most likely {low} to {high}, {n} answers", {
                low: points(row.low),
                high: points(row.high),
                n: count(row.responses),
              })
            : i18n.t("{n, plural, one {# answer} other {# answers}}: too few for a score", {
                n: row.responses,
              })}
        </Text>
      </div>
      <MixBar row={row} size="large" />
      <Text size="xs" c="dimmed">
        {i18n.t("{detractors} detractors, {passives} passives, {promoters} promoters", {
          detractors: share(row.detractors ?? 0, row.responses),
          passives: share(row.passives ?? 0, row.responses),
          promoters: share(row.promoters ?? 0, row.responses),
        })}
      </Text>
      <ScoreBars row={row} most={most} />
    </div>
  );
}
