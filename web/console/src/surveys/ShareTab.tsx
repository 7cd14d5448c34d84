import { i18n } from "@lingui/core";
import { Anchor, Button, Group, Text, TextInput } from "@mantine/core";
import { IconDownload, IconLock } from "@tabler/icons-react";
import { useState } from "react";
import type { WholeSurvey } from "#api/things";
import { Section } from "../shell/Page";
import { Notice } from "../shell/states";
import { Command } from "../welcome/Command";
import { CopyIt } from "./CopyIt";
import classes from "./Surveys.module.css";
import { embedding, widgetSnippet } from "./snippets";
import { surveyAddress } from "./surveys_queries";

/** All ways to bring the survey to people. */
export function ShareTab({ survey }: { survey: WholeSurvey }) {
  const address = surveyAddress(survey.key);
  if (survey.version === null)
    return (
      <Notice
        icon={IconLock}
        title={i18n.t("Not published yet")}
        text={i18n.t(
          "Its link, QR code and widget work as soon as it is published. The link will be {address}.",
          { address },
        )}
      />
    );
  return (
    <>
      {survey.state === "published" ? null : (
        <Text mb="md" role="status">
          {survey.state === "paused"
            ? i18n.t("The survey is paused: whoever opens its link is told so and cannot answer.")
            : i18n.t("The survey is closed: whoever opens its link is told so.")}
        </Text>
      )}
      <Section title={i18n.t("A link, for anybody")}>
        <Text c="dimmed" mb="xs">
          {i18n.t("For newsletters, receipts, chats: whoever has it can answer, nobody is known.")}
        </Text>
        <Address name={i18n.t("Link")} address={address} />
        {survey.kind === "open" ? null : (
          <Text size="xs" c="dimmed" mt="xs">
            {i18n.t("With a score chosen already: {address}", { address: `${address}?score=9` })}
          </Text>
        )}
      </Section>
      <Section title={i18n.t("A QR code, for paper and screens")}>
        <Code name={survey.key} address={address} />
      </Section>
      <Section title={i18n.t("A kiosk, for a tablet at the door")}>
        <Text c="dimmed" mb="xs">
          {i18n.t("The page begins again by itself after each answer.")}
        </Text>
        <Address name={i18n.t("Kiosk link")} address={`${address}?kiosk`} />
      </Section>
      <Section title={i18n.t("In your product, as a widget")}>
        <Text c="dimmed" mb="xs">
          {i18n.t(
            "Put this before the end of each page. The second line tells who is signed in there; leave it out and answers are anonymous.",
          )}
        </Text>
        <Command
          label={i18n.t("Widget code")}
          text={widgetSnippet(window.location.origin, survey.key, survey.anonymous)}
        />
      </Section>
      <Section title={i18n.t("In a page, as part of it")}>
        <Command label={i18n.t("Code to embed it")} text={embedding(address, survey.name)} />
      </Section>
    </>
  );
}

function Address({ name, address }: { name: string; address: string }) {
  return (
    <Group align="flex-end" wrap="nowrap" maw={640}>
      <TextInput
        flex={1}
        readOnly
        aria-label={name}
        value={address}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <CopyIt text={address} label={i18n.t("Copy")} name={i18n.t("Copy: {name}", { name })} />
      <Anchor href={address} target="_blank" size="sm" className={classes.openIt}>
        {i18n.t("Open")}
      </Anchor>
    </Group>
  );
}

function Code({ name, address }: { name: string; address: string }) {
  const [state, setState] = useState<"there" | "missing">("there");
  const code = `${address}/qr.svg`;
  if (state === "missing")
    return (
      <Text c="dimmed" role="alert">
        {i18n.t("The QR code could not be loaded. The link above works all the same.")}
      </Text>
    );
  return (
    <Group align="flex-end">
      <img
        className={classes.code}
        src={code}
        width={176}
        height={176}
        alt={i18n.t("QR code that leads to {address}", { address })}
        onError={() => setState("missing")}
      />
      <Button
        size="xs"
        variant="default"
        component="a"
        href={code}
        download={`${name}-qr.svg`}
        leftSection={<IconDownload size={14} aria-hidden />}
      >
        {i18n.t("Download SVG")}
      </Button>
    </Group>
  );
}
