import { i18n } from "@lingui/core";
import { ActionIcon, Button, Group, Skeleton, Text, Textarea, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import type { Note } from "#api/things";
import { offers, useSession } from "../session/session";
import { Failure } from "../shell/states";
import { ago, moment } from "../words/format";
import { problemText } from "../words/problem";
import { bringBack, leave, secondsToUndo, useLeaving } from "./leaving";
import { notesQuery, useNotes } from "./notes_queries";
import classes from "./People.module.css";

interface Props {
  response: string;
  /** Whether the field takes the focus at once. */
  writing?: "at_once";
}

/** What has been done about a response: read, add, take back. */
export function Notes({ response, writing }: Props) {
  const notes = useQuery(notesQuery(response));
  const { member } = useSession();
  const may = offers(member.role, "agent");
  const leaving = useLeaving();
  const { remove } = useNotes(response);
  const shown = (notes.data ?? []).filter(({ id }) => !leaving.has(id));
  const takeAway = (note: Note) => {
    leave(note.id, () =>
      remove(note.id).catch((problem: unknown) => {
        notifications.show({ color: "red", message: problemText(problem) });
      }),
    );
    const notice = `note-${note.id}`;
    notifications.show({
      id: notice,
      autoClose: secondsToUndo * 1000,
      message: (
        <Group justify="space-between">
          {i18n.t("The note is deleted.")}
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => {
              bringBack(note.id);
              notifications.hide(notice);
            }}
          >
            {i18n.t("Undo")}
          </Button>
        </Group>
      ),
    });
  };
  return (
    <section>
      <Title order={3} mb="xs">
        {i18n.t("What has been done")}
      </Title>
      {notes.error && !notes.data ? (
        <Failure problem={notes.error} onRetry={() => void notes.refetch()} />
      ) : !notes.data ? (
        <Skeleton role="status" height={40} aria-label={i18n.t("Loading the notes")} />
      ) : shown.length === 0 ? (
        <Text c="dimmed">{i18n.t("Nothing is noted yet.")}</Text>
      ) : (
        <ul className={classes.notes}>
          {shown.map((note) => (
            <li key={note.id} className={classes.note}>
              <div className={classes.line}>
                <p className={classes.noteText}>{note.text}</p>
                <Text size="xs" c="dimmed" title={moment(note.at)}>
                  {note.member?.name ? `${note.member.name}, ` : ""}
                  {ago(note.at)}
                </Text>
              </div>
              {may ? (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={i18n.t("Delete the note “{text}”", { text: note.text.slice(0, 40) })}
                  onClick={() => takeAway(note)}
                >
                  <IconTrash size={16} />
                </ActionIcon>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {may ? <AddNote key={response} response={response} writing={writing} /> : null}
    </section>
  );
}

function AddNote({ response, writing }: Props) {
  const [text, setText] = useState("");
  const [state, setState] = useState<"idle" | "saving">("idle");
  const [problem, setProblem] = useState<unknown>(null);
  const { add } = useNotes(response);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (writing === "at_once") field.current?.focus();
  }, [writing]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === "" || state === "saving") return;
    setState("saving");
    setProblem(null);
    try {
      await add(text.trim());
      setText("");
    } catch (caught) {
      setProblem(caught);
    }
    setState("idle");
  };
  return (
    <form onSubmit={(event) => void submit(event)} className={classes.addNote}>
      <Textarea
        aria-label={i18n.t("What have you done?")}
        placeholder={i18n.t("Called them, refunded, fixed in 4.3 …")}
        autosize
        minRows={1}
        maxRows={6}
        maxLength={10_000}
        value={text}
        ref={field}
        error={problem ? problemText(problem) : undefined}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void submit(event);
        }}
      />
      <Button type="submit" size="xs" loading={state === "saving"} disabled={text.trim() === ""}>
        {i18n.t("Add note")}
      </Button>
    </form>
  );
}
