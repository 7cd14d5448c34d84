import { i18n } from "@lingui/core";
import { Button, Drawer, Group, Stack, Text } from "@mantine/core";
import { IconEdit, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { offers, useSession } from "../session/session";
import { useFocusBack } from "../shell/focus_back";
import { dayOf, moment, timeZone } from "../words/format";
import { problemText } from "../words/problem";
import classes from "./Annotations.module.css";
import { type Annotation, type EffectQuestion, useAnnotationChanges } from "./annotations_queries";
import { EffectPart } from "./EffectPart";
import { kindName } from "./kinds";
import { wallOf } from "./moment_of";
import { offerUndo } from "./undo";

interface Props {
  annotation: Annotation;
  question: Omit<EffectQuestion, "days" | "at">;
  onEdit: () => void;
  onClose: () => void;
}

/** One thing that happened: before and after, and correcting or removing it. */
export default function EffectDrawer({ annotation: it, question, onEdit, onClose }: Props) {
  useFocusBack();
  return (
    <Drawer
      opened
      onClose={onClose}
      size={480}
      title={<span className={classes.title}>{it.title}</span>}
      closeButtonProps={{ "aria-label": i18n.t("Close") }}
    >
      <Stack gap="lg">
        <Group justify="space-between">
          <Text c="dimmed">
            {i18n.t("{kind}, {when}", {
              kind: kindName(it.kind),
              when: wallOf(it.at, timeZone()).time === "00:00" ? dayOf(it.at) : moment(it.at),
            })}
          </Text>
          <Actions it={it} onEdit={onEdit} onGone={onClose} />
        </Group>
        <EffectPart question={{ ...question, at: it.at }} />
      </Stack>
    </Drawer>
  );
}

function Actions(props: { it: Annotation; onEdit: () => void; onGone: () => void }) {
  const { it, onEdit, onGone } = props;
  const { member } = useSession();
  const { add, remove } = useAnnotationChanges();
  const [problem, setProblem] = useState<unknown>(null);
  if (!offers(member.role, "analyst")) return null;
  const gone = async () => {
    try {
      await remove(it.id);
    } catch (caught) {
      setProblem(caught);
      return;
    }
    onGone();
    const { at, kind, title, survey } = it;
    offerUndo(i18n.t("“{title}” is no longer marked.", { title }), () =>
      add({ at, kind, title, survey }),
    );
  };
  return (
    <Group gap="xs">
      <Button
        size="xs"
        variant="default"
        leftSection={<IconEdit size={14} aria-hidden />}
        onClick={onEdit}
      >
        {i18n.t("Correct")}
      </Button>
      <Button
        size="xs"
        variant="subtle"
        color="red"
        leftSection={<IconTrash size={14} aria-hidden />}
        onClick={() => void gone()}
      >
        {i18n.t("Remove")}
      </Button>
      {problem ? (
        <Text role="alert" c="red">
          {problemText(problem)}
        </Text>
      ) : null}
    </Group>
  );
}
