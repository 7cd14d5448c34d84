import { i18n } from "@lingui/core";
import { ActionIcon, Button, Menu } from "@mantine/core";
import {
  IconDots,
  IconPencil,
  IconPlayerPlay,
  IconPlayerStop,
  IconTrash,
} from "@tabler/icons-react";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { Experiment } from "#api/things";
import { offers, useSession } from "../session/session";
import { Confirm } from "../shell/Confirm";
import classes from "./Experiments.module.css";
import { useExperiments } from "./experiments_queries";

type Asked = "start" | "end" | "delete";

/** Start, end, change, delete. Whatever cannot be undone is asked once. */
export function ExperimentActions({ experiment }: { experiment: Experiment }) {
  const { member } = useSession();
  const { start, end, remove } = useExperiments();
  const [asked, setAsked] = useState<Asked | null>(null);
  const navigate = useNavigate();
  if (!offers(member.role, "analyst")) return null;
  const { id, name, state } = experiment;
  return (
    <div className={classes.actions}>
      {state === "draft" ? (
        <>
          <Button
            size="xs"
            leftSection={<IconPlayerPlay size={14} aria-hidden />}
            onClick={() => setAsked("start")}
          >
            {i18n.t("Start")}
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPencil size={14} aria-hidden />}
            renderRoot={(props) => (
              <Link to="/experiments/$id" params={{ id }} search={{ tab: "change" }} {...props} />
            )}
          >
            {i18n.t("Change")}
          </Button>
        </>
      ) : null}
      {state === "running" ? (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlayerStop size={14} aria-hidden />}
          onClick={() => setAsked("end")}
        >
          {i18n.t("End")}
        </Button>
      ) : (
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
              onClick={() => setAsked("delete")}
            >
              {i18n.t("Delete the experiment")}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      {asked === "start" ? (
        <Confirm
          title={i18n.t("Start {name}?", { name })}
          action={i18n.t("Start")}
          onClose={() => setAsked(null)}
          onConfirm={() => start(id)}
        >
          {i18n.t(
            "From now on everybody gets their variant, always the same. Variants and shares cannot be changed any more.",
          )}
        </Confirm>
      ) : null}
      {asked === "end" ? (
        <Confirm
          title={i18n.t("End {name}?", { name })}
          action={i18n.t("End")}
          onClose={() => setAsked(null)}
          onConfirm={() => end(id)}
        >
          {i18n.t(
            "From now on everything is as usual. It cannot be started again; what was seen stays known.",
          )}
        </Confirm>
      ) : null}
      {asked === "delete" ? (
        <Confirm
          title={i18n.t("Delete {name}?", { name })}
          action={i18n.t("Delete")}
          onClose={() => setAsked(null)}
          onConfirm={async () => {
            await navigate({ to: "/experiments" });
            await remove(id);
          }}
        >
          {i18n.t("Who saw which variant is forgotten with it. Answers stay.")}
        </Confirm>
      ) : null}
    </div>
  );
}
