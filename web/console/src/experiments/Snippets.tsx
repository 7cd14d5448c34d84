import { i18n } from "@lingui/core";
import { Text } from "@mantine/core";
import type { Experiment } from "#api/things";
import { Section } from "../shell/Page";
import { Command } from "../welcome/Command";

/** How the customer's product tells who sees what, or asks which variant somebody gets. */
export function Snippets({ experiment }: { experiment: Experiment }) {
  const variant = experiment.variants.at(-1)?.key ?? "";
  const told = JSON.stringify({ experiment: experiment.key, person: "4711", variant });
  const asked = JSON.stringify({ experiment: experiment.key, person: "4711" });
  const send = (body: string) =>
    [
      `curl ${location.origin}/api/v1/exposures \\`,
      `  -H "Authorization: Bearer $HARK_KEY" -H "Content-Type: application/json" \\`,
      `  -d '${body}'`,
    ].join("\n");
  return (
    <Section title={i18n.t("From your product")}>
      <Text mb="xs">{i18n.t("When your pages decide, and the widget is in them:")}</Text>
      <Command
        text={`hark('variants', { ${experiment.key}: '${variant}' })`}
        label={i18n.t("In a page")}
      />
      <Text mt="md" mb="xs">
        {i18n.t("When your servers decide:")}
      </Text>
      <Command text={send(told)} label={i18n.t("From a server")} />
      <Text mt="md" mb="xs">
        {i18n.t(
          "When Hark is to decide: the answer says which variant, for the same person always the same.",
        )}
      </Text>
      <Command text={send(asked)} label={i18n.t("Asking Hark")} />
    </Section>
  );
}
