import { useEffect, useState } from "react";

/** What stands in the place of an element that was drawn anew: the one of the same name. */
function standIn(before: HTMLElement): HTMLElement | null {
  if (before.isConnected) return before;
  const name = before.getAttribute("aria-label");
  return name ? document.querySelector(`[aria-label="${CSS.escape(name)}"]`) : null;
}

/**
 * What opens over the page gives the focus back when it goes. Mantine does so only for what stays
 * mounted while it is closed.
 */
export function useFocusBack() {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (!(before instanceof HTMLElement)) return;
      // After the window's own focus trap has let go.
      setTimeout(() => {
        if (document.activeElement === document.body)
          standIn(before)?.focus({ preventScroll: true });
      });
    },
    [before],
  );
}
