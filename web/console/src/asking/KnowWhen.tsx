import { i18n } from "@lingui/core";
import { Anchor, Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Plan, Survey } from "#api/things";
import { offers, useSession } from "../session/session";
import { Section } from "../shell/Page";
import { count } from "../words/format";
import { problemText } from "../words/problem";
import classes from "./Asking.module.css";
import { progressQuery } from "./asking_queries";

/** With fewer answers than these, an interval says nothing yet. */
const few = 5;

interface Props {
  plan: Plan;
  survey?: Survey;
}

/** When the score will be known well enough. */
export function KnowWhen({ plan, survey }: Props) {
  const { member } = useSession();
  const progress = useQuery({ ...progressQuery(plan), enabled: plan.precision !== null });
  const recommends = survey?.kind === "nps" || survey?.kind === "enps";
  if (!plan.precision) {
    if (!recommends || !offers(member.role, "analyst")) return null;
    return (
      <Section title={i18n.t("When will we know?")}>
        <Text c="dimmed">
          {i18n.t("Say how precisely the score is to be known, and Hark tells when it will be.")}{" "}
          <Anchor
            underline="always"
            renderRoot={(props) => (
              <Link
                to="/asking/$plan"
                params={{ plan: plan.id }}
                search={{ tab: "change" }}
                {...props}
              />
            )}
          >
            {i18n.t("Say how precisely")}
          </Anchor>
        </Text>
      </Section>
    );
  }
  const it = progress.data;
  return (
    <Section title={i18n.t("When will we know?")}>
      {progress.error && !it ? (
        <Text c="dimmed">{problemText(progress.error)}</Text>
      ) : !it ? (
        <Skeleton role="status" height={64} aria-label={i18n.t("Loading what is known")} />
      ) : (
        <>
          <Text>{it.sentence}</Text>
          <div className={classes.meter} aria-hidden>
            <div style={{ width: `${Math.min(100, (100 * it.responses) / it.needed)}%` }} />
          </div>
          <Text size="xs" c="dimmed">
            {it.margin === null || it.responses < few
              ? i18n.t(
                  "{n, plural, =0 {None} one {One} other {#}} of about {needed} answers so far.",
                  {
                    n: it.responses,
                    needed: count(it.needed),
                  },
                )
              : i18n.t("{have} of about {needed} answers; ±{margin} points now.", {
                  have: count(it.responses),
                  needed: count(it.needed),
                  margin: it.margin.toFixed(1),
                })}
          </Text>
        </>
      )}
    </Section>
  );
}
