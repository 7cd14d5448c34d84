import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { answer, api } from "#api/client";
import type { Counted } from "#api/counted";
import type { paths } from "#api/schema";
import type { Question } from "../score/score_queries";
import type { Every } from "../view/period";

type Answered<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { "application/json": infer Body } } } };
}
  ? Counted<Body>
  : never;

export type Change = Answered<"/api/v1/insights/change">;
export type Explained = Change["properties"][number];
export type ChangedGroup = Explained["groups"][number];
export type Dips = Answered<"/api/v1/insights/dips">;
export type Finding = Dips["findings"][number];
export type ForecastAnswer = Answered<"/api/v1/insights/forecast">;
export type Movement = Answered<"/api/v1/insights/movement">;

const calm = { staleTime: 60_000, placeholderData: keepPreviousData };

/** What changed against the period compared with, and where it came from. */
export const changeQuery = (question: Question & { by: string[] }) =>
  queryOptions({
    ...calm,
    queryKey: ["insights", "change", question],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/v1/insights/change", { params: { query: question }, signal })),
  });

/** Groups that fell or rose against their own past by more than chance. */
export const dipsQuery = (question: Omit<Question, "from" | "compare"> & { by: string[] }) =>
  queryOptions({
    ...calm,
    queryKey: ["insights", "dips", question],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/v1/insights/dips", { params: { query: question }, signal })),
  });

const ahead: Record<"day" | "week" | "month", string> = { day: "14", week: "8", month: "3" };

/** Steps that can be foreseen; quarters and years are too few to learn from. */
export function foreseeable(every: Every): every is keyof typeof ahead {
  return every in ahead;
}

/** Where the score may go, and how likely it is to reach the goal. */
export const forecastQuery = (
  question: Question & { every: keyof typeof ahead },
  goal: number | null,
) =>
  queryOptions({
    ...calm,
    queryKey: ["insights", "forecast", question, goal],
    queryFn: ({ signal }) =>
      answer(
        api.GET("/api/v1/insights/forecast", {
          params: {
            query: {
              ...question,
              ahead: ahead[question.every],
              ...(goal === null ? {} : { goal: String(goal) }),
            },
          },
          signal,
        }),
      ),
  });

/** Who moved from one group to another between two periods. */
export const movementQuery = (question: Omit<Question, "unit" | "by" | "every">) =>
  queryOptions({
    ...calm,
    queryKey: ["insights", "movement", question],
    queryFn: ({ signal }) =>
      answer(
        api.GET("/api/v1/insights/movement", {
          params: { query: { ...question, unit: "person" } },
          signal,
        }),
      ),
  });
