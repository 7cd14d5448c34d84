import { i18n } from "@lingui/core";
import { type Definition, first, type Kind } from "./definition";
import { languageName } from "./languages";

/** What people would notice of a new version, in sentences; empty: nothing differs. */
export function changeSentences(before: Definition, after: Definition, kind: Kind): string[] {
  const said: string[] = [];
  const differs = (one: unknown, other: unknown) => stable(one) !== stable(other);
  const name = (tag: string) => languageName(tag, i18n.locale);
  const added = after.languages.filter((tag) => !before.languages.includes(tag));
  const gone = before.languages.filter((tag) => !after.languages.includes(tag));
  if (differs(before.wording, after.wording)) said.push(wordingSentence(before, after));
  for (const tag of added) said.push(i18n.t("It can be answered in {name}.", { name: name(tag) }));
  for (const tag of gone)
    said.push(i18n.t("It can no longer be answered in {name}.", { name: name(tag) }));
  if (first(before) !== first(after))
    said.push(
      i18n.t("Who speaks none of its languages is asked in {name}.", { name: name(first(after)) }),
    );
  if (differs(before.follow_up, after.follow_up))
    said.push(
      kind === "open"
        ? i18n.t("The words above the answer are different.")
        : i18n.t("The question after the score is different."),
    );
  if (before.ask_comment !== after.ask_comment)
    said.push(
      after.ask_comment
        ? i18n.t("A comment is asked for.")
        : i18n.t("A comment is no longer asked for."),
    );
  said.push(...listSentences(before.reasons, after.reasons, "reasons", after));
  said.push(...listSentences(before.questions, after.questions, "questions", after));
  if (differs(before.thanks, after.thanks)) said.push(i18n.t("The thank-you is different."));
  if (differs(before.look, after.look)) said.push(i18n.t("It looks different."));
  return said;
}

function wordingSentence(before: Definition, after: Definition): string {
  if (after.wording.template === null)
    return before.wording.template === null
      ? i18n.t("The rating question has other words.")
      : i18n.t("The rating question leaves the approved wording.");
  if (before.wording.template === after.wording.template)
    return i18n.t("The rating question asks about “{subject}”.", {
      subject: after.wording.subject,
    });
  return i18n.t("The rating question takes another approved wording.");
}

interface Keyed {
  key: string;
  label: Record<string, string>;
}

function listSentences(
  before: Keyed[],
  after: Keyed[],
  what: "reasons" | "questions",
  { languages }: Definition,
): string[] {
  const keys = (list: Keyed[]) => list.map(({ key }) => key);
  const label = (item: Keyed) =>
    item.label[languages[0] ?? ""] ?? Object.values(item.label)[0] ?? item.key;
  const [old, now] = [keys(before), keys(after)];
  const said = after
    .filter(({ key }) => !old.includes(key))
    .map((item) =>
      what === "reasons"
        ? i18n.t("New reason: “{label}”.", { label: label(item) })
        : i18n.t("New question: “{label}”.", { label: label(item) }),
    );
  for (const item of before.filter(({ key }) => !now.includes(key)))
    said.push(
      what === "reasons"
        ? i18n.t("Reason gone: “{label}”. Answers that have it keep it.", { label: label(item) })
        : i18n.t("Question gone: “{label}”. Answers that have it keep it.", { label: label(item) }),
    );
  const kept = after.filter(({ key }) => old.includes(key));
  const edited = kept.filter(
    (item) => stable(item) !== stable(before.find(({ key }) => key === item.key)),
  );
  for (const item of edited)
    said.push(
      what === "reasons"
        ? i18n.t("Reason changed: “{label}”.", { label: label(item) })
        : i18n.t("Question changed: “{label}”.", { label: label(item) }),
    );
  const order = (list: string[], other: string[]) => list.filter((key) => other.includes(key));
  if (order(old, now).join() !== order(now, old).join())
    said.push(
      what === "reasons"
        ? i18n.t("The reasons come in another order.")
        : i18n.t("The questions come in another order."),
    );
  return said;
}

/** JSON in which the order of names says nothing. */
export function stable(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === "object" && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
