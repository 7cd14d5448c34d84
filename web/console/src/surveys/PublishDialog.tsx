import { i18n } from "@lingui/core";
import { Alert, Button, Group, List, Skeleton, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { ShippedTexts, WholeSurvey } from "#api/things";
import { Dialog } from "../shell/Dialog";
import { Failure } from "../shell/states";
import { problemText } from "../words/problem";
import { Caution } from "./Caution";
import { changeSentences } from "./changes";
import { completeness } from "./completeness";
import type { Definition } from "./definition";
import { languageName } from "./languages";
import { useSurveys, versionQuery } from "./surveys_queries";
import type { Draft } from "./use_draft";

interface Props {
  survey: WholeSurvey;
  texts: ShippedTexts[];
  draft: Draft;
  onClose: () => void;
}

/** What publishing changes for the people who are asked; then it happens. */
export default function PublishDialog({ survey, texts, draft, onClose }: Props) {
  const [state, setState] = useState<"idle" | "working">("idle");
  const [problem, setProblem] = useState<unknown>(null);
  const { move } = useSurveys();
  const { definition, saving, flush } = draft;
  const asked = useQuery({
    ...versionQuery(survey.key, survey.version ?? 0),
    enabled: survey.version !== null,
  });
  const changes = asked.data
    ? changeSentences(asked.data.definition as Definition, definition, survey.kind)
    : [];
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void flush();
  }, [flush]);
  const publish = async () => {
    setState("working");
    setProblem(null);
    try {
      const saved = await flush();
      if (saved.is === "saved") {
        const { version } = await move(survey.key, "publish");
        notifications.show({ message: i18n.t("Version {version} is asked now.", { version }) });
        onClose();
        return;
      }
      if ("problem" in saved) setProblem(saved.problem);
    } catch (caught) {
      setProblem(caught);
    }
    setState("idle");
  };
  const next = (survey.version ?? 0) + (survey.is_changed || survey.version === null ? 1 : 0);
  const lacking = definition.languages
    .map((tag) => ({ tag, ...completeness(definition, survey.kind, tag, texts) }))
    .filter(({ missing, speaks }) => missing.length > 0 || !speaks);
  const refused = saving.is === "refused" ? saving.problem : null;
  return (
    <Dialog
      size="lg"
      onClose={onClose}
      title={i18n.t("Publish {name} as version {next}", { name: survey.name, next })}
    >
      <Stack>
        {problem || refused ? (
          <Alert color="red" role="alert" title={i18n.t("This cannot be published yet")}>
            {problemText(problem ?? refused)}
          </Alert>
        ) : null}
        {survey.version === null ? (
          <Text>
            {i18n.t(
              "From now on whoever opens its link can answer, and Hark may ask. Nobody has been asked so far.",
            )}
          </Text>
        ) : asked.error && !asked.data ? (
          <Failure problem={asked.error} onRetry={() => void asked.refetch()} />
        ) : !asked.data ? (
          <Skeleton role="status" height={72} aria-label={i18n.t("Looking for what changes")} />
        ) : (
          <>
            <Text>
              {changes.length > 0
                ? i18n.t("From now on, for everybody who is asked:")
                : i18n.t("It asks as version {version} did, and may be answered again.", {
                    version: survey.version,
                  })}
            </Text>
            {changes.length > 0 ? (
              <List size="sm" spacing={4}>
                {changes.map((change) => (
                  <List.Item key={change}>{change}</List.Item>
                ))}
              </List>
            ) : null}
            <Text c="dimmed">
              {i18n.t(
                "Answers given so far keep the version they answered. Who has a page open finishes the one they began.",
              )}
            </Text>
          </>
        )}
        {definition.wording.template === null && survey.kind !== "open" ? (
          <Caution title={i18n.t("Not comparable with benchmarks")}>
            {i18n.t(
              "The question is in your own words. Scores to it can be compared with each other, not with those of others.",
            )}
          </Caution>
        ) : null}
        {lacking.length > 0 ? (
          <Caution title={i18n.t("Not every language is complete")}>
            <List size="sm">
              {lacking.map(({ tag, missing, speaks }) => (
                <List.Item key={tag}>
                  {lackText(languageName(tag, i18n.locale), missing.length, speaks)}
                </List.Item>
              ))}
            </List>
          </Caution>
        ) : null}
      </Stack>
      <Group mt="lg" justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {i18n.t("Cancel")}
        </Button>
        <Button
          data-autofocus
          loading={state === "working"}
          disabled={refused !== null}
          onClick={() => void publish()}
        >
          {i18n.t("Publish version {next}", { next })}
        </Button>
      </Group>
    </Dialog>
  );
}

function lackText(language: string, missing: number, speaks: boolean): string {
  if (missing === 0)
    return i18n.t("{language}: Hark does not speak it, so its buttons are in another language.", {
      language,
    });
  const said = i18n.t(
    "{language}: {missing, plural, one {one text is} other {# texts are}} shown in another language or in Hark’s words.",
    { language, missing },
  );
  return speaks ? said : `${said} ${i18n.t("Its buttons too: Hark does not speak it.")}`;
}
