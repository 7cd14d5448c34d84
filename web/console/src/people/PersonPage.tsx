import { i18n } from "@lingui/core";
import { Anchor, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import type { RecordView } from "../companies/companies_view";
import { Page, Section } from "../shell/Page";
import { Failure } from "../shell/states";
import { tidy } from "../view/view";
import { isAnyOf } from "../view/where";
import { AllAnswers } from "./AllAnswers";
import { AnswerList } from "./AnswerList";
import { Details } from "./Details";
import { Facts } from "./Facts";
import classes from "./People.module.css";
import { answersOfQuery, personQuery } from "./people_queries";
import { personName } from "./person_name";
import { personSentence } from "./person_title";
import { ResponseDrawer } from "./ResponseDrawer";
import { WhyAsked } from "./WhyAsked";

/** One person: what they said, when, what has been done, and who they are. */
export default function PersonPage() {
  const { id } = useParams({ from: "/shell/people/$id" });
  const view = useSearch({ from: "/shell/people/$id" });
  const navigate = useNavigate({ from: "/people/$id" });
  const show = (next: RecordView) => void navigate({ search: tidy(next) });
  const where = [isAnyOf("person", [id])];
  const person = useQuery(personQuery(id));
  const answers = useQuery(answersOfQuery(where, view.survey));
  if (person.error && !person.data) {
    return (
      <Page title={i18n.t("Person")}>
        <Failure problem={person.error} onRetry={() => void person.refetch()} />
      </Page>
    );
  }
  if (!person.data) {
    return (
      <Page title={i18n.t("Person")}>
        <Skeleton role="status" height={420} aria-label={i18n.t("Loading the person")} />
      </Page>
    );
  }
  const it = person.data;
  const { company } = it;
  const open = (response: string) => show({ ...view, response });
  const filtered = (condition: string) =>
    void navigate({ to: "/responses", search: { period: "all", where: [condition] } });
  return (
    <Page
      title={personName(it)}
      actions={
        <div className={classes.links}>
          {company ? (
            <Anchor
              renderRoot={(root) => (
                <Link to="/companies/$id" params={{ id: company.id }} {...root} />
              )}
            >
              {company.name ?? company.external_id ?? i18n.t("Company")}
            </Anchor>
          ) : null}
          <Anchor
            renderRoot={(root) => (
              <Link to="/responses" search={{ period: "all", where }} {...root} />
            )}
          >
            {i18n.t("In the list")}
          </Anchor>
        </div>
      }
    >
      <AllAnswers where={where} survey={view.survey} onOpen={open} />
      <div className={classes.columns}>
        <div>
          <Section
            label={i18n.t("All their answers")}
            title={answers.data ? personSentence(answers.data.items) : i18n.t("All their answers")}
          >
            {answers.data ? (
              <AnswerList answers={answers.data.items} shown={view.response} onOpen={open} />
            ) : answers.error ? (
              <Failure problem={answers.error} onRetry={() => void answers.refetch()} />
            ) : (
              <Skeleton role="status" height={120} aria-label={i18n.t("Loading the answers")} />
            )}
          </Section>
          <WhyAsked id={id} />
        </div>
        <Section title={i18n.t("Person")}>
          <Details person={it} />
          <div className={classes.below}>
            <Facts title={i18n.t("Known today")} properties={it.properties} onFilter={filtered} />
          </div>
        </Section>
      </div>
      <ResponseDrawer
        id={view.response}
        onClose={() => show({ ...view, response: undefined })}
        onOpen={open}
        onFilter={filtered}
      />
    </Page>
  );
}
