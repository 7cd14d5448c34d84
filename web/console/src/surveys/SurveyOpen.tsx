import { i18n } from "@lingui/core";
import { Tabs, Text } from "@mantine/core";
import { useBlocker, useNavigate, useSearch } from "@tanstack/react-router";
import type { ShippedTexts, WholeSurvey } from "#api/things";
import { offers, useSession } from "../session/session";
import { Confirm } from "../shell/Confirm";
import { Page } from "../shell/Page";
import { count } from "../words/format";
import { Builder } from "./Builder";
import { ShareTab } from "./ShareTab";
import { StateBadge } from "./StateBadge";
import { SurveyActions } from "./SurveyActions";
import classes from "./Surveys.module.css";
import { kindName } from "./survey_names";
import type { SurveyView } from "./survey_view";
import { useDraft } from "./use_draft";
import { VersionsTab } from "./VersionsTab";

interface Props {
  survey: WholeSurvey;
  texts: ShippedTexts[];
}

/** A survey that has been loaded. The draft lives here, whichever tab is shown. */
export function SurveyOpen({ survey, texts }: Props) {
  const { tab = "build" } = useSearch({ from: "/shell/surveys/$survey" });
  const navigate = useNavigate({ from: "/surveys/$survey" });
  const { member } = useSession();
  const draft = useDraft(survey);
  const may = offers(member.role, "analyst");
  const stuck = draft.saving.is === "refused" || draft.saving.is === "failed";
  const leaving = useBlocker({
    shouldBlockFn: ({ current, next }) => stuck && current.pathname !== next.pathname,
    enableBeforeUnload: false,
    withResolver: true,
  });
  const show = (to: string | null) =>
    void navigate({ search: { tab: to === "build" ? undefined : (to as SurveyView["tab"]) } });
  return (
    <Page
      title={survey.name}
      actions={<SurveyActions survey={survey} texts={texts} draft={draft} may={may} />}
    >
      <div className={classes.facts}>
        <StateBadge state={survey.state} />
        <Text size="xs" c="dimmed">
          {[
            kindName(survey.kind),
            survey.version === null
              ? i18n.t("not published yet")
              : i18n.t("version {version}", { version: survey.version }),
            i18n.t("{n, plural, =0 {no answers} one {one answer} other {{count} answers}}", {
              n: survey.responses,
              count: count(survey.responses),
            }),
            survey.anonymous ? i18n.t("nobody learns who answered") : "",
          ]
            .filter(Boolean)
            .join(" · ")}
        </Text>
      </div>
      <Tabs value={tab} onChange={show} keepMounted={false}>
        <Tabs.List aria-label={i18n.t("Parts of the survey")}>
          <Tabs.Tab value="build">{i18n.t("Build")}</Tabs.Tab>
          <Tabs.Tab value="share">{i18n.t("Share")}</Tabs.Tab>
          <Tabs.Tab value="versions">{i18n.t("Versions")}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="build" pt="md">
          <Builder survey={survey} texts={texts} draft={draft} may={may} />
        </Tabs.Panel>
        <Tabs.Panel value="share" pt="md">
          <ShareTab survey={survey} />
        </Tabs.Panel>
        <Tabs.Panel value="versions" pt="md">
          <VersionsTab survey={survey} />
        </Tabs.Panel>
      </Tabs>
      {leaving.status === "blocked" ? (
        <Confirm
          title={i18n.t("Leave without your last changes?")}
          action={i18n.t("Leave without them")}
          onClose={leaving.reset}
          onConfirm={async () => leaving.proceed()}
        >
          {i18n.t(
            "They could not be saved: the builder says what is missing. What was saved before is safe.",
          )}
        </Confirm>
      ) : null}
    </Page>
  );
}
