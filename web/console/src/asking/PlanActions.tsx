import { i18n } from "@lingui/core";
import { ActionIcon, Button, Group, Menu } from "@mantine/core";
import { IconDots, IconPencil, IconTrash } from "@tabler/icons-react";
import { Link, useNavigate } from "@tanstack/react-router";
import type { Plan } from "#api/things";
import { bringBack, leave, secondsToUndo } from "../people/leaving";
import { offers, useSession } from "../session/session";
import { problemText } from "../words/problem";
import classes from "./Asking.module.css";
import { usePlans } from "./asking_queries";
import { PlanSwitch } from "./PlanSwitch";

/** Start or pause, change, delete. */
export function PlanActions({ plan }: { plan: Plan }) {
  const { member } = useSession();
  const { remove } = usePlans();
  const navigate = useNavigate();
  if (!offers(member.role, "analyst")) return null;
  const takeAway = async () => {
    const [{ notifications }] = await Promise.all([
      import("@mantine/notifications"),
      navigate({ to: "/asking" }),
    ]);
    leave(plan.id, () =>
      remove(plan.id).catch((problem: unknown) => {
        notifications.show({ color: "red", message: problemText(problem) });
      }),
    );
    const notice = `plan-${plan.id}`;
    notifications.show({
      id: notice,
      autoClose: secondsToUndo * 1000,
      message: (
        <Group justify="space-between" wrap="nowrap">
          {i18n.t("{name} is deleted.", { name: plan.name })}
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => {
              bringBack(plan.id);
              notifications.hide(notice);
            }}
          >
            {i18n.t("Undo")}
          </Button>
        </Group>
      ),
    });
  };
  return (
    <div className={classes.actions}>
      <PlanSwitch plan={plan} size="xs" />
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPencil size={14} aria-hidden />}
        renderRoot={(props) => (
          <Link
            to="/asking/$plan"
            params={{ plan: plan.id }}
            search={{ tab: "change" }}
            {...props}
          />
        )}
      >
        {i18n.t("Change")}
      </Button>
      <Menu position="bottom-end" shadow="md" width={220}>
        <Menu.Target>
          <ActionIcon variant="default" size={30} aria-label={i18n.t("More")}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            color="red"
            leftSection={<IconTrash size={16} />}
            onClick={() => void takeAway()}
          >
            {i18n.t("Delete the plan")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
