import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { answer, api } from "#api/client";
import type { EventName, IdentityKey } from "#api/things";

export const identityKeysQuery = queryOptions({
  queryKey: ["identity", "keys"],
  queryFn: ({ signal }) => answer(api.GET("/api/v1/identity/keys", { signal })),
  select: (page): IdentityKey[] =>
    page.items.toSorted((one, other) => other.created_at.localeCompare(one.created_at)),
});

/** Events that were told, the latest first. The first one is waited for on the page. */
export const eventNamesQuery = queryOptions({
  queryKey: ["events", "names"],
  queryFn: ({ signal }) => answer(api.GET("/api/v1/events/names", { signal })),
  select: (page): EventName[] =>
    page.items.toSorted((one, other) => other.last_at.localeCompare(one.last_at)),
});

export function useIdentityKeys() {
  const client = useQueryClient();
  const fresh = () => client.invalidateQueries({ queryKey: identityKeysQuery.queryKey });
  return {
    create: async (body: { name: string }) => {
      const made = await answer(api.POST("/api/v1/identity/keys", { body }));
      await fresh();
      return made;
    },
    remove: async (id: string) => {
      await answer(api.DELETE("/api/v1/identity/keys/{id}", { params: { path: { id } } }));
      await fresh();
    },
  };
}
