/** Further questions, for surveys that have some: one of several, several, a scale, words. */
import { type RenderedQuestion as Question, shownQuestions } from "../api/rendered";
import type { More, Questions } from "./card";
import { el, points } from "./dom";

type Value = string | number | string[] | undefined;

interface Field {
  question: Question;
  part: HTMLElement;
  read: () => Value;
}

const isEmpty = (value: Value) =>
  value === undefined || value === "" || (Array.isArray(value) && !value.length);

function choiceOf(question: Question, changed: () => void): Field {
  const type = question.kind === "single" ? "radio" : "checkbox";
  const boxes = (question.options ?? []).map(({ key, label }) => {
    const box = el("input", { type, name: `q-${question.key}`, value: key });
    box.addEventListener("change", changed);
    return { box, tick: el("label", { class: "tick" }, box, label) };
  });
  const chosen = () => boxes.filter(({ box }) => box.checked).map(({ box }) => box.value);
  return {
    question,
    part: el("div", { class: "ticks" }, ...boxes.map(({ tick }) => tick)),
    read: () => (type === "radio" ? chosen()[0] : chosen()),
  };
}

function scaleOf(question: Question, changed: () => void): Field {
  let value: number | undefined;
  const parts = points(
    `q-${question.key}`,
    [question.least ?? 1, question.most ?? 5],
    [question.least_label ?? "", question.most_label ?? ""],
    (chosen) => {
      value = chosen;
      changed();
    },
  );
  return { question, part: el("div", {}, ...parts), read: () => value };
}

function textOf(question: Question, changed: () => void): Field {
  const area = el("textarea", { rows: 2, "aria-label": question.label });
  area.addEventListener("change", changed);
  return { question, part: area, read: () => area.value.trim() };
}

const more: More = (survey, answer) => {
  const fields: Field[] = [];
  const made = { single: choiceOf, multiple: choiceOf, scale: scaleOf, text: textOf };
  for (const question of survey.questions)
    fields.push(made[question.kind](question, () => questions.update()));
  const parts = fields.map(({ question, part }) => {
    const isOptional = !question.required && survey.words.optional;
    const legend = el("legend", {}, question.label, isOptional ? ` (${isOptional})` : "");
    return el("fieldset", { "data-key": question.key }, legend, part);
  });
  const problem = el("p", { class: "problem", role: "alert" });

  const given = () =>
    Object.fromEntries(
      fields
        .map(({ question, read }) => [question.key, read()])
        .filter(([, value]) => !isEmpty(value as Value)),
    ) as Record<string, string | number | string[]>;

  const shown = (): Set<string> => {
    const words = Object.entries(given()).map(([key, value]) => [
      key,
      typeof value === "number" ? String(value) : value,
    ]);
    const asked = shownQuestions(survey, {
      score: answer.score ?? null,
      reasons: answer.reasons ?? [],
      answers: Object.fromEntries(words),
    });
    return new Set(asked.map(({ key }) => key));
  };

  const questions: Questions = {
    parts: [...parts, problem],
    update: () => {
      const keys = shown();
      for (const part of parts) part.hidden = !keys.has(part.dataset.key ?? "");
    },
    read: () => {
      const keys = shown();
      const answers = given();
      answer.answers = Object.fromEntries(Object.entries(answers).filter(([key]) => keys.has(key)));
      const at = fields.findIndex(
        ({ question: { key, required } }) =>
          required && keys.has(key) && answers[key] === undefined,
      );
      problem.textContent = at < 0 ? "" : (survey.words.answer_required ?? "");
      parts[at]?.querySelector<HTMLElement>("input,textarea")?.focus();
      return at < 0;
    },
  };
  return questions;
};

const holder = window as unknown as { hark?: { more?: More } };
if (holder.hark) holder.hark.more = more;
