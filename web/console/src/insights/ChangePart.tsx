import { i18n } from "@lingui/core";
import { Button, Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Property } from "#api/things";
import type { Question } from "../score/score_queries";
import { Section } from "../shell/Page";
import { Failure } from "../shell/states";
import { changeTitle } from "./change_sentences";
import { ExplainedBy } from "./ExplainedBy";
import classes from "./Insights.module.css";
import { changeQuery } from "./insights_queries";
import { ReasonPicker } from "./ReasonPicker";
import { useTelling } from "./telling";

interface Props {
  question: Question;
  /** The period compared with, as it stands inside a sentence. */
  before: string;
  /** Why nothing can be compared, where that is so. */
  compared: "yes" | "endless" | "not_chosen";
  why: string[] | undefined;
  most: number;
  properties: Property[] | undefined;
  onWhy: (why: string[]) => void;
  onCompare: () => void;
  onChoose: (field: string, value: string | null) => void;
}

/** What changed this period and why: who answered, and how the groups scored. */
export default function ChangePart(props: Props) {
  const { question, compared, most, properties } = props;
  const telling = useTelling(properties, question);
  const by = props.why ?? telling?.slice(0, most) ?? [];
  const asked = compared === "yes" && by.length > 0;
  const change = useQuery({ ...changeQuery({ ...question, by }), enabled: asked });
  const fits = change.data?.properties.every(({ property }) => by.includes(property));
  const data = asked && fits ? change.data : undefined;
  const name = i18n.t("What changed and why");
  const picker =
    by.length > 0 ? (
      <ReasonPicker chosen={by} most={most} properties={properties ?? []} onChoose={props.onWhy} />
    ) : undefined;
  return (
    <Section
      label={name}
      title={data && hasAnswers(data) ? changeTitle(data) : name}
      aside={compared === "yes" ? picker : undefined}
    >
      {compared === "endless" ? (
        <Text c="dimmed">
          {i18n.t("All time has nothing before it. Choose a period to see what changed in it.")}
        </Text>
      ) : compared === "not_chosen" ? (
        <>
          <Text c="dimmed" mb="xs">
            {i18n.t("A change needs something to compare with.")}
          </Text>
          <Button variant="default" size="xs" onClick={props.onCompare}>
            {i18n.t("Compare with the period before")}
          </Button>
        </>
      ) : change.error ? (
        <Failure problem={change.error} onRetry={() => void change.refetch()} />
      ) : telling !== undefined && by.length === 0 ? (
        <Text c="dimmed">
          {i18n.t(
            "Nothing is known of the people who answer that would make groups: a plan, a country, a team. Send such properties with the answers, or import them.",
          )}
        </Text>
      ) : !data ? (
        <Skeleton height={280} role="status" aria-label={i18n.t("Looking for what changed")} />
      ) : !hasAnswers(data) ? (
        <Text c="dimmed">
          {i18n.t("There is nothing to compare with: no answers in {before}.", {
            before: props.before,
          })}
        </Text>
      ) : (
        <div className={classes.reasons} aria-busy={change.isFetching}>
          {data.properties.map((each) => (
            <ExplainedBy
              key={each.property}
              explained={each}
              reach={reach(data.properties)}
              properties={properties ?? []}
              onChoose={(value) => props.onChoose(each.property, value)}
            />
          ))}
        </div>
      )}
    </Section>
  );
}

function hasAnswers(change: { now: { responses: number }; earlier: { responses: number } }) {
  return change.now.responses > 0 && change.earlier.responses > 0;
}

/** The longest of all bars, so that every property has the same scale. */
function reach(properties: { mix: number | null; within: number | null }[]): number {
  return Math.max(
    1,
    ...properties.flatMap(({ mix, within }) => [mix ?? 0, within ?? 0].map(Math.abs)),
  );
}
