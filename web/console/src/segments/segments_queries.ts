import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { answer, api } from "#api/client";

/** Filters that were given a name, to be used on every page. */
export const segmentsQuery = queryOptions({
  queryKey: ["segments"],
  staleTime: 30_000,
  queryFn: ({ signal }) => answer(api.GET("/api/v1/segments", { signal })),
  select: (page) => page.items,
});

export function useSegments() {
  const client = useQueryClient();
  const changed = () => client.invalidateQueries({ queryKey: ["segments"] });
  return {
    save: async (name: string, where: string[]) => {
      const made = await answer(api.POST("/api/v1/segments", { body: { name, where } }));
      await changed();
      return made;
    },
    rename: async (id: string, name: string) => {
      await answer(
        api.PATCH("/api/v1/segments/{id}", { params: { path: { id } }, body: { name } }),
      );
      await changed();
    },
    remove: async (id: string) => {
      await answer(api.DELETE("/api/v1/segments/{id}", { params: { path: { id } } }));
      await changed();
    },
  };
}
