import { i18n } from "@lingui/core";
import { Alert, Button, Title } from "@mantine/core";
import { useBlocker } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Confirm } from "../shell/Confirm";
import { Section } from "../shell/Page";
import { timeZone } from "../words/format";
import classes from "./Asking.module.css";
import { BasicsPart } from "./BasicsPart";
import { LimitsPart } from "./LimitsPart";
import { PlanInWords } from "./PlanInWords";
import { PrecisionPart } from "./PrecisionPart";
import { type Offer, offerOf, type PlanDraft } from "./plan_draft";
import { type Problems, problemElsewhere, problemsOf } from "./problems_at";
import { WhenPart } from "./WhenPart";
import { WhoPart } from "./WhoPart";
import { WritingPlan } from "./writing";

interface Props {
  start: PlanDraft;
  survey: "chosen" | "fixed";
  action: string;
  /** Stores it and goes on. Throws: what the server refused. */
  onSave: (draft: PlanDraft, offer: Offer) => Promise<unknown>;
  onCancel: () => void;
}

/** Every field whose problem is shown at its place. */
const shown = [
  "name",
  "survey",
  "channel",
  "widget.placement",
  "widget.delay_ms",
  "audience.segment",
  "audience.where",
  "sample_percent",
  "trigger",
  "delay",
  "cancel_on",
  "starts_at",
  "ends_at",
  "cadence_days",
  "own_rest_days",
  "patience_days",
  "reminders",
  "expires_days",
  "precision",
];

/** A plan to be filled in, and beside it what it means. */
export function PlanForm({ start, survey, action, onSave, onCancel }: Props) {
  const [draft, setDraft] = useState(start);
  const [problem, setProblem] = useState<unknown>(null);
  const [missing, setMissing] = useState<Problems>({});
  const [state, setState] = useState<"idle" | "saving" | "saved">("idle");
  const form = useRef<HTMLFormElement>(null);
  const changed = JSON.stringify(draft) !== JSON.stringify(start);
  const leaving = useBlocker({
    shouldBlockFn: () => changed && state === "idle",
    enableBeforeUnload: () => changed && state === "idle",
    withResolver: true,
  });
  useEffect(() => {
    if (!problem && Object.keys(missing).length === 0) return;
    const wrong = "[aria-invalid=true], [role=alert]";
    form.current?.querySelector<HTMLElement>(wrong)?.focus();
  }, [problem, missing]);
  const save = async () => {
    const { offer, missing: empty } = offerOf(draft, timeZone());
    setMissing(Object.fromEntries(empty.map((field) => [field, i18n.t("Write a number.")])));
    setProblem(null);
    if (empty.length > 0) return;
    setState("saving");
    try {
      await onSave(draft, offer);
    } catch (refused) {
      setProblem(refused);
      setState("idle");
    }
  };
  const elsewhere = problemElsewhere(problem, shown);
  return (
    <form
      ref={form}
      noValidate
      className={classes.writing}
      onSubmit={(event) => {
        // Filters are chosen in a form of their own, which bubbles up to here.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        void save();
      }}
    >
      <div>
        {elsewhere ? (
          <Alert color="red" mb="md" role="alert" tabIndex={-1}>
            {elsewhere}
          </Alert>
        ) : null}
        <WritingPlan
          draft={draft}
          problems={{ ...problemsOf(problem), ...missing }}
          onChange={setDraft}
        >
          <Part title={i18n.t("What is asked")}>
            <BasicsPart survey={survey} />
          </Part>
          <Part title={i18n.t("Who is asked")}>
            <WhoPart />
          </Part>
          <Part title={i18n.t("When")}>
            <WhenPart />
          </Part>
          <Part title={i18n.t("How often, and until when")}>
            <LimitsPart />
          </Part>
          <Part title={i18n.t("How precisely")}>
            <PrecisionPart />
          </Part>
        </WritingPlan>
        <div className={classes.save}>
          <Button type="submit" loading={state === "saving"}>
            {action}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {i18n.t("Cancel")}
          </Button>
        </div>
      </div>
      <aside className={classes.aside} aria-label={i18n.t("In words")}>
        <Title order={2} mb={4}>
          {i18n.t("In words")}
        </Title>
        <PlanInWords draft={draft} />
      </aside>
      {leaving.status === "blocked" ? (
        <Confirm
          title={i18n.t("Leave without your changes?")}
          action={i18n.t("Leave without them")}
          onClose={leaving.reset}
          onConfirm={async () => leaving.proceed()}
        >
          {i18n.t("What you wrote here is not saved yet.")}
        </Confirm>
      ) : null}
    </form>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Section title={title}>
      <div className={classes.fields}>{children}</div>
    </Section>
  );
}
