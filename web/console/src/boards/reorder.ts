import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useRef, useState } from "react";

interface Drag {
  from: number;
  over: number;
}

/** Where a key moves the chart at a place among so many; null: this key moves nothing. */
export function placeAfter(key: string, place: number, count: number): number | null {
  switch (key) {
    case "ArrowLeft":
    case "ArrowUp":
      return place > 0 ? place - 1 : null;
    case "ArrowRight":
    case "ArrowDown":
      return place < count - 1 ? place + 1 : null;
    case "Home":
      return place > 0 ? 0 : null;
    case "End":
      return place < count - 1 ? count - 1 : null;
    default:
      return null;
  }
}

/** Moves charts by their handles: dragged with any pointer, or with the arrow keys. */
export function useReorder(keys: string[], onMove: (from: number, to: number) => void) {
  const count = keys.length;
  const order = keys.join("\n");
  const [drag, setDrag] = useState<Drag | null>(null);
  const grid = useRef<HTMLDivElement>(null);
  const focus = useRef<number | null>(null);

  // A node that was moved in the document has lost the focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the new order is what it waits for
  useLayoutEffect(() => {
    if (focus.current === null) return;
    const place = grid.current?.querySelector(`[data-place="${focus.current}"]`);
    place?.querySelector<HTMLElement>("[data-handle]")?.focus();
    focus.current = null;
  }, [order]);

  const handle = (index: number) => ({
    "data-handle": true,
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setDrag({ from: index, over: index });
    },
    onPointerMove: (event: PointerEvent) => {
      if (!drag) return;
      const under = document.elementFromPoint(event.clientX, event.clientY);
      const card = under?.closest<HTMLElement>("[data-place]");
      const over = Number(card?.dataset.place ?? drag.over);
      if (over !== drag.over) setDrag({ ...drag, over });
    },
    onPointerUp: () => {
      if (drag && drag.over !== drag.from) onMove(drag.from, drag.over);
      setDrag(null);
    },
    onPointerCancel: () => setDrag(null),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === "Escape") setDrag(null);
      const to = placeAfter(event.key, index, count);
      if (to === null) return;
      event.preventDefault();
      focus.current = to;
      onMove(index, to);
    },
  });
  const stateOf = (index: number): "dragged" | "over" | undefined =>
    drag?.from === index ? "dragged" : drag?.over === index ? "over" : undefined;
  return { grid, handle, stateOf };
}
