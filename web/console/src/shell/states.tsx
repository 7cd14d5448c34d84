import { i18n } from "@lingui/core";
import { Button, Stack, Text, Title } from "@mantine/core";
import { IconAlertTriangle, IconLock, type TablerIcon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useSession } from "../session/session";
import { isForbidden, problemText } from "../words/problem";
import { roleName } from "../words/roles";

interface NoticeProps {
  icon: TablerIcon;
  title: string;
  text?: ReactNode;
  children?: ReactNode;
}

/** One calm paragraph in the place of something that is not there, with the one next step. */
export function Notice({ icon: Icon, title, text, children }: NoticeProps) {
  return (
    <Stack align="flex-start" gap="xs" py="xl" maw={520}>
      <Icon size={24} color="var(--ink-soft)" aria-hidden />
      <Title order={2}>{title}</Title>
      {text ? <Text c="dimmed">{text}</Text> : null}
      {children}
    </Stack>
  );
}

/** A part of a page that could not be had; the rest of the page stays alive. */
export function Failure({ problem, onRetry }: { problem: unknown; onRetry?: () => void }) {
  if (isForbidden(problem)) return <Forbidden />;
  return (
    <div role="alert">
      <Notice
        icon={IconAlertTriangle}
        title={i18n.t("This could not be loaded")}
        text={problemText(problem)}
      >
        {onRetry ? (
          <Button variant="default" onClick={onRetry}>
            {i18n.t("Try again")}
          </Button>
        ) : null}
      </Notice>
    </div>
  );
}

export function Forbidden() {
  const { member } = useSession();
  return (
    <Notice
      icon={IconLock}
      title={i18n.t("Your role does not include this")}
      text={i18n.t(
        "You are signed in as {email} with the role {role}. An owner or admin can change your role under Settings, Members.",
        { email: member.email, role: roleName(member.role) },
      )}
    />
  );
}
