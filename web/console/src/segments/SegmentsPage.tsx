import { i18n } from "@lingui/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { propertiesQuery } from "../people/people_queries";
import { groupFields } from "../score/Groups";
import { Page } from "../shell/Page";
import { FilterBar } from "../view/FilterBar";
import { today } from "../view/period";
import { filterOf, type ResponsesView, tidy } from "../view/view";
import { isAnyOf, withCondition } from "../view/where";
import { timeZone } from "../words/format";
import { Adjusted } from "./Adjusted";
import { ByPicker } from "./ByPicker";
import { Customers } from "./Customers";
import { Groups } from "./Groups";
import { Ranking } from "./Ranking";
import type { SegmentsView } from "./segments_view";

/** Any properties by any properties: who differs from whom, by how much, and is it sure. */
export default function SegmentsPage() {
  const view = useSearch({ from: "/shell/segments" });
  const navigate = useNavigate({ from: "/segments" });
  const show = (next: SegmentsView) => void navigate({ search: tidy(next) });
  const properties = useQuery(propertiesQuery).data;
  const day = today(timeZone(), new Date());
  const question = useMemo(() => tidy({ ...filterOf(view, day), unit: view.unit }), [view, day]);
  const usual = groupFields(properties ?? []);
  const first = view.by ?? usual[0] ?? "channel";
  const second = view.and === first ? undefined : view.and;
  const fields = second ? [first, second] : [first];
  const known = view.by !== undefined || properties !== undefined;

  const filtered = (values: (string | null)[]) => {
    const where = values.reduce(
      (all, value, index) => withCondition(all, isAnyOf(fields[index] ?? first, [value])),
      view.where ?? [],
    );
    const { survey, period, from, to, segment } = view;
    const search: ResponsesView = tidy({ survey, period, from, to, segment, where });
    void navigate({ to: "/responses", search });
  };
  const parts = { view, question, fields, known, properties, onView: show };
  return (
    <Page
      title={i18n.t("Segments")}
      actions={
        <ByPicker
          fields={fields}
          choices={usual}
          properties={properties}
          onFields={(by, and) => show({ ...view, by, and, left: undefined, right: undefined })}
        />
      }
      bar={<FilterBar view={view} onView={show} comparing="hidden" unit="shown" />}
    >
      <Groups {...parts} onChoose={filtered} />
      <Customers {...parts} />
      <Ranking {...parts} />
      <Adjusted {...parts} />
    </Page>
  );
}
