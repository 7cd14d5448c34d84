import { i18n } from "@lingui/core";
import {
  Alert,
  Anchor,
  Button,
  Group,
  NativeSelect,
  Stack,
  Switch,
  Text,
  TextInput,
} from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import type { Saved } from "../score/ChartMenu";
import { Dialog } from "../shell/Dialog";
import { today } from "../view/period";
import { day, timeZone } from "../words/format";
import { problemText } from "../words/problem";
import { boardsQuery, useBoards } from "./boards_queries";
import { fitting, usualWidth, writeQuestion } from "./charts";

interface Props {
  name: string;
  saved: Saved;
  onClose: () => void;
}

const fresh = "new";

/** Puts a chart on a board, with its question as it stands now. */
export default function SaveToBoard({ name, saved, onClose }: Props) {
  const boards = useQuery(boardsQuery);
  const { create, append } = useBoards();
  const router = useRouter();
  const [chosen, setChosen] = useState<string | null>(null);
  const [made, setMade] = useState("");
  const [title, setTitle] = useState("");
  const [problem, setProblem] = useState<unknown>(null);
  const [state, setState] = useState<"idle" | "working">("idle");
  const { view, question } = saved;
  const upToNow = !!question.to && question.to >= today(timeZone(), new Date());
  const [end, setEnd] = useState<"open" | "fixed">(upToNow ? "open" : "fixed");
  const choice = chosen ?? boards.data?.[0]?.id ?? fresh;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setState("working");
    setProblem(null);
    const asked = { ...question, to: end === "open" ? undefined : question.to };
    const query = writeQuestion(fitting(view, asked));
    const chart = { title: title.trim(), view, query, width: usualWidth(view) };
    try {
      const board =
        choice === fresh
          ? await create(made.trim() || i18n.t("My board"), [chart])
          : await append(choice, chart);
      onClose();
      const id = notifications.show({
        message: (
          <Group justify="space-between" wrap="nowrap">
            {i18n.t("Saved to {board}.", { board: board.name })}
            <Anchor
              href={router.buildLocation({ to: "/boards/$id", params: { id: board.id } }).href}
              onClick={(event) => {
                event.preventDefault();
                notifications.hide(id);
                void router.navigate({ to: "/boards/$id", params: { id: board.id } });
              }}
            >
              {i18n.t("Open the board")}
            </Anchor>
          </Group>
        ),
      });
    } catch (caught) {
      setProblem(caught);
      setState("idle");
    }
  };
  return (
    <Dialog onClose={onClose} title={i18n.t("Save {name} to a board", { name })}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack>
          {problem ? (
            <Alert color="red" role="alert">
              {problemText(problem)}
            </Alert>
          ) : null}
          <NativeSelect
            label={i18n.t("Board")}
            data-autofocus
            value={choice}
            onChange={({ currentTarget }) => setChosen(currentTarget.value)}
            data={[
              ...(boards.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
              { value: fresh, label: i18n.t("A new board") },
            ]}
          />
          {choice === fresh ? (
            <TextInput
              label={i18n.t("Name of the board")}
              placeholder={i18n.t("My board")}
              value={made}
              onChange={({ currentTarget }) => setMade(currentTarget.value)}
            />
          ) : null}
          <TextInput
            label={i18n.t("Title")}
            description={i18n.t("Without one the chart says itself what it shows.")}
            maxLength={100}
            value={title}
            onChange={({ currentTarget }) => setTitle(currentTarget.value)}
          />
          {question.to ? (
            <Switch
              label={i18n.t("New answers keep coming in")}
              description={
                end === "open"
                  ? question.from
                    ? i18n.t("Everything since {day} is counted.", { day: day(question.from) })
                    : i18n.t("Every answer is counted.")
                  : i18n.t("It stays as it is: nothing after {day} is counted.", {
                      day: day(question.to),
                    })
              }
              checked={end === "open"}
              onChange={({ currentTarget }) => setEnd(currentTarget.checked ? "open" : "fixed")}
            />
          ) : (
            <Text size="xs" c="dimmed">
              {i18n.t("New answers keep coming in.")}
            </Text>
          )}
        </Stack>
        <Group mt="lg" justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {i18n.t("Cancel")}
          </Button>
          <Button type="submit" loading={state === "working"} disabled={boards.isLoading}>
            {i18n.t("Save")}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
