import { i18n } from "@lingui/core";
import { Stack, Switch } from "@mantine/core";
import { useBuilding } from "./builder";
import { audiencesOf } from "./definition";
import { audienceName, audienceScores } from "./survey_names";
import { WordsField } from "./WordsField";

/** What is asked once there is a score; of an open survey, the line above the answer. */
export function AfterPart() {
  const { definition, kind, may, edit } = useBuilding();
  const { follow_up, ask_comment } = definition;
  const open = kind === "open";
  return (
    <Stack gap="sm">
      {open ? null : (
        <Switch
          label={i18n.t("Ask for a comment")}
          description={i18n.t("Never required. It is what explains the score.")}
          disabled={!may}
          checked={ask_comment}
          onChange={({ currentTarget: { checked } }) =>
            edit("", (now) => ({ ...now, ask_comment: checked }))
          }
        />
      )}
      {open || ask_comment
        ? audiencesOf(kind).map((audience) => (
            <WordsField
              key={audience}
              label={
                open
                  ? i18n.t("Above the answer")
                  : i18n.t("To {group}, {scores}", {
                      group: audienceName(audience, kind).toLocaleLowerCase(i18n.locale),
                      scores: audienceScores(audience, kind),
                    })
              }
              path={`follow_up.${audience}`}
              words={follow_up[audience]}
              shipped={open ? "follow_up.any" : `follow_up.${audience}`}
              onChange={(words) =>
                edit(`follow_up.${audience}`, (now) => ({
                  ...now,
                  follow_up: { ...now.follow_up, [audience]: words },
                }))
              }
            />
          ))
        : null}
    </Stack>
  );
}
