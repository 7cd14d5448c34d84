import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { answer, api } from "#api/client";
import type { Experiment, ExperimentOffer, Variant } from "#api/things";

export const experimentsQuery = queryOptions({
  queryKey: ["experiments"],
  queryFn: ({ signal }) => answer(api.GET("/api/v1/experiments", { signal })),
  select: (page) => page.items,
});

export const experimentQuery = (id: string) =>
  queryOptions({
    queryKey: ["experiments", id],
    queryFn: ({ signal }): Promise<Experiment> =>
      answer(api.GET("/api/v1/experiments/{id}", { params: { path: { id } }, signal })),
  });

/** Who saw which variant; looked at again every ten seconds while it is running. */
export const exposedQuery = ({ id, state }: Experiment) =>
  queryOptions({
    queryKey: ["experiments", id, "exposed"],
    refetchInterval: state === "running" ? 10_000 : false,
    queryFn: ({ signal }) =>
      answer(api.GET("/api/v1/experiments/{id}/exposed", { params: { path: { id } }, signal })),
  });

export function useExperiments() {
  const client = useQueryClient();
  const keep = async (experiment: Experiment) => {
    client.setQueryData(experimentQuery(experiment.id).queryKey, experiment);
    await client.invalidateQueries({ queryKey: experimentsQuery.queryKey, exact: true });
    return experiment;
  };
  const at = (id: string) => ({ params: { path: { id } } });
  return {
    create: async (body: ExperimentOffer) =>
      keep(await answer(api.POST("/api/v1/experiments", { body }))),
    change: async (id: string, body: { name: string; variants?: Variant[] }) =>
      keep(await answer(api.PATCH("/api/v1/experiments/{id}", { ...at(id), body }))),
    start: async (id: string) =>
      keep(await answer(api.POST("/api/v1/experiments/{id}/start", at(id)))),
    end: async (id: string) => keep(await answer(api.POST("/api/v1/experiments/{id}/end", at(id)))),
    remove: async (id: string) => {
      await answer(api.DELETE("/api/v1/experiments/{id}", at(id)));
      client.removeQueries({ queryKey: experimentQuery(id).queryKey });
      await client.invalidateQueries({ queryKey: experimentsQuery.queryKey, exact: true });
    },
  };
}
