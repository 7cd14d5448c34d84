import { i18n } from "@lingui/core";
import type { Figures } from "#api/things";
import { groups } from "../theme/group";
import { count } from "../words/format";
import classes from "./MixBar.module.css";

interface Props {
  row: Pick<Figures, "detractors" | "passives" | "promoters">;
  size?: "small" | "large";
}

/** Detractors, passives and promoters as one bar with their counts; for a handful of answers too. */
export function MixBar({ row, size = "small" }: Props) {
  const parts = {
    detractor: row.detractors ?? 0,
    passive: row.passives ?? 0,
    promoter: row.promoters ?? 0,
  };
  const label = i18n.t(
    "{detractor, plural, one {# detractor} other {# detractors}}, {passive, plural, one {# passive} other {# passives}}, {promoter, plural, one {# promoter} other {# promoters}}",
    parts,
  );
  return (
    <div className={classes.bar} data-size={size} role="img" aria-label={label} title={label}>
      {groups.map((group) =>
        parts[group] > 0 ? (
          <span
            key={group}
            className={classes.part}
            data-group={group}
            style={{ flexGrow: parts[group] }}
          >
            {count(parts[group])}
          </span>
        ) : null,
      )}
    </div>
  );
}
