import { i18n } from "@lingui/core";
import { Button, Skeleton } from "@mantine/core";
import { IconLayoutBoard } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { ApiProblem } from "#api/client";
import { Page } from "../shell/Page";
import { Failure, Notice } from "../shell/states";
import { BoardOpen } from "./BoardOpen";
import { boardQuery } from "./boards_queries";

/** One board, to be looked at, rearranged, presented and shared. */
export default function BoardPage() {
  const { id } = useParams({ from: "/shell/boards/$id" });
  const board = useQuery(boardQuery(id));
  if (board.data) return <BoardOpen key={id} board={board.data} />;
  const gone = board.error instanceof ApiProblem && board.error.status === 404;
  return (
    <Page title={i18n.t("Board")}>
      {gone ? (
        <Notice
          icon={IconLayoutBoard}
          title={i18n.t("This board does not exist, or no longer")}
          text={i18n.t("Somebody may have deleted it. The responses are all still there.")}
        >
          <Button variant="default" renderRoot={(props) => <Link to="/boards" {...props} />}>
            {i18n.t("To the boards")}
          </Button>
        </Notice>
      ) : board.error ? (
        <Failure problem={board.error} onRetry={() => void board.refetch()} />
      ) : (
        <Skeleton role="status" height={420} aria-label={i18n.t("Loading the board")} />
      )}
    </Page>
  );
}
