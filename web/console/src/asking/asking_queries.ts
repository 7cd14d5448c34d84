import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { answer, api } from "#api/client";
import type { AskingPolicy, DryRun, Plan, PlanChange } from "#api/things";

export const plansQuery = queryOptions({
  queryKey: ["plans"],
  queryFn: ({ signal }) => answer(api.GET("/api/v1/plans", { signal })),
  select: (page) => page.items as Plan[],
});

export const planQuery = (id: string) =>
  queryOptions({
    queryKey: ["plans", id],
    queryFn: async ({ signal }) =>
      (await answer(api.GET("/api/v1/plans/{id}", { params: { path: { id } }, signal }))) as Plan,
  });

/** What holds for everybody who is asked. */
export const policyQuery = queryOptions({
  queryKey: ["asking"],
  queryFn: async ({ signal }) =>
    (await answer(api.GET("/api/v1/asking", { signal }))) as AskingPolicy,
});

/** Who would be asked in the coming week. It is thought through anew after a minute. */
export const dryRunQuery = (plan: Plan) =>
  queryOptions({
    queryKey: ["plans", plan.id, "dry-run", plan.updated_at],
    staleTime: 60_000,
    queryFn: async ({ signal }): Promise<DryRun> =>
      answer(api.POST("/api/v1/plans/{id}/dry-run", { params: { path: { id: plan.id } }, signal })),
  });

/** When the score will be known well enough. Requires: the plan has a precision to reach. */
export const progressQuery = (plan: Plan) =>
  queryOptions({
    queryKey: ["plans", plan.id, "progress", plan.updated_at],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/v1/plans/{id}/progress", { params: { path: { id: plan.id } }, signal })),
  });

/** How far asking goes with a survey, by channel. */
export const funnelQuery = (survey: string) =>
  queryOptions({
    queryKey: ["funnel", survey, "channel"],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/v1/funnel", { params: { query: { survey, by: ["channel"] } }, signal })),
  });

export function usePlans() {
  const client = useQueryClient();
  const keep = async (plan: Plan) => {
    client.setQueryData(planQuery(plan.id).queryKey, plan);
    await client.invalidateQueries({ queryKey: plansQuery.queryKey, exact: true });
    return plan;
  };
  return {
    create: async (survey: string, body: PlanChange) =>
      keep(
        (await answer(
          api.POST("/api/v1/surveys/{survey}/plans", { params: { path: { survey } }, body }),
        )) as Plan,
      ),
    change: async (id: string, body: PlanChange) =>
      keep(
        (await answer(api.PATCH("/api/v1/plans/{id}", { params: { path: { id } }, body }))) as Plan,
      ),
    remove: async (id: string) => {
      await answer(api.DELETE("/api/v1/plans/{id}", { params: { path: { id } } }));
      client.removeQueries({ queryKey: planQuery(id).queryKey });
      await client.invalidateQueries({ queryKey: plansQuery.queryKey, exact: true });
    },
  };
}

export function usePolicy() {
  const client = useQueryClient();
  return async (body: Partial<AskingPolicy>) => {
    const policy = (await answer(api.PATCH("/api/v1/asking", { body }))) as AskingPolicy;
    client.setQueryData(policyQuery.queryKey, policy);
    // Every dry run was thought through by the rules before.
    await client.invalidateQueries({ queryKey: plansQuery.queryKey });
    return policy;
  };
}
