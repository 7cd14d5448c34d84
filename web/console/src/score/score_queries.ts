import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { answer, api } from "#api/client";

export interface Question {
  survey?: string;
  from?: string;
  to?: string;
  where?: string[];
  segment?: string[];
  unit?: "person" | "company";
  weight?: string;
  every?: string;
  by?: string[];
  compare?: "previous" | "year";
  order?: string;
  limit?: string;
}

/** One question to the engines. While a new one is asked, the last answer stays in sight. */
export const scoreQuery = (question: Question) =>
  queryOptions({
    queryKey: ["score", question],
    staleTime: 10_000,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answer(api.GET("/api/v1/score", { params: { query: question }, signal })),
  });
