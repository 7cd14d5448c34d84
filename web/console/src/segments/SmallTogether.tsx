import { i18n } from "@lingui/core";
import { Skeleton, Table } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Figures } from "#api/things";
import { type Question, scoreQuery } from "../score/score_queries";
import { type Domain, Whisker } from "../score/Whisker";
import { count, points } from "../words/format";
import { thinNote } from "./ForestPlot";
import { conditionOfSmall, isSmall, type NamedGroup } from "./named_groups";
import classes from "./Segments.module.css";

interface Props {
  groups: NamedGroup[];
  fields: string[];
  question: Question;
  domain: Domain;
  whole: Figures;
}

/** The groups with few answers as one, counted together by the server. */
export function SmallTogether({ groups, fields, question, domain, whole }: Props) {
  const [field = ""] = fields;
  const small = groups.filter(isSmall);
  const condition = fields.length === 1 ? conditionOfSmall(groups, field) : undefined;
  const score = useQuery({
    ...scoreQuery({ ...question, where: [...(question.where ?? []), condition ?? ""] }),
    enabled: condition !== undefined,
  });
  if (small.length === 0) return null;
  const total = condition && !score.isPlaceholderData ? score.data?.total : undefined;
  const answers = small.reduce((sum, { row }) => sum + row.responses, 0);
  return (
    <Table.Tr data-thin={total?.status !== "ok" || undefined}>
      <Table.Td>
        {i18n.t("{n, plural, one {# small group} other {# small groups}} together", {
          n: small.length,
        })}
      </Table.Td>
      <Table.Td className={classes.figure}>{count(answers)}</Table.Td>
      <Table.Td className={classes.figure}>
        {total?.status === "ok" ? points(total.nps) : "–"}
      </Table.Td>
      <Table.Td>
        {total?.status === "ok" ? (
          <Whisker row={total} domain={domain} whole={whole.nps} />
        ) : total ? (
          <span className={classes.note}>{thinNote(total)}</span>
        ) : condition && !score.error ? (
          <Skeleton height={12} />
        ) : (
          <span className={classes.note}>{i18n.t("No score: each has too few answers")}</span>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
