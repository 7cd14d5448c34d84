import { i18n } from "@lingui/core";
import { Alert, Button, Checkbox, Group, Switch, Text, TextInput } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import type { AskingPolicy } from "#api/things";
import { Section } from "../shell/Page";
import { sentence } from "../words/words";
import { AmountField } from "./AmountField";
import classes from "./Asking.module.css";
import { usePolicy } from "./asking_queries";
import { byChannel, channels } from "./plan_names";
import { type Day, dayName, policyLines, weekdays } from "./policy_words";
import { type Problems, problemAt, problemElsewhere, problemsOf } from "./problems_at";
import { policyOf, rulesDraftOf } from "./rules_draft";

const shown = [
  "rest_days",
  "rest_after_dismissal_days",
  "tenure_days",
  "quiet_from",
  "quiet_until",
  "working_days",
  "daily_cap",
  "channel_caps",
];

/** Rest, hours and caps: whatever a plan says, they hold. */
export function RulesFields({ policy, may }: { policy: AskingPolicy; may: boolean }) {
  const [draft, setDraft] = useState(() => rulesDraftOf(policy));
  const [problem, setProblem] = useState<unknown>(null);
  const [missing, setMissing] = useState<Problems>({});
  const [state, setState] = useState<"idle" | "saving">("idle");
  const form = useRef<HTMLFormElement>(null);
  const change = usePolicy();
  const put = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const problems = { ...problemsOf(problem), ...missing };
  const at = (path: string) => problemAt(problems, path);
  const elsewhere = problemElsewhere(problem, shown);
  const next = policyOf(draft);
  useEffect(() => {
    if (!problem && Object.keys(missing).length === 0) return;
    form.current?.querySelector<HTMLElement>("[aria-invalid=true], [role=alert]")?.focus();
  }, [problem, missing]);
  const save = async () => {
    const empty = next.missing.map((field) => [field, i18n.t("Write a number.")]);
    setMissing(Object.fromEntries(empty));
    setProblem(null);
    if (empty.length > 0) return;
    setState("saving");
    try {
      await change(next.policy);
      const { offerUndo } = await import("../annotations/undo");
      offerUndo(i18n.t("The rules hold from now on."), () => change(policy));
    } catch (refused) {
      setProblem(refused);
      setState("idle");
    }
  };
  const days = i18n.t("days");
  return (
    <form
      ref={form}
      noValidate
      className={classes.writing}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <fieldset className={classes.plain} disabled={!may}>
        {elsewhere ? (
          <Alert color="red" mb="md" role="alert" tabIndex={-1}>
            {elsewhere}
          </Alert>
        ) : null}
        <Section title={i18n.t("Nobody is nagged")}>
          <div className={classes.fields}>
            <AmountField
              label={i18n.t("Rest after being asked, by any survey")}
              unit={days}
              value={draft.restDays}
              error={at("rest_days")}
              onChange={(restDays) => put({ restDays })}
            />
            <AmountField
              label={i18n.t("Rest after closing a survey without a score")}
              description={i18n.t("Somebody who waved it off wants more time, or less.")}
              unit={days}
              value={draft.dismissalDays}
              error={at("rest_after_dismissal_days")}
              onChange={(dismissalDays) => put({ dismissalDays })}
            />
            <AmountField
              label={i18n.t("Nobody is asked before they have been known for")}
              unit={days}
              value={draft.tenureDays}
              error={at("tenure_days")}
              onChange={(tenureDays) => put({ tenureDays })}
            />
          </div>
        </Section>
        <Section title={i18n.t("When people are written to")}>
          <div className={classes.fields}>
            <Switch
              label={i18n.t("Quiet hours")}
              description={i18n.t("In the time zone where each person lives.")}
              checked={draft.quiet === "yes"}
              onChange={({ currentTarget }) => put({ quiet: currentTarget.checked ? "yes" : "no" })}
            />
            {draft.quiet === "yes" ? (
              <div className={classes.row}>
                <TextInput
                  type="time"
                  label={i18n.t("Quiet from")}
                  value={draft.quietFrom}
                  error={at("quiet_from")}
                  onChange={({ currentTarget }) => put({ quietFrom: currentTarget.value })}
                />
                <TextInput
                  type="time"
                  label={i18n.t("Until")}
                  value={draft.quietUntil}
                  error={at("quiet_until")}
                  onChange={({ currentTarget }) => put({ quietUntil: currentTarget.value })}
                />
              </div>
            ) : null}
            <Checkbox.Group
              label={i18n.t("Days on which people are written to")}
              value={draft.workingDays}
              error={at("working_days")}
              onChange={(workingDays) => put({ workingDays: workingDays as Day[] })}
            >
              <Group gap="md" mt="xs">
                {weekdays.map((day) => (
                  <Checkbox
                    key={day}
                    value={day}
                    label={dayName(day, "short")}
                    aria-label={dayName(day, "long")}
                  />
                ))}
              </Group>
            </Checkbox.Group>
          </div>
        </Section>
        <Section title={i18n.t("How many a day")}>
          <div className={classes.fields}>
            <AmountField
              label={i18n.t("By all channels together")}
              description={i18n.t("Empty: as many as there are. Reminders count.")}
              value={draft.dailyCap}
              error={at("daily_cap")}
              onChange={(dailyCap) => put({ dailyCap })}
            />
            <div className={classes.caps}>
              {channels.map((channel) => (
                <AmountField
                  key={channel}
                  label={sentence(byChannel(channel))}
                  value={draft.caps[channel]}
                  error={at(`channel_caps.${channel}`)}
                  onChange={(cap) => put({ caps: { ...draft.caps, [channel]: cap } })}
                />
              ))}
            </div>
          </div>
        </Section>
        {may ? (
          <div className={classes.save}>
            <Button type="submit" loading={state === "saving"}>
              {i18n.t("Save")}
            </Button>
          </div>
        ) : (
          <Text c="dimmed">{i18n.t("Analysts, admins and owners can change the rules.")}</Text>
        )}
      </fieldset>
      <aside className={classes.aside} aria-label={i18n.t("In words")}>
        <Text fw={600} mb={4}>
          {i18n.t("In words")}
        </Text>
        <ul className={classes.rules}>
          {policyLines(next.policy).map((rule) => (
            <li key={rule}>{sentence(rule)}.</li>
          ))}
        </ul>
        <Text size="xs" c="dimmed" mt="xs">
          {i18n.t("What waits to be sent is decided anew when the rules change.")}
        </Text>
      </aside>
    </form>
  );
}
