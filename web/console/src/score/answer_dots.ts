import type { Answer } from "#api/things";

export interface Dot {
  answer: Answer;
  /** Of the width, 0 to 1. */
  left: number;
  /** Of the height, 0 to 1 from the ground. */
  up: number;
  /** How many earlier answers lie at nearly the same place. */
  pile: number;
}

export interface DotField {
  dots: Dot[];
  from: string;
  to: string;
}

const places = 60; // answers closer than a sixtieth of the width would hide each other

/** Answers as dots from the first day to the last, the oldest first. */
export function answerDots(answers: Answer[]): DotField | undefined {
  const scored = answers.flatMap((answer) =>
    answer.score === null ? [] : [{ answer, at: answer.at, score: answer.score }],
  );
  const sorted = scored.toSorted((a, b) => a.at.localeCompare(b.at));
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last) return undefined;
  const start = Date.parse(first.at);
  const length = Date.parse(last.at) - start;
  const piles = new Map<string, number>();
  const dots = sorted.map(({ answer, at, score }) => {
    const left = length === 0 ? 0.5 : (Date.parse(at) - start) / length;
    const place = `${Math.round(left * places)} ${score}`;
    const pile = piles.get(place) ?? 0;
    piles.set(place, pile + 1);
    return { answer, left, up: score / 10, pile };
  });
  return { dots, from: first.at, to: last.at };
}
