import { i18n } from "@lingui/core";
import { Menu, Tooltip, UnstyledButton } from "@mantine/core";
import { kindIcon, kindName } from "../annotations/kinds";
import { day } from "../words/format";
import classes from "./TrendFlags.module.css";
import type { Flag, FlagPlace } from "./trend_flags";

interface Props {
  places: (FlagPlace & { x: number })[];
  onOpen: (id: string) => void;
}

/** What happened, as flags above the trend; each opens its before and after. */
export function TrendFlags({ places, onOpen }: Props) {
  if (places.length === 0) return null;
  return (
    <>
      <ul className={classes.lane} aria-label={i18n.t("Marked on the trend")}>
        {places.map(({ x, flags }) => (
          <li key={flags[0]?.id} className={classes.place} style={{ left: x }}>
            {flags.length === 1 && flags[0] ? (
              <One flag={flags[0]} onOpen={onOpen} />
            ) : (
              <Several flags={flags} onOpen={onOpen} />
            )}
          </li>
        ))}
      </ul>
      {/* On paper nothing opens: the flags are told below the picture. */}
      <p className={`only-print ${classes.said}`}>
        {places.flatMap(({ flags }) => flags.map(flagName)).join("; ")}
      </p>
    </>
  );
}

function One({ flag, onOpen }: { flag: Flag; onOpen: Props["onOpen"] }) {
  const Icon = kindIcon(flag.kind);
  const said = flagName(flag);
  return (
    <Tooltip label={said}>
      <UnstyledButton
        className={classes.flag}
        data-kind={flag.kind}
        aria-label={i18n.t("{said}: before and after", { said })}
        onClick={() => onOpen(flag.id)}
      >
        <Icon size={14} aria-hidden />
      </UnstyledButton>
    </Tooltip>
  );
}

function Several({ flags, onOpen }: { flags: Flag[]; onOpen: Props["onOpen"] }) {
  return (
    <Menu position="bottom-start" withinPortal={false}>
      <Menu.Target>
        <UnstyledButton
          className={classes.flag}
          aria-label={i18n.t("{n} events: {names}", {
            n: flags.length,
            names: flags.map(({ title }) => title).join(", "),
          })}
        >
          {flags.length}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {flags.map((flag) => (
          <Menu.Item key={flag.id} onClick={() => onOpen(flag.id)}>
            {flagName(flag)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function flagName(flag: Flag): string {
  return i18n.t("{kind} “{title}”, {day}", {
    kind: kindName(flag.kind),
    title: flag.title,
    day: day(flag.day),
  });
}
