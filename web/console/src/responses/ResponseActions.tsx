import { i18n } from "@lingui/core";
import { Button, Group } from "@mantine/core";
import { IconEdit, IconEyeOff, IconTrash } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import type { Answer } from "#api/things";
import { offers, useSession } from "../session/session";
import { CountAgain } from "./CountAgain";

const DeleteResponse = lazy(() => import("./DeleteResponse"));
const EditResponse = lazy(() => import("./EditResponse"));
const ExcludeResponse = lazy(() => import("./ExcludeResponse"));

interface Props {
  response: Answer;
  onGone: () => void;
}

/** Correct, leave out, delete. Leaving out can be undone; deleting asks first. */
export function ResponseActions({ response, onGone }: Props) {
  const [open, setOpen] = useState<"none" | "edit" | "exclude" | "delete">("none");
  const { member } = useSession();
  if (!offers(member.role, "agent")) return null;
  const close = () => setOpen("none");
  return (
    <>
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          leftSection={<IconEdit size={14} />}
          onClick={() => setOpen("edit")}
        >
          {i18n.t("Correct")}
        </Button>
        {response.excluded ? (
          <CountAgain response={response} />
        ) : (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconEyeOff size={14} />}
            onClick={() => setOpen("exclude")}
          >
            {i18n.t("Exclude")}
          </Button>
        )}
        <Button
          size="xs"
          variant="subtle"
          color="red"
          leftSection={<IconTrash size={14} />}
          onClick={() => setOpen("delete")}
        >
          {i18n.t("Delete")}
        </Button>
      </Group>
      <Suspense fallback={null}>
        {open === "edit" ? <EditResponse response={response} onClose={close} /> : null}
        {open === "exclude" ? <ExcludeResponse response={response} onClose={close} /> : null}
        {open === "delete" ? (
          <DeleteResponse response={response} onClose={close} onGone={onGone} />
        ) : null}
      </Suspense>
    </>
  );
}
