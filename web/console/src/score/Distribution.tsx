import { i18n } from "@lingui/core";
import type { Figures } from "#api/things";
import { DistributionBars, DistributionTable } from "./DistributionBars";
import { Figure } from "./Figure";
import type { Question } from "./score_queries";
import { distributionTitle } from "./sentences";

interface Props {
  row: Figures;
  /** Whose answers these are. */
  question: Question;
  onChoose: (score: number) => void;
}

/** Eleven bars in three colours; each leads to its responses. */
export function Distribution({ row, question, onChoose }: Props) {
  return (
    <Figure
      name={i18n.t("Distribution")}
      title={distributionTitle(row)}
      chart={<DistributionBars row={row} onChoose={onChoose} />}
      saved={{ view: "distribution", question }}
      table={<DistributionTable row={row} />}
    />
  );
}
