import { i18n } from "@lingui/core";
import { Button, Skeleton } from "@mantine/core";
import { IconKey } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Section } from "../shell/Page";
import { Failure, Notice } from "../shell/states";
import { CreateKey } from "./CreateKey";
import { KeysTable } from "./KeysTable";
import { keysQuery } from "./keys_queries";

export default function KeysPage() {
  const keys = useQuery(keysQuery);
  const [creating, setCreating] = useState<"open" | "closed">("closed");
  if (keys.error) return <Failure problem={keys.error} onRetry={() => void keys.refetch()} />;
  const create = (
    <Button
      size="xs"
      leftSection={<IconKey size={16} aria-hidden />}
      onClick={() => setCreating("open")}
    >
      {i18n.t("Create an API key")}
    </Button>
  );
  return (
    <>
      {keys.data?.length === 0 ? (
        <Notice
          icon={IconKey}
          title={i18n.t("No API keys yet")}
          text={i18n.t(
            "With a key your own programs send answers to Hark or read scores from it. A key that only reads can change nothing.",
          )}
        >
          {create}
        </Notice>
      ) : (
        <Section title={i18n.t("Keys your programs use")} aside={create}>
          {keys.data ? (
            <KeysTable keys={keys.data} />
          ) : (
            <Skeleton height={120} aria-label={i18n.t("Loading the keys")} />
          )}
        </Section>
      )}
      {creating === "open" ? <CreateKey onClose={() => setCreating("closed")} /> : null}
    </>
  );
}
