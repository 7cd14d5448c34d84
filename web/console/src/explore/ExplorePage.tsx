import { i18n } from "@lingui/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { propertiesQuery } from "../people/people_queries";
import { useKeys } from "../shell/keyboard";
import { Page } from "../shell/Page";
import { FilterBar } from "../view/FilterBar";
import { today } from "../view/period";
import { timeZone } from "../words/format";
import { Builder, firstField } from "./Builder";
import { type ExploreView, filtersOf, questionOf, withFilters } from "./explore_view";
import { Result } from "./Result";

/** Any question to the score, its answer as a chart, a table, a file or a command. */
export default function ExplorePage() {
  const view = useSearch({ from: "/shell/explore" });
  const navigate = useNavigate({ from: "/explore" });
  const show = (search: ExploreView) => void navigate({ search, resetScroll: false });
  const properties = useQuery(propertiesQuery).data ?? [];
  const day = today(timeZone(), new Date());
  const question = useMemo(() => questionOf(view, day), [view, day]);
  useKeys({
    g: (event) => {
      event.preventDefault();
      document.getElementById(firstField)?.focus();
    },
    t: () => show({ ...view, form: view.form === "table" ? undefined : "table" }),
  });
  return (
    <Page
      title={i18n.t("Explore")}
      bar={
        <FilterBar
          view={filtersOf(view)}
          onView={(filters) => show(withFilters(view, filters))}
          comparing="hidden"
        />
      }
    >
      <Builder view={view} properties={properties} onView={show} />
      <Result view={view} question={question} day={day} properties={properties} onView={show} />
    </Page>
  );
}
