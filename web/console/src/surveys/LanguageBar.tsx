import { i18n } from "@lingui/core";
import { ActionIcon, Anchor, Button, Menu, Tabs, Text } from "@mantine/core";
import { IconCheck, IconDots, IconPlus, IconStar, IconTrash } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useBuilding } from "./builder";
import { completeness } from "./completeness";
import { focusPath } from "./focus_path";
import { languageName, primary, withDefault, withLanguage, withoutLanguage } from "./languages";
import classes from "./Surveys.module.css";

const OtherLanguage = lazy(() => import("./OtherLanguage"));

interface Props {
  onLanguage: (tag: string) => void;
  onMissing: (path: string) => void;
}

/** Which language is being written, how complete each is, and which there are. */
export function LanguageBar({ onLanguage, onMissing }: Props) {
  const { definition, kind, language, texts, may, edit } = useBuilding();
  const [asking, setAsking] = useState<"no" | "yes">("no");
  const { languages } = definition;
  const offered = texts.filter(
    ({ language: tag }) => !languages.some((own) => primary(own) === tag),
  );
  const here = completeness(definition, kind, language, texts);
  const name = (tag: string) => languageName(tag, i18n.locale);
  const add = (tag: string) => {
    edit("", (now) => withLanguage(now, tag));
    onLanguage(tag);
  };
  const [missing] = here.missing;
  return (
    <div className={classes.languages}>
      <div className={classes.languageRow}>
        <Tabs
          variant="pills"
          value={language}
          onChange={(tag) => tag && onLanguage(tag)}
          activateTabWithKeyboard
        >
          <Tabs.List aria-label={i18n.t("Language that is written")}>
            {languages.map((tag) => (
              <Tabs.Tab key={tag} value={tag} className={classes.language}>
                <span lang={tag}>{ownName(tag)}</span>
                <Completeness {...completeness(definition, kind, tag, texts)} />
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
        {may ? (
          <>
            <Menu position="bottom-start" shadow="md">
              <Menu.Target>
                <Button
                  size="compact-sm"
                  variant="subtle"
                  leftSection={<IconPlus size={14} aria-hidden />}
                >
                  {i18n.t("Add a language")}
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                {offered.map(({ language: tag }) => (
                  <Menu.Item key={tag} onClick={() => add(tag)}>
                    {name(tag)}
                  </Menu.Item>
                ))}
                <Menu.Divider />
                <Menu.Item onClick={() => setAsking("yes")}>
                  {i18n.t("Another language…")}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
            {languages.length > 1 ? (
              <Menu position="bottom-start" shadow="md">
                <Menu.Target>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={i18n.t("What to do with {name}", { name: name(language) })}
                  >
                    <IconDots size={16} />
                  </ActionIcon>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item
                    leftSection={<IconStar size={16} />}
                    disabled={languages[0] === language}
                    onClick={() => edit("", (now) => withDefault(now, language))}
                  >
                    {i18n.t("Ask in {name} whoever speaks none of these", { name: name(language) })}
                  </Menu.Item>
                  <Menu.Item
                    color="red"
                    leftSection={<IconTrash size={16} />}
                    onClick={() => edit("", (now) => withoutLanguage(now, language))}
                  >
                    {i18n.t("Remove {name} and its texts", { name: name(language) })}
                  </Menu.Item>
                </Menu.Dropdown>
              </Menu>
            ) : null}
          </>
        ) : null}
      </div>
      {missing ? (
        <Text size="xs" c="dimmed">
          {i18n.t("{n, plural, one {One text is} other {# texts are}} not written in {name} yet.", {
            n: here.missing.length,
            name: name(language),
          })}{" "}
          <Anchor component="button" type="button" size="xs" onClick={() => onMissing(missing)}>
            {i18n.t("Write the next")}
          </Anchor>
        </Text>
      ) : null}
      {here.speaks ? null : (
        <Text size="xs" c="dimmed">
          {i18n.t("Hark does not speak {name}: buttons appear in {other}.", {
            name: name(language),
            other: name(fallback(languages[0] ?? "en", texts)),
          })}
        </Text>
      )}
      <Suspense fallback={null}>
        {asking === "yes" ? (
          <OtherLanguage
            taken={languages}
            onClose={() => setAsking("no")}
            onLanguage={(tag) => {
              add(tag);
              focusPath("wording.text");
            }}
          />
        ) : null}
      </Suspense>
    </div>
  );
}

function ownName(tag: string): string {
  return languageName(tag, tag);
}

/** The language of buttons where Hark does not speak the one asked for. */
function fallback(first: string, texts: { language: string }[]): string {
  return texts.some(({ language }) => language === primary(first)) ? first : "en";
}

function Completeness({ missing, wanted }: { missing: string[]; wanted: number }) {
  if (missing.length === 0)
    return (
      <span className={classes.complete} data-complete>
        <IconCheck size={14} aria-hidden />
        <span className="unseen">{i18n.t("complete")}</span>
      </span>
    );
  return (
    <span className={classes.complete}>
      {i18n.t("{done} of {wanted}", { done: wanted - missing.length, wanted })}
    </span>
  );
}
