import { i18n } from "@lingui/core";
import { NativeSelect, Tabs, Text } from "@mantine/core";
import { useState } from "react";
import type { IdentityKey } from "#api/things";
import { Section } from "../shell/Page";
import { Command } from "../welcome/Command";
import { languages, signing, trying } from "./signing";
import classes from "./Widget.module.css";

/** How a server signs who is there, in its own language and with nothing to install. */
export function SigningExamples({ keys }: { keys: IdentityKey[] }) {
  const [chosen, setChosen] = useState("");
  const key = keys.find(({ id }) => id === chosen) ?? keys[0];
  return (
    <Section title={i18n.t("On your server")}>
      <Text c="dimmed" mb="md" maw={640}>
        {i18n.t(
          "Call the function for whoever is signed in, and hand what it returns to the widget in their page. It says who this is (sub, your id of the person, and email) and holds for an hour (exp).",
        )}
      </Text>
      {key && keys.length > 1 ? (
        <NativeSelect
          label={i18n.t("Signed with")}
          maw={320}
          mb="md"
          value={key.id}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
          data={keys.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : null}
      <Tabs defaultValue={languages[0].id} keepMounted={false} variant="outline">
        <Tabs.List aria-label={i18n.t("Languages of your server")} className={classes.tabs}>
          {languages.map(({ id, name }) => (
            <Tabs.Tab key={id} value={id}>
              {name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {languages.map((language) => (
          <Tabs.Panel key={language.id} value={language.id} pt="xs" className={classes.reading}>
            <Command
              label={i18n.t("Signing in {language}", { language: language.name })}
              text={signing(language.id, key?.id)}
            />
            <Text c="dimmed" mt="md" mb="xs">
              {i18n.t("To try it, keep it as {file}. With the key's secret it prints a token:", {
                file: language.file,
              })}
            </Text>
            <Command label={i18n.t("Command that prints a token")} text={trying(language)} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </Section>
  );
}
