import { i18n } from "@lingui/core";
import { Button, Text, UnstyledButton } from "@mantine/core";
import { useRef, useState } from "react";
import { ChartMenu } from "../score/ChartMenu";
import { Section } from "../shell/Page";
import { everyName, fieldName } from "../view/names";
import type { Every } from "../view/period";
import { count, points, stepName } from "../words/format";
import classes from "./Explore.module.css";
import type { Parts } from "./ResultTable";
import { pieces, type SmallTrend, smallTrends } from "./small_trends";

const firstTrends = 12;
const width = 240;
const height = 88;

/** One small trend for each group, all on the same axes; those with most answers first. */
export function SmallTrendsPart({
  data,
  groups,
  properties,
  question,
  every,
  onNarrow,
}: Parts & { every: Every }) {
  const place = useRef<HTMLDivElement>(null);
  const [length, setLength] = useState<"first" | "all">("first");
  const { by } = data.query;
  const { days, trends, domain } = smallTrends(groups);
  const shown = length === "all" ? trends : trends.slice(0, firstTrends);
  const label = by.map((field) => fieldName(field, properties)).join(" × ");
  const title = i18n.t("{label}: score by {step}", { step: everyName(every), label });
  const [first, last] = [days[0], days.at(-1)];
  return (
    <Section
      label={i18n.t("Trends")}
      title={title}
      aside={
        <ChartMenu
          name={i18n.t("Trends")}
          title={title}
          place={place}
          saved={{ view: "trend", question }}
        />
      }
    >
      <div ref={place}>
        <ul className={classes.trends}>
          {shown.map((trend) => (
            <li key={trend.key}>
              <Small trend={trend} domain={domain} onChoose={() => onNarrow(by, trend.values)} />
            </li>
          ))}
        </ul>
        {first && last ? (
          <Text size="xs" c="dimmed" mt="sm">
            {i18n.t(
              "The figure is the last score. All go from {first} to {last} and from {low} to {high} points; the dashed line is 0, the band is where the score most likely is.",
              {
                first: stepName(first, every),
                last: stepName(last, every),
                low: points(domain[0]),
                high: points(domain[1]),
              },
            )}
          </Text>
        ) : null}
      </div>
      {trends.length > shown.length ? (
        <Button variant="subtle" mt="xs" onClick={() => setLength("all")}>
          {i18n.t("Show all {n}", { n: count(trends.length) })}
        </Button>
      ) : null}
    </Section>
  );
}

interface SmallProps {
  trend: SmallTrend;
  domain: [number, number];
  onChoose: () => void;
}

function Small({ trend, domain, onChoose }: SmallProps) {
  const { steps, name, last, responses } = trend;
  const [low, high] = domain;
  const x = (at: number) => ((at + 0.5) * width) / Math.max(1, steps.length);
  const y = (nps: number | null) =>
    (height * (high - Math.min(high, Math.max(low, nps ?? 0)))) / (high - low);
  const said = i18n.t("{name}: {n, plural, one {# answer} other {# answers}}, last {nps}", {
    name,
    n: responses,
    nps: points(last?.row.nps),
  });
  return (
    <UnstyledButton className={classes.small} aria-label={said} title={said} onClick={onChoose}>
      <span className={classes.smallHead}>
        <span className={classes.smallName}>{name}</span>
        <span className={classes.smallScore}>{points(last?.row.nps)}</span>
      </span>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        className={classes.smallChart}
        aria-hidden="true"
      >
        <line x1={0} x2={width} y1={y(0)} y2={y(0)} className={classes.zero} />
        {pieces(steps).map((piece) => {
          const line = piece.map(({ at, group }) => `${x(at)},${y(group.row.nps)}`);
          const top = piece.map(({ at, group }) => `${x(at)},${y(group.row.high)}`);
          const bottom = piece.map(({ at, group }) => `${x(at)},${y(group.row.low)}`);
          return (
            <g key={piece[0]?.at}>
              <polygon points={[...top, ...bottom.reverse()].join(" ")} className={classes.band} />
              {/* A single step has no length: its rounded end is a dot. */}
              <polyline
                points={[...line, line.at(-1)].join(" ")}
                className={classes.line}
                data-single={piece.length === 1 || undefined}
              />
            </g>
          );
        })}
      </svg>
      <span className={classes.smallNote}>
        {i18n.t("{n, plural, one {# answer} other {# answers}}", { n: responses })}
      </span>
    </UnstyledButton>
  );
}
