import { i18n } from "@lingui/core";
import { Button, Text } from "@mantine/core";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useKeys } from "../shell/keyboard";
import { problemText } from "../words/problem";
import classes from "./Responses.module.css";

/** Where a row stands in its feed. */
export interface RowPlace {
  place: number;
  /** How many there are; -1: not known yet. */
  of: number;
  current: boolean;
  onFocus: () => void;
}

interface Props<T extends { id: string }> {
  name: string;
  items: T[];
  more: "there_is" | "none";
  loading: boolean;
  problem: unknown;
  onMore: () => void;
  onOpen: (id: string) => void;
  /** Further single keys, for the row that is walked to. */
  keys?: Record<string, (item: T) => void>;
  row: (item: T, place: RowPlace) => ReactNode;
}

/** Only the rows in sight are in the page; more are fetched before the end is reached. */
export function Feed<T extends { id: string }>(props: Props<T>) {
  const { items, more, loading, problem, onMore, onOpen, keys = {} } = props;
  const top = useRef<HTMLDivElement>(null);
  const [offset, setOffset] = useState(0);
  const [current, setCurrent] = useState(-1);
  useLayoutEffect(() => setOffset(top.current?.offsetTop ?? 0)); // what is above may have grown
  const rows = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => 96,
    overscan: 8,
    scrollMargin: offset,
    scrollPaddingStart: 72,
    getItemKey: (index) => items[index]?.id ?? index,
  });
  const visible = rows.getVirtualItems();
  const last = visible.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more === "there_is" && !loading && !problem && last >= items.length - 15) onMore();
  }, [last, items.length, more, loading, problem, onMore]);

  const walk = (step: number) => (event: KeyboardEvent) => {
    event.preventDefault();
    const next = Math.min(Math.max(current + step, 0), items.length - 1);
    setCurrent(next);
    rows.scrollToIndex(next, { align: "auto" });
  };
  const openCurrent = (event: KeyboardEvent) => {
    const item = items[current];
    if (!item || (event.target as HTMLElement).closest("button, a")) return;
    event.preventDefault();
    onOpen(item.id);
  };
  const further = Object.entries(keys).map(([key, act]) => [
    key,
    (event: KeyboardEvent) => {
      const item = items[current];
      if (!item) return;
      event.preventDefault();
      act(item);
    },
  ]);
  useKeys({
    ...Object.fromEntries(further),
    j: walk(1),
    k: walk(-1),
    ArrowDown: walk(1),
    ArrowUp: walk(-1),
    Enter: openCurrent,
  });
  return (
    <>
      <div
        ref={top}
        role="feed"
        aria-label={props.name}
        aria-busy={loading}
        className={classes.list}
        style={{ height: rows.getTotalSize() }}
      >
        {visible.map((row) => {
          const item = items[row.index];
          return item ? (
            <div
              key={row.key}
              ref={rows.measureElement}
              data-index={row.index}
              className={classes.place}
              style={{ transform: `translateY(${row.start - offset}px)` }}
            >
              {props.row(item, {
                place: row.index + 1,
                of: more === "there_is" ? -1 : items.length,
                current: row.index === current,
                onFocus: () => setCurrent(row.index),
              })}
            </div>
          ) : null;
        })}
      </div>
      {problem ? (
        <div role="alert">
          <Text c="dimmed">{problemText(problem)}</Text>
          <Button variant="default" mt="xs" onClick={onMore}>
            {i18n.t("Try again")}
          </Button>
        </div>
      ) : null}
    </>
  );
}
