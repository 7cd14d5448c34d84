import { i18n } from "@lingui/core";
import { ActionIcon, Menu } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import {
  IconChartBar,
  IconCheck,
  IconDots,
  IconFileTypeSvg,
  IconLayoutBoard,
  IconLink,
  IconPhoto,
  IconPrinter,
  IconTable,
} from "@tabler/icons-react";
import { lazy, type ReactNode, type RefObject, Suspense, useState } from "react";
import type { Chart } from "#api/things";
import { offers, useSession } from "../session/session";
import { today } from "../view/period";
import { useSaid } from "../view/said";
import { day, timeZone } from "../words/format";
import type { Question } from "./score_queries";

const SaveToBoard = lazy(() => import("../boards/SaveToBoard"));

export type ChartForm = "chart" | "table";

export interface Saved {
  view: Chart["view"];
  question: Question;
}

interface Props {
  /** What the chart is called: "Trend". */
  name: string;
  /** What it says; the title of a picture of it. */
  title: string;
  /** What is drawn when a picture is taken. */
  place: RefObject<Element | null>;
  /** Where the chart has its other form, a table. */
  form?: ChartForm;
  onForm?: (form: ChartForm) => void;
  /** In the place of the period and the filters in the URL: what this chart shows, in words. */
  said?: string[];
  /** In the place of the page's own address: where exactly this chart is to be seen. */
  link?: string;
  /** What it asks and how that is drawn, where a board can show it too. */
  saved?: Saved;
  /** Further things to do with this chart. */
  children?: ReactNode;
}

/** What can be done with any chart: its table, a picture of it, a link to it. */
export function ChartMenu(props: Props) {
  const { name, title, place, form, onForm, said, link, saved, children } = props;
  const shown = useSaid();
  const { workspace, member } = useSession();
  const [saving, setSaving] = useState<"no" | "yes">("no");
  const clipboard = useClipboard();
  const save = async (kind: "png" | "svg") => {
    const { notifications } = await import("@mantine/notifications");
    try {
      if (!place.current) throw new Error("nothing is drawn yet");
      const { savePicture } = await import("../picture/picture");
      const date = day(today(timeZone(), new Date()));
      const source = i18n.t("{workspace}, {date}, made with Hark", {
        workspace: workspace.name,
        date,
      });
      await savePicture(place.current, { title, said: said ?? shown, source }, kind);
    } catch {
      notifications.show({
        color: "red",
        message: i18n.t("The picture could not be made. The table and the link still work."),
      });
    }
  };
  return (
    <>
      <Menu position="bottom-end" width={200} shadow="md" withinPortal>
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={i18n.t("{name}: table, picture, link", { name })}
          >
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {form && onForm ? (
            <Menu.Item
              leftSection={form === "chart" ? <IconTable size={16} /> : <IconChartBar size={16} />}
              onClick={() => onForm(form === "chart" ? "table" : "chart")}
            >
              {form === "chart" ? i18n.t("Show as table") : i18n.t("Show as chart")}
            </Menu.Item>
          ) : null}
          <Menu.Item leftSection={<IconPhoto size={16} />} onClick={() => void save("png")}>
            {i18n.t("Download PNG")}
          </Menu.Item>
          <Menu.Item leftSection={<IconFileTypeSvg size={16} />} onClick={() => void save("svg")}>
            {i18n.t("Download SVG")}
          </Menu.Item>
          <Menu.Item
            closeMenuOnClick={false}
            leftSection={clipboard.copied ? <IconCheck size={16} /> : <IconLink size={16} />}
            onClick={() => clipboard.copy(link ?? window.location.href)}
          >
            {clipboard.copied ? i18n.t("Link copied") : i18n.t("Copy link")}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconPrinter size={16} />}
            onClick={() => setTimeout(() => window.print())} // after the menu is gone
          >
            {i18n.t("Print the page")}
          </Menu.Item>
          {saved && offers(member.role, "analyst") ? (
            <Menu.Item leftSection={<IconLayoutBoard size={16} />} onClick={() => setSaving("yes")}>
              {i18n.t("Save to a board")}
            </Menu.Item>
          ) : null}
          {children}
        </Menu.Dropdown>
      </Menu>
      <Suspense fallback={null}>
        {saving === "yes" && saved ? (
          <SaveToBoard name={name} saved={saved} onClose={() => setSaving("no")} />
        ) : null}
      </Suspense>
    </>
  );
}
