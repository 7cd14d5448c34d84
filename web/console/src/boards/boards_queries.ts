import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { answer, api } from "#api/client";
import type { Chart, Score } from "#api/things";
import { readQuestion } from "./charts";

export const boardsQuery = queryOptions({
  queryKey: ["boards"],
  staleTime: 10_000,
  queryFn: ({ signal }) => answer(api.GET("/api/v1/boards", { signal })),
  select: (page) => page.items,
});

export const boardQuery = (id: string) =>
  queryOptions({
    queryKey: ["boards", id],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/v1/boards/{id}", { params: { path: { id } }, signal })),
  });

export function useBoards() {
  const client = useQueryClient();
  const changed = () => client.invalidateQueries({ queryKey: ["boards"] });
  return {
    create: async (name: string, charts: Chart[] = []) => {
      const made = await answer(api.POST("/api/v1/boards", { body: { name, charts } }));
      client.setQueryData(boardQuery(made.id).queryKey, made);
      await changed();
      return made;
    },
    /** Puts a chart behind those that are there now, whoever put them there. */
    append: async (id: string, chart: Chart) => {
      const path = { path: { id } };
      const { charts, updated_at } = await answer(api.GET("/api/v1/boards/{id}", { params: path }));
      const body = { charts: [...charts, chart], updated_at };
      const made = await answer(api.PATCH("/api/v1/boards/{id}", { params: path, body }));
      await changed();
      return made;
    },
    remove: async (id: string) => {
      await answer(api.DELETE("/api/v1/boards/{id}", { params: { path: { id } } }));
      client.removeQueries({ queryKey: ["boards", id] });
      await changed();
    },
  };
}

export const linksQuery = (board: string) =>
  queryOptions({
    queryKey: ["boards", board, "links"],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/v1/boards/{id}/links", { params: { path: { id: board } }, signal })),
    select: (page) => page.items,
  });

export function useLinks(board: string) {
  const client = useQueryClient();
  const changed = () => client.invalidateQueries({ queryKey: ["boards", board, "links"] });
  return {
    make: async (days: number) => {
      const made = await answer(
        api.POST("/api/v1/boards/{id}/links", {
          params: { path: { id: board } },
          body: { expires_in_days: days },
        }),
      );
      await changed();
      return made;
    },
    revoke: async (link: string) => {
      await answer(
        api.DELETE("/api/v1/boards/{id}/links/{link}", { params: { path: { id: board, link } } }),
      );
      await changed();
    },
  };
}

export const sharedQuery = (token: string) =>
  queryOptions({
    queryKey: ["shared", token],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/v1/shared/{token}", { params: { path: { token } }, signal })),
  });

/** Where the answers of a board's charts come from: the questions themselves, or a link's token. */
export type Source = { kind: "own" } | { kind: "shared"; token: string };

export const chartQuery = (source: Source, { query }: Chart, index: number) =>
  queryOptions({
    queryKey:
      source.kind === "own"
        ? ["score", readQuestion(query)]
        : ["shared", source.token, "charts", index, query],
    staleTime: 10_000,
    queryFn: ({ signal }): Promise<Score> =>
      source.kind === "own"
        ? answer(api.GET("/api/v1/score", { params: { query: readQuestion(query) }, signal }))
        : answer(
            api.GET("/api/v1/shared/{token}/charts/{index}", {
              params: { path: { token: source.token, index: String(index) } },
              signal,
            }),
          ),
  });
