import { i18n } from "@lingui/core";
import { Highlight, Text, UnstyledButton } from "@mantine/core";
import { IconRobot } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import type { Answer, Property } from "#api/things";
import { offers, useSession } from "../session/session";
import { channelName, fieldName } from "../view/names";
import { isAnyOf } from "../view/where";
import { ago, moment } from "../words/format";
import { AskedFacts } from "./AskedFacts";
import { CountAgain } from "./CountAgain";
import { exclusionText, suspectedRobot } from "./exclusion";
import { propertyText, propertyValue } from "./property_text";
import classes from "./Responses.module.css";
import { ScoreBadge } from "./ScoreBadge";

interface Props {
  item: Answer;
  query?: string;
  properties: Property[];
  place: number;
  of: number;
  current: boolean;
  onFocus: () => void;
  onOpen: () => void;
  onFilter: (condition: string) => void;
}

const shownProperties = 6;

export function ResponseRow(props: Props) {
  const { item, query, place, of, current, onFocus, onOpen, onFilter } = props;
  const row = useRef<HTMLElement>(null);
  useEffect(() => {
    if (current && !row.current?.contains(document.activeElement)) {
      row.current?.focus({ preventScroll: true });
    }
  }, [current]);
  const { person, company } = item;
  const who = person ? person.name || person.email || person.external_id : null;
  const { member } = useSession();
  const isRobot = item.excluded?.reason === suspectedRobot;
  const properties = Object.entries(item.properties).slice(0, shownProperties);
  return (
    <article
      ref={row}
      className={classes.row}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the articles of a feed take the focus
      tabIndex={0}
      aria-posinset={place}
      aria-setsize={of}
      aria-label={
        item.score === null
          ? i18n.t("Words of {who}", { who: who || i18n.t("Somebody") })
          : i18n.t("Score {score}, {who}", {
              score: item.score,
              who: who || i18n.t("Somebody"),
            })
      }
      data-current={current || undefined}
      data-excluded={item.excluded !== null || undefined}
      onFocus={onFocus}
    >
      {item.score === null ? (
        <span className={classes.score} />
      ) : (
        <UnstyledButton
          className={classes.score}
          onClick={() => onFilter(isAnyOf("score", [String(item.score)]))}
          aria-label={i18n.t("Show only the score {score}", { score: item.score })}
        >
          <ScoreBadge score={item.score} group={item.group} />
        </UnstyledButton>
      )}
      <div className={classes.words}>
        <UnstyledButton className={classes.open} onClick={onOpen}>
          {item.comment ? (
            <Highlight component="span" highlight={query ?? ""} className={classes.comment}>
              {item.comment}
            </Highlight>
          ) : (
            <Text component="span" c="dimmed">
              {i18n.t("No comment")}
            </Text>
          )}
        </UnstyledButton>
        <AskedFacts item={item} />
        <div className={classes.facts}>
          {who ? (
            <Mark condition={isAnyOf("person", [person?.id ?? ""])} onFilter={onFilter} strong>
              {who}
            </Mark>
          ) : (
            <span>{i18n.t("Somebody")}</span>
          )}
          {company ? (
            <Mark condition={isAnyOf("company", [company.name])} onFilter={onFilter}>
              {company.name}
            </Mark>
          ) : null}
          <time dateTime={item.at} title={moment(item.at)}>
            {ago(item.at)}
          </time>
          <Mark condition={isAnyOf("channel", [item.channel])} onFilter={onFilter}>
            {channelName(item.channel)}
          </Mark>
          {properties.map(([key, value]) => (
            <Mark key={key} condition={isAnyOf(key, [propertyValue(value)])} onFilter={onFilter}>
              <span className={classes.key}>{fieldName(key, props.properties)}</span>{" "}
              {propertyText(key, value)}
            </Mark>
          ))}
          {item.excluded && !isRobot ? (
            <span className={classes.excluded}>{exclusionText(item.excluded.reason)}</span>
          ) : null}
        </div>
        {item.excluded && isRobot ? (
          <div className={classes.robot}>
            <span>
              <IconRobot size={16} aria-hidden />
              {exclusionText(item.excluded.reason)}
            </span>
            {offers(member.role, "agent") ? <CountAgain response={item} /> : null}
          </div>
        ) : null}
      </div>
    </article>
  );
}

interface MarkProps {
  condition: string;
  onFilter: (condition: string) => void;
  strong?: boolean;
  children: React.ReactNode;
}

/** A fact that filters when it is clicked. */
function Mark({ condition, onFilter, strong, children }: MarkProps) {
  return (
    <UnstyledButton
      className={classes.mark}
      data-strong={strong}
      title={i18n.t("Show only these")}
      onClick={() => onFilter(condition)}
    >
      {children}
    </UnstyledButton>
  );
}
