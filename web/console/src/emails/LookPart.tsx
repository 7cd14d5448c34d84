import { i18n } from "@lingui/core";
import { NativeSelect, SegmentedControl, Skeleton, Text } from "@mantine/core";
import { IconMail } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Failure, Notice } from "../shell/states";
import { surveyQuery } from "../surveys/surveys_queries";
import { surveysQuery } from "../workspace/surveys";
import { EmailFrame } from "./EmailFrame";
import classes from "./Emails.module.css";
import { previewQuery } from "./emails_queries";

type Width = "computer" | "phone" | "text";
const pixels = { computer: 640, phone: 360 };

/** The invitation as mail programs show it: wide, narrow, and as text alone. */
export function LookPart() {
  const surveys = useQuery(surveysQuery);
  const [chosen, setChosen] = useState("");
  const [language, setLanguage] = useState("");
  const [width, setWidth] = useState<Width>("computer");
  const published = surveys.data?.filter(({ state }) => state !== "draft") ?? [];
  const survey = chosen || (published[0]?.key ?? "");
  const preview = useQuery({ ...previewQuery(survey, language), enabled: survey !== "" });
  const whole = useQuery({ ...surveyQuery(survey), enabled: survey !== "" });
  if (surveys.error && !surveys.data) {
    return <Failure problem={surveys.error} onRetry={() => void surveys.refetch()} />;
  }
  if (surveys.data && survey === "") {
    return (
      <Notice
        icon={IconMail}
        title={i18n.t("No survey is published yet")}
        text={i18n.t("The email asks the first question of a survey: publish one to see it.")}
      >
        <Link to="/surveys">{i18n.t("Go to the surveys")}</Link>
      </Notice>
    );
  }
  const languages = whole.data?.definition.languages ?? [];
  const names = new Intl.DisplayNames(["en"], { type: "language" });
  const shown = preview.data;
  return (
    <>
      <div className={classes.tools}>
        <NativeSelect
          size="xs"
          aria-label={i18n.t("Survey")}
          value={survey}
          onChange={({ currentTarget }) => {
            setChosen(currentTarget.value);
            setLanguage("");
          }}
          data={published.map(({ key, name }) => ({ value: key, label: name || key }))}
        />
        <NativeSelect
          size="xs"
          aria-label={i18n.t("Language")}
          value={language || (shown?.language ?? "")}
          onChange={({ currentTarget }) => setLanguage(currentTarget.value)}
          data={languages.map((tag) => ({ value: tag, label: names.of(tag) ?? tag }))}
        />
        <SegmentedControl
          size="xs"
          aria-label={i18n.t("Shown on")}
          value={width}
          onChange={(to) => setWidth(to as Width)}
          data={[
            { value: "computer", label: i18n.t("Computer") },
            { value: "phone", label: i18n.t("Phone") },
            { value: "text", label: i18n.t("Text alone") },
          ]}
        />
      </div>
      {preview.error ? (
        <Failure problem={preview.error} onRetry={() => void preview.refetch()} />
      ) : !shown ? (
        <Skeleton role="status" height={520} aria-label={i18n.t("Loading the email")} />
      ) : (
        <figure className={classes.look}>
          <figcaption className={classes.subject}>
            <span className={classes.soft}>{i18n.t("Subject")}</span> {shown.subject}
          </figcaption>
          {width === "text" || shown.html === "" ? (
            <pre className={classes.text} dir="auto">
              {shown.text}
            </pre>
          ) : (
            <EmailFrame
              html={shown.html}
              width={pixels[width]}
              title={i18n.t("The email: {subject}", { subject: shown.subject })}
            />
          )}
          <Text size="xs" c="dimmed">
            {i18n.t(
              "In the real one each link is the person's own: it answers with one click, and leaves with one. Here links lead nowhere.",
            )}
          </Text>
        </figure>
      )}
    </>
  );
}
