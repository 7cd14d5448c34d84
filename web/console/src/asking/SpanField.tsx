import { i18n } from "@lingui/core";
import { Group, Input, NativeSelect } from "@mantine/core";
import { AmountField } from "./AmountField";
import type { SpanDraft, Unit } from "./plan_draft";
import { unitName, units } from "./plan_names";

interface Props {
  label: string;
  description?: string;
  value: SpanDraft;
  error?: string;
  onChange: (span: SpanDraft) => void;
}

/** How long: a number and its unit. */
export function SpanField({ label, description, value, error, onChange }: Props) {
  return (
    <Input.Wrapper label={label} description={description} error={error} labelElement="div">
      <Group gap={8} mt={description ? 5 : 0} wrap="nowrap">
        <AmountField
          styles={{ wrapper: { width: 88 } }}
          aria-label={label}
          error={Boolean(error)}
          value={value.amount}
          onChange={(amount) => onChange({ ...value, amount })}
        />
        <NativeSelect
          aria-label={i18n.t("{label}: unit", { label })}
          value={value.unit}
          onChange={({ currentTarget }) =>
            onChange({ ...value, unit: currentTarget.value as Unit })
          }
          data={units.map((unit) => ({ value: unit, label: unitName(unit) }))}
        />
      </Group>
    </Input.Wrapper>
  );
}
