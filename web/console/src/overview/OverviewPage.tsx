import { i18n } from "@lingui/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { Live } from "../live/Live";
import { offers, useSession } from "../session/session";
import { Page } from "../shell/Page";
import { Failure } from "../shell/states";
import { Waiting } from "../shell/Waiting";
import { FilterBar } from "../view/FilterBar";
import Welcome from "../welcome/Welcome";
import { surveysQuery } from "../workspace/surveys";
import { Answers } from "./Answers";

const GoalDialog = lazy(() => import("../workspace/GoalDialog"));

/** The one calm page. Without any response yet it is the welcome. */
export default function OverviewPage() {
  const view = useSearch({ from: "/shell/" });
  const navigate = useNavigate({ from: "/" });
  const surveys = useQuery(surveysQuery);
  const { member, workspace } = useSession();
  const [dialog, setDialog] = useState<"goal" | null>(null);
  if (surveys.isLoading) return <Waiting />;
  if (surveys.error) {
    return (
      <Page title={i18n.t("Overview")}>
        <Failure problem={surveys.error} onRetry={() => void surveys.refetch()} />
      </Page>
    );
  }
  if (surveys.data?.every(({ responses }) => responses === 0)) return <Welcome />;
  return (
    <Page
      title={i18n.t("Overview")}
      actions={<Live />}
      bar={<FilterBar view={view} onView={(search) => void navigate({ search })} />}
    >
      <Answers
        view={view}
        goal={workspace.goal}
        onGoal={offers(member.role, "admin") ? () => setDialog("goal") : undefined}
        onView={(search) => void navigate({ search })}
        onResponses={(search) => void navigate({ to: "/responses", search })}
      />
      {dialog === "goal" ? (
        <Suspense fallback={null}>
          <GoalDialog onClose={() => setDialog(null)} />
        </Suspense>
      ) : null}
    </Page>
  );
}
