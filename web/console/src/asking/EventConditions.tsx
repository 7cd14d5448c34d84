import { i18n } from "@lingui/core";
import { ActionIcon, Button, NativeSelect, Text, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import classes from "./Asking.module.css";
import type { EventCondition, Test } from "./event_condition";
import { useWriting } from "./writing";

function testName(test: Test): string {
  switch (test) {
    case "is":
      return i18n.t("is");
    case "is_not":
      return i18n.t("is not");
    case "at_least":
      return i18n.t("is at least");
    case "at_most":
      return i18n.t("is at most");
    case "other":
      return i18n.t("meets");
  }
}

/** Only events with these properties: a row for each. */
export function EventConditions() {
  const { draft, change, at } = useWriting();
  const { where } = draft.event;
  const set = (next: EventCondition[]) => change({ event: { ...draft.event, where: next } });
  const put = (index: number, part: Partial<EventCondition>) =>
    set(where.map((each, i) => (i === index ? { ...each, ...part } : each)));
  const error = at("trigger.where");
  return (
    <fieldset className={classes.set}>
      <legend className={classes.legend}>{i18n.t("Only if its properties say so")}</legend>
      {where.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no identity but its place
        <div key={index} className={classes.condition}>
          <TextInput
            aria-label={i18n.t("Property {n}", { n: index + 1 })}
            placeholder="topic"
            spellCheck={false}
            value={row.key}
            error={Boolean(error)}
            onChange={({ currentTarget }) => put(index, { key: currentTarget.value })}
          />
          <NativeSelect
            aria-label={i18n.t("How {n} is compared", { n: index + 1 })}
            value={row.test}
            onChange={({ currentTarget }) => put(index, { test: currentTarget.value as Test })}
            data={(["is", "is_not", "at_least", "at_most", "other"] as const)
              .filter((test) => test !== "other" || row.test === "other")
              .map((test) => ({ value: test, label: testName(test) }))}
          />
          <TextInput
            aria-label={i18n.t("Value {n}", { n: index + 1 })}
            placeholder={row.test === "is" ? i18n.t("billing, sales") : undefined}
            value={row.value}
            error={Boolean(error)}
            onChange={({ currentTarget }) => put(index, { value: currentTarget.value })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={i18n.t("Remove the condition {n}", { n: index + 1 })}
            onClick={() => set(where.filter((_, i) => i !== index))}
          >
            <IconX size={16} />
          </ActionIcon>
        </div>
      ))}
      {error ? (
        <Text size="xs" className={classes.problem}>
          {error}
        </Text>
      ) : null}
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => set([...where, { key: "", test: "is", value: "" }])}
      >
        {i18n.t("Add a condition")}
      </Button>
    </fieldset>
  );
}
