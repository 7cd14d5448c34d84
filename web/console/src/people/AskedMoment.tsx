import { i18n } from "@lingui/core";
import { Anchor, Text, UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { plansQuery } from "../asking/asking_queries";
import { byChannel } from "../asking/plan_names";
import { reasonName } from "../asking/reason_names";
import { moment as at, dayOf } from "../words/format";
import { sentence } from "../words/words";
import { surveysQuery } from "../workspace/surveys";
import { invitationState, type Moment, stepName } from "./asked_history";
import classes from "./WhyAsked.module.css";

/** One decision, or what came of one. */
export function AskedMoment({ moment }: { moment: Moment }) {
  if (moment.is === "waiting") {
    const { occasion } = moment;
    return (
      <Entry
        tone="waiting"
        head={
          occasion.waits_for === "visit"
            ? i18n.t("To be decided at their next visit")
            : i18n.t("To be decided on {day}", { day: at(occasion.wished_at) })
        }
        plan={occasion.plan}
        planName={occasion.plan_name}
      >
        {occasion.why}.
      </Entry>
    );
  }
  if (moment.is === "refused") {
    const { decision } = moment;
    return (
      <Entry
        tone="refused"
        head={i18n.t("Not asked: {reason}", { reason: lower(reasonName(decision.reason)) })}
        when={decision.at}
        plan={decision.plan}
        planName={decision.plan_name}
        survey={decision.survey}
      >
        {decision.sentence}
        {decision.times > 1 ? (
          <Text component="span" size="xs" c="dimmed" display="block">
            {i18n.t("{n} times since {day}, always for this reason", {
              n: decision.times,
              day: dayOf(decision.first_at),
            })}
          </Text>
        ) : null}
      </Entry>
    );
  }
  return <Invited {...moment} />;
}

function Invited({ invitation, decision }: Extract<Moment, { is: "invited" }>) {
  const [steps, setSteps] = useState<"hidden" | "shown">("hidden");
  const { state, channel } = invitation;
  const over = ["cancelled", "suppressed", "bounced", "expired"].includes(state);
  return (
    <Entry
      tone={over ? "refused" : "asked"}
      head={i18n.t("{channel}: {state}", {
        channel: sentence(byChannel(channel)),
        state: invitationState(state),
      })}
      when={invitation.sent_at ?? invitation.due_at}
      plan={invitation.plan}
      planName={decision?.plan_name}
      survey={invitation.survey}
    >
      {decision?.sentence ?? invitation.reason}
      {invitation.steps.length > 0 ? (
        <>
          <UnstyledButton
            className={classes.more}
            aria-expanded={steps === "shown"}
            onClick={() => setSteps(steps === "shown" ? "hidden" : "shown")}
          >
            {steps === "shown"
              ? i18n.t("Hide the steps")
              : i18n.t("{n, plural, one {one step} other {# steps}}", {
                  n: invitation.steps.length,
                })}
          </UnstyledButton>
          {steps === "shown" ? (
            <ol className={classes.steps}>
              {invitation.steps.map((step) => (
                <li key={`${step.at} ${step.what}`}>
                  <Text component="span" size="xs" c="dimmed">
                    {at(step.at)}
                  </Text>{" "}
                  <strong>{stepName(step.what)}</strong>
                  {step.reason ? ` · ${step.reason}` : ""}
                </li>
              ))}
            </ol>
          ) : null}
        </>
      ) : null}
    </Entry>
  );
}

interface EntryProps {
  tone: "asked" | "refused" | "waiting";
  head: string;
  when?: string;
  plan: string | null;
  planName?: string | null;
  survey?: string;
  children: ReactNode;
}

function Entry({ tone, head, when, plan, planName, survey, children }: EntryProps) {
  const plans = useQuery(plansQuery).data;
  const known = plans?.find(({ id }) => id === plan);
  const surveys = useQuery(surveysQuery).data ?? [];
  const name = known?.name ?? planName;
  const about = surveys.find(({ id }) => id === (survey ?? known?.survey));
  return (
    <li className={classes.moment} data-tone={tone}>
      <div className={classes.head}>
        <span className={classes.what}>{head}</span>
        {when ? <time dateTime={when}>{at(when)}</time> : null}
      </div>
      <div className={classes.why}>{children}</div>
      <div className={classes.from}>
        {known ? (
          <Anchor
            size="xs"
            renderRoot={(props) => (
              <Link to="/asking/$plan" params={{ plan: known.id }} {...props} />
            )}
          >
            {known.name}
          </Anchor>
        ) : name ? (
          i18n.t("{name} (deleted)", { name })
        ) : (
          i18n.t("without a plan")
        )}
        {about ? ` · ${about.name}` : ""}
      </div>
    </li>
  );
}

const lower = (text: string) => text.charAt(0).toLocaleLowerCase(i18n.locale) + text.slice(1);
