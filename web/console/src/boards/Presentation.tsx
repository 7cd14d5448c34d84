import { i18n } from "@lingui/core";
import { ActionIcon, Modal } from "@mantine/core";
import { IconArrowLeft, IconArrowRight, IconX } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import type { Chart } from "#api/things";
import type { Source } from "./boards_queries";
import { ChartCard } from "./ChartCard";
import type { Names } from "./chart_words";
import classes from "./Presentation.module.css";
import { placeShown } from "./presenting";

interface Props {
  name: string;
  charts: Chart[];
  /** Of the chart that is shown, counted from 1. */
  place: number;
  source: Source;
  names: Names;
  goal: number | null;
  onPlace: (place: number) => void;
  onClose: () => void;
}

/** One chart at a time over the whole screen, walked by keys. Where full screen is refused, over the page. */
export default function Presentation(props: Props) {
  const { name, charts, place, source, names, goal, onPlace, onClose } = props;
  const close = useRef(onClose);
  close.current = onClose;

  useEffect(() => {
    const root = document.documentElement;
    let full = false;
    const changed = () => {
      if (document.fullscreenElement) full = true;
      else if (full) close.current(); // the browser keeps Escape to itself
    };
    document.addEventListener("fullscreenchange", changed);
    void root.requestFullscreen?.().catch(() => undefined);
    return () => {
      document.removeEventListener("fullscreenchange", changed);
      if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
    };
  }, []);

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const next = placeShown(event.key, event.shiftKey ? "back" : "on", place, charts.length);
      const pressed = (event.target as HTMLElement | null)?.closest("button");
      if (next === null || (event.key === " " && pressed)) return;
      event.preventDefault();
      if (next !== place) onPlace(next);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [place, charts.length, onPlace]);

  const chart = charts[place - 1];
  return (
    <Modal.Root opened onClose={onClose} fullScreen transitionProps={{ duration: 0 }}>
      <Modal.Content aria-label={i18n.t("{name}, presented", { name })} radius={0}>
        <Modal.Body className={classes.page}>
          <div className={classes.chart} tabIndex={-1} data-autofocus>
            {chart ? (
              <ChartCard
                key={place}
                chart={chart}
                index={place - 1}
                source={source}
                names={names}
                goal={goal}
              />
            ) : null}
          </div>
          <div className={classes.foot}>
            <span className={classes.name}>{name}</span>
            <ActionIcon
              variant="subtle"
              color="gray"
              disabled={place <= 1}
              aria-label={i18n.t("The chart before")}
              onClick={() => onPlace(place - 1)}
            >
              <IconArrowLeft size={18} />
            </ActionIcon>
            <span role="status">{i18n.t("{place} of {n}", { place, n: charts.length })}</span>
            <ActionIcon
              variant="subtle"
              color="gray"
              disabled={place >= charts.length}
              aria-label={i18n.t("The next chart")}
              onClick={() => onPlace(place + 1)}
            >
              <IconArrowRight size={18} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={i18n.t("End the presentation")}
              onClick={onClose}
            >
              <IconX size={18} />
            </ActionIcon>
          </div>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
