import { i18n } from "@lingui/core";
import { Button, Skeleton, Text } from "@mantine/core";
import { IconUserPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Section } from "../shell/Page";
import { Failure } from "../shell/states";
import { InviteMember } from "./InviteMember";
import { MembersTable } from "./MembersTable";
import { membersQuery } from "./members_queries";

export default function MembersPage() {
  const members = useQuery(membersQuery);
  const [inviting, setInviting] = useState<"open" | "closed">("closed");
  if (members.error) {
    return <Failure problem={members.error} onRetry={() => void members.refetch()} />;
  }
  return (
    <Section
      title={i18n.t("Who can use this console")}
      aside={
        <Button
          size="xs"
          leftSection={<IconUserPlus size={16} aria-hidden />}
          onClick={() => setInviting("open")}
        >
          {i18n.t("Invite a member")}
        </Button>
      }
    >
      {members.data ? (
        <MembersTable members={members.data} />
      ) : (
        <Skeleton height={160} aria-label={i18n.t("Loading the members")} />
      )}
      {members.data?.length === 1 ? (
        <Text c="dimmed" mt="md">
          {i18n.t("You are alone here. Invite whoever answers your customers.")}
        </Text>
      ) : null}
      {inviting === "open" ? <InviteMember onClose={() => setInviting("closed")} /> : null}
    </Section>
  );
}
