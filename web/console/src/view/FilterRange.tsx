import { i18n } from "@lingui/core";
import { Button, Group, TextInput } from "@mantine/core";
import { useState } from "react";

interface Props {
  field: string;
  kind: string;
  onAdd: (condition: string) => void;
}

/** A condition on numbers, money or dates: from, to, or both. */
export function FilterRange({ field, kind, onAdd }: Props) {
  const [low, setLow] = useState("");
  const [high, setHigh] = useState("");
  const type = kind === "date" ? "date" : "number";
  const limits = field === "score" ? { min: 0, max: 10 } : {};
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (low !== "" || high !== "") onAdd(`${field}:${low}..${high}`);
      }}
    >
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <TextInput
          size="xs"
          type={type}
          step="any"
          label={i18n.t("From")}
          value={low}
          onChange={(event) => setLow(event.currentTarget.value)}
          {...limits}
        />
        <TextInput
          size="xs"
          type={type}
          step="any"
          label={i18n.t("To")}
          value={high}
          onChange={(event) => setHigh(event.currentTarget.value)}
          {...limits}
        />
        <Button size="xs" type="submit" disabled={low === "" && high === ""}>
          {i18n.t("Apply")}
        </Button>
      </Group>
    </form>
  );
}
