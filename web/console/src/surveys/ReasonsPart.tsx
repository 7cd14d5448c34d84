import { i18n } from "@lingui/core";
import { Button, Checkbox, Group, Stack, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useReorder } from "../boards/reorder";
import { useBuilding } from "./builder";
import { withoutReason, withReasonKey } from "./conditions";
import {
  type Audience,
  audiences,
  first,
  keyOf,
  moved,
  newReason,
  type Reason,
  scales,
  withItem,
} from "./definition";
import { focusPath } from "./focus_path";
import { MoveHandle, RemoveIt } from "./ListTools";
import { labelOf } from "./label_of";
import classes from "./Surveys.module.css";
import { audienceName } from "./survey_names";
import { WordsField } from "./WordsField";

const most = 30;

/** Reasons that people tick beside their comment: countable at once. */
export function ReasonsPart() {
  const { definition, kind, fresh, may, edit } = useBuilding();
  const { reasons } = definition;
  const { grid, handle, stateOf } = useReorder(
    reasons.map((reason) => reason.key),
    (from, to) => edit("", (now) => ({ ...now, reasons: moved(now.reasons, from, to) })),
  );
  const add = () => {
    const reason = newReason(definition, i18n.t("New reason"));
    fresh.add(`reason ${reason.key}`);
    edit("", (now) => ({ ...now, reasons: [...now.reasons, reason] }));
    focusPath(`reasons[${reasons.length}].label`, "select");
  };
  return (
    <Stack gap="sm">
      {reasons.length === 0 ? (
        <Text size="sm" c="dimmed">
          {i18n.t(
            "A few short reasons to tick make answers countable, also those without a comment.",
          )}
        </Text>
      ) : null}
      <div ref={grid} className={classes.items}>
        {reasons.map((reason, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the key of a reason changes while it is written
          <div key={i} className={classes.item} data-place={i} data-state={stateOf(i)}>
            <ReasonRow
              reason={reason}
              place={i}
              handle={handle(i)}
              groups={scales[kind] !== null}
            />
          </div>
        ))}
      </div>
      {may ? (
        <Button
          size="xs"
          variant="default"
          className={classes.add}
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={reasons.length >= most}
          onClick={add}
        >
          {i18n.t("Add a reason")}
        </Button>
      ) : null}
    </Stack>
  );
}

interface RowProps {
  reason: Reason;
  place: number;
  handle: ReturnType<ReturnType<typeof useReorder>["handle"]>;
  groups: boolean;
}

function ReasonRow({ reason, place, handle, groups }: RowProps) {
  const { definition, kind, fresh, may, edit } = useBuilding();
  const name = labelOf(reason, first(definition));
  const path = `reasons[${place}]`;
  const write = (label: Reason["label"]) => {
    const taken = definition.reasons.filter((_, i) => i !== place).map(({ key }) => key);
    const follows = fresh.has(`reason ${reason.key}`);
    const key = follows ? keyOf(label[first(definition)] ?? "", "reason", taken) : reason.key;
    if (follows) fresh.add(`reason ${key}`);
    edit(`${path}.label`, (now) => {
      const reasons = withItem(now.reasons, place, (one) => ({ ...one, label }));
      return withReasonKey({ ...now, reasons }, place, key);
    });
  };
  return (
    <div className={classes.itemBody}>
      <Group gap={4} wrap="nowrap" align="flex-end">
        {may ? <MoveHandle name={name} handle={handle} /> : null}
        <div className={classes.grow}>
          <WordsField
            label={i18n.t("Reason {n}", { n: place + 1 })}
            path={`${path}.label`}
            words={reason.label}
            onChange={write}
          />
        </div>
        {may ? (
          <RemoveIt
            name={name}
            onClick={() => edit("", (now) => withoutReason(now, kind, place))}
          />
        ) : null}
      </Group>
      {groups ? (
        <Checkbox.Group
          label={i18n.t("Shown to")}
          size="xs"
          value={reason.groups.length === 0 ? [...audiences] : reason.groups}
          onChange={(chosen) => {
            if (chosen.length === 0) return; // shown to nobody is no reason at all
            const all = chosen.length === audiences.length;
            const kept = audiences.filter((audience) => chosen.includes(audience));
            edit("", (now) => ({
              ...now,
              reasons: withItem(now.reasons, place, (one) => ({ ...one, groups: all ? [] : kept })),
            }));
          }}
        >
          <Group gap="md" mt={4}>
            {audiences.map((audience: Audience) => (
              <Checkbox
                key={audience}
                size="xs"
                value={audience}
                disabled={!may}
                label={audienceName(audience, kind)}
              />
            ))}
          </Group>
        </Checkbox.Group>
      ) : null}
    </div>
  );
}
