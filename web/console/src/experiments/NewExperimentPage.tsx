import { i18n } from "@lingui/core";
import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { offers, useSession } from "../session/session";
import { Page } from "../shell/Page";
import { Failure, Forbidden } from "../shell/states";
import { surveysQuery } from "../workspace/surveys";
import { ExperimentForm } from "./ExperimentForm";
import { newDraft, offerOf } from "./experiment_draft";
import { useExperiments } from "./experiments_queries";

export default function NewExperimentPage() {
  const surveys = useQuery(surveysQuery);
  const navigate = useNavigate();
  const { create } = useExperiments();
  const { member } = useSession();
  const first = surveys.data?.find(({ key }) => key === "nps") ?? surveys.data?.[0];
  return (
    <Page title={i18n.t("New experiment")}>
      {!offers(member.role, "analyst") ? (
        <Forbidden />
      ) : surveys.error && !surveys.data ? (
        <Failure problem={surveys.error} onRetry={() => void surveys.refetch()} />
      ) : !surveys.data ? (
        <Skeleton role="status" height={420} aria-label={i18n.t("Loading the surveys")} />
      ) : (
        <ExperimentForm
          start={newDraft(first?.key ?? "", [i18n.t("As it is"), i18n.t("Changed")])}
          kind="new"
          onSave={async (draft) => {
            const { id } = await create(offerOf(draft));
            await navigate({ to: "/experiments/$id", params: { id } });
          }}
          onCancel={() => void navigate({ to: "/experiments" })}
        />
      )}
    </Page>
  );
}
