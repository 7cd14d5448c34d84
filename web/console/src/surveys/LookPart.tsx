import { i18n } from "@lingui/core";
import { Input, SegmentedControl, Stack, Switch } from "@mantine/core";
import { AccentField } from "./AccentField";
import { useBuilding } from "./builder";
import type { Look } from "./definition";
import { LogoField } from "./LogoField";

/** How the survey looks: the customer's colour and logo lead. */
export function LookPart() {
  const { definition, may, edit } = useBuilding();
  const { look } = definition;
  const change = (what: string, part: Partial<Look>) =>
    edit(what, (now) => ({ ...now, look: { ...now.look, ...part } }));
  return (
    <Stack gap="md">
      <AccentField look={look} onChange={(accent) => change("look.accent", { accent })} />
      <LogoField logo={look.logo} onChange={(logo) => change("", { logo })} />
      <Input.Wrapper label={i18n.t("Corners")} labelElement="div">
        <SegmentedControl
          fullWidth
          disabled={!may}
          aria-label={i18n.t("Corners")}
          value={look.corners}
          onChange={(value) => change("", { corners: value as Look["corners"] })}
          data={[
            { value: "round", label: i18n.t("Rounded") },
            { value: "square", label: i18n.t("Square") },
          ]}
        />
      </Input.Wrapper>
      <Input.Wrapper label={i18n.t("Light or dark")} labelElement="div">
        <SegmentedControl
          fullWidth
          disabled={!may}
          aria-label={i18n.t("Light or dark")}
          value={look.scheme}
          onChange={(value) => change("", { scheme: value as Look["scheme"] })}
          data={[
            { value: "auto", label: i18n.t("As their device") },
            { value: "light", label: i18n.t("Light") },
            { value: "dark", label: i18n.t("Dark") },
          ]}
        />
      </Input.Wrapper>
      <Switch
        label={i18n.t("Say that it is asked with Hark")}
        description={i18n.t("A small line at the end.")}
        disabled={!may}
        checked={look.hark_name}
        onChange={({ currentTarget: { checked } }) => change("", { hark_name: checked })}
      />
    </Stack>
  );
}
