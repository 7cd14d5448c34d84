import { i18n } from "@lingui/core";
import { Anchor, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { Section } from "../shell/Page";
import { identifyCall, trackCall, widgetCode } from "../surveys/snippets";
import { Command } from "../welcome/Command";
import classes from "./Widget.module.css";

/** The code that goes into every page, and the calls that say who is there and what happened. */
export function InstallPart() {
  const { origin } = window.location;
  return (
    <div className={classes.reading}>
      <Section title={i18n.t("In every page")}>
        <Text c="dimmed" mb="xs">
          {i18n.t(
            "Put this before the end of each page of your product. Whom it asks, and when, your plans say.",
          )}
        </Text>
        <Command label={i18n.t("Widget code")} text={widgetCode(origin, [])} />
        <Text c="dimmed" mt="md" mb="xs">
          {i18n.t(
            "Where a content security policy holds, it has to allow this address, and the first of the two scripts by a nonce or its hash:",
          )}
        </Text>
        <Command
          label={i18n.t("Content security policy")}
          text={`script-src ${origin};\nconnect-src ${origin};\nimg-src ${origin};`}
        />
      </Section>
      <Section title={i18n.t("Who is signed in")}>
        <Text c="dimmed" mb="xs">
          {i18n.t(
            "Your server signs a token that says who this is, so that nobody can answer as somebody else. Without this line answers are anonymous.",
          )}{" "}
          <Anchor
            underline="always"
            renderRoot={(props) => (
              <Link to="/settings/widget" search={{ tab: "identity" }} {...props} />
            )}
          >
            {i18n.t("How to sign it")}
          </Anchor>
        </Text>
        <Command label={i18n.t("Line that says who it is")} text={identifyCall} />
        <Text c="dimmed" mt="md" mb="xs">
          {i18n.t("When they sign out:")}
        </Text>
        <Command label={i18n.t("Line that forgets who it was")} text={'hark("reset");'} />
      </Section>
      <Section title={i18n.t("What just happened")}>
        <Text c="dimmed" mb="xs">
          {i18n.t(
            "Say it where it happens, by any name. Plans that listen to the event ask then, or later.",
          )}{" "}
          <Anchor underline="always" renderRoot={(props) => <Link to="/asking" {...props} />}>
            {i18n.t("Plan whom to ask")}
          </Anchor>
        </Text>
        <Command label={i18n.t("Line that tells an event")} text={trackCall} />
      </Section>
    </div>
  );
}
