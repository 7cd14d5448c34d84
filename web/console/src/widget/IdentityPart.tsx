import { i18n } from "@lingui/core";
import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { offers, useSession } from "../session/session";
import { Section } from "../shell/Page";
import { IdentityKeys } from "./IdentityKeys";
import { SigningExamples } from "./SigningExamples";
import { identityKeysQuery, lookEvery } from "./widget_queries";

/** The keys that sign who is there, and how a server signs with one. */
export function IdentityPart() {
  const { member } = useSession();
  const administers = offers(member.role, "admin");
  const keys = useQuery({
    ...identityKeysQuery,
    enabled: administers,
    refetchInterval: lookEvery,
  });
  return (
    <>
      {administers ? (
        <IdentityKeys keys={keys.data} problem={keys.error} onRetry={() => void keys.refetch()} />
      ) : (
        <Section title={i18n.t("Identity keys")}>
          <Text c="dimmed" maw={640}>
            {i18n.t(
              "Owners and admins make the keys. Ask one of them for the id of a key and its secret.",
            )}
          </Text>
        </Section>
      )}
      <SigningExamples keys={keys.data ?? []} />
    </>
  );
}
