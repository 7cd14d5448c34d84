import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { answer, api } from "#api/client";
import type { Key } from "#api/things";

export const keysQuery = queryOptions({
  queryKey: ["keys"],
  queryFn: ({ signal }) => answer(api.GET("/api/v1/keys", { signal })),
  select: (page) => page.items,
});

export function useKeysOfApi() {
  const client = useQueryClient();
  const fresh = () => client.invalidateQueries({ queryKey: keysQuery.queryKey });
  return {
    create: async (body: { name: string; scope: Key["scope"] }) => {
      const made = await answer(api.POST("/api/v1/keys", { body }));
      await fresh();
      return made;
    },
    revoke: async (id: string) => {
      await answer(api.DELETE("/api/v1/keys/{id}", { params: { path: { id } } }));
      await fresh();
    },
  };
}
