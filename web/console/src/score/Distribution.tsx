import { i18n } from "@lingui/core";
import type { Figures } from "#api/things";
import { DistributionBars, DistributionTable } from "./DistributionBars";
import { Figure } from "./Figure";
import { distributionTitle } from "./sentences";

interface Props {
  row: Figures;
  onChoose: (score: number) => void;
}

/** Eleven bars in three colours; each leads to its responses. */
export function Distribution({ row, onChoose }: Props) {
  return (
    <Figure
      name={i18n.t("Distribution")}
      title={distributionTitle(row)}
      chart={<DistributionBars row={row} onChoose={onChoose} />}
      table={<DistributionTable row={row} />}
    />
  );
}
