import { i18n } from "@lingui/core";
import { NativeSelect } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { WorthPicker } from "../companies/WorthPicker";
import { useWorth } from "../companies/worth";
import { ResponseDrawer } from "../people/ResponseDrawer";
import { Feed } from "../responses/Feed";
import { ResponsesSkeleton } from "../responses/ResponsesSkeleton";
import { allResponsesQuery } from "../responses/responses_queries";
import { offers, useSession } from "../session/session";
import { Page } from "../shell/Page";
import { Failure } from "../shell/states";
import { FilterBar } from "../view/FilterBar";
import { today } from "../view/period";
import { filterOf, tidy } from "../view/view";
import { withCondition } from "../view/where";
import { timeZone } from "../words/format";
import { DangerRow } from "./DangerRow";
import { DangerTop } from "./DangerTop";
import { useDanger } from "./danger_queries";
import { type DangerView, inDanger } from "./danger_view";
import { NoDanger } from "./NoDanger";

/** Every answer from 0 to 3, the largest customer first, with what has been done about it. */
export default function DangerPage() {
  const view = useSearch({ from: "/shell/danger" });
  const navigate = useNavigate({ from: "/danger" });
  const show = (next: DangerView) => void navigate({ search: tidy(next) });
  const [writing, setWriting] = useState<"at_once" | undefined>();
  const { member } = useSession();
  const day = today(timeZone(), new Date());
  const filter = useMemo(() => filterOf(view, day), [view, day]);
  const chosen = useWorth(view.worth);
  const { worth, known } = chosen;
  const order = worth && view.order !== "newest" ? `-${worth.key}` : undefined;
  const zone = useDanger(filter, worth?.key);
  const responses = useInfiniteQuery({
    ...allResponsesQuery(tidy({ ...inDanger(filter), order })),
    enabled: known, // else the order would change under the reader's eyes
  });
  const items = useMemo(
    () => responses.data?.pages.flatMap((page) => page.items) ?? [],
    [responses.data],
  );
  const open = (response: string, write?: "at_once") => {
    setWriting(write);
    show({ ...view, response });
  };
  const may = offers(member.role, "agent");
  const filtered = (condition: string) =>
    show({ ...view, response: undefined, where: withCondition(view.where ?? [], condition) });
  return (
    <Page
      title={i18n.t("Danger zone")}
      bar={
        <FilterBar view={view} onView={show} comparing="hidden">
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
        </FilterBar>
      }
    >
      {responses.data && items.length === 0 ? null : (
        <DangerTop
          zone={zone}
          question={inDanger(filter)}
          worth={worth}
          onChoose={(score) => filtered(`score:${score}`)}
        />
      )}
      {responses.error && items.length === 0 ? (
        <Failure problem={responses.error} onRetry={() => void responses.refetch()} />
      ) : !responses.data ? (
        <ResponsesSkeleton />
      ) : items.length === 0 ? (
        <NoDanger view={view} answers={zone.all?.responses} onView={show} />
      ) : (
        <Feed
          name={i18n.t("Answers in the danger zone")}
          items={items}
          more={responses.hasNextPage ? "there_is" : "none"}
          loading={responses.isFetchingNextPage}
          problem={responses.isFetchNextPageError ? responses.error : null}
          onMore={() => void responses.fetchNextPage()}
          onOpen={open}
          keys={may ? { n: (item) => open(item.id, "at_once") } : {}}
          row={(item, place) => (
            <DangerRow
              item={item}
              worth={worth}
              {...place}
              onOpen={() => open(item.id)}
              onNote={may ? () => open(item.id, "at_once") : undefined}
            />
          )}
        />
      )}
      <ResponseDrawer
        id={view.response}
        writing={writing}
        onClose={() => show({ ...view, response: undefined })}
        onOpen={open}
        onFilter={filtered}
      />
    </Page>
  );
}
