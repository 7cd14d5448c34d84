import { Anchor, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Plan } from "#api/things";
import { useLeaving } from "../people/leaving";
import { timeZone } from "../words/format";
import { surveysQuery } from "../workspace/surveys";
import classes from "./Asking.module.css";
import { useNames } from "./PlanInWords";
import { PlanState } from "./PlanState";
import { PlanSwitch } from "./PlanSwitch";
import { draftOf } from "./plan_draft";
import { byChannel } from "./plan_names";
import { whenWords, whoWords } from "./plan_words";

/** Every plan: what it asks, when, and whether it does. */
export function PlanList({ plans }: { plans: Plan[] }) {
  const leaving = useLeaving();
  return (
    <ul className={classes.list}>
      {plans
        .filter(({ id }) => !leaving.has(id))
        .map((plan) => (
          <Entry key={plan.id} plan={plan} />
        ))}
    </ul>
  );
}

function Entry({ plan }: { plan: Plan }) {
  const surveys = useQuery(surveysQuery).data ?? [];
  const names = useNames();
  const survey = surveys.find(({ id }) => id === plan.survey);
  const draft = draftOf(plan, survey?.key ?? "", timeZone());
  return (
    <li className={classes.entry}>
      <div className={classes.entryWords}>
        <Anchor
          className={classes.entryName}
          renderRoot={(props) => <Link to="/asking/$plan" params={{ plan: plan.id }} {...props} />}
        >
          {plan.name}
        </Anchor>
        <Text>{whenWords(draft, names)}.</Text>
        <Text size="xs" c="dimmed">
          {[survey?.name, byChannel(plan.channel), whoWords(draft, names)]
            .filter(Boolean)
            .join(" · ")}
        </Text>
      </div>
      <PlanState plan={plan} survey={survey} />
      <PlanSwitch plan={plan} size="xs" />
    </li>
  );
}
