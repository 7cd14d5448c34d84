import { i18n } from "@lingui/core";
import { ActionIcon, Group, Tooltip } from "@mantine/core";
import { IconChartBar, IconTable } from "@tabler/icons-react";
import { type ReactNode, useRef, useState } from "react";
import { Section } from "../shell/Page";
import { type ChartForm, ChartMenu, type Saved } from "./ChartMenu";

interface Props {
  /** What the chart is called where its title says what it shows. */
  name: string;
  title: ReactNode;
  chart: ReactNode;
  table: ReactNode;
  aside?: ReactNode;
  /** What it asks, where a board can show it too. */
  saved?: Saved;
}

/** A chart with its other form, a table, and what can be done with both. */
export function Figure({ name, title, chart, table, aside, saved }: Props) {
  const [form, setForm] = useState<ChartForm>("chart");
  const place = useRef<HTMLDivElement>(null);
  const other =
    form === "chart"
      ? i18n.t("{name}: show as table", { name })
      : i18n.t("{name}: show as chart", { name });
  return (
    <Section
      label={name}
      title={title}
      aside={
        <Group gap="xs">
          {aside}
          <Tooltip label={form === "chart" ? i18n.t("As a table") : i18n.t("As a chart")}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={other}
              onClick={() => setForm(form === "chart" ? "table" : "chart")}
            >
              {form === "chart" ? <IconTable size={16} /> : <IconChartBar size={16} />}
            </ActionIcon>
          </Tooltip>
          <ChartMenu
            name={name}
            title={typeof title === "string" ? title : name}
            place={place}
            form={form}
            onForm={setForm}
            saved={saved}
          />
        </Group>
      }
    >
      <div ref={place}>{form === "chart" ? chart : table}</div>
    </Section>
  );
}
