import { i18n } from "@lingui/core";
import { Group, NativeSelect } from "@mantine/core";
import type { Property } from "#api/things";
import { fieldName } from "../view/names";

interface Props {
  fields: string[];
  choices: string[];
  properties: Property[] | undefined;
  onFields: (by: string, and: string | undefined) => void;
}

/** Which one or two properties make the groups. */
export function ByPicker({ fields, choices, properties, onFields }: Props) {
  const [first = "", second] = fields;
  const all = [...new Set([...fields, ...choices])];
  const option = (value: string) => ({ value, label: fieldName(value, properties) });
  return (
    <Group gap="xs" wrap="nowrap">
      <NativeSelect
        size="xs"
        aria-label={i18n.t("Group by")}
        value={first}
        onChange={(event) => {
          const by = event.currentTarget.value;
          onFields(by, by === second ? undefined : second);
        }}
        data={all.map((value) => ({
          value,
          label: i18n.t("by {name}", { name: fieldName(value, properties) }),
        }))}
      />
      <NativeSelect
        size="xs"
        aria-label={i18n.t("And by")}
        value={second ?? ""}
        onChange={(event) => onFields(first, event.currentTarget.value || undefined)}
        data={[
          { value: "", label: i18n.t("and nothing else") },
          ...all
            .filter((value) => value !== first)
            .map((value) => ({
              ...option(value),
              label: i18n.t("and {name}", { name: option(value).label }),
            })),
        ]}
      />
    </Group>
  );
}
