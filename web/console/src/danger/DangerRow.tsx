import { i18n } from "@lingui/core";
import { Anchor, Button, Text, UnstyledButton } from "@mantine/core";
import { IconCheck, IconNote } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import type { Answer, Property } from "#api/things";
import { worthText } from "../companies/worth";
import { personName } from "../people/person_name";
import type { RowPlace } from "../responses/Feed";
import { ScoreBadge } from "../responses/ScoreBadge";
import { channelName } from "../view/names";
import { ago, moment } from "../words/format";
import classes from "./Danger.module.css";

interface Props extends RowPlace {
  item: Answer;
  worth: Property | undefined;
  onOpen: () => void;
  /** Undefined: the reader may not write notes. */
  onNote?: () => void;
}

/** What somebody said, what they are worth, and what has been done. */
export function DangerRow(props: Props) {
  const { item, worth, place, of, current, onFocus, onOpen, onNote } = props;
  const row = useRef<HTMLElement>(null);
  useEffect(() => {
    if (current && !row.current?.contains(document.activeElement)) {
      row.current?.focus({ preventScroll: true });
    }
  }, [current]);
  const { person, company } = item;
  const who = person ? personName(person) : i18n.t("Somebody");
  return (
    <article
      ref={row}
      className={classes.row}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the articles of a feed take the focus
      tabIndex={0}
      aria-posinset={place}
      aria-setsize={of}
      aria-label={i18n.t("Score {score}, {who}", {
        score: item.score,
        who,
      })}
      data-current={current || undefined}
      onFocus={onFocus}
    >
      <ScoreBadge score={item.score} group={item.group} />
      <div className={classes.said}>
        <UnstyledButton className={classes.open} onClick={onOpen}>
          {item.comment ? (
            <span className={classes.comment}>{item.comment}</span>
          ) : (
            <Text component="span" c="dimmed">
              {i18n.t("No comment")}
            </Text>
          )}
        </UnstyledButton>
        <div className={classes.facts}>
          {person ? (
            <Anchor
              size="xs"
              renderRoot={(root) => <Link to="/people/$id" params={{ id: person.id }} {...root} />}
            >
              {who}
            </Anchor>
          ) : (
            <span>{who}</span>
          )}
          {company ? (
            <Anchor
              size="xs"
              renderRoot={(root) => (
                <Link to="/companies/$id" params={{ id: company.id }} {...root} />
              )}
            >
              {company.name}
            </Anchor>
          ) : null}
          <time dateTime={item.at} title={moment(item.at)}>
            {ago(item.at)}
          </time>
          <span>{channelName(item.channel)}</span>
        </div>
        <Done item={item} />
      </div>
      <div className={classes.side}>
        {worth ? (
          <span className={classes.worth} title={worth.name || worth.key}>
            {worthText(item.properties[worth.key])}
          </span>
        ) : null}
        {onNote ? (
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconNote size={14} aria-hidden />}
            onClick={onNote}
          >
            {i18n.t("Note")}
          </Button>
        ) : null}
      </div>
    </article>
  );
}

function Done({ item }: { item: Answer }) {
  const note = item.last_note;
  if (!note) return <p className={classes.undone}>{i18n.t("Nothing has been done yet")}</p>;
  return (
    <p className={classes.done}>
      <IconCheck size={14} aria-hidden />
      <span>
        <span className={classes.noted}>{note.text}</span>{" "}
        <span className={classes.by}>
          {note.member?.name ? `${note.member.name}, ` : ""}
          {ago(note.at)}
          {item.notes > 1 ? ` · ${i18n.t("{n} notes", { n: item.notes })}` : ""}
        </span>
      </span>
    </p>
  );
}
