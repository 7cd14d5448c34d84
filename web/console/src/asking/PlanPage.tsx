import { i18n } from "@lingui/core";
import { Button, Skeleton } from "@mantine/core";
import { IconSend } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { ApiProblem } from "#api/client";
import { offers, useSession } from "../session/session";
import { Page } from "../shell/Page";
import { Failure, Notice } from "../shell/states";
import { timeZone } from "../words/format";
import { surveysQuery } from "../workspace/surveys";
import { planQuery, usePlans } from "./asking_queries";
import { PlanActions } from "./PlanActions";
import { PlanForm } from "./PlanForm";
import { PlanOpen } from "./PlanOpen";
import { draftOf } from "./plan_draft";

/** One plan: what it does, who would be asked next week; or it is changed. */
export default function PlanPage() {
  const { plan: id } = useParams({ from: "/shell/asking/$plan" });
  const { tab } = useSearch({ from: "/shell/asking/$plan" });
  const navigate = useNavigate({ from: "/asking/$plan" });
  const plan = useQuery(planQuery(id));
  const surveys = useQuery(surveysQuery);
  const { change } = usePlans();
  const { member } = useSession();
  const problem = plan.error ?? surveys.error;
  if (plan.error instanceof ApiProblem && plan.error.status === 404) {
    return (
      <Page title={i18n.t("Plan")}>
        <Notice
          icon={IconSend}
          title={i18n.t("This plan does not exist, or no longer")}
          text={i18n.t("Whoever it asked keeps their invitation, and their answers stay.")}
        >
          <Button variant="default" renderRoot={(props) => <Link to="/asking" {...props} />}>
            {i18n.t("To the plans")}
          </Button>
        </Notice>
      </Page>
    );
  }
  if (!plan.data || !surveys.data) {
    return (
      <Page title={i18n.t("Plan")}>
        {problem ? (
          <Failure
            problem={problem}
            onRetry={() => void Promise.all([plan.refetch(), surveys.refetch()])}
          />
        ) : (
          <Skeleton role="status" height={420} aria-label={i18n.t("Loading the plan")} />
        )}
      </Page>
    );
  }
  const it = plan.data;
  const survey = surveys.data.find((each) => each.id === it.survey);
  if (tab === "change" && offers(member.role, "analyst")) {
    const back = () => navigate({ search: {} });
    return (
      <Page title={i18n.t("Change {name}", { name: it.name })}>
        <PlanForm
          start={draftOf(it, survey?.key ?? "", timeZone())}
          survey="fixed"
          action={i18n.t("Save")}
          onSave={async (_, offer) => {
            await change(it.id, offer);
            await back();
          }}
          onCancel={() => void back()}
        />
      </Page>
    );
  }
  return (
    <Page title={it.name} actions={<PlanActions plan={it} />}>
      <PlanOpen plan={it} survey={survey} />
    </Page>
  );
}
