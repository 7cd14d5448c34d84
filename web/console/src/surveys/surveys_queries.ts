import { keepPreviousData, queryOptions, useQueryClient } from "@tanstack/react-query";
import { answer, api } from "#api/client";
import { readRendered } from "#api/rendered";
import type { SurveyDefinition, WholeSurvey } from "#api/things";
import { surveysQuery } from "../workspace/surveys";
import type { Kind } from "./definition";

export const surveyQuery = (survey: string) =>
  queryOptions({
    queryKey: ["surveys", survey],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/v1/surveys/{survey}", { params: { path: { survey } }, signal })),
  });

export const versionsQuery = (survey: string) =>
  queryOptions({
    queryKey: ["surveys", survey, "versions"],
    queryFn: ({ signal }) =>
      answer(
        api.GET("/api/v1/surveys/{survey}/versions", { params: { path: { survey } }, signal }),
      ),
    select: (page) => page.items,
  });

/** What a version asked, which never changes. */
export const versionQuery = (survey: string, version: number) =>
  queryOptions({
    queryKey: ["surveys", survey, "versions", version],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) =>
      answer(
        api.GET("/api/v1/surveys/{survey}/versions/{version}", {
          params: { path: { survey, version: String(version) } },
          signal,
        }),
      ),
  });

/** The texts that Hark brings along; they change with the program alone. */
export const textsQuery = queryOptions({
  queryKey: ["survey-texts"],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: ({ signal }) => answer(api.GET("/api/v1/survey-texts", { signal })),
  select: (page) => page.items,
});

// A definition may hold a logo: too long to be a key, but never changed, so a number stands for it.
const numbers = new WeakMap<SurveyDefinition, number>();
let next = 1;

function numberOf(definition: SurveyDefinition): number {
  const known = numbers.get(definition);
  if (known !== undefined) return known;
  numbers.set(definition, next);
  next += 1;
  return next - 1;
}

/** What people would see; until it is there, and while a text is missing, what they saw before. */
export const previewQuery = (survey: string, definition: SurveyDefinition, language: string) =>
  queryOptions({
    queryKey: ["surveys", survey, "preview", numberOf(definition), language],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      readRendered(
        await answer(
          api.POST("/api/v1/surveys/{survey}/preview", {
            params: { path: { survey } },
            body: { definition, language },
            signal,
          }),
        ),
      ),
  });

export type Move = "publish" | "pause" | "resume" | "close";

export function useSurveys() {
  const client = useQueryClient();
  const changed = () => client.invalidateQueries({ queryKey: surveysQuery.queryKey, exact: true });
  const keep = async (survey: WholeSurvey) => {
    client.setQueryData(surveyQuery(survey.key).queryKey, survey);
    await changed();
    return survey;
  };
  return {
    keep,
    create: async (body: { key: string; kind: Kind; name?: string }) =>
      keep(await answer(api.POST("/api/v1/surveys", { body }))),
    rename: async (survey: string, name: string) =>
      keep(
        await answer(
          api.PATCH("/api/v1/surveys/{survey}", { params: { path: { survey } }, body: { name } }),
        ),
      ),
    move: async (survey: string, move: Move) => {
      const params = { path: { survey } };
      const moves = {
        publish: () => api.POST("/api/v1/surveys/{survey}/publish", { params }),
        pause: () => api.POST("/api/v1/surveys/{survey}/pause", { params }),
        resume: () => api.POST("/api/v1/surveys/{survey}/resume", { params }),
        close: () => api.POST("/api/v1/surveys/{survey}/close", { params }),
      };
      const whole = await keep(await answer(moves[move]()));
      await client.invalidateQueries({ queryKey: versionsQuery(survey).queryKey });
      return whole;
    },
    remove: async (survey: string) => {
      await answer(api.DELETE("/api/v1/surveys/{survey}", { params: { path: { survey } } }));
      client.removeQueries({ queryKey: surveyQuery(survey).queryKey });
      await changed();
    },
  };
}

/** Where anybody answers a survey. */
export function surveyAddress(key: string): string {
  return `${window.location.origin}/s/${encodeURIComponent(key)}`;
}
