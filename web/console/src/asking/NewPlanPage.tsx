import { i18n } from "@lingui/core";
import { Button, Skeleton } from "@mantine/core";
import { IconMessageQuestion } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { offers, useSession } from "../session/session";
import { Page } from "../shell/Page";
import { Failure, Forbidden, Notice } from "../shell/states";
import { today } from "../view/period";
import { timeZone } from "../words/format";
import { surveysQuery } from "../workspace/surveys";
import { usePlans } from "./asking_queries";
import { Ideas } from "./Ideas";
import { draftOfIdea } from "./ideas";
import { PlanForm } from "./PlanForm";

/** A plan is made: from an idea, or from nothing. */
export default function NewPlanPage() {
  const { idea } = useSearch({ from: "/shell/asking/new" });
  const surveys = useQuery(surveysQuery);
  const navigate = useNavigate();
  const { create } = usePlans();
  const { member } = useSession();
  const first = surveys.data?.find(({ key }) => key === "nps") ?? surveys.data?.[0];
  return (
    <Page title={i18n.t("New plan")}>
      {!offers(member.role, "analyst") ? (
        <Forbidden />
      ) : surveys.error && !surveys.data ? (
        <Failure problem={surveys.error} onRetry={() => void surveys.refetch()} />
      ) : !surveys.data ? (
        <Skeleton role="status" height={420} aria-label={i18n.t("Loading the surveys")} />
      ) : !first ? (
        <Notice
          icon={IconMessageQuestion}
          title={i18n.t("There is nothing to ask yet")}
          text={i18n.t("A plan asks a survey. Make the survey first.")}
        >
          <Button renderRoot={(props) => <Link to="/surveys" {...props} />}>
            {i18n.t("To the surveys")}
          </Button>
        </Notice>
      ) : (
        <>
          <Ideas chosen={idea} />
          <PlanForm
            key={idea ?? "nothing"}
            start={draftOfIdea(idea, first.key, today(timeZone(), new Date()))}
            survey="chosen"
            action={i18n.t("Save, and see who would be asked")}
            onSave={async ({ survey }, offer) => {
              const plan = await create(survey, { ...offer, state: "paused" });
              await navigate({ to: "/asking/$plan", params: { plan: plan.id } });
            }}
            onCancel={() => void navigate({ to: "/asking" })}
          />
        </>
      )}
    </Page>
  );
}
