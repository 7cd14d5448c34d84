import { i18n } from "@lingui/core";
import {
  Alert,
  Anchor,
  Button,
  Group,
  NativeSelect,
  Skeleton,
  Stack,
  Text,
  TextInput,
} from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Board } from "#api/things";
import { Dialog } from "../shell/Dialog";
import { Failure } from "../shell/states";
import { dayOf } from "../words/format";
import { problemText } from "../words/problem";
import classes from "./Boards.module.css";
import { linksQuery, useLinks } from "./boards_queries";

interface Props {
  board: Board;
  onClose: () => void;
}

const terms = [7, 30, 90, 365];

/** Links with which anybody can look at the board, until they expire or are revoked. */
export default function ShareDialog({ board, onClose }: Props) {
  const links = useQuery(linksQuery(board.id));
  const { make, revoke } = useLinks(board.id);
  const clipboard = useClipboard();
  const [days, setDays] = useState(30);
  const [made, setMade] = useState<{ id: string; address: string } | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [working, setWorking] = useState<string | null>(null);
  const doing = async (what: string, act: () => Promise<unknown>) => {
    setWorking(what);
    setProblem(null);
    await act().catch(setProblem);
    setWorking(null);
  };
  const makeLink = () =>
    doing("make", async () => {
      const { id, path } = await make(days);
      setMade({ id, address: window.location.origin + path });
    });
  const takeBack = (id: string) =>
    doing(id, async () => {
      await revoke(id);
      if (made?.id === id) setMade(null);
    });
  return (
    <Dialog size="lg" onClose={onClose} title={i18n.t("Share {name}", { name: board.name })}>
      <Stack>
        <Text>
          {i18n.t(
            "Whoever has a link sees the charts of this board, without signing in: scores and counts, no comments and no names of people. They can change nothing.",
          )}
        </Text>
        {problem ? (
          <Alert color="red" role="alert">
            {problemText(problem)}
          </Alert>
        ) : null}
        <Group align="flex-end">
          <NativeSelect
            label={i18n.t("The link works for")}
            value={String(days)}
            onChange={({ currentTarget }) => setDays(Number(currentTarget.value))}
            data={terms.map((n) => ({
              value: String(n),
              label: n === 365 ? i18n.t("a year") : i18n.t("{n} days", { n }),
            }))}
          />
          <Button loading={working === "make"} onClick={() => void makeLink()}>
            {i18n.t("Make a link")}
          </Button>
        </Group>
        {made ? (
          <Alert color="accent" role="status" title={i18n.t("The link, shown only now")}>
            <Group align="flex-end" wrap="nowrap">
              <TextInput
                flex={1}
                readOnly
                aria-label={i18n.t("Link")}
                value={made.address}
                onFocus={({ currentTarget }) => currentTarget.select()}
              />
              <Button
                variant="default"
                leftSection={
                  clipboard.copied ? <IconCheck size={14} /> : <IconCopy size={14} aria-hidden />
                }
                onClick={() => clipboard.copy(made.address)}
              >
                {clipboard.copied ? i18n.t("Copied") : i18n.t("Copy")}
              </Button>
            </Group>
            <Anchor href={made.address} target="_blank" size="xs">
              {i18n.t("See it as they will")}
            </Anchor>
          </Alert>
        ) : null}
        {links.error ? (
          <Failure problem={links.error} onRetry={() => void links.refetch()} />
        ) : !links.data ? (
          <Skeleton role="status" height={48} aria-label={i18n.t("Loading the links")} />
        ) : links.data.length === 0 ? (
          <Text c="dimmed">{i18n.t("No link leads here at present.")}</Text>
        ) : (
          <ul className={classes.list}>
            {links.data.map((link) => (
              <li key={link.id} className={classes.entry}>
                <div>
                  {i18n.t("Works until {day}", { day: dayOf(link.expires_at) })}
                  <Text size="xs" c="dimmed">
                    {i18n.t("made {day}", { day: dayOf(link.created_at) })}
                  </Text>
                </div>
                <Button
                  size="xs"
                  variant="default"
                  loading={working === link.id}
                  aria-label={i18n.t("Revoke the link that works until {day}", {
                    day: dayOf(link.expires_at),
                  })}
                  onClick={() => void takeBack(link.id)}
                >
                  {i18n.t("Revoke")}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Stack>
    </Dialog>
  );
}
