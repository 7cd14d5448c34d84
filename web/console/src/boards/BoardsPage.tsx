import { i18n } from "@lingui/core";
import { ActionIcon, Anchor, Button, Skeleton, Text } from "@mantine/core";
import { IconLayoutBoard, IconPlus, IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import type { Board } from "#api/things";
import { offers, useSession } from "../session/session";
import { Confirm } from "../shell/Confirm";
import { Page } from "../shell/Page";
import { Failure, Notice } from "../shell/states";
import { ago } from "../words/format";
import classes from "./Boards.module.css";
import { boardsQuery, useBoards } from "./boards_queries";

const BoardName = lazy(() => import("./BoardName"));

/** Charts arranged to be looked at together, by what they are for. */
export default function BoardsPage() {
  const boards = useQuery(boardsQuery);
  const { member } = useSession();
  const { create, remove } = useBoards();
  const navigate = useNavigate();
  const [naming, setNaming] = useState<"no" | "yes">("no");
  const [leaving, setLeaving] = useState<Board | null>(null);
  const may = offers(member.role, "analyst");
  const add = (
    <Button
      size="xs"
      leftSection={<IconPlus size={14} aria-hidden />}
      onClick={() => setNaming("yes")}
    >
      {i18n.t("New board")}
    </Button>
  );
  return (
    <Page title={i18n.t("Boards")} actions={may && boards.data?.length ? add : null}>
      {boards.error && !boards.data ? (
        <Failure problem={boards.error} onRetry={() => void boards.refetch()} />
      ) : !boards.data ? (
        <Skeleton role="status" height={240} aria-label={i18n.t("Loading the boards")} />
      ) : boards.data.length === 0 ? (
        <Notice
          icon={IconLayoutBoard}
          title={i18n.t("No boards yet")}
          text={
            may
              ? i18n.t(
                  "A board keeps the charts you look at together: for a meeting, for a team, for the screen on the wall. Make one here, or save any chart to one from its menu.",
                )
              : i18n.t("As soon as an analyst makes a board, it appears here.")
          }
        >
          {may ? add : null}
        </Notice>
      ) : (
        <ul className={classes.list}>
          {boards.data.map((board) => (
            <li key={board.id} className={classes.entry}>
              <div>
                <Anchor
                  className={classes.entryName}
                  renderRoot={(props) => (
                    <Link to="/boards/$id" params={{ id: board.id }} {...props} />
                  )}
                >
                  {board.name}
                </Anchor>
                <Text size="xs" c="dimmed">
                  {i18n.t("{n, plural, =0 {no charts} one {# chart} other {# charts}}", {
                    n: board.charts.length,
                  })}
                  {" · "}
                  {i18n.t("changed {when}", { when: ago(board.updated_at) })}
                </Text>
              </div>
              {may ? (
                <ActionIcon
                  variant="subtle"
                  color="red"
                  aria-label={i18n.t("Delete {name}", { name: board.name })}
                  onClick={() => setLeaving(board)}
                >
                  <IconTrash size={16} />
                </ActionIcon>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <Suspense fallback={null}>
        {naming === "yes" ? (
          <BoardName
            title={i18n.t("New board")}
            action={i18n.t("Make the board")}
            onClose={() => setNaming("no")}
            onSave={async (name) => {
              const { id } = await create(name);
              await navigate({ to: "/boards/$id", params: { id } });
            }}
          />
        ) : null}
      </Suspense>
      {leaving ? (
        <Confirm
          title={i18n.t("Delete the board {name}?", { name: leaving.name })}
          action={i18n.t("Delete the board")}
          onClose={() => setLeaving(null)}
          onConfirm={() => remove(leaving.id)}
        >
          {i18n.t(
            "{n, plural, =0 {It} one {Its one chart} other {Its # charts}} and every link to it will be gone. The responses stay as they are.",
            { n: leaving.charts.length },
          )}
        </Confirm>
      ) : null}
    </Page>
  );
}
