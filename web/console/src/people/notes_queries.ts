import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { answer, api } from "#api/client";

/** What has been done about a response. */
export const notesQuery = (response: string) =>
  queryOptions({
    queryKey: ["notes", response],
    queryFn: ({ signal }) =>
      answer(
        api.GET("/api/v1/responses/{id}/notes", { params: { path: { id: response } }, signal }),
      ),
    select: (page) => page.items,
  });

export function useNotes(response: string) {
  const client = useQueryClient();
  const changed = async () => {
    await client.invalidateQueries({ queryKey: ["notes", response] });
    await client.invalidateQueries({ queryKey: ["responses"] });
  };
  return {
    add: async (text: string) => {
      await answer(
        api.POST("/api/v1/responses/{id}/notes", {
          params: { path: { id: response } },
          body: { text },
        }),
      );
      await changed();
    },
    remove: async (note: string) => {
      try {
        await answer(
          api.DELETE("/api/v1/responses/{id}/notes/{note}", {
            params: { path: { id: response, note } },
            keepalive: true, // the page may be on its way out
          }),
        );
      } finally {
        await changed();
      }
    },
  };
}
