import { TextInput, type TextInputProps } from "@mantine/core";
import { useState } from "react";
import type { Amount } from "./plan_draft";

interface Props extends Omit<TextInputProps, "value" | "onChange"> {
  value: Amount;
  onChange: (value: Amount) => void;
  /** What stands behind the number: "days". */
  unit?: string;
  parts?: "whole" | "decimal";
}

/** A number that may be empty while it is typed. What is no number stays out. */
export function AmountField({ value, onChange, unit, parts = "whole", ...rest }: Props) {
  const [typed, setTyped] = useState(String(value));
  // "0." and "0" are the same number: what was typed stays as long as it means what is stored.
  const shown = amountOf(typed) === value ? typed : String(value);
  return (
    <TextInput
      inputMode={parts === "whole" ? "numeric" : "decimal"}
      autoComplete="off"
      styles={{ wrapper: { width: 132 } }}
      rightSection={unit ? <span>{unit}</span> : undefined}
      rightSectionWidth={unit ? 64 : undefined}
      rightSectionPointerEvents="none"
      rightSectionProps={{
        "aria-hidden": true,
        style: { fontSize: "0.75rem", color: "var(--ink-soft)" },
      }}
      {...rest}
      value={shown}
      onChange={({ currentTarget }) => {
        const amount = amountOf(currentTarget.value);
        if (amount === undefined) return;
        if (parts === "whole" && /[.,]/.test(currentTarget.value)) return;
        setTyped(currentTarget.value);
        onChange(amount);
      }}
    />
  );
}

function amountOf(text: string): Amount | undefined {
  const plain = text.trim().replace(",", ".");
  if (plain === "") return "";
  return /^\d{1,9}(\.\d{0,4})?$/.test(plain) ? Number(plain) : undefined;
}
