import { i18n } from "@lingui/core";
import { useQuery } from "@tanstack/react-query";
import { useRouterState } from "@tanstack/react-router";
import type { Property } from "#api/things";
import { propertiesQuery } from "../people/people_queries";
import { segmentsQuery } from "../segments/segments_queries";
import { surveysQuery } from "../workspace/surveys";
import { conditionName, fieldName, periodName } from "./names";
import { type Raw, readView, text, type View } from "./view";

/** What a page shows, in words: the survey where there are several, the period, each filter. */
export function saidOf(view: View, properties: Property[], survey?: string): string[] {
  return [
    ...(survey ? [survey] : []),
    periodName(view),
    ...(view.where ?? []).map((condition) => conditionName(condition, properties)),
    ...(view.unit === "person" ? [i18n.t("One person, one voice")] : []),
  ];
}

/** The view in the present URL, in words. Requires: a page behind the sign-in. */
export function useSaid(): string[] {
  const search = useRouterState({ select: (state) => state.location.search });
  const properties = useQuery(propertiesQuery).data ?? [];
  const surveys = useQuery(surveysQuery).data ?? [];
  const segments = useQuery(segmentsQuery).data ?? [];
  const raw = search as Raw;
  const view = readView(raw);
  const weight = text(raw, "weight");
  const asked = view.survey ?? "nps";
  const survey =
    surveys.length > 1 ? surveys.find(({ key, id }) => [key, id].includes(asked)) : null;
  return [
    ...saidOf(view, properties, survey ? survey.name || survey.key : undefined),
    ...(view.segment ?? []).map(
      (id) => segments.find((each) => each.id === id)?.name ?? i18n.t("A saved segment"),
    ),
    ...(text(raw, "unit") === "company" ? [i18n.t("One company, one voice")] : []),
    ...(weight ? [i18n.t("Weighted by {name}", { name: fieldName(weight, properties) })] : []),
  ];
}
