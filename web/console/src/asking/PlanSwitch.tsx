import { i18n } from "@lingui/core";
import { Button } from "@mantine/core";
import { IconPlayerPause, IconPlayerPlay } from "@tabler/icons-react";
import { useState } from "react";
import type { Plan } from "#api/things";
import { offers, useSession } from "../session/session";
import { problemText } from "../words/problem";
import { usePlans } from "./asking_queries";

interface Props {
  plan: Plan;
  size: "xs";
}

/** Starts a plan, or pauses it; either can be undone. */
export function PlanSwitch({ plan, size }: Props) {
  const { change } = usePlans();
  const { member } = useSession();
  const [working, setWorking] = useState<"no" | "yes">("no");
  if (!offers(member.role, "analyst")) return null;
  const paused = plan.state === "paused";
  const go = async () => {
    setWorking("yes");
    try {
      await change(plan.id, { state: paused ? "active" : "paused" });
      const { offerUndo } = await import("../annotations/undo");
      offerUndo(
        paused
          ? i18n.t("{name} asks from now on.", { name: plan.name })
          : i18n.t("{name} is paused: what waited to be sent is taken back.", { name: plan.name }),
        () => change(plan.id, { state: plan.state }),
      );
    } catch (problem) {
      const { notifications } = await import("@mantine/notifications");
      notifications.show({ color: "red", message: problemText(problem) });
    }
    setWorking("no");
  };
  const Icon = paused ? IconPlayerPlay : IconPlayerPause;
  return (
    <Button
      size={size}
      variant={paused ? "filled" : "default"}
      loading={working === "yes"}
      leftSection={<Icon size={14} aria-hidden />}
      aria-label={
        paused
          ? i18n.t("Start {name}", { name: plan.name })
          : i18n.t("Pause {name}", { name: plan.name })
      }
      onClick={() => void go()}
    >
      {paused ? i18n.t("Start") : i18n.t("Pause")}
    </Button>
  );
}
