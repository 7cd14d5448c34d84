import { i18n } from "@lingui/core";
import { ActionIcon, Skeleton, Tooltip } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { Plan } from "#api/things";
import { Section } from "../shell/Page";
import { Failure } from "../shell/states";
import { dryRunQuery } from "./asking_queries";
import classes from "./DryRun.module.css";
import { DryRunDays } from "./DryRunDays";
import { DryRunPeople } from "./DryRunPeople";
import { DryRunReasons } from "./DryRunReasons";
import { dryRunTitle } from "./dry_run_words";

/** Who would be asked in the coming week, how many a day, and why others are not. */
export function DryRunPart({ plan }: { plan: Plan }) {
  const run = useQuery(dryRunQuery(plan));
  const again = (
    <Tooltip label={i18n.t("Look again")}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={24}
        aria-label={i18n.t("Look again")}
        loading={run.isFetching}
        onClick={() => void run.refetch()}
      >
        <IconRefresh size={16} />
      </ActionIcon>
    </Tooltip>
  );
  if (run.error && !run.data) {
    return (
      <Section title={i18n.t("Who would be asked next week")}>
        <Failure problem={run.error} onRetry={() => void run.refetch()} />
      </Section>
    );
  }
  if (!run.data) {
    return (
      <Section title={i18n.t("Who would be asked next week")}>
        <Skeleton role="status" height={280} aria-label={i18n.t("Looking at the coming week")} />
      </Section>
    );
  }
  const it = run.data;
  return (
    <>
      <Section title={dryRunTitle(it)} label={i18n.t("The coming week")} aside={again}>
        {it.notes.length > 0 ? (
          <ul className={classes.notes}>
            {it.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        ) : null}
        <DryRunDays run={it} />
      </Section>
      <DryRunReasons run={it} />
      <DryRunPeople run={it} />
    </>
  );
}
