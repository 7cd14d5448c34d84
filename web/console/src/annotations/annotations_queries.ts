import { keepPreviousData, queryOptions, useQueryClient } from "@tanstack/react-query";
import { answer, api } from "#api/client";
import type { Counted } from "#api/counted";
import type { paths } from "#api/schema";
import type { Every, Range } from "../view/period";

type Routes = paths["/api/v1/annotations"];
export type Annotation =
  Routes["get"]["responses"]["200"]["content"]["application/json"]["items"][number];
export type AnnotationKind = Annotation["kind"];
export type NewAnnotation = Routes["post"]["requestBody"]["content"]["application/json"];

/** What happened in a period, for one survey or for all of them. */
export const annotationsQuery = (range: Range) =>
  queryOptions({
    queryKey: ["annotations", range],
    staleTime: 30_000,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answer(api.GET("/api/v1/annotations", { params: { query: range }, signal })),
    select: (page) => page.items,
  });

export interface EffectQuestion {
  at: string;
  days: number;
  survey?: string;
  where?: string[];
  segment?: string[];
  unit?: "person";
  every?: Every;
}

export type Effect = Counted<
  paths["/api/v1/insights/effect"]["get"]["responses"]["200"]["content"]["application/json"]
>;

/** The score before and after a moment. */
export const effectQuery = ({ days, ...question }: EffectQuestion) =>
  queryOptions({
    queryKey: ["insights", "effect", days, question],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answer(
        api.GET("/api/v1/insights/effect", {
          params: { query: { ...question, days: String(days) } },
          signal,
        }),
      ),
  });

/** Adding, changing and removing; what shows annotations is asked again after each. */
export function useAnnotationChanges() {
  const client = useQueryClient();
  const done = async <T>(request: Promise<T>): Promise<T> => {
    const outcome = await request;
    await client.invalidateQueries({ queryKey: ["annotations"] });
    return outcome;
  };
  return {
    add: (body: NewAnnotation) => done(answer(api.POST("/api/v1/annotations", { body }))),
    change: (id: string, body: NewAnnotation) =>
      done(answer(api.PATCH("/api/v1/annotations/{id}", { params: { path: { id } }, body }))),
    remove: (id: string) =>
      done(answer(api.DELETE("/api/v1/annotations/{id}", { params: { path: { id } } }))),
  };
}
