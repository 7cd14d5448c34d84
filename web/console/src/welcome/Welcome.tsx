import { i18n } from "@lingui/core";
import { Button, Text, Title } from "@mantine/core";
import { IconEye, IconFileImport, IconTerminal2, type TablerIcon } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { Page } from "../shell/Page";
import { Command } from "./Command";
import { firstAnswer } from "./first_answer";
import classes from "./Welcome.module.css";

/** What a workspace without responses shows: three ways to begin. */
export default function Welcome() {
  const [preview, setPreview] = useState<"hidden" | "shown">("hidden");
  return (
    <Page title={i18n.t("Welcome to Hark")}>
      <Text className={classes.lead}>
        {i18n.t(
          "Hark needs answers to the one question: how likely are you to recommend us? Bring those you have, or send the first one now.",
        )}
      </Text>
      <ol className={classes.choices}>
        <Choice icon={IconFileImport} title={i18n.t("Import a file")}>
          <Text c="dimmed">
            {i18n.t(
              "A CSV or TSV from any survey tool. Hark finds the columns, shows what it would do and asks before it imports.",
            )}
          </Text>
          <Button renderRoot={(props) => <Link to="/import" {...props} />}>
            {i18n.t("Choose a file")}
          </Button>
        </Choice>
        <Choice icon={IconTerminal2} title={i18n.t("Send the first answer")}>
          <Text c="dimmed">
            {i18n.t("From a terminal or your own product, with an API key that may write.")}
          </Text>
          <Command text={firstAnswer(location.origin, "YOUR_KEY")} />
          <Button variant="default" renderRoot={(props) => <Link to="/settings/keys" {...props} />}>
            {i18n.t("Create an API key")}
          </Button>
        </Choice>
        <Choice icon={IconEye} title={i18n.t("See what will be here")}>
          <Text c="dimmed">
            {i18n.t("What this page answers once there are responses. No made-up numbers.")}
          </Text>
          <Button
            variant="default"
            aria-expanded={preview === "shown"}
            onClick={() => setPreview(preview === "shown" ? "hidden" : "shown")}
          >
            {preview === "shown" ? i18n.t("Hide it") : i18n.t("Show it")}
          </Button>
        </Choice>
      </ol>
      {preview === "shown" ? <WhatComes /> : null}
    </Page>
  );
}

function Choice(props: { icon: TablerIcon; title: string; children: ReactNode }) {
  const Icon = props.icon;
  return (
    <li className={classes.choice}>
      <Icon size={24} color="var(--accent)" aria-hidden />
      <Title order={2}>{props.title}</Title>
      {props.children}
    </li>
  );
}

function WhatComes() {
  const parts: [string, string][] = [
    [
      i18n.t("The score, and how sure it is"),
      i18n.t("One number with the range it most likely lies in, and whether a change is real."),
    ],
    [
      i18n.t("Who answered what"),
      i18n.t("Promoters, passives and detractors, and every score from 0 to 10."),
    ],
    [i18n.t("The trend"), i18n.t("Week by week or month by month, against your goal.")],
    [
      i18n.t("Groups"),
      i18n.t("By plan, country, version or anything else you know of the people who answer."),
    ],
    [i18n.t("Every comment"), i18n.t("In their own words, found by a word, a score or a group.")],
  ];
  return (
    <dl className={classes.parts}>
      {parts.map(([name, text]) => (
        <div key={name} className={classes.part}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
