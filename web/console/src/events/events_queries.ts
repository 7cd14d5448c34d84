import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "#api/client";
import type { EventName } from "#api/things";

/** Events that were told, the latest first, whether a plan listens or not. */
export const eventNamesQuery = queryOptions({
  queryKey: ["events", "names"],
  queryFn: ({ signal }) => answer(api.GET("/api/v1/events/names", { signal })),
  select: (page): EventName[] =>
    page.items.toSorted((one, other) => other.last_at.localeCompare(one.last_at)),
});
