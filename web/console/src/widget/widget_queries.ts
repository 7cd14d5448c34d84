import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { answer, api } from "#api/client";
import type { IdentityKey } from "#api/things";

/** How often pages look for news: whoever installs the widget waits for the first sign of it. */
export const lookEvery = 5_000;

export const identityKeysQuery = queryOptions({
  queryKey: ["identity", "keys"],
  queryFn: ({ signal }) => answer(api.GET("/api/v1/identity/keys", { signal })),
  select: (page): IdentityKey[] =>
    page.items.toSorted((one, other) => other.created_at.localeCompare(one.created_at)),
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
