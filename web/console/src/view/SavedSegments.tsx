import { i18n } from "@lingui/core";
import { Button, CloseButton, Menu } from "@mantine/core";
import { IconBookmark, IconCheck, IconDeviceFloppy, IconSettings } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import type { Property, Segment } from "#api/things";
import { segmentsQuery } from "../segments/segments_queries";
import { offers, useSession } from "../session/session";
import classes from "./FilterBar.module.css";
import { conditionName } from "./names";

const ManageSegments = lazy(() => import("../segments/ManageSegments"));
const SaveSegment = lazy(() => import("../segments/SaveSegment"));

interface Props {
  /** Ids of those that are on. */
  chosen: string[];
  where: string[];
  properties: Property[];
  onChange: (change: { segment?: string[]; where?: string[] }) => void;
}

const orNone = (list: string[]) => (list.length > 0 ? list : undefined);

/** The saved segments that are on, as chips; and the menu that turns them on and saves new ones. */
export function SavedSegments({ chosen, where, properties, onChange }: Props) {
  const segments = useQuery(segmentsQuery);
  const [open, setOpen] = useState<"none" | "save" | "manage">("none");
  const { member } = useSession();
  const may = offers(member.role, "analyst");
  const known = segments.data ?? [];
  const without = (id: string) => orNone(chosen.filter((each) => each !== id));
  const close = () => setOpen("none");
  return (
    <>
      {segments.isPending
        ? null
        : chosen.map((id) => (
            <SegmentChip
              key={id}
              segment={known.find((each) => each.id === id)}
              properties={properties}
              onRemove={() => onChange({ segment: without(id) })}
            />
          ))}
      {known.length === 0 && (where.length === 0 || !may) ? null : (
        <Menu position="bottom-start" shadow="md" width={280}>
          <Menu.Target>
            <Button size="xs" variant="subtle" leftSection={<IconBookmark size={14} aria-hidden />}>
              {i18n.t("Segments")}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {known.map(({ id, name }) => (
              <Menu.Item
                key={id}
                role="menuitemcheckbox"
                aria-checked={chosen.includes(id)}
                rightSection={chosen.includes(id) ? <IconCheck size={14} /> : null}
                onClick={() =>
                  onChange({ segment: chosen.includes(id) ? without(id) : [...chosen, id] })
                }
              >
                {name}
              </Menu.Item>
            ))}
            {known.length > 0 && may ? <Menu.Divider /> : null}
            {may && where.length > 0 ? (
              <Menu.Item
                leftSection={<IconDeviceFloppy size={16} />}
                onClick={() => setOpen("save")}
              >
                {i18n.t("Save these filters as a segment")}
              </Menu.Item>
            ) : null}
            {may && known.length > 0 ? (
              <Menu.Item leftSection={<IconSettings size={16} />} onClick={() => setOpen("manage")}>
                {i18n.t("Rename or delete segments")}
              </Menu.Item>
            ) : null}
          </Menu.Dropdown>
        </Menu>
      )}
      <Suspense fallback={null}>
        {open === "save" ? (
          <SaveSegment
            where={where}
            onClose={close}
            onSaved={(id) => onChange({ segment: [...chosen, id], where: undefined })}
          />
        ) : null}
        {open === "manage" ? (
          <ManageSegments
            onClose={close}
            onGone={(id) => (chosen.includes(id) ? onChange({ segment: without(id) }) : undefined)}
          />
        ) : null}
      </Suspense>
    </>
  );
}

interface ChipProps {
  segment?: Segment;
  properties: Property[];
  onRemove: () => void;
}

function SegmentChip({ segment, properties, onRemove }: ChipProps) {
  const name = segment?.name ?? i18n.t("A segment that is gone");
  const meaning = segment?.where.map((each) => conditionName(each, properties)).join(" · ");
  return (
    <span className={classes.chip} data-saved>
      <IconBookmark size={12} aria-hidden />
      <span className={classes.chipText} title={meaning}>
        {name}
      </span>
      <CloseButton
        size="xs"
        radius="xl"
        aria-label={i18n.t("Remove the segment {name}", { name })}
        onClick={onRemove}
      />
    </span>
  );
}
