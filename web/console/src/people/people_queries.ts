import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "#api/client";
import { responsesQuery } from "../responses/responses_queries";
import { tidy } from "../view/view";

export const propertiesQuery = queryOptions({
  queryKey: ["properties"],
  staleTime: 60_000,
  queryFn: ({ signal }) => answer(api.GET("/api/v1/properties", { signal })),
  select: (page) => page.items,
});

export const propertyValuesQuery = (key: string, survey?: string) =>
  queryOptions({
    queryKey: ["properties", key, "values", survey],
    staleTime: 60_000,
    queryFn: ({ signal }) =>
      answer(
        api.GET("/api/v1/properties/{key}/values", {
          params: { path: { key }, query: { survey, limit: "100" } },
          signal,
        }),
      ),
    select: (page) => page.items,
  });

export const personQuery = (id: string) =>
  queryOptions({
    queryKey: ["persons", id],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/v1/persons/{id}", { params: { path: { id } }, signal })),
  });

/** Persons by name, e-mail or id; asks nothing for an empty text. */
export const foundPersonsQuery = (q: string) =>
  queryOptions({
    queryKey: ["persons", "found", q],
    enabled: q.length > 1,
    queryFn: ({ signal }) =>
      answer(api.GET("/api/v1/persons", { params: { query: { q, limit: "8" } }, signal })),
  });

/** Companies by name. */
export const foundCompaniesQuery = (q: string) =>
  queryOptions({
    queryKey: ["companies", "found", q],
    staleTime: 60_000,
    queryFn: ({ signal }) =>
      answer(api.GET("/api/v1/companies", { params: { query: { q, limit: "20" } }, signal })),
    select: (page) => page.items,
  });

export const mostAnswers = 500;

/** The newest answers of a company or person, those left out of the score among them. */
export const answersOfQuery = (where: string[], survey: string | undefined) =>
  responsesQuery(tidy({ where, survey, excluded: "yes", limit: String(mostAnswers) }));

/** Why somebody was and was not asked. */
export const invitationsQuery = (id: string) =>
  queryOptions({
    queryKey: ["persons", id, "invitations"],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/v1/people/{id}/invitations", { params: { path: { id } }, signal })),
  });
