import { infiniteQueryOptions, queryOptions, useQueryClient } from "@tanstack/react-query";
import { answer, api } from "#api/client";
import type { Email, Mailing, MailingChange, NewSuppression } from "#api/things";
import type { EmailState } from "./email_states";

/** How emails are sent, and how that goes: it changes while they are. */
export const mailingQuery = queryOptions({
  queryKey: ["mailing"],
  refetchInterval: 10_000,
  queryFn: async ({ signal }) => (await answer(api.GET("/api/v1/mailing", { signal }))) as Mailing,
});

export const emailsQuery = (state: EmailState | undefined) =>
  infiniteQueryOptions({
    queryKey: ["mailing", "emails", state ?? "all"],
    initialPageParam: null as string | null,
    getNextPageParam: (page: { next: string | null }) => page.next,
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET("/api/v1/mailing/emails", {
          params: { query: { state, cursor: pageParam ?? undefined } },
          signal,
        }),
      ),
  });

export const previewQuery = (survey: string, language: string) =>
  queryOptions({
    queryKey: ["mailing", "preview", survey, language],
    queryFn: ({ signal }) =>
      answer(
        api.GET("/api/v1/mailing/preview", {
          params: { query: { survey, language: language || undefined } },
          signal,
        }),
      ),
  });

export const suppressionsQuery = (email: string) =>
  infiniteQueryOptions({
    queryKey: ["suppressions", email],
    initialPageParam: null as string | null,
    getNextPageParam: (page: { next: string | null }) => page.next,
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET("/api/v1/suppressions", {
          params: { query: { email: email || undefined, cursor: pageParam ?? undefined } },
          signal,
        }),
      ),
  });

/** The file of the addresses that get no emails. */
export function suppressionsFile(email: string): string {
  const query = new URLSearchParams({ format: "csv", ...(email ? { email } : {}) });
  return `/api/v1/suppressions?${query}`;
}

export function useMailing() {
  const client = useQueryClient();
  const fresh = () => client.invalidateQueries({ queryKey: ["mailing"] });
  const freshList = () => client.invalidateQueries({ queryKey: ["suppressions"] });
  const settled = async (told: Promise<Email>) => {
    try {
      return await told;
    } finally {
      await fresh();
    }
  };
  return {
    change: async (body: MailingChange) => {
      const now = (await answer(api.PUT("/api/v1/mailing", { body }))) as Mailing;
      client.setQueryData(mailingQuery.queryKey, now);
      await fresh();
    },
    sendTest: (to: string, survey: string, language: string) =>
      answer(
        api.POST("/api/v1/mailing/test", {
          body: { to, ...(survey ? { survey } : {}), ...(language ? { language } : {}) },
        }),
      ),
    resend: (id: string) =>
      settled(answer(api.POST("/api/v1/mailing/emails/{id}/resend", { params: { path: { id } } }))),
    confirm: (id: string) =>
      settled(
        answer(api.POST("/api/v1/mailing/emails/{id}/confirm", { params: { path: { id } } })),
      ),
    suppress: async (body: NewSuppression) => {
      const made = await answer(api.POST("/api/v1/suppressions", { body }));
      await freshList();
      return made;
    },
    lift: async (id: string) => {
      await answer(api.DELETE("/api/v1/suppressions/{id}", { params: { path: { id } } }));
      await freshList();
    },
  };
}
