import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { answer, api } from "#api/client";
import type { Role } from "#api/things";

export const membersQuery = queryOptions({
  queryKey: ["members"],
  queryFn: ({ signal }) => answer(api.GET("/api/v1/members", { signal })),
  select: (page) => page.items,
});

/** What can be done with members; each waits until the list is fresh again. */
export function useMembers() {
  const client = useQueryClient();
  const fresh = () => client.invalidateQueries({ queryKey: membersQuery.queryKey });
  const at = (id: string) => ({ params: { path: { id } } });
  return {
    invite: async (body: { email: string; name: string; role: Role }) => {
      const invited = await answer(api.POST("/api/v1/members", { body }));
      await fresh();
      return invited;
    },
    setRole: async (id: string, role: Role) => {
      await answer(api.PATCH("/api/v1/members/{id}", { ...at(id), body: { role } }));
      await fresh();
    },
    resetPassword: async (id: string) =>
      (await answer(api.POST("/api/v1/members/{id}/password", at(id)))).password,
    remove: async (id: string) => {
      await answer(api.DELETE("/api/v1/members/{id}", at(id)));
      await fresh();
    },
  };
}
