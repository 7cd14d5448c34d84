import { i18n } from "@lingui/core";
import { Text, UnstyledButton } from "@mantine/core";
import type { Answer } from "#api/things";
import { ScoreBadge } from "../responses/ScoreBadge";
import { dayOf } from "../words/format";
import classes from "./People.module.css";

interface Props {
  answers: Answer[];
  /** The one that is open. */
  shown?: string;
  onOpen: (response: string) => void;
}

/** A person's answers with their words and what has been done, the newest first. */
export function AnswerList({ answers, shown, onOpen }: Props) {
  return (
    <ol className={classes.answers}>
      {answers.map((each) => (
        <li key={each.id}>
          <UnstyledButton
            className={classes.earlier}
            aria-current={each.id === shown ? "true" : undefined}
            onClick={() => onOpen(each.id)}
          >
            <ScoreBadge score={each.score} group={each.group} />
            <span className={classes.line}>
              {each.comment ?? (
                <Text component="span" c="dimmed">
                  {i18n.t("No comment")}
                </Text>
              )}
              <Text component="span" size="xs" c="dimmed" display="block">
                {dayOf(each.at)}
                {each.excluded ? ` · ${i18n.t("excluded")}` : ""}
                {each.last_note
                  ? ` · ${i18n.t("done: {note}", { note: each.last_note.text })}`
                  : ""}
              </Text>
            </span>
          </UnstyledButton>
        </li>
      ))}
    </ol>
  );
}
