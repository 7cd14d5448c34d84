import { i18n } from "@lingui/core";
import { CloseButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Property } from "#api/things";
import { personQuery } from "../people/people_queries";
import classes from "./FilterBar.module.css";
import { conditionName } from "./names";
import { readCondition } from "./where";

interface Props {
  condition: string;
  properties: Property[];
  onRemove: () => void;
}

/** A filter that is on, with its way out. */
export function Chip({ condition, properties, onRemove }: Props) {
  const { field, values } = readCondition(condition);
  const person = useQuery({ ...personQuery(values[0] ?? ""), enabled: field === "person" }).data;
  const name =
    field === "person" && person
      ? person.name || person.email || person.external_id || conditionName(condition)
      : conditionName(condition, properties);
  return <NamedChip name={name} onRemove={onRemove} />;
}

export function NamedChip({ name, onRemove }: { name: string; onRemove: () => void }) {
  return (
    <span className={classes.chip}>
      <span className={classes.chipText} title={name}>
        {name}
      </span>
      <CloseButton
        size="xs"
        radius="xl"
        aria-label={i18n.t("Remove the filter {name}", { name })}
        onClick={onRemove}
      />
    </span>
  );
}
