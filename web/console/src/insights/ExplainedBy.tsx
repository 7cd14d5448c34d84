import { i18n } from "@lingui/core";
import { Anchor, Button, Text, Title } from "@mantine/core";
import { useState } from "react";
import type { Property } from "#api/things";
import { fieldName } from "../view/names";
import { exactPoints } from "../words/format";
import {
  groupFigures,
  groupLabel,
  groupSentence,
  inOrder,
  sourceSentence,
} from "./change_sentences";
import classes from "./Insights.module.css";
import type { ChangedGroup, Explained } from "./insights_queries";

interface Props {
  explained: Explained;
  /** The length of the longest bar, in points. */
  reach: number;
  properties: Property[];
  onChoose: (value: string | null) => void;
}

const firstGroups = 4;

/** A change seen through one property: two bars, a sentence, and its groups. */
export function ExplainedBy({ explained, reach, properties, onChoose }: Props) {
  const [all, setAll] = useState<"first" | "all">("first");
  const { property, mix, within } = explained;
  const groups = inOrder(explained.groups);
  const shown = all === "all" ? groups : groups.slice(0, firstGroups);
  return (
    <section aria-label={fieldName(property, properties)}>
      <Title order={3}>{fieldName(property, properties)}</Title>
      <Text c="dimmed" size="sm" mb="sm" className={classes.two}>
        {sourceSentence(explained)}
      </Text>
      {mix === null || within === null ? null : (
        <dl className={classes.bars}>
          <Bar name={i18n.t("Who answered")} value={mix} reach={reach} />
          <Bar name={i18n.t("How they scored")} value={within} reach={reach} />
        </dl>
      )}
      <ul className={classes.groups}>
        {shown.map((group) => (
          <Changed
            key={String(group.group)}
            property={property}
            group={group}
            onChoose={() => onChoose(group.group === null ? null : String(group.group))}
          />
        ))}
      </ul>
      {groups.length > shown.length ? (
        <Button size="compact-xs" variant="subtle" onClick={() => setAll("all")}>
          {i18n.t("Show all {n}", { n: groups.length })}
        </Button>
      ) : null}
    </section>
  );
}

function Bar({ name, value, reach }: { name: string; value: number; reach: number }) {
  const length = (50 * Math.abs(value)) / reach;
  return (
    <div className={classes.bar}>
      <dt>{name}</dt>
      <dd>
        <span className={classes.track} aria-hidden>
          <span
            className={classes.fill}
            data-sense={value < 0 ? "down" : "up"}
            style={{ width: `${length}%`, left: `${value < 0 ? 50 - length : 50}%` }}
          />
        </span>
        <span className={classes.value}>{signed(value)}</span>
      </dd>
    </div>
  );
}

function Changed(props: { property: string; group: ChangedGroup; onChoose: () => void }) {
  const { property, group, onChoose } = props;
  const brought = group.mix === null || group.within === null ? null : group.mix + group.within;
  return (
    <li className={classes.group} data-significant={group.significant || undefined}>
      <div>
        <Anchor component="button" type="button" onClick={onChoose}>
          {groupLabel(property, group.group)}
        </Anchor>
        <span className={classes.said}>{groupSentence(group)}</span>
        <Text size="xs" c="dimmed">
          {groupFigures(group)}
        </Text>
      </div>
      {brought === null ? null : (
        <span className={classes.value} title={i18n.t("What it brought to the whole score")}>
          {signed(brought)}
          <span className="unseen"> {i18n.t("to the whole score")}</span>
        </span>
      )}
    </li>
  );
}

function signed(value: number): string {
  const text = exactPoints(value);
  return value > 0 && !/^0([.,]0)?$/.test(text) ? `+${text}` : text.replace(/^−(0([.,]0)?)$/, "$1");
}
