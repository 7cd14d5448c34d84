import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { ApiProblem, answer, api } from "#api/client";
import type { Board, Chart } from "#api/things";
import { problemText } from "../words/problem";
import { boardQuery } from "./boards_queries";

type Change = { name: string } | { charts: (now: Chart[]) => Chart[] };

/**
 * Changes a board at once on the screen and, one after the other, on the server. Where somebody
 * else has changed it meanwhile nothing is overwritten: it stays as it was there until reloaded.
 */
export function useBoardChanges(id: string) {
  const client = useQueryClient();
  const key = boardQuery(id).queryKey;
  const [conflict, setConflict] = useState<"none" | "stale">("none");
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const waiting = useRef(0);
  const known = useRef<string | undefined>(undefined); // the server's word on the last change

  const refused = async (problem: unknown) => {
    if (problem instanceof ApiProblem && problem.status === 409) {
      setConflict("stale");
      return;
    }
    const { notifications } = await import("@mantine/notifications");
    notifications.show({ color: "red", message: problemText(problem) });
    await client.invalidateQueries({ queryKey: key });
  };

  const send = async (part: Partial<Pick<Board, "name" | "charts">>) => {
    const updated_at = known.current ?? client.getQueryData(key)?.updated_at;
    const body = { ...part, updated_at };
    try {
      const params = { path: { id } };
      const board = await answer(api.PATCH("/api/v1/boards/{id}", { params, body }));
      known.current = board.updated_at;
      if (waiting.current === 1) client.setQueryData(key, board);
      void client.invalidateQueries({ queryKey: ["boards"], exact: true });
    } catch (problem) {
      await refused(problem);
    } finally {
      waiting.current -= 1;
      if (waiting.current === 0) known.current = undefined;
    }
  };

  const change = async (change: Change) => {
    await client.cancelQueries({ queryKey: key, exact: true });
    const board = client.getQueryData(key);
    if (!board) return;
    const part = "name" in change ? change : { charts: change.charts(board.charts) };
    client.setQueryData(key, { ...board, ...part });
    waiting.current += 1;
    last.current = last.current.then(() => send(part));
    await last.current;
  };

  const reload = async () => {
    await client.invalidateQueries({ queryKey: key, exact: true });
    setConflict("none");
  };
  return { conflict, change, reload };
}
