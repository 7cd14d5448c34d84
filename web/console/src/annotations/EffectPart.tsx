import { i18n } from "@lingui/core";
import { NativeSelect, Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Failure } from "../shell/states";
import { count, dayOf, points } from "../words/format";
import classes from "./Annotations.module.css";
import { type Effect, type EffectQuestion, effectQuery } from "./annotations_queries";
import { effectCaution, effectSentence, missingSentence } from "./effect_sentences";

const lengths = [7, 14, 28, 56, 90];

/** The score before and after, and whether the difference is more than chance. */
export function EffectPart({ question }: { question: Omit<EffectQuestion, "days"> }) {
  const [days, setDays] = useState(28);
  const effect = useQuery(effectQuery({ ...question, days }));
  const it = effect.data;
  return (
    <Stack gap="md">
      <NativeSelect
        size="xs"
        w="fit-content"
        label={i18n.t("Compare")}
        value={days}
        onChange={(event) => setDays(Number(event.currentTarget.value))}
        data={lengths.map((n) => ({
          value: String(n),
          label: i18n.t("{n} days before and after", { n }),
        }))}
      />
      {effect.error ? (
        <Failure problem={effect.error} onRetry={() => void effect.refetch()} />
      ) : !it ? (
        <Stack role="status" aria-label={i18n.t("Comparing before and after")}>
          <Skeleton height={52} />
          <Skeleton height={132} />
          <Skeleton height={60} />
        </Stack>
      ) : (
        <Stack gap="md" aria-busy={effect.isFetching}>
          <p className={classes.sentence}>{effectSentence(it)}</p>
          <dl className={classes.sides}>
            <Side name={i18n.t("Before")} side={it.before} />
            <Side name={i18n.t("After")} side={it.after} />
          </dl>
          <Text size="sm" c="dimmed">
            {missingSentence(it.days_missing, days)} {effectCaution(it)}
          </Text>
        </Stack>
      )}
    </Stack>
  );
}

function Side({ name, side }: { name: string; side: Effect["before"] }) {
  const shown = side.status === "ok" || side.status === "directional";
  return (
    <div className={classes.side}>
      <dt>{name}</dt>
      <dd className={classes.number} data-thin={side.status !== "ok" || undefined}>
        {shown ? points(side.nps) : "–"}
      </dd>
      <dd>
        {shown
          ? i18n.t("most likely {low} to {high}", {
              low: points(side.low),
              high: points(side.high),
            })
          : i18n.t("too few answers for a score")}
      </dd>
      <dd>
        <Text size="xs" c="dimmed">
          {i18n.t("{shown} {n, plural, one {answer} other {answers}}, {from} to {to}", {
            n: side.responses,
            shown: count(side.responses),
            from: side.from ? dayOf(side.from) : "",
            to: side.to ? lastDayOf(side.to) : "",
          })}
        </Text>
      </dd>
    </div>
  );
}

/** The last day of a time that ends at a moment: midnight belongs to the next one. */
const lastDayOf = (end: string) => dayOf(new Date(Date.parse(end) - 1).toISOString());
