import type { Group as Audience, RenderedSurvey, SurveyDefinition } from "./things";

type Question = SurveyDefinition["questions"][number];
type QuestionKind = Question["kind"];
type ShowWhen = Question["show_when"][number];
type Look = SurveyDefinition["look"];

// The parts of a rendered survey that the description of the API leaves open.

export interface RenderedReason {
  key: string;
  label: string;
  groups: Audience[];
}

export interface RenderedQuestion {
  key: string;
  kind: QuestionKind;
  label: string;
  required?: boolean;
  options?: { key: string; label: string }[];
  least?: number;
  most?: number;
  least_label?: string;
  most_label?: string;
  show_when?: ShowWhen[];
}

export interface RenderedThanks {
  text: string;
  link?: { url: string; label: string } | null;
  share?: string | null;
  contact_me?: boolean;
}

export interface Rendered
  extends Omit<RenderedSurvey, "reasons" | "questions" | "thanks" | "look"> {
  reasons: RenderedReason[];
  questions: RenderedQuestion[];
  thanks: Record<Audience, RenderedThanks>;
  look: Omit<Look, "logo"> & { on_accent: string; logo?: string | null };
}

/** What may be missing because nothing is in it is there. */
export function readRendered(answer: RenderedSurvey): Rendered {
  const { reasons, questions, thanks, look, ...rest } = answer;
  return {
    ...rest,
    reasons: (reasons ?? []) as RenderedReason[],
    questions: (questions ?? []) as RenderedQuestion[],
    thanks: thanks as Record<Audience, RenderedThanks>,
    look: look as Rendered["look"],
  };
}

/** What somebody who tries the preview has chosen there. */
export interface Tried {
  score: number | null;
  reasons: string[];
  answers: Record<string, string | string[]>;
}

export const nothingTried: Tried = { score: null, reasons: [], answers: {} };

/** The group of a score; of a survey without scores the one group there is. */
export function audienceOf(rendered: Pick<Rendered, "bounds">, score: number | null): Audience {
  const [detractor, passive] = rendered.bounds ?? [];
  if (detractor === undefined || passive === undefined || score === null) return "promoter";
  if (score <= detractor) return "detractor";
  return score <= passive ? "passive" : "promoter";
}

/** A score that belongs to a group: what the preview shows before anybody chose one. */
export function scoreOf(rendered: Pick<Rendered, "bounds" | "most">, group: Audience) {
  const [detractor, passive] = rendered.bounds ?? [];
  if (detractor === undefined || passive === undefined) return null;
  if (group === "detractor") return detractor;
  return group === "passive" ? passive : (rendered.most ?? passive + 1);
}

export function reasonsFor(rendered: Rendered, group: Audience): RenderedReason[] {
  return rendered.reasons.filter((reason) => reason.groups.includes(group));
}

/**
 * The further questions that somebody with these answers is asked. An answer to a question that is
 * not shown does not count: what hangs on it is not shown either.
 */
export function shownQuestions(rendered: Rendered, tried: Tried): RenderedQuestion[] {
  const group = audienceOf(rendered, tried.score);
  const shown: RenderedQuestion[] = [];
  const given = (question: string): string[] => {
    if (question === "score") return tried.score === null ? [] : [String(tried.score)];
    if (question === "group") return [group];
    if (question === "reasons") {
      const offered = reasonsFor(rendered, group).map((reason) => reason.key);
      return tried.reasons.filter((key) => offered.includes(key));
    }
    if (!shown.some((each) => each.key === question)) return [];
    return [tried.answers[question] ?? []].flat();
  };
  for (const question of rendered.questions) {
    const holds = (when: ShowWhen) => given(when.question).some((value) => when.is.includes(value));
    if ((question.show_when ?? []).every(holds)) shown.push(question);
  }
  return shown;
}
