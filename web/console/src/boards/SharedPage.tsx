import { i18n } from "@lingui/core";
import { Button, Group, Skeleton, Title } from "@mantine/core";
import { IconLinkOff, IconPresentation, IconPrinter } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { lazy, Suspense, useEffect } from "react";
import { ApiProblem } from "#api/client";
import type { SharedBoard } from "#api/things";
import page from "../shell/Page.module.css";
import { Failure, Notice } from "../shell/states";
import { dayOf, moment, setPlace } from "../words/format";
import classes from "./Boards.module.css";
import { type Source, sharedQuery } from "./boards_queries";
import { ChartCard } from "./ChartCard";
import { namesFromKeys } from "./chart_words";
import { chartKeys } from "./charts";

const Presentation = lazy(() => import("./Presentation"));

/** A board for whoever has a link to it: to be looked at, and nothing else. */
export default function SharedPage() {
  const { token } = useParams({ from: "/shared/$token" });
  const shared = useQuery(sharedQuery(token));
  const name = shared.data?.board.name;
  useEffect(() => {
    setPlace(navigator.language, Intl.DateTimeFormat().resolvedOptions().timeZone);
  }, []);
  useEffect(() => {
    document.title = name ? `${name} · Hark` : "Hark";
  }, [name]);
  const gone = shared.error instanceof ApiProblem && shared.error.status === 404;
  return (
    <main id="page" className={classes.shared}>
      {shared.data ? (
        <Shared shared={shared.data} token={token} />
      ) : (
        <div className={page.body}>
          <h1 className="unseen">{i18n.t("Board")}</h1>
          {gone ? (
            <Notice
              icon={IconLinkOff}
              title={i18n.t("This link leads nowhere, or no longer")}
              text={i18n.t(
                "Links to boards work for a while and can be taken back. Ask whoever gave it to you for a new one.",
              )}
            />
          ) : shared.error ? (
            <Failure problem={shared.error} onRetry={() => void shared.refetch()} />
          ) : (
            <Skeleton role="status" height={420} aria-label={i18n.t("Loading the board")} />
          )}
        </div>
      )}
    </main>
  );
}

function Shared({ shared, token }: { shared: SharedBoard; token: string }) {
  const { present } = useSearch({ from: "/shared/$token" });
  const navigate = useNavigate({ from: "/shared/$token" });
  const { workspace, board, expires_at } = shared;
  const { charts } = board;
  const source: Source = { kind: "shared", token };
  const names = namesFromKeys(charts);
  const keys = chartKeys(charts);
  const show = (place: number | undefined) =>
    void navigate({ search: { present: place }, replace: place !== undefined && !!present });
  return (
    <>
      <header className={page.head}>
        <div>
          <Title order={1}>{board.name}</Title>
          <p className={classes.said}>
            {i18n.t("{workspace} · this link works until {day}", {
              workspace,
              day: dayOf(expires_at),
            })}
          </p>
        </div>
        {charts.length > 0 ? (
          <Group gap="xs">
            <Button
              size="xs"
              variant="default"
              leftSection={<IconPresentation size={14} aria-hidden />}
              onClick={() => show(1)}
            >
              {i18n.t("Present")}
            </Button>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconPrinter size={14} aria-hidden />}
              onClick={() => window.print()}
            >
              {i18n.t("Print")}
            </Button>
          </Group>
        ) : null}
      </header>
      <div className={page.body}>
        <p className="only-print">
          {i18n.t("{workspace}, {when}, made with Hark", {
            workspace,
            when: moment(new Date().toISOString()),
          })}
        </p>
        {charts.length === 0 ? (
          <Notice
            icon={IconPresentation}
            title={i18n.t("Nothing on this board yet")}
            text={i18n.t("As soon as somebody puts a chart on it, it appears here.")}
          />
        ) : (
          <div className={classes.grid}>
            {charts.map((chart, index) => (
              <ChartCard
                key={keys[index]}
                chart={chart}
                index={index}
                source={source}
                names={names}
                goal={null}
              />
            ))}
          </div>
        )}
      </div>
      <Suspense fallback={null}>
        {present && charts.length > 0 ? (
          <Presentation
            name={board.name}
            charts={charts}
            place={Math.min(present, charts.length)}
            source={source}
            names={names}
            goal={null}
            onPlace={show}
            onClose={() => show(undefined)}
          />
        ) : null}
      </Suspense>
    </>
  );
}
