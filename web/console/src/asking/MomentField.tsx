import { i18n } from "@lingui/core";
import { Group, Input, TextInput } from "@mantine/core";

interface Props {
  label: string;
  description?: string;
  value: { day: string; time: string };
  error?: string;
  onChange: (value: { day: string; time: string }) => void;
}

/** A day and, if it matters, a time of day; in the workspace's time zone. May stay empty. */
export function MomentField({ label, description, value, error, onChange }: Props) {
  return (
    <Input.Wrapper label={label} description={description} error={error} labelElement="div">
      <Group gap={8} mt={description ? 5 : 0} wrap="nowrap">
        <TextInput
          type="date"
          aria-label={label}
          error={Boolean(error)}
          value={value.day}
          onChange={({ currentTarget }) => onChange({ ...value, day: currentTarget.value })}
        />
        <TextInput
          type="time"
          aria-label={i18n.t("{label}: time of day", { label })}
          disabled={value.day === ""}
          value={value.time}
          onChange={({ currentTarget }) => onChange({ ...value, time: currentTarget.value })}
        />
      </Group>
    </Input.Wrapper>
  );
}
