import { i18n } from "@lingui/core";
import { ActionIcon, Button, Menu, Tooltip } from "@mantine/core";
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconDots,
  IconLock,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconTrash,
} from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import type { ShippedTexts, WholeSurvey } from "#api/things";
import { Confirm } from "../shell/Confirm";
import { problemText } from "../words/problem";
import { SaveState } from "./SaveState";
import classes from "./Surveys.module.css";
import { type Move, useSurveys } from "./surveys_queries";
import type { Draft } from "./use_draft";
import { useUndoKeys } from "./use_undo_keys";

const PublishDialog = lazy(() => import("./PublishDialog"));
const RenameSurvey = lazy(() => import("./RenameSurvey"));

interface Props {
  survey: WholeSurvey;
  texts: ShippedTexts[];
  draft: Draft;
  may: boolean;
}

type Open = "nothing" | "publish" | "rename" | "close" | "delete";

/** Undo, publish, and what else can be done with a survey as a whole. */
export function SurveyActions({ survey, texts, draft, may }: Props) {
  const [open, setOpen] = useState<Open>("nothing");
  const [working, setWorking] = useState<"no" | "yes">("no");
  const { move, remove } = useSurveys();
  const navigate = useNavigate();
  useUndoKeys(may ? draft : null);
  if (!may) return null;
  const shut = () => setOpen("nothing");
  const go = async (to: Move) => {
    setWorking("yes");
    try {
      await move(survey.key, to);
    } catch (problem) {
      const { notifications } = await import("@mantine/notifications");
      notifications.show({ color: "red", message: problemText(problem) });
    }
    setWorking("no");
  };
  const { state } = survey;
  const changed = survey.is_changed || draft.saving.is !== "saved";
  const publishable = changed || state === "draft";
  return (
    <div className={classes.actions}>
      <SaveState saving={draft.saving} />
      <Tooltip label={i18n.t("Undo (Ctrl Z)")}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={i18n.t("Undo")}
          disabled={!draft.mayUndo}
          onClick={draft.undo}
        >
          <IconArrowBackUp size={18} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={i18n.t("Do again (Ctrl Shift Z)")}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={i18n.t("Do again")}
          disabled={!draft.mayRedo}
          onClick={draft.redo}
        >
          <IconArrowForwardUp size={18} />
        </ActionIcon>
      </Tooltip>
      {state === "paused" || state === "closed" ? (
        <Button
          size="xs"
          variant="default"
          loading={working === "yes"}
          leftSection={<IconPlayerPlay size={14} aria-hidden />}
          onClick={() => void go("resume")}
        >
          {state === "closed" ? i18n.t("Open again") : i18n.t("Resume")}
        </Button>
      ) : null}
      <Button size="xs" disabled={!publishable} onClick={() => setOpen("publish")}>
        {publishable ? i18n.t("Publish") : i18n.t("Published")}
      </Button>
      <Menu position="bottom-end" shadow="md" width={220}>
        <Menu.Target>
          <ActionIcon variant="default" size="lg" aria-label={i18n.t("More")}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => setOpen("rename")}>
            {i18n.t("Rename")}
          </Menu.Item>
          {state === "published" ? (
            <Menu.Item leftSection={<IconPlayerPause size={16} />} onClick={() => void go("pause")}>
              {i18n.t("Pause")}
            </Menu.Item>
          ) : null}
          {state === "published" || state === "paused" ? (
            <Menu.Item
              color="red"
              leftSection={<IconLock size={16} />}
              onClick={() => setOpen("close")}
            >
              {i18n.t("Close the survey")}
            </Menu.Item>
          ) : null}
          {survey.responses === 0 ? (
            <Menu.Item
              color="red"
              leftSection={<IconTrash size={16} />}
              onClick={() => setOpen("delete")}
            >
              {i18n.t("Delete")}
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      <Suspense fallback={null}>
        {open === "publish" ? (
          <PublishDialog survey={survey} texts={texts} draft={draft} onClose={shut} />
        ) : null}
        {open === "rename" ? <RenameSurvey survey={survey} onClose={shut} /> : null}
      </Suspense>
      {open === "close" ? (
        <Confirm
          title={i18n.t("Close {name}?", { name: survey.name })}
          action={i18n.t("Close the survey")}
          onClose={shut}
          onConfirm={() => move(survey.key, "close")}
        >
          {i18n.t(
            "Nobody is asked any more, and its page says that it is closed. All answers stay, and it can be opened again.",
          )}
        </Confirm>
      ) : null}
      {open === "delete" ? (
        <Confirm
          title={i18n.t("Delete {name}?", { name: survey.name })}
          action={i18n.t("Delete the survey")}
          onClose={shut}
          onConfirm={async () => {
            await remove(survey.key);
            await navigate({ to: "/surveys" });
          }}
        >
          {i18n.t("The survey, its versions and its link will be gone. It has no answers.")}
        </Confirm>
      ) : null}
    </div>
  );
}
