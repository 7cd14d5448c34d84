/** Further questions, for surveys that have some: one of several, several, a scale, words. */
import type { More, Questions } from "./card";
import { el, points } from "./dom";
import { groupOf, type Question } from "./survey";

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
  const changed = () => {
    questions.read();
    questions.update();
  };
  const made = { single: choiceOf, multiple: choiceOf, scale: scaleOf, text: textOf };
  for (const question of survey.questions ?? [])
    fields.push(made[question.kind](question, changed));
  const parts = fields.map(({ question, part }) => {
    const isOptional = !question.required && survey.words.optional;
    const legend = el("legend", {}, question.label, isOptional ? ` (${isOptional})` : "");
    return el("fieldset", { "data-key": question.key }, legend, part);
  });
  const problem = el("p", { class: "problem", role: "alert" });

  const isAsked = ({ show_when }: Question): boolean =>
    (show_when ?? []).every(({ question, is }) => {
      if (question === "score") return is.includes(String(answer.score));
      if (question === "group") return is.includes(groupOf(survey, answer.score));
      if (question === "reasons") return answer.reasons?.some((one) => is.includes(one)) ?? false;
      const at = fields.findIndex(({ question: other }) => other.key === question);
      const field = fields[at];
      if (!field || parts[at]?.hidden) return false;
      const value = field.read();
      const said = Array.isArray(value) ? value : [String(value ?? "")];
      return said.some((one) => is.includes(one));
    });

  const questions: Questions = {
    parts: [...parts, problem],
    update: () => {
      for (const [i, { question }] of fields.entries()) {
        const part = parts[i];
        if (part) part.hidden = !isAsked(question);
      }
    },
    read: () => {
      const answers: Record<string, string | number | string[]> = {};
      let missing: HTMLElement | undefined;
      for (const [i, field] of fields.entries()) {
        if (parts[i]?.hidden) continue;
        const value = field.read();
        if (!isEmpty(value)) answers[field.question.key] = value as string;
        else if (field.question.required) missing ??= parts[i];
      }
      answer.answers = answers;
      problem.textContent = missing ? (survey.words.answer_required ?? "") : "";
      missing?.querySelector<HTMLElement>("input,textarea")?.focus();
      return !missing;
    },
  };
  return questions;
};

const holder = window as unknown as { hark?: { more?: More } };
if (holder.hark) holder.hark.more = more;
