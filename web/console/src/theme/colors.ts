import { useComputedColorScheme } from "@mantine/core";
import { useMemo } from "react";

const names = ["accent", "ink", "ink-soft", "line", "line-strong", "surface"] as const;
export type Colors = Record<(typeof names)[number], string>;

/** The tokens' present values, for charts, which cannot read CSS variables. */
export function useColors(): Colors {
  const scheme = useComputedColorScheme("light");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tokens change with the scheme
  return useMemo(() => {
    const style = getComputedStyle(document.documentElement);
    return Object.fromEntries(
      names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]),
    ) as Colors;
  }, [scheme]);
}
