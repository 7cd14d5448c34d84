import { i18n } from "@lingui/core";
import { Alert, Button, Group } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import type { Board } from "#api/things";
import { offerUndo } from "../annotations/undo";
import { groupFields } from "../score/Groups";
import { offers, useSession } from "../session/session";
import { Page } from "../shell/Page";
import { PrintedView } from "../view/PrintedView";
import { BoardActions } from "./BoardActions";
import { BoardGrid } from "./BoardGrid";
import { useBoardChanges } from "./board_changes";
import { EmptyBoard } from "./EmptyBoard";
import { useNames } from "./names_of_all";
import { usualCharts } from "./usual_charts";

const ChartForm = lazy(() => import("./ChartForm"));
const BoardName = lazy(() => import("./BoardName"));
const ShareDialog = lazy(() => import("./ShareDialog"));
const Presentation = lazy(() => import("./Presentation"));

/** What is open besides the board; a number: the form of the chart at that place. */
type Open = "nothing" | "new chart" | "name" | "share" | number;

export function BoardOpen({ board }: { board: Board }) {
  const { member, workspace } = useSession();
  const { present } = useSearch({ from: "/shell/boards/$id" });
  const navigate = useNavigate({ from: "/boards/$id" });
  const names = useNames();
  const [open, setOpen] = useState<Open>("nothing");
  const { conflict, change, reload } = useBoardChanges(board.id);
  const { charts } = board;
  const may = offers(member.role, "analyst") && conflict === "none";
  const show = (place: number | undefined) =>
    void navigate({ search: { present: place }, replace: place !== undefined && !!present });

  const remove = (index: number, title: string) => {
    const chart = charts[index];
    if (!chart) return;
    void change({ charts: (now) => now.toSpliced(index, 1) });
    offerUndo(i18n.t("Removed {title}.", { title }), () =>
      change({ charts: (now) => now.toSpliced(index, 0, chart) }),
    );
  };
  const edited = typeof open === "number" ? charts[open] : undefined;
  return (
    <Page
      title={board.name}
      actions={
        <BoardActions
          charts={charts.length}
          may={may}
          onAdd={() => setOpen("new chart")}
          onRename={() => setOpen("name")}
          onShare={() => setOpen("share")}
          onPresent={() => show(1)}
        />
      }
    >
      <PrintedView said={[]} />
      {conflict === "stale" ? (
        <Alert color="red" mb="md" role="alert" title={i18n.t("Somebody else changed this board")}>
          <Group justify="space-between">
            {i18n.t("Your last change was not saved, and nothing of theirs was overwritten.")}
            <Button size="xs" variant="default" onClick={() => void reload()}>
              {i18n.t("Show the board as it is now")}
            </Button>
          </Group>
        </Alert>
      ) : null}
      {charts.length === 0 ? (
        <EmptyBoard
          may={may}
          onAdd={() => setOpen("new chart")}
          onUsual={() =>
            void change({
              charts: () => usualCharts(groupFields(names.properties)),
            })
          }
        />
      ) : (
        <BoardGrid
          charts={charts}
          names={names}
          goal={workspace.goal}
          may={may}
          onCharts={(edit) => void change({ charts: edit })}
          onEdit={setOpen}
          onRemove={remove}
        />
      )}
      <Suspense fallback={null}>
        {open === "new chart" || edited ? (
          <ChartForm
            chart={edited}
            names={names}
            onClose={() => setOpen("nothing")}
            onSave={(chart) =>
              void change({
                charts: (now) =>
                  typeof open === "number" ? now.with(open, chart) : [...now, chart],
              })
            }
          />
        ) : null}
        {open === "name" ? (
          <BoardName
            title={i18n.t("Rename the board")}
            action={i18n.t("Rename")}
            name={board.name}
            onSave={(name) => change({ name })}
            onClose={() => setOpen("nothing")}
          />
        ) : null}
        {open === "share" ? <ShareDialog board={board} onClose={() => setOpen("nothing")} /> : null}
        {present && charts.length > 0 ? (
          <Presentation
            name={board.name}
            charts={charts}
            place={Math.min(present, charts.length)}
            source={{ kind: "own" }}
            names={names}
            goal={workspace.goal}
            onPlace={show}
            onClose={() => show(undefined)}
          />
        ) : null}
      </Suspense>
    </Page>
  );
}
