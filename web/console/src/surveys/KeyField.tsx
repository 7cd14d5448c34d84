import { i18n } from "@lingui/core";
import { TextInput } from "@mantine/core";
import { useBuilding } from "./builder";

interface Props {
  path: string;
  value: string;
  /** A key that nobody has answered yet follows the words until it is changed by hand. */
  onChange: (key: string) => void;
}

/** What an answer is called in exports, filters and conditions. */
export function KeyField({ path, value, onChange }: Props) {
  const { problems, may } = useBuilding();
  return (
    <TextInput
      size="xs"
      label={i18n.t("Key in exports and filters")}
      value={value}
      maxLength={64}
      disabled={!may}
      data-path={`${path}.key`}
      error={problems[`${path}.key`]}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
