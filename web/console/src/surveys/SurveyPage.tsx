import { i18n } from "@lingui/core";
import { Button, Skeleton } from "@mantine/core";
import { IconMessageQuestion } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { ApiProblem } from "#api/client";
import { Page } from "../shell/Page";
import { Failure, Notice } from "../shell/states";
import { SurveyOpen } from "./SurveyOpen";
import { surveyQuery, textsQuery } from "./surveys_queries";

/** One survey: built, published, shared. */
export default function SurveyPage() {
  const { survey: key } = useParams({ from: "/shell/surveys/$survey" });
  const survey = useQuery(surveyQuery(key));
  const texts = useQuery(textsQuery);
  if (survey.data && texts.data)
    return <SurveyOpen key={survey.data.id} survey={survey.data} texts={texts.data} />;
  const problem = survey.error ?? texts.error;
  const gone = survey.error instanceof ApiProblem && survey.error.status === 404;
  return (
    <Page title={i18n.t("Survey")}>
      {gone ? (
        <Notice
          icon={IconMessageQuestion}
          title={i18n.t("This survey does not exist, or no longer")}
          text={i18n.t("Somebody may have deleted it. A survey with answers cannot be deleted.")}
        >
          <Button variant="default" renderRoot={(props) => <Link to="/surveys" {...props} />}>
            {i18n.t("To the surveys")}
          </Button>
        </Notice>
      ) : problem ? (
        <Failure
          problem={problem}
          onRetry={() => void Promise.all([survey.refetch(), texts.refetch()])}
        />
      ) : (
        <Skeleton role="status" height={520} aria-label={i18n.t("Loading the survey")} />
      )}
    </Page>
  );
}
