import { useEffect, useState } from "react";

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
        if (document.activeElement === document.body) before.focus({ preventScroll: true });
      });
    },
    [before],
  );
}
