import { i18n } from "@lingui/core";
import { Anchor, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Company, Property } from "#api/things";
import { inDanger } from "../danger/danger_view";
import { MixBar } from "../score/MixBar";
import { scoreQuery } from "../score/score_queries";
import { Section } from "../shell/Page";
import { Failure } from "../shell/states";
import classes from "./Companies.module.css";
import type { CompanyPart } from "./company_part";
import { companySentence } from "./company_title";
import { worthText } from "./worth";

interface Props extends CompanyPart {
  company: Company;
  worth: Property | undefined;
}

/** What its people say now, what it is worth, and the ways from here. */
export function CompanyNow({ view, where, company, worth }: Props) {
  const { survey } = view;
  const people = useQuery(scoreQuery({ survey, where, unit: "person" }));
  const danger = useQuery(scoreQuery(inDanger({ survey, where }))).data?.total.responses ?? 0;
  const total = people.isPlaceholderData ? undefined : people.data?.total;
  if (people.error && !total) {
    return (
      <Section title={i18n.t("What its people say now")}>
        <Failure problem={people.error} onRetry={() => void people.refetch()} />
      </Section>
    );
  }
  return (
    <Section
      label={i18n.t("What its people say now")}
      title={total ? companySentence(total) : i18n.t("What its people say now")}
      aside={
        worth ? (
          <p className={classes.worth}>
            <span>{worth.name || worth.key}</span>{" "}
            <strong>{worthText(company.properties[worth.key])}</strong>
          </p>
        ) : null
      }
    >
      {!total ? (
        <Skeleton role="status" height={32} aria-label={i18n.t("Loading the answers")} />
      ) : total.responses > 0 ? (
        <MixBar row={total} size="large" />
      ) : null}
      <p className={classes.links}>
        <Anchor
          renderRoot={(props) => (
            <Link to="/responses" search={{ period: "all", where, survey }} {...props} />
          )}
        >
          {i18n.t("All answers in the list")}
        </Anchor>
        {danger > 0 ? (
          <Anchor
            renderRoot={(props) => (
              <Link to="/danger" search={{ period: "all", where, survey }} {...props} />
            )}
          >
            {i18n.t("{n, plural, one {# answer} other {# answers}} in the danger zone", {
              n: danger,
            })}
          </Anchor>
        ) : null}
        <Anchor
          renderRoot={(props) => (
            <Link to="/" search={{ period: "all", where, survey }} {...props} />
          )}
        >
          {i18n.t("Overview of this company")}
        </Anchor>
      </p>
    </Section>
  );
}
