import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { answer, api } from "#api/client";
import type { Question } from "../score/score_queries";

type Asked = Pick<Question, "survey" | "from" | "to" | "where" | "segment">;

/** How far asking went, by channel. Moves with the responses. */
export const funnelQuery = (question: Asked) =>
  queryOptions({
    queryKey: ["responses", "funnel", question],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answer(
        api.GET("/api/v1/funnel", { params: { query: { ...question, by: ["channel"] } }, signal }),
      ),
  });
