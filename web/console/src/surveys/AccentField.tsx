import { i18n } from "@lingui/core";
import { Anchor, TextInput } from "@mantine/core";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import { useBuilding } from "./builder";
import {
  colourText,
  contrast,
  enough,
  grounds,
  onAccent,
  parseColour,
  readableShade,
} from "./contrast";
import type { Look } from "./definition";
import classes from "./Surveys.module.css";

interface Props {
  look: Look;
  onChange: (accent: string) => void;
}

/** The customer's colour, with what can be read on it and where it is seen. */
export function AccentField({ look, onChange }: Props) {
  const { may, problems } = useBuilding();
  const accent = parseColour(look.accent);
  const seenOn = (["light", "dark"] as const).filter(
    (scheme) => look.scheme === "auto" || look.scheme === scheme,
  );
  const faint = accent ? seenOn.filter((scheme) => contrast(accent, grounds[scheme]) < enough) : [];
  const shade =
    accent && faint.length > 0
      ? readableShade(
          accent,
          seenOn.map((scheme) => grounds[scheme]),
        )
      : null;
  const ratio = (value: number) =>
    new Intl.NumberFormat(i18n.locale, { maximumFractionDigits: 1 }).format(value);
  return (
    <div>
      <TextInput
        label={i18n.t("Colour")}
        description={i18n.t("Of buttons and of what is chosen, as #rrggbb.")}
        disabled={!may}
        value={look.accent}
        maxLength={7}
        data-path="look.accent"
        error={
          accent
            ? problems["look.accent"]
            : i18n.t("Six hexadecimal digits after #, for instance #0f766e.")
        }
        leftSection={
          <input
            type="color"
            className={classes.picker}
            aria-label={i18n.t("Pick a colour")}
            disabled={!may}
            value={accent ? colourText(accent) : "#000000"}
            onChange={({ currentTarget }) => onChange(currentTarget.value)}
          />
        }
        onChange={({ currentTarget }) => onChange(currentTarget.value.trim())}
      />
      {accent ? (
        <ul className={classes.contrasts} aria-live="polite">
          <Check good>
            {i18n.t("Text on it: {ratio} to 1", {
              ratio: ratio(contrast(accent, onAccent(accent))),
            })}
          </Check>
          {seenOn.map((scheme) => {
            const value = contrast(accent, grounds[scheme]);
            return (
              <Check key={scheme} good={value >= enough}>
                {scheme === "light"
                  ? i18n.t("On a light page: {ratio} to 1", { ratio: ratio(value) })
                  : i18n.t("On a dark page: {ratio} to 1", { ratio: ratio(value) })}
                {value < enough ? ` – ${i18n.t("hard to see; 3 to 1 is needed")}` : ""}
              </Check>
            );
          })}
          {shade ? (
            <li>
              <Anchor
                component="button"
                type="button"
                size="xs"
                disabled={!may}
                onClick={() => onChange(colourText(shade))}
              >
                {i18n.t("Use {colour}, the nearest shade that is easy to see", {
                  colour: colourText(shade),
                })}
              </Anchor>
            </li>
          ) : null}
        </ul>
      ) : null}
    </div>
  );
}

function Check({ good, children }: { good: boolean; children: React.ReactNode }) {
  const Icon = good ? IconCheck : IconAlertTriangle;
  return (
    <li className={classes.contrast} data-good={good || undefined}>
      <Icon size={14} aria-hidden />
      <span>{children}</span>
    </li>
  );
}
