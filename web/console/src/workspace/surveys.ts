import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "#api/client";

export const surveysQuery = queryOptions({
  queryKey: ["surveys"],
  staleTime: 30_000,
  queryFn: ({ signal }) => answer(api.GET("/api/v1/surveys", { signal })),
  select: (page) => page.items,
});
