import { i18n } from "@lingui/core";
import { SegmentedControl, Skeleton, Text, useComputedColorScheme } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { audienceOf, nothingTried, type Rendered, scoreOf, type Tried } from "#api/rendered";
import { problemText } from "../words/problem";
import { useBuilding } from "./builder";
import { audiencesOf } from "./definition";
import { languageName } from "./languages";
import classes from "./Preview.module.css";
import { PreviewEmail } from "./PreviewEmail";
import { PreviewSurvey, type Stage } from "./PreviewSurvey";
import { audienceName } from "./survey_names";
import { previewQuery } from "./surveys_queries";

const surfaces = ["desktop", "phone", "email", "widget"] as const;
type Surface = (typeof surfaces)[number];

/** What people will see, as the server renders it. It can be tried; nothing is sent. */
export function Preview() {
  const building = useBuilding();
  const { survey, kind, definition, language, audience, setAudience } = building;
  const [surface, setSurface] = useState<Surface>("desktop");
  const [stage, setStage] = useState<Stage>("score");
  const [tried, setTried] = useState<Tried>(nothingTried);
  const [asked] = useDebouncedValue(definition, 200);
  const preview = useQuery(previewQuery(survey.key, asked, language));
  const rendered = preview.data;
  const groups = audiencesOf(kind);
  return (
    <section className={classes.preview} aria-label={i18n.t("Preview")}>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={i18n.t("Where it is seen")}
        value={surface}
        onChange={(value) => setSurface(value as Surface)}
        data={surfaces.map((value) => ({ value, label: surfaceName(value) }))}
      />
      <div className={classes.controls}>
        {surface === "email" ? null : (
          <SegmentedControl
            size="xs"
            aria-label={i18n.t("Step")}
            value={stage}
            onChange={(value) => setStage(value as Stage)}
            data={[
              { value: "score", label: i18n.t("Question") },
              { value: "after", label: i18n.t("After") },
              { value: "thanks", label: i18n.t("Thanks") },
            ]}
          />
        )}
        {groups.length > 1 && surface !== "email" ? (
          <SegmentedControl
            size="xs"
            aria-label={i18n.t("Who answers")}
            value={audience}
            onChange={(value) => setAudience(value as typeof audience)}
            data={groups.map((value) => ({ value, label: audienceName(value, kind) }))}
          />
        ) : null}
      </div>
      {rendered ? (
        <Frame rendered={rendered} surface={surface}>
          {surface === "email" ? (
            <PreviewEmail rendered={rendered} building={building} />
          ) : (
            <PreviewSurvey
              rendered={rendered}
              logo={definition.look.logo}
              stage={stage}
              tried={{ ...tried, score: scoreFor(rendered, tried.score, audience) }}
              onStage={setStage}
              onTried={(now) => {
                setTried(now);
                if (now.score !== null) setAudience(audienceOf(rendered, now.score));
              }}
            />
          )}
        </Frame>
      ) : preview.error ? (
        <Text c="dimmed" role="alert">
          {i18n.t("No preview yet.")} {problemText(preview.error)}
        </Text>
      ) : (
        <Skeleton role="status" height={420} aria-label={i18n.t("Loading the preview")} />
      )}
      <Text size="xs" c="dimmed" role="status">
        {preview.error && rendered
          ? i18n.t("As it was before your last change, which is not complete yet.")
          : i18n.t("In {language}. Try it: nothing is sent.", {
              language: languageName(language, i18n.locale),
            })}
      </Text>
    </section>
  );
}

/** The score that was tried, as long as it is one of the group looked at. */
function scoreFor(
  rendered: Rendered,
  score: number | null,
  audience: Parameters<typeof scoreOf>[1],
) {
  if (score !== null && audienceOf(rendered, score) === audience) return score;
  return scoreOf(rendered, audience);
}

function surfaceName(surface: Surface): string {
  switch (surface) {
    case "desktop":
      return i18n.t("Desktop");
    case "phone":
      return i18n.t("Phone");
    case "email":
      return i18n.t("Email");
    case "widget":
      return i18n.t("Widget");
  }
}

interface FrameProps {
  rendered: Rendered;
  surface: Surface;
  children: React.ReactNode;
}

/** A window, a phone, an inbox or somebody's page around it, in the customer's colours. */
function Frame({ rendered, surface, children }: FrameProps) {
  const scheme = useComputedColorScheme("light");
  const { look, language, direction } = rendered;
  const colours = { "--pv-accent": look.accent, "--pv-on-accent": look.on_accent };
  return (
    <div
      className={classes.frame}
      data-surface={surface}
      data-scheme={surface === "email" ? "light" : look.scheme === "auto" ? scheme : look.scheme}
      data-corners={look.corners}
      style={colours as React.CSSProperties}
    >
      {surface === "widget" ? (
        <div className={classes.page} aria-hidden>
          {[90, 100, 75, 96, 60, 88].map((width) => (
            <div key={width} className={classes.line} style={{ width: `${width}%` }} />
          ))}
        </div>
      ) : null}
      <div className={classes.sheet} lang={language} dir={direction}>
        {children}
      </div>
    </div>
  );
}
