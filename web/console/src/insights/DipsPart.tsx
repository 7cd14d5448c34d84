import { i18n } from "@lingui/core";
import { Skeleton, Text, UnstyledButton } from "@mantine/core";
import { IconTrendingDown, IconTrendingUp } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { Property } from "#api/things";
import type { Question } from "../score/score_queries";
import { Section } from "../shell/Page";
import { Failure } from "../shell/states";
import {
  dipsMethod,
  dipsTitle,
  findingConditions,
  findingFigures,
  findingName,
  findingSentence,
} from "./dips_sentences";
import classes from "./Insights.module.css";
import { dipsQuery, type Finding } from "./insights_queries";
import { useTelling } from "./telling";

interface Props {
  question: Omit<Question, "from" | "compare">;
  why: string[] | undefined;
  properties: Property[] | undefined;
  /** A group was chosen by its conditions. */
  onChoose: (conditions: string[]) => void;
  /** What concerns everybody was chosen by its days. */
  onTime: (from: string, to: string) => void;
}

const every = "week";
const mostProperties = 2;

/** Groups that fell or rose against their own past; quiet when none did. */
export default function DipsPart({ question, why, properties, onChoose, onTime }: Props) {
  const telling = useTelling(properties, question);
  const by = (why ?? telling ?? []).slice(0, mostProperties);
  const known = why !== undefined || telling !== undefined;
  const dips = useQuery({ ...dipsQuery({ ...question, every, by }), enabled: known });
  const it = dips.data;
  return (
    <Section label={i18n.t("Dips and rises")} title={it ? dipsTitle(it) : i18n.t("Dips and rises")}>
      {dips.error ? (
        <Failure problem={dips.error} onRetry={() => void dips.refetch()} />
      ) : !it ? (
        <Skeleton height={32} role="status" aria-label={i18n.t("Looking for dips and rises")} />
      ) : (
        <div aria-busy={dips.isFetching}>
          {it.findings.length > 0 ? (
            <ul className={classes.findings}>
              {it.findings.map((finding) => (
                <li key={`${finding.direction} ${JSON.stringify(finding.group)}`}>
                  <Found
                    finding={finding}
                    properties={properties ?? []}
                    onChoose={() => {
                      const conditions = findingConditions(finding);
                      if (conditions.length > 0) onChoose(conditions);
                      else onTime(finding.started ?? finding.from, finding.to);
                    }}
                  />
                </li>
              ))}
            </ul>
          ) : null}
          <Text size="sm" c="dimmed">
            {dipsMethod(it)}
          </Text>
        </div>
      )}
    </Section>
  );
}

function Found(props: { finding: Finding; properties: Property[]; onChoose: () => void }) {
  const { finding, properties, onChoose } = props;
  const all = Object.keys(finding.group).length === 0;
  const dip = finding.direction === "dip";
  const said = (
    <>
      {dip ? (
        <IconTrendingDown size={18} aria-hidden data-sense="down" />
      ) : (
        <IconTrendingUp size={18} aria-hidden data-sense="up" />
      )}
      <span>
        <strong>{findingName(finding, properties)}</strong> {findingSentence(finding, every)}.
        <span className={classes.small}>{findingFigures(finding)}</span>
      </span>
    </>
  );
  return (
    <UnstyledButton
      className={classes.finding}
      title={all ? i18n.t("Look into this time only") : i18n.t("Show only these")}
      onClick={onChoose}
    >
      {said}
    </UnstyledButton>
  );
}
