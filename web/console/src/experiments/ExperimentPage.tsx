import { i18n } from "@lingui/core";
import { Alert, Anchor, Button, Skeleton, Text } from "@mantine/core";
import { IconArrowsSplit2 } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { ApiProblem } from "#api/client";
import type { Experiment } from "#api/things";
import { offers, useSession } from "../session/session";
import { Page } from "../shell/Page";
import { Failure, Notice } from "../shell/states";
import { ago } from "../words/format";
import { surveysQuery } from "../workspace/surveys";
import { ExperimentActions } from "./ExperimentActions";
import { ExperimentForm } from "./ExperimentForm";
import { ExperimentState } from "./ExperimentState";
import classes from "./Experiments.module.css";
import { draftOf, offerOf } from "./experiment_draft";
import { experimentQuery, useExperiments } from "./experiments_queries";
import { SeenPart } from "./SeenPart";
import { Snippets } from "./Snippets";
import { VariantsPart } from "./VariantsPart";

/** One experiment: what its variants change and who saw them; or it is changed. */
export default function ExperimentPage() {
  const { id } = useParams({ from: "/shell/experiments/$id" });
  const { tab } = useSearch({ from: "/shell/experiments/$id" });
  const navigate = useNavigate({ from: "/experiments/$id" });
  const { data: experiment, error, refetch } = useQuery(experimentQuery(id));
  const { change } = useExperiments();
  const { member } = useSession();
  if (error instanceof ApiProblem && error.status === 404) {
    return (
      <Page title={i18n.t("Experiment")}>
        <Notice
          icon={IconArrowsSplit2}
          title={i18n.t("This experiment does not exist, or no longer")}
          text={i18n.t("Answers that were given meanwhile are still there.")}
        >
          <Button variant="default" renderRoot={(props) => <Link to="/experiments" {...props} />}>
            {i18n.t("To the experiments")}
          </Button>
        </Notice>
      </Page>
    );
  }
  if (!experiment) {
    return (
      <Page title={i18n.t("Experiment")}>
        {error ? (
          <Failure problem={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton role="status" height={320} aria-label={i18n.t("Loading the experiment")} />
        )}
      </Page>
    );
  }
  if (tab === "change" && experiment.state === "draft" && offers(member.role, "analyst")) {
    const back = () => navigate({ search: {} });
    return (
      <Page title={i18n.t("Change {name}", { name: experiment.name })}>
        <ExperimentForm
          start={draftOf(experiment)}
          kind="changed"
          onSave={async (draft) => {
            const { name, variants } = offerOf(draft);
            await change(id, { name: name ?? "", variants });
            await back();
          }}
          onCancel={() => void back()}
        />
      </Page>
    );
  }
  return (
    <Page title={experiment.name} actions={<ExperimentActions experiment={experiment} />}>
      <Facts experiment={experiment} />
      {experiment.problem ? (
        <Alert color="orange" mb="lg">
          {experiment.problem}
        </Alert>
      ) : null}
      <SeenPart experiment={experiment} />
      {experiment.survey ? (
        <VariantsPart experiment={experiment} />
      ) : (
        <Snippets experiment={experiment} />
      )}
    </Page>
  );
}

function Facts({ experiment }: { experiment: Experiment }) {
  const survey = useQuery(surveysQuery).data?.find(({ id }) => id === experiment.survey);
  const { started_at, ended_at } = experiment;
  return (
    <div className={classes.facts}>
      <ExperimentState state={experiment.state} />
      <Text size="xs" c="dimmed">
        {survey ? (
          <Anchor
            underline="always"
            size="xs"
            renderRoot={(props) => (
              <Link to="/surveys/$survey" params={{ survey: survey.key }} {...props} />
            )}
          >
            {survey.name}
          </Anchor>
        ) : (
          i18n.t("Your product")
        )}
        {started_at ? ` · ${i18n.t("started {when}", { when: ago(started_at) })}` : ""}
        {ended_at ? ` · ${i18n.t("ended {when}", { when: ago(ended_at) })}` : ""}
      </Text>
    </div>
  );
}
