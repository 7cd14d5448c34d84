import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { answer, api } from "#api/client";
import type { Got } from "#api/things";
import type { Question } from "../score/score_queries";

export type RankingRow = Got<"/api/v1/insights/ranking">["rows"][number];
export type Stratum = Got<"/api/v1/insights/adjusted">["strata"][number];

type Asked = Pick<Question, "survey" | "from" | "to" | "where" | "segment" | "unit">;

/** The groups of one property, ordered on scores that allow for how little small groups tell. */
export const rankingQuery = (asked: Asked, by: string) =>
  queryOptions({
    queryKey: ["score", "ranking", asked, by],
    staleTime: 10_000,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answer(
        api.GET("/api/v1/insights/ranking", { params: { query: { ...asked, by: [by] } }, signal }),
      ),
  });

/** The score as it would be if every group had answered alike. */
export const adjustedQuery = (asked: Asked, by: string[]) =>
  queryOptions({
    queryKey: ["score", "adjusted", asked, by],
    staleTime: 10_000,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answer(api.GET("/api/v1/insights/adjusted", { params: { query: { ...asked, by } }, signal })),
  });
