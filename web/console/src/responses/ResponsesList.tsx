import { i18n } from "@lingui/core";
import { Button, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Answer } from "#api/things";
import { propertiesQuery } from "../people/people_queries";
import { useKeys } from "../shell/keyboard";
import { problemText } from "../words/problem";
import { ResponseRow } from "./ResponseRow";
import classes from "./Responses.module.css";

interface Props {
  items: Answer[];
  query?: string;
  more: "there_is" | "none";
  loading: boolean;
  problem: unknown;
  onMore: () => void;
  onOpen: (id: string) => void;
  onFilter: (condition: string) => void;
}

/** Only the rows in sight are in the page; more are fetched before the end is reached. */
export function ResponsesList(props: Props) {
  const { items, more, loading, problem, onMore, onOpen } = props;
  const properties = useQuery(propertiesQuery).data ?? [];
  const top = useRef<HTMLDivElement>(null);
  const [offset, setOffset] = useState(0);
  const [current, setCurrent] = useState(-1);
  useLayoutEffect(() => setOffset(top.current?.offsetTop ?? 0), []);
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
  useKeys({
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
        aria-label={i18n.t("Responses")}
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
              <ResponseRow
                item={item}
                query={props.query}
                properties={properties}
                place={row.index + 1}
                of={more === "there_is" ? -1 : items.length}
                current={row.index === current}
                onFocus={() => setCurrent(row.index)}
                onOpen={() => onOpen(item.id)}
                onFilter={props.onFilter}
              />
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
