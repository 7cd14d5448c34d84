import type { Answer, Person } from "#api/things";

export interface PersonAnswers {
  person: Person;
  /** The oldest first. */
  answers: Answer[];
}

/** The people of a company with their answers: who answered last first, then those who never did. */
export function peopleWithAnswers(people: Person[], answers: Answer[]): PersonAnswers[] {
  const said = new Map<string, Answer[]>();
  for (const answer of answers.toSorted((a, b) => a.at.localeCompare(b.at))) {
    const id = answer.person?.id;
    if (id) said.set(id, [...(said.get(id) ?? []), answer]);
  }
  const last = (each: PersonAnswers) => each.answers.at(-1)?.at ?? "";
  return people
    .map((person) => ({ person, answers: said.get(person.id) ?? [] }))
    .sort((a, b) => last(b).localeCompare(last(a)));
}
