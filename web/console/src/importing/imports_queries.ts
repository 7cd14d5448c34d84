import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { answer, api } from "#api/client";
import type { paths } from "#api/schema";
import type { Import } from "#api/things";

export const importsQuery = queryOptions({
  queryKey: ["imports"],
  queryFn: ({ signal }) => answer(api.GET("/api/v1/imports", { signal })),
  select: (page) => page.items,
  refetchInterval: ({ state }) => (state.data?.items.some(isWorking) ? 2000 : false),
});

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ["imports", id],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/v1/imports/{id}", { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data && isWorking(state.data) ? 700 : false),
  });

export function isWorking(it: Import): boolean {
  return it.state === "analysing" || it.state === "importing";
}

type MappingChange =
  paths["/api/v1/imports/{id}/mapping"]["put"]["requestBody"]["content"]["application/json"];

export type ImportStep = "start" | "cancel" | "undo";

/** What can be done to an import; each answer replaces the one in sight. */
export function useImportSteps(id: string) {
  const client = useQueryClient();
  const params = { params: { path: { id } } };
  const take = (it: Import) => {
    client.setQueryData(importQuery(id).queryKey, it);
    void client.invalidateQueries({ queryKey: ["imports"], exact: true });
  };
  const map = useMutation({
    mutationFn: (body: MappingChange) =>
      answer(api.PUT("/api/v1/imports/{id}/mapping", { ...params, body })),
    onSuccess: take,
  });
  const step = useMutation({
    mutationFn: (step: ImportStep) => {
      if (step === "start") return answer(api.POST("/api/v1/imports/{id}/start", params));
      if (step === "cancel") return answer(api.POST("/api/v1/imports/{id}/cancel", params));
      return answer(api.POST("/api/v1/imports/{id}/undo", params));
    },
    onSuccess: take,
  });
  const forget = useMutation({
    mutationFn: () => answer(api.DELETE("/api/v1/imports/{id}", params)),
    onSuccess: () => client.invalidateQueries({ queryKey: ["imports"], exact: true }),
  });
  return { map, step, forget };
}

/** After an import has run, everything that counts responses is out of date. */
export function useForgetScores() {
  const client = useQueryClient();
  return () => {
    for (const key of ["responses", "score", "surveys", "properties", "persons"]) {
      void client.invalidateQueries({ queryKey: [key] });
    }
  };
}
