import { i18n } from "@lingui/core";
import { ActionIcon, Group, Skeleton, Stack, Text } from "@mantine/core";
import { IconPencil, IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Segment } from "#api/things";
import { propertiesQuery } from "../people/people_queries";
import { Confirm } from "../shell/Confirm";
import { Dialog } from "../shell/Dialog";
import { Failure } from "../shell/states";
import { conditionName } from "../view/names";
import { RenameSegment } from "./RenameSegment";
import { segmentsQuery, useSegments } from "./segments_queries";

interface Props {
  onClose: () => void;
  onGone: (id: string) => void;
}

/** The saved segments: what each means, another name, or gone. */
export default function ManageSegments({ onClose, onGone }: Props) {
  const segments = useQuery(segmentsQuery);
  const properties = useQuery(propertiesQuery).data ?? [];
  const [renamed, setRenamed] = useState<string | null>(null);
  const [leaving, setLeaving] = useState<Segment | null>(null);
  const { remove } = useSegments();
  if (leaving) {
    return (
      <Confirm
        title={i18n.t("Delete the segment {name}?", { name: leaving.name })}
        action={i18n.t("Delete")}
        onClose={() => setLeaving(null)}
        onConfirm={async () => {
          await remove(leaving.id);
          onGone(leaving.id);
        }}
      >
        {i18n.t(
          "Links and boards that use it will say that it is gone. The responses in it stay as they are.",
        )}
      </Confirm>
    );
  }
  return (
    <Dialog onClose={onClose} title={i18n.t("Saved segments")} size="lg">
      {segments.error ? (
        <Failure problem={segments.error} onRetry={() => void segments.refetch()} />
      ) : !segments.data ? (
        <Skeleton role="status" height={120} aria-label={i18n.t("Loading the segments")} />
      ) : segments.data.length === 0 ? (
        <Text c="dimmed">
          {i18n.t("None yet. Add filters on any page, then save them as a segment.")}
        </Text>
      ) : (
        <Stack gap="md">
          {segments.data.map((segment) => (
            <Group key={segment.id} justify="space-between" wrap="nowrap" align="flex-start">
              {renamed === segment.id ? (
                <RenameSegment segment={segment} onDone={() => setRenamed(null)} />
              ) : (
                <>
                  <div>
                    <Text fw={550}>{segment.name}</Text>
                    <Text size="xs" c="dimmed">
                      {segment.where.map((each) => conditionName(each, properties)).join(" · ")}
                    </Text>
                  </div>
                  <Group gap={4} wrap="nowrap">
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={i18n.t("Rename {name}", { name: segment.name })}
                      onClick={() => setRenamed(segment.id)}
                    >
                      <IconPencil size={16} />
                    </ActionIcon>
                    <ActionIcon
                      variant="subtle"
                      color="red"
                      aria-label={i18n.t("Delete {name}", { name: segment.name })}
                      onClick={() => setLeaving(segment)}
                    >
                      <IconTrash size={16} />
                    </ActionIcon>
                  </Group>
                </>
              )}
            </Group>
          ))}
        </Stack>
      )}
    </Dialog>
  );
}
