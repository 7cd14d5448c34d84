import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { answer, api } from "#api/client";
import type { Question } from "../score/score_queries";

const pageLength = "50";

export const companiesQuery = (asked: { q?: string; order?: string }) =>
  infiniteQueryOptions({
    queryKey: ["companies", "all", asked],
    placeholderData: keepPreviousData,
    initialPageParam: null as string | null,
    getNextPageParam: (page: { next: string | null }) => page.next,
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET("/api/v1/companies", {
          params: { query: { ...asked, limit: pageLength, cursor: pageParam ?? undefined } },
          signal,
        }),
      ),
  });

export const companyQuery = (id: string) =>
  queryOptions({
    queryKey: ["companies", "one", id],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/v1/companies/{id}", { params: { path: { id } }, signal })),
  });

/** The companies of exactly this name: one, unless two share it. */
export const namedCompaniesQuery = (name: string) =>
  queryOptions({
    queryKey: ["companies", "named", name],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/v1/companies", { params: { query: { name, limit: "2" } }, signal })),
    select: (page) => page.items,
  });

export const mostPeople = 200;

export const peopleOfQuery = (company: string) =>
  queryOptions({
    queryKey: ["persons", "of", company],
    queryFn: ({ signal }) =>
      answer(
        api.GET("/api/v1/persons", {
          params: { query: { company, limit: String(mostPeople) } },
          signal,
        }),
      ),
  });

type Asked = Pick<Question, "survey" | "from" | "to" | "where" | "unit">;

/** Who went from which group to which, from the period before to this one. */
export const movementQuery = (asked: Asked) =>
  queryOptions({
    queryKey: ["score", "movement", asked],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answer(
        api.GET("/api/v1/insights/movement", {
          params: { query: { ...asked, compare: "previous" } },
          signal,
        }),
      ),
  });
