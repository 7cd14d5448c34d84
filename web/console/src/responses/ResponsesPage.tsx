import { i18n } from "@lingui/core";
import { NativeSelect } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { ResponseDrawer } from "../people/ResponseDrawer";
import { Page } from "../shell/Page";
import { Failure } from "../shell/states";
import { FilterBar } from "../view/FilterBar";
import { today } from "../view/period";
import { excludedChoices, filterOf, type ResponsesView, tidy } from "../view/view";
import { withCondition } from "../view/where";
import { timeZone } from "../words/format";
import { NoResponses } from "./NoResponses";
import { ResponsesList } from "./ResponsesList";
import { ResponsesSkeleton } from "./ResponsesSkeleton";
import { allResponsesQuery } from "./responses_queries";
import { SearchField } from "./SearchField";

/** Every answer in the person's own words, newest first. */
export default function ResponsesPage() {
  const view = useSearch({ from: "/shell/responses" });
  const navigate = useNavigate({ from: "/responses" });
  const show = (next: ResponsesView) => void navigate({ search: tidy(next) });
  const day = today(timeZone(), new Date());
  const filter = useMemo(
    () => tidy({ ...filterOf(view, day), q: view.q, excluded: view.excluded }),
    [view, day],
  );
  const responses = useInfiniteQuery(allResponsesQuery(filter));
  const items = useMemo(
    () => responses.data?.pages.flatMap((page) => page.items) ?? [],
    [responses.data],
  );
  return (
    <Page
      title={i18n.t("Responses")}
      bar={
        <FilterBar view={view} onView={show} comparing="hidden">
          <SearchField q={view.q ?? ""} onSearch={(q) => show({ ...view, q: q || undefined })} />
          <NativeSelect
            size="xs"
            aria-label={i18n.t("Excluded responses")}
            value={view.excluded ?? "no"}
            onChange={(event) => {
              const chosen = event.currentTarget.value;
              const excluded = excludedChoices.find((each) => each === chosen);
              show({ ...view, excluded });
            }}
            data={[
              { value: "no", label: i18n.t("without excluded") },
              { value: "yes", label: i18n.t("with excluded") },
              { value: "only", label: i18n.t("only excluded") },
              { value: "robots", label: i18n.t("only suspected robots") },
            ]}
          />
        </FilterBar>
      }
    >
      {responses.error && items.length === 0 ? (
        <Failure problem={responses.error} onRetry={() => void responses.refetch()} />
      ) : !responses.data ? (
        <ResponsesSkeleton />
      ) : items.length === 0 ? (
        <NoResponses view={view} onView={show} />
      ) : (
        <ResponsesList
          items={items}
          query={view.q}
          more={responses.hasNextPage ? "there_is" : "none"}
          loading={responses.isFetchingNextPage}
          problem={responses.isFetchNextPageError ? responses.error : null}
          onMore={() => void responses.fetchNextPage()}
          onOpen={(response) => show({ ...view, response })}
          onFilter={(condition) =>
            show({ ...view, where: withCondition(view.where ?? [], condition) })
          }
        />
      )}
      <ResponseDrawer
        id={view.response}
        onClose={() => show({ ...view, response: undefined })}
        onOpen={(response) => show({ ...view, response })}
        onFilter={(condition) =>
          show({
            ...view,
            response: undefined,
            where: withCondition(view.where ?? [], condition),
          })
        }
      />
    </Page>
  );
}
