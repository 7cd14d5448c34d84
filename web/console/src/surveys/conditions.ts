import {
  audiences,
  type Definition,
  hasOptions,
  type Kind,
  moved,
  type Question,
  reservedKeys,
  type ShowWhen,
  scales,
  withItem,
} from "./definition";

/** What a question may hang on: something asked before it, and the answers there are. */
export interface Subject {
  question: string;
  values: string[];
}

function numbers(least: number, most: number): string[] {
  return Array.from({ length: Math.max(0, most - least + 1) }, (_, i) => String(least + i));
}

function valuesOf(question: Question): string[] {
  if (hasOptions(question.kind)) return question.options.map((option) => option.key);
  return question.kind === "scale" ? numbers(question.least, question.most) : [];
}

/** All that the question at a place may hang on. Free text is nothing to hang on. */
export function subjectsFor(definition: Definition, kind: Kind, place: number): Subject[] {
  const scale = scales[kind];
  const asked: Subject[] = scale
    ? [
        { question: "group", values: [...audiences] },
        { question: "score", values: numbers(scale.least, scale.most) },
      ]
    : [];
  if (definition.reasons.length > 0) {
    asked.push({ question: "reasons", values: definition.reasons.map((reason) => reason.key) });
  }
  for (const question of definition.questions.slice(0, place)) {
    const values = valuesOf(question);
    if (values.length > 0) asked.push({ question: question.key, values });
  }
  return asked;
}

/** Without conditions that can never hold: on what does not come before, or is no answer there. */
export function withSoundConditions(definition: Definition, kind: Kind): Definition {
  const questions = definition.questions.map((question, place) => {
    if (question.show_when.length === 0) return question;
    const subjects = subjectsFor(definition, kind, place);
    const sound = question.show_when.flatMap((when): ShowWhen[] => {
      const subject = subjects.find((each) => each.question === when.question);
      const is = when.is.filter((value) => subject?.values.includes(value));
      return is.length > 0 ? [{ ...when, is }] : [];
    });
    return { ...question, show_when: sound };
  });
  return { ...definition, questions };
}

export function countConditions(definition: Definition): number {
  return definition.questions.reduce((sum, question) => sum + question.show_when.length, 0);
}

export function withoutQuestion(definition: Definition, kind: Kind, place: number): Definition {
  const questions = definition.questions.toSpliced(place, 1);
  return withSoundConditions({ ...definition, questions }, kind);
}

export function withMovedQuestion(
  definition: Definition,
  kind: Kind,
  from: number,
  to: number,
): Definition {
  const questions = moved(definition.questions, from, to);
  return withSoundConditions({ ...definition, questions }, kind);
}

export function withoutReason(definition: Definition, kind: Kind, place: number): Definition {
  const reasons = definition.reasons.toSpliced(place, 1);
  return withSoundConditions({ ...definition, reasons }, kind);
}

export function withQuestion(
  definition: Definition,
  kind: Kind,
  place: number,
  change: (question: Question) => Question,
): Definition {
  const questions = withItem(definition.questions, place, change);
  return withSoundConditions({ ...definition, questions }, kind);
}

/** With another key for a question, and for what hangs on it. */
export function withQuestionKey(definition: Definition, place: number, key: string): Definition {
  const old = definition.questions[place]?.key;
  if (old === undefined || reservedKeys.includes(old)) return definition;
  const questions = definition.questions.map((question, i) => ({
    ...question,
    key: i === place ? key : question.key,
    show_when: question.show_when.map((when) =>
      when.question === old && i > place ? { ...when, question: key } : when,
    ),
  }));
  return { ...definition, questions };
}

function renamedValue(
  definition: Definition,
  question: string,
  from: string,
  to: string,
): Definition["questions"] {
  return definition.questions.map((each) => ({
    ...each,
    show_when: each.show_when.map((when) =>
      when.question === question
        ? { ...when, is: when.is.map((value) => (value === from ? to : value)) }
        : when,
    ),
  }));
}

export function withReasonKey(definition: Definition, place: number, key: string): Definition {
  const old = definition.reasons[place]?.key;
  if (old === undefined) return definition;
  const reasons = withItem(definition.reasons, place, (reason) => ({ ...reason, key }));
  return { ...definition, reasons, questions: renamedValue(definition, "reasons", old, key) };
}

export function withOptionKey(
  definition: Definition,
  place: number,
  option: number,
  key: string,
): Definition {
  const question = definition.questions[place];
  const old = question?.options[option]?.key;
  if (question === undefined || old === undefined) return definition;
  const questions = withItem(
    renamedValue(definition, question.key, old, key),
    place,
    (each): Question => ({
      ...each,
      options: withItem(each.options, option, (one) => ({ ...one, key })),
    }),
  );
  return { ...definition, questions };
}
