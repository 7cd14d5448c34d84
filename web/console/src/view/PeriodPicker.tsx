import { i18n } from "@lingui/core";
import { Button, Divider, Group, Popover, Stack, TextInput } from "@mantine/core";
import { IconCalendar, IconChevronDown } from "@tabler/icons-react";
import { useState } from "react";
import { periodName, presetName } from "./names";
import { type Preset, presets } from "./period";
import { usualPeriod, type View } from "./view";

interface Props {
  view: View;
  onChange: (change: Partial<View>) => void;
}

/** The period: a preset, or two days. */
export function PeriodPicker({ view, onChange }: Props) {
  const [opened, setOpened] = useState(false);
  const [from, setFrom] = useState(view.from ?? "");
  const [to, setTo] = useState(view.to ?? "");
  const backwards = from !== "" && to !== "" && from > to;
  const choose = (preset: Preset) => {
    setOpened(false);
    onChange({
      period: preset === usualPeriod ? undefined : preset,
      from: undefined,
      to: undefined,
    });
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" shadow="md" trapFocus>
      <Popover.Target>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconCalendar size={14} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          onClick={() => {
            setFrom(view.from ?? "");
            setTo(view.to ?? "");
            setOpened(!opened);
          }}
          aria-label={i18n.t("Period: {name}", { name: periodName(view) })}
        >
          {periodName(view)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={i18n.t("Choose a period")}>
        <Stack gap={2}>
          {presets.map((preset) => (
            <Button
              key={preset}
              size="xs"
              justify="flex-start"
              variant={(view.period ?? usualPeriod) === preset ? "light" : "subtle"}
              color={(view.period ?? usualPeriod) === preset ? undefined : "gray"}
              aria-pressed={(view.period ?? usualPeriod) === preset}
              onClick={() => choose(preset)}
            >
              {presetName(preset)}
            </Button>
          ))}
        </Stack>
        <Divider my="xs" />
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (backwards || (from === "" && to === "")) return;
            setOpened(false);
            onChange({ period: "custom", from: from || undefined, to: to || undefined });
          }}
        >
          <Group gap="xs" align="flex-end" wrap="nowrap">
            <TextInput
              type="date"
              size="xs"
              label={i18n.t("From")}
              value={from}
              onChange={(event) => setFrom(event.currentTarget.value)}
            />
            <TextInput
              type="date"
              size="xs"
              label={i18n.t("To")}
              value={to}
              error={backwards ? i18n.t("Before the beginning") : undefined}
              onChange={(event) => setTo(event.currentTarget.value)}
            />
            <Button size="xs" type="submit" disabled={backwards || (from === "" && to === "")}>
              {i18n.t("Apply")}
            </Button>
          </Group>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
