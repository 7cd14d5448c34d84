import { i18n } from "@lingui/core";
import { Alert, Anchor, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { Plan, Survey } from "#api/things";
import { offers, useSession } from "../session/session";
import { Section } from "../shell/Page";
import { ago, timeZone } from "../words/format";
import classes from "./Asking.module.css";
import { DryRunPart } from "./DryRunPart";
import { KnowWhen } from "./KnowWhen";
import { PlanInWords } from "./PlanInWords";
import { PlanState } from "./PlanState";
import { draftOf } from "./plan_draft";
import { SoFar } from "./SoFar";

interface Props {
  plan: Plan;
  survey?: Survey;
}

/** What a plan does, and what it would do next week. */
export function PlanOpen({ plan, survey }: Props) {
  const { member } = useSession();
  const closed = survey && survey.state !== "published";
  return (
    <>
      <div className={classes.facts}>
        <PlanState plan={plan} survey={survey} />
        <Text size="xs" c="dimmed">
          {survey ? (
            <>
              {i18n.t("asks")}{" "}
              <Anchor
                underline="always"
                size="xs"
                renderRoot={(props) => (
                  <Link to="/surveys/$survey" params={{ survey: survey.key }} {...props} />
                )}
              >
                {survey.name}
              </Anchor>
              {" · "}
            </>
          ) : null}
          {i18n.t("changed {when}", { when: ago(plan.updated_at) })}
        </Text>
      </div>
      {closed ? (
        <Alert mb="lg" color="gray">
          {i18n.t("Its survey is not published: nobody is asked until it is.")}{" "}
          <Anchor
            underline="always"
            renderRoot={(props) => (
              <Link to="/surveys/$survey" params={{ survey: survey.key }} {...props} />
            )}
          >
            {i18n.t("To the survey")}
          </Anchor>
        </Alert>
      ) : null}
      <div className={classes.columns}>
        <div>
          {offers(member.role, "analyst") ? (
            <DryRunPart plan={plan} />
          ) : (
            <Section title={i18n.t("Who would be asked next week")}>
              <Text c="dimmed">{i18n.t("Analysts see here who would be asked, and when.")}</Text>
            </Section>
          )}
        </div>
        <div>
          <KnowWhen plan={plan} survey={survey} />
          {survey ? <SoFar plan={plan} survey={survey} /> : null}
          <Section title={i18n.t("In words")}>
            <PlanInWords draft={draftOf(plan, survey?.key ?? "", timeZone())} />
          </Section>
        </div>
      </div>
    </>
  );
}
