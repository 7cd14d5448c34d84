import { i18n } from "@lingui/core";
import { Button, Checkbox, Popover, Stack } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import type { Property } from "#api/things";
import { groupFields } from "../score/Groups";
import { fieldName } from "../view/names";

interface Props {
  chosen: string[];
  most: number;
  properties: Property[];
  onChoose: (chosen: string[]) => void;
}

/** Which properties a change is looked for in. */
export function ReasonPicker({ chosen, most, properties, onChoose }: Props) {
  const fields = [...new Set([...chosen, ...groupFields(properties)])].filter(
    (field) => field !== "company",
  );
  const names = chosen.map((field) => fieldName(field, properties)).join(", ");
  return (
    <Popover position="bottom-end" shadow="md" trapFocus width={240}>
      <Popover.Target>
        <Button
          size="xs"
          variant="default"
          rightSection={<IconChevronDown size={14} aria-hidden />}
          aria-label={i18n.t("Looked for in: {names}", { names })}
        >
          {names || i18n.t("Choose properties")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={i18n.t("Where to look for the change")}>
        <Stack gap="xs" mah={320} style={{ overflow: "auto" }}>
          {fields.map((field) => {
            const on = chosen.includes(field);
            return (
              <Checkbox
                key={field}
                size="xs"
                label={fieldName(field, properties)}
                checked={on}
                disabled={on ? chosen.length === 1 : chosen.length >= most}
                onChange={() =>
                  onChoose(on ? chosen.filter((each) => each !== field) : [...chosen, field])
                }
              />
            );
          })}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
