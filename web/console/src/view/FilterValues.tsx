import { i18n } from "@lingui/core";
import {
  Button,
  Checkbox,
  Group,
  SegmentedControl,
  Skeleton,
  Text,
  TextInput,
} from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { foundCompaniesQuery, propertyValuesQuery } from "../people/people_queries";
import { groupName, groups } from "../theme/group";
import { count } from "../words/format";
import { problemText } from "../words/problem";
import classes from "./FilterBar.module.css";
import { channelName, valueName } from "./names";
import { isAnyOf, isNoneOf } from "./where";

interface Choice {
  value: string;
  name: string;
  responses?: number;
}

interface Props {
  field: string;
  survey?: string;
  onAdd: (condition: string) => void;
}

/** A condition on a field with values: any of those ticked, or none of them. */
export function FilterValues({ field, survey, onAdd }: Props) {
  const fixed = fixedChoices(field);
  const asked = useQuery({
    ...propertyValuesQuery(field, survey),
    enabled: fixed === undefined && field !== "company",
  });
  const [typed, setTyped] = useState("");
  const [sought] = useDebouncedValue(typed.trim(), 200);
  const companies = useQuery({
    ...foundCompaniesQuery(sought),
    enabled: field === "company",
    placeholderData: keepPreviousData,
  });
  const [sense, setSense] = useState<"any_of" | "none_of">("any_of");
  const [ticked, setTicked] = useState<string[]>([]);
  const choices: Choice[] =
    fixed ??
    companies.data?.flatMap(({ name }) => (name ? [{ value: name, name }] : [])) ??
    (asked.data ?? []).map(({ value, responses }) => ({
      value,
      responses,
      name: valueName(field, value),
    }));
  const wanted = typed.trim().toLocaleLowerCase();
  const shown = choices.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
  const chosen = ticked.length > 0 ? ticked : typed.trim() !== "" ? [typed.trim()] : [];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen.length === 0) return;
        onAdd(sense === "any_of" ? isAnyOf(field, chosen) : isNoneOf(field, chosen));
      }}
    >
      {fixed ? null : (
        <TextInput
          size="xs"
          mb="xs"
          aria-label={i18n.t("Find or type a value")}
          placeholder={i18n.t("Find or type a value")}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      {asked.error || companies.error ? (
        <Text size="xs">{problemText(asked.error ?? companies.error)}</Text>
      ) : null}
      {asked.isLoading || companies.isLoading ? <Skeleton height={120} /> : null}
      <div className={classes.values}>
        {shown.map(({ value, name, responses }) => (
          <Checkbox
            key={value}
            size="xs"
            label={
              <span className={classes.value}>
                <span>{name}</span>
                {responses === undefined ? null : (
                  <span className={classes.count}>{count(responses)}</span>
                )}
              </span>
            }
            styles={{ labelWrapper: { flex: 1 } }}
            checked={ticked.includes(value)}
            onChange={(event) =>
              setTicked(
                event.currentTarget.checked
                  ? [...ticked, value]
                  : ticked.filter((each) => each !== value),
              )
            }
          />
        ))}
      </div>
      <Group mt="xs" justify="space-between" wrap="nowrap">
        <SegmentedControl
          size="xs"
          value={sense}
          onChange={(value) => setSense(value === "none_of" ? "none_of" : "any_of")}
          data={[
            { value: "any_of", label: i18n.t("any of") },
            { value: "none_of", label: i18n.t("none of") },
          ]}
        />
        <Button size="xs" type="submit" disabled={chosen.length === 0}>
          {i18n.t("Apply")}
        </Button>
      </Group>
    </form>
  );
}

function fixedChoices(field: string): Choice[] | undefined {
  if (field === "group") return groups.map((value) => ({ value, name: groupName(value) }));
  if (field === "comment") {
    return [
      { value: "yes", name: i18n.t("With a comment") },
      { value: "no", name: i18n.t("Without a comment") },
    ];
  }
  if (field === "channel") {
    return ["link", "email", "widget", "kiosk", "sms", "api", "import"].map((value) => ({
      value,
      name: channelName(value),
    }));
  }
  return undefined;
}
