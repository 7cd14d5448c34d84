import { i18n } from "@lingui/core";
import { Button, NativeSelect, Switch } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { propertiesQuery } from "../people/people_queries";
import { surveysQuery } from "../workspace/surveys";
import { AddFilter } from "./AddFilter";
import { Chip } from "./Chip";
import classes from "./FilterBar.module.css";
import { PeriodPicker } from "./PeriodPicker";
import { SavedSegments } from "./SavedSegments";
import { filterCount, tidy, type View, withoutFilters } from "./view";
import { withCondition } from "./where";

interface Props<V extends View> {
  view: V;
  onView: (view: V) => void;
  /** What this page has besides: a search field. */
  children?: ReactNode;
  comparing?: "shown" | "hidden";
  /** Whether one voice per person can be chosen; as `comparing` by default. */
  unit?: "shown" | "hidden";
}

/** Period, comparison and filters of a page; it changes nothing but the view in the URL. */
export function FilterBar<V extends View>(props: Props<V>) {
  const { view, onView, children, comparing, unit = comparing } = props;
  const surveys = useQuery(surveysQuery).data ?? [];
  const properties = useQuery(propertiesQuery).data ?? [];
  const where = view.where ?? [];
  const endless = view.period === "all" || (view.period === "custom" && !view.from);
  const change = (change: Partial<View>) => onView(tidy({ ...view, ...change }));
  const setWhere = (next: string[]) => change({ where: next.length > 0 ? next : undefined });
  return (
    <search className={classes.bar} aria-label={i18n.t("What is shown")}>
      <PeriodPicker view={view} onChange={change} />
      {comparing === "hidden" ? null : (
        <NativeSelect
          size="xs"
          aria-label={i18n.t("Compare with")}
          disabled={endless}
          title={endless ? i18n.t("All time has nothing before it") : undefined}
          value={endless ? "none" : (view.compare ?? "previous")}
          onChange={(event) => {
            const chosen = event.currentTarget.value;
            change({ compare: chosen === "year" || chosen === "none" ? chosen : undefined });
          }}
          data={[
            { value: "previous", label: i18n.t("against the period before") },
            { value: "year", label: i18n.t("against a year before") },
            { value: "none", label: i18n.t("no comparison") },
          ]}
        />
      )}
      {surveys.length > 1 ? (
        <NativeSelect
          size="xs"
          aria-label={i18n.t("Survey")}
          value={view.survey ?? surveys.find(({ key }) => key === "nps")?.key ?? surveys[0]?.key}
          onChange={(event) => change({ survey: event.currentTarget.value })}
          data={surveys.map(({ key, name }) => ({ value: key, label: name || key }))}
        />
      ) : null}
      {children}
      {where.map((condition) => (
        <Chip
          key={condition}
          condition={condition}
          properties={properties}
          onRemove={() => setWhere(where.filter((each) => each !== condition))}
        />
      ))}
      <AddFilter
        survey={view.survey}
        properties={properties}
        onAdd={(condition) => setWhere(withCondition(where, condition))}
      />
      <SavedSegments
        chosen={view.segment ?? []}
        where={where}
        properties={properties}
        onChange={change}
      />
      {filterCount(view) > 1 ? (
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          leftSection={<IconX size={12} />}
          onClick={() => onView(withoutFilters(view))}
        >
          {i18n.t("Clear filters")}
        </Button>
      ) : null}
      {unit === "hidden" ? null : (
        <Switch
          size="xs"
          className={classes.unit}
          label={i18n.t("One person, one voice")}
          title={i18n.t("Count only the latest answer of each person")}
          checked={view.unit === "person"}
          onChange={(event) => change({ unit: event.currentTarget.checked ? "person" : undefined })}
        />
      )}
    </search>
  );
}
