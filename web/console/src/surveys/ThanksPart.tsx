import { i18n } from "@lingui/core";
import { SegmentedControl, Stack, Switch, Text, TextInput } from "@mantine/core";
import { useBuilding } from "./builder";
import { audiencesOf, first, type Thanks } from "./definition";
import classes from "./Surveys.module.css";
import { audienceName } from "./survey_names";
import { WordsField } from "./WordsField";

/** What each group sees at the end: a word of thanks, and what they may do next. */
export function ThanksPart() {
  const { definition, kind, audience, setAudience } = useBuilding();
  const groups = audiencesOf(kind);
  const shown = groups.includes(audience) ? audience : "promoter";
  return (
    <Stack gap="sm">
      {groups.length > 1 ? (
        <SegmentedControl
          aria-label={i18n.t("Thanks to")}
          value={shown}
          onChange={(value) => setAudience(value as typeof audience)}
          data={groups.map((value) => ({ value, label: audienceName(value, kind) }))}
        />
      ) : null}
      <ThanksFields key={shown} path={`thanks.${shown}`} thanks={definition.thanks[shown]} />
    </Stack>
  );
}

function ThanksFields({ path, thanks }: { path: string; thanks: Thanks }) {
  const { definition, survey, kind, problems, may, edit } = useBuilding();
  const audience = path.replace("thanks.", "") as keyof typeof definition.thanks;
  const change = (what: string, part: Partial<Thanks>) =>
    edit(what, (now) => ({
      ...now,
      thanks: { ...now.thanks, [audience]: { ...now.thanks[audience], ...part } },
    }));
  const language = first(definition);
  const { link } = thanks;
  const shares = Object.keys(thanks.share).length > 0;
  const name = definition.wording.subject || survey.name;
  return (
    <Stack gap="sm">
      <WordsField
        label={i18n.t("Words of thanks")}
        path={`${path}.text`}
        words={thanks.text}
        shipped={`thanks.${audience}`}
        lines="many"
        onChange={(text) => change(`${path}.text`, { text })}
      />
      <Switch
        label={i18n.t("A link")}
        description={
          audience === "promoter" && kind !== "open"
            ? i18n.t("To a page where they can review or recommend you.")
            : i18n.t("To a page that helps them further.")
        }
        disabled={!may}
        checked={link !== null}
        onChange={({ currentTarget: { checked } }) =>
          change("", {
            link: checked ? { url: "https://", label: { [language]: i18n.t("Read more") } } : null,
          })
        }
      />
      {link ? (
        <div className={classes.nested}>
          <TextInput
            label={i18n.t("Address")}
            type="url"
            inputMode="url"
            disabled={!may}
            value={link.url}
            data-path={`${path}.link.url`}
            error={problems[`${path}.link.url`]}
            onChange={({ currentTarget: { value } }) =>
              change(`${path}.link.url`, { link: { ...link, url: value.trim() } })
            }
          />
          <WordsField
            label={i18n.t("What the link says")}
            path={`${path}.link.label`}
            words={link.label}
            onChange={(label) => change(`${path}.link.label`, { link: { ...link, label } })}
          />
        </div>
      ) : null}
      <Switch
        label={i18n.t("A text to pass on")}
        description={i18n.t("Written for them, to be copied or shared with one press.")}
        disabled={!may}
        checked={shares}
        onChange={({ currentTarget: { checked } }) =>
          change("", {
            share: checked ? { [language]: i18n.t("I can recommend {name}.", { name }) } : {},
          })
        }
      />
      {shares ? (
        <div className={classes.nested}>
          <WordsField
            label={i18n.t("Text to pass on")}
            path={`${path}.share`}
            words={thanks.share}
            lines="many"
            onChange={(share) => change(`${path}.share`, { share })}
          />
        </div>
      ) : null}
      {survey.anonymous && !thanks.contact_me ? (
        <Text size="xs" c="dimmed">
          {i18n.t("Asking whether you may contact them is not offered: answers are anonymous.")}
        </Text>
      ) : (
        <Switch
          label={i18n.t("Ask whether you may contact them")}
          disabled={!may}
          checked={thanks.contact_me}
          onChange={({ currentTarget: { checked } }) => change("", { contact_me: checked })}
        />
      )}
    </Stack>
  );
}
