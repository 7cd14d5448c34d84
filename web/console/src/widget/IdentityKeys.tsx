import { i18n } from "@lingui/core";
import { Button, Code, Skeleton, Text } from "@mantine/core";
import { IconKey } from "@tabler/icons-react";
import { useState } from "react";
import type { IdentityKey } from "#api/things";
import { Confirm } from "../shell/Confirm";
import { Section } from "../shell/Page";
import { Failure, Notice } from "../shell/states";
import { ago, dayOf } from "../words/format";
import { CreateIdentityKey } from "./CreateIdentityKey";
import classes from "./Widget.module.css";
import { useIdentityKeys } from "./widget_queries";

interface Props {
  keys: IdentityKey[] | undefined;
  problem: unknown;
  onRetry: () => void;
}

/** The keys, newest first; whoever administers makes and removes them. */
export function IdentityKeys({ keys, problem, onRetry }: Props) {
  const [creating, setCreating] = useState<"open" | "closed">("closed");
  const [asked, setAsked] = useState<IdentityKey | null>(null);
  const { remove } = useIdentityKeys();
  if (problem && !keys) return <Failure problem={problem} onRetry={onRetry} />;
  const create = (
    <Button
      size="xs"
      leftSection={<IconKey size={16} aria-hidden />}
      onClick={() => setCreating("open")}
    >
      {i18n.t("Create an identity key")}
    </Button>
  );
  return (
    <>
      {keys?.length === 0 ? (
        <Notice
          icon={IconKey}
          title={i18n.t("No identity keys yet")}
          text={i18n.t(
            "With a key your server signs who is in your product. Until then everybody the widget asks is anonymous.",
          )}
        >
          {create}
        </Notice>
      ) : (
        <Section title={i18n.t("Identity keys")} aside={create}>
          {keys ? (
            <>
              <ul className={classes.list} aria-label={i18n.t("Identity keys")}>
                {keys.map((key) => (
                  <li key={key.id} className={classes.key}>
                    <div className={classes.what}>
                      <span className={classes.name}>{key.name}</span>
                      <span className={classes.soft}>
                        {i18n.t("Id")} <Code>{key.id}</Code>
                      </span>
                    </div>
                    <span className={classes.soft}>
                      {key.last_used_at
                        ? i18n.t("Last used {ago}", { ago: ago(key.last_used_at) })
                        : i18n.t("Not used yet")}
                      {" · "}
                      {i18n.t("made {day}", { day: dayOf(key.created_at) })}
                    </span>
                    <Button
                      size="compact-xs"
                      variant="subtle"
                      color="red"
                      aria-label={i18n.t("Remove {name}", { name: key.name })}
                      onClick={() => setAsked(key)}
                    >
                      {i18n.t("Remove")}
                    </Button>
                  </li>
                ))}
              </ul>
              <Text size="xs" c="dimmed" mt="sm" maw={640}>
                {i18n.t(
                  "To replace a key, create another, sign with it, and remove the old one when it is not used any more. Until then both hold.",
                )}
              </Text>
            </>
          ) : (
            <Skeleton role="status" height={96} aria-label={i18n.t("Loading the keys")} />
          )}
        </Section>
      )}
      {creating === "open" ? <CreateIdentityKey onClose={() => setCreating("closed")} /> : null}
      {asked ? (
        <Confirm
          title={i18n.t("Remove {name}?", { name: asked.name })}
          action={i18n.t("Remove")}
          onClose={() => setAsked(null)}
          onConfirm={() => remove(asked.id)}
        >
          {asked.last_used_at
            ? i18n.t("It was last used {ago}.", { ago: ago(asked.last_used_at) })
            : i18n.t("Nothing signed with it has come here yet.")}{" "}
          {i18n.t(
            "Within a second Hark refuses every token signed with it: in pages that still use one nobody is asked, and events told there are lost. Answers are kept, also of those who were asked just before.",
          )}
        </Confirm>
      ) : null}
    </>
  );
}
