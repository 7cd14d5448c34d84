import { i18n } from "@lingui/core";
import { Button, NativeSelect, Skeleton } from "@mantine/core";
import { IconBuilding } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { SearchField } from "../responses/SearchField";
import { Page } from "../shell/Page";
import { Failure, Notice } from "../shell/states";
import filterClasses from "../view/FilterBar.module.css";
import { tidy } from "../view/view";
import { CompaniesTable } from "./CompaniesTable";
import { companiesQuery } from "./companies_queries";
import type { CompaniesView } from "./companies_view";
import { WorthPicker } from "./WorthPicker";
import { useWorth } from "./worth";

/** Every company, the largest first, with what its people say now. */
export default function CompaniesPage() {
  const view = useSearch({ from: "/shell/companies" });
  const navigate = useNavigate({ from: "/companies" });
  const show = (next: CompaniesView) => void navigate({ search: tidy(next) });
  const chosen = useWorth(view.worth);
  const { worth, known } = chosen;
  const order = worth && view.order !== "newest" ? `-${worth.key}` : undefined;
  const companies = useInfiniteQuery({
    ...companiesQuery(tidy({ q: view.q, order })),
    enabled: known,
  });
  const pages = companies.data?.pages ?? [];
  const items = pages.flatMap((page) => page.items);
  return (
    <Page
      title={i18n.t("Companies")}
      bar={
        <search className={filterClasses.bar} aria-label={i18n.t("What is shown")}>
          <SearchField
            name={i18n.t("Find a company")}
            q={view.q ?? ""}
            onSearch={(q) => show({ ...view, q: q || undefined })}
          />
          {worth ? (
            <NativeSelect
              size="xs"
              aria-label={i18n.t("Order")}
              value={view.order ?? "worth"}
              onChange={(event) =>
                show({
                  ...view,
                  order: event.currentTarget.value === "newest" ? "newest" : undefined,
                })
              }
              data={[
                { value: "worth", label: i18n.t("largest first") },
                { value: "newest", label: i18n.t("newest first") },
              ]}
            />
          ) : null}
          <WorthPicker chosen={chosen} onWorth={(key) => show({ ...view, worth: key })} />
        </search>
      }
    >
      {companies.error && items.length === 0 ? (
        <Failure problem={companies.error} onRetry={() => void companies.refetch()} />
      ) : !companies.data ? (
        <Skeleton role="status" height={420} aria-label={i18n.t("Loading the companies")} />
      ) : items.length === 0 ? (
        <NoCompanies view={view} onView={show} />
      ) : (
        <>
          <CompaniesTable pages={pages.map((page) => page.items)} worth={worth} />
          {companies.isFetchNextPageError ? (
            <Failure problem={companies.error} onRetry={() => void companies.fetchNextPage()} />
          ) : companies.hasNextPage ? (
            <Button
              mt="xs"
              variant="subtle"
              loading={companies.isFetchingNextPage}
              onClick={() => void companies.fetchNextPage()}
            >
              {i18n.t("Show more companies")}
            </Button>
          ) : null}
        </>
      )}
    </Page>
  );
}

function NoCompanies({
  view,
  onView,
}: {
  view: CompaniesView;
  onView: (v: CompaniesView) => void;
}) {
  if (view.q) {
    return (
      <Notice icon={IconBuilding} title={i18n.t("No company is called that")}>
        <Button variant="default" onClick={() => onView({ ...view, q: undefined })}>
          {i18n.t("Show all companies")}
        </Button>
      </Notice>
    );
  }
  return (
    <Notice
      icon={IconBuilding}
      title={i18n.t("No companies yet")}
      text={i18n.t(
        "When answers come with the company of the person, each company gets a page here: what its people say, who says what, and what it is worth.",
      )}
    >
      <Button variant="default" renderRoot={(props) => <Link to="/import" {...props} />}>
        {i18n.t("Import a file")}
      </Button>
    </Notice>
  );
}
