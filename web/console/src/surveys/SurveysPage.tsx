import { i18n } from "@lingui/core";
import { Anchor, Button, Skeleton, Text } from "@mantine/core";
import { IconMessageQuestion, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import type { Survey } from "#api/things";
import { offers, useSession } from "../session/session";
import { Page } from "../shell/Page";
import { Failure, Notice } from "../shell/states";
import { surveysQuery } from "../workspace/surveys";
import { CopyIt } from "./CopyIt";
import { StateBadge } from "./StateBadge";
import classes from "./Surveys.module.css";
import { kindName } from "./survey_names";
import { surveyAddress } from "./surveys_queries";

const NewSurvey = lazy(() => import("./NewSurvey"));

/** All that is asked, was asked and may be asked. */
export default function SurveysPage() {
  const surveys = useQuery(surveysQuery);
  const { member } = useSession();
  const navigate = useNavigate();
  const [making, setMaking] = useState<"no" | "yes">("no");
  const may = offers(member.role, "analyst");
  const add = (
    <Button
      size="xs"
      leftSection={<IconPlus size={14} aria-hidden />}
      onClick={() => setMaking("yes")}
    >
      {i18n.t("New survey")}
    </Button>
  );
  return (
    <Page title={i18n.t("Surveys")} actions={may && surveys.data?.length ? add : null}>
      {surveys.error && !surveys.data ? (
        <Failure problem={surveys.error} onRetry={() => void surveys.refetch()} />
      ) : !surveys.data ? (
        <Skeleton role="status" height={240} aria-label={i18n.t("Loading the surveys")} />
      ) : surveys.data.length === 0 ? (
        <Notice
          icon={IconMessageQuestion}
          title={i18n.t("No surveys yet")}
          text={
            may
              ? i18n.t("A survey is one question that is asked again and again. Make the first.")
              : i18n.t("As soon as an analyst makes a survey, it appears here.")
          }
        >
          {may ? add : null}
        </Notice>
      ) : (
        <ul className={classes.list}>
          {surveys.data.map((survey) => (
            <Entry key={survey.id} survey={survey} />
          ))}
        </ul>
      )}
      <Suspense fallback={null}>
        {making === "yes" ? (
          <NewSurvey
            taken={surveys.data?.map(({ key }) => key) ?? []}
            onClose={() => setMaking("no")}
            onMade={(key) => navigate({ to: "/surveys/$survey", params: { survey: key } })}
          />
        ) : null}
      </Suspense>
    </Page>
  );
}

function Entry({ survey }: { survey: Survey }) {
  const { key, name, kind, question, responses, state, version } = survey;
  return (
    <li className={classes.entry}>
      <div className={classes.entryWords}>
        <Anchor
          className={classes.entryName}
          renderRoot={(props) => (
            <Link to="/surveys/$survey" params={{ survey: key }} preload="intent" {...props} />
          )}
        >
          {name}
        </Anchor>
        <Text className={classes.entryQuestion}>{question}</Text>
        <Text size="xs" c="dimmed">
          {[
            kindName(kind),
            version === null
              ? i18n.t("not published yet")
              : i18n.t("version {version}", { version }),
            i18n.t("{n, plural, =0 {no answers} one {# answer} other {# answers}}", {
              n: responses,
            }),
          ].join(" · ")}
        </Text>
      </div>
      <StateBadge state={state} />
      {version === null ? (
        <span className={classes.noLink}>{i18n.t("Its link works once it is published.")}</span>
      ) : (
        <CopyIt
          text={surveyAddress(key)}
          label={i18n.t("Copy link")}
          name={i18n.t("Copy the link of {name}", { name })}
        />
      )}
    </li>
  );
}
