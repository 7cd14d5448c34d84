import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { answer, api } from "#api/client";
import type { paths } from "#api/schema";

export type ResponsesFilter = {
  survey?: string;
  from?: string;
  to?: string;
  where?: string[];
  segment?: string[];
  /** A property of numbers or money, "-" in front for the largest first; else the newest first. */
  order?: string;
  q?: string;
  excluded?: string;
};

const pageLength = "60";

export const allResponsesQuery = (filter: ResponsesFilter) =>
  infiniteQueryOptions({
    queryKey: ["responses", "all", filter],
    placeholderData: keepPreviousData,
    initialPageParam: null as string | null,
    getNextPageParam: (page: { next: string | null }) => page.next,
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET("/api/v1/responses", {
          params: { query: { ...filter, limit: pageLength, cursor: pageParam ?? undefined } },
          signal,
        }),
      ),
  });

export const responsesQuery = (filter: ResponsesFilter & { limit: string }) =>
  queryOptions({
    queryKey: ["responses", "some", filter],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/v1/responses", { params: { query: filter }, signal })),
  });

export const responseQuery = (id: string) =>
  queryOptions({
    queryKey: ["responses", "one", id],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/v1/responses/{id}", { params: { path: { id } }, signal })),
  });

export type ResponseChange =
  paths["/api/v1/responses/{id}"]["patch"]["requestBody"]["content"]["application/json"];

/** After a change of any response, what depends on responses is asked again. */
export function useResponsesChanged() {
  const client = useQueryClient();
  return async () => {
    for (const key of ["responses", "score", "surveys", "persons"]) {
      await client.invalidateQueries({ queryKey: [key] });
    }
  };
}

export function useChangeResponse() {
  const changed = useResponsesChanged();
  return useMutation({
    mutationFn: ({ id, change }: { id: string; change: ResponseChange }) =>
      answer(api.PATCH("/api/v1/responses/{id}", { params: { path: { id } }, body: change })),
    onSuccess: changed,
  });
}

export async function deleteResponse(id: string): Promise<void> {
  await answer(api.DELETE("/api/v1/responses/{id}", { params: { path: { id } } }));
}
