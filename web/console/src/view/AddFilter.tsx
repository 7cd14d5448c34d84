import { i18n } from "@lingui/core";
import { Button, Popover, Stack } from "@mantine/core";
import { IconChevronLeft, IconFilter } from "@tabler/icons-react";
import { useState } from "react";
import type { Property } from "#api/things";
import { useKeys } from "../shell/keyboard";
import { FilterRange } from "./FilterRange";
import { FilterValues } from "./FilterValues";
import { fieldName } from "./names";

interface Props {
  survey?: string;
  properties: Property[];
  /** Whether conditions about answers make sense, or those about people alone. */
  about?: "answers" | "people";
  onAdd: (condition: string) => void;
}

/** Adds a condition in two steps: the field, then its values or its range. */
export function AddFilter({ survey, properties, about = "answers", onAdd }: Props) {
  const [opened, setOpened] = useState(false);
  const [field, setField] = useState<string | null>(null);
  const open = (next: boolean) => {
    setOpened(next);
    setField(null);
  };
  useKeys({
    f: (event) => {
      event.preventDefault();
      open(true);
    },
  });
  const add = (condition: string) => {
    open(false);
    onAdd(condition);
  };
  const property = properties.find(({ key }) => key === field);
  const ranged =
    field === "score" || (property && ["number", "money", "date"].includes(property.kind));
  const fields = [
    ...(about === "answers" ? ["group", "score", "comment", "channel"] : []),
    "company",
    ...properties.map(({ key }) => key),
  ];
  return (
    <Popover
      opened={opened}
      onChange={open}
      position="bottom-start"
      shadow="md"
      trapFocus
      width={300}
    >
      <Popover.Target>
        <Button
          size="xs"
          variant="subtle"
          leftSection={<IconFilter size={14} aria-hidden />}
          onClick={() => open(!opened)}
        >
          {i18n.t("Add filter")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={i18n.t("Add filter")}>
        {field === null ? (
          <Stack gap={2} mah={320} style={{ overflow: "auto" }}>
            {fields.map((each) => (
              <Button
                key={each}
                size="xs"
                variant="subtle"
                color="gray"
                justify="flex-start"
                flex="none"
                onClick={() => setField(each)}
              >
                {fieldName(each, properties)}
              </Button>
            ))}
          </Stack>
        ) : (
          <Stack gap="xs">
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              w="fit-content"
              leftSection={<IconChevronLeft size={14} aria-hidden />}
              onClick={() => setField(null)}
            >
              {fieldName(field, properties)}
            </Button>
            {ranged ? (
              <FilterRange field={field} kind={property?.kind ?? "number"} onAdd={add} />
            ) : (
              <FilterValues field={field} survey={survey} onAdd={add} />
            )}
          </Stack>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
