import { i18n } from "@lingui/core";
import { Alert, Button, Code, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Mailing, TestEmailAnswer } from "#api/things";
import { problemAt, problemElsewhere, problemsOf } from "../asking/problems_at";
import { useSession } from "../session/session";
import classes from "./Emails.module.css";
import { useMailing } from "./emails_queries";
import { outcomeWords } from "./outcome_words";

interface Props {
  mailing: Mailing;
  saved: "all" | "not_yet";
}

/** Sends one email now, and says what the mail server said to it. */
export function TestEmail({ mailing, saved }: Props) {
  const { member } = useSession();
  const [to, setTo] = useState(member.email);
  const [told, setTold] = useState<TestEmailAnswer | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [state, setState] = useState<"idle" | "sending">("idle");
  const { sendTest } = useMailing();
  const send = async () => {
    setTold(null);
    setProblem(null);
    setState("sending");
    try {
      setTold(await sendTest(to.trim(), "", ""));
    } catch (refused) {
      setProblem(refused);
    }
    setState("idle");
  };
  const elsewhere = problemElsewhere(problem, ["to"]);
  const words = told ? outcomeWords(told.outcome) : null;
  const { host, port } = mailing.server;
  return (
    <aside className={classes.aside} aria-label={i18n.t("Test email")}>
      <Text fw={600} mb={4}>
        {i18n.t("Send a test email")}
      </Text>
      <Text size="xs" c="dimmed" mb="sm">
        {saved === "not_yet"
          ? i18n.t("Save first: the test goes by what is saved.")
          : host
            ? i18n.t("It goes out now, through {host}:{port}, whether or not sending is on.", {
                host,
                port: String(port),
              })
            : i18n.t("Once a mail server is saved, try it here.")}
      </Text>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <TextInput
          type="email"
          label={i18n.t("To")}
          value={to}
          error={problemAt(problemsOf(problem), "to")}
          onChange={({ currentTarget }) => setTo(currentTarget.value)}
        />
        <Button type="submit" variant="default" mt="sm" loading={state === "sending"}>
          {i18n.t("Send the test email")}
        </Button>
      </form>
      <div aria-live="polite">
        {elsewhere ? (
          <Alert color="red" mt="md">
            {elsewhere}
          </Alert>
        ) : null}
        {told && words ? (
          <Alert
            color={words.mood === "good" ? "teal" : "red"}
            mt="md"
            title={words.title}
            classNames={{ title: classes.verdict }}
          >
            {words.advice}
            {told.reply ? (
              <Code block mt="xs" className={classes.said}>
                {told.reply}
              </Code>
            ) : null}
          </Alert>
        ) : null}
      </div>
    </aside>
  );
}
