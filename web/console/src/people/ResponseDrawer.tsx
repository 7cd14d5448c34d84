import { i18n } from "@lingui/core";
import { Drawer, Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { exclusionText } from "../responses/exclusion";
import { ResponseActions } from "../responses/ResponseActions";
import { responseQuery } from "../responses/responses_queries";
import { ScoreBadge } from "../responses/ScoreBadge";
import { Failure } from "../shell/states";
import { channelName } from "../view/names";
import { moment } from "../words/format";
import { Facts } from "./Facts";
import { Notes } from "./Notes";
import classes from "./People.module.css";
import { PersonPart } from "./PersonPart";
import { personName } from "./person_name";

interface Props {
  id: string | undefined;
  /** Whether the drawer opens to write a note. */
  writing?: "at_once";
  onClose: () => void;
  onOpen: (id: string) => void;
  onFilter: (condition: string) => void;
}

/** One response with what can be done to it, and the person behind it with all their answers. */
export function ResponseDrawer({ id, writing, onClose, onOpen, onFilter }: Props) {
  const response = useQuery({ ...responseQuery(id ?? ""), enabled: id !== undefined });
  const it = response.data;
  const title = it?.person ? personName(it.person) : i18n.t("Response");
  return (
    <Drawer
      opened={id !== undefined}
      onClose={onClose}
      title={<span className={classes.title}>{title}</span>}
      size={480}
      closeButtonProps={{ "aria-label": i18n.t("Close") }}
    >
      {response.error ? (
        <Failure problem={response.error} onRetry={() => void response.refetch()} />
      ) : !it ? (
        <Stack role="status" aria-label={i18n.t("Loading the response")}>
          <Skeleton height={36} width={36} />
          <Skeleton height={60} />
          <Skeleton height={160} />
        </Stack>
      ) : (
        <Stack gap="xl">
          <section aria-label={i18n.t("Response")}>
            <div className={classes.answer}>
              <ScoreBadge score={it.score} group={it.group} />
              <div>
                {it.comment ? (
                  <p className={classes.comment}>{it.comment}</p>
                ) : (
                  <Text c="dimmed">{i18n.t("No comment")}</Text>
                )}
                <Text size="xs" c="dimmed">
                  {moment(it.at)} · {channelName(it.channel)}
                </Text>
                {it.excluded ? (
                  <Text size="xs" className={classes.excluded}>
                    {exclusionText(it.excluded.reason)}
                  </Text>
                ) : null}
              </div>
            </div>
            <ResponseActions key={it.id} response={it} onGone={onClose} />
          </section>
          <Notes response={it.id} writing={writing} />
          <Facts
            title={i18n.t("Known when they answered")}
            properties={it.properties}
            onFilter={onFilter}
          />
          {it.person ? (
            <PersonPart id={it.person.id} shown={it.id} onOpen={onOpen} onFilter={onFilter} />
          ) : (
            <Text c="dimmed">{i18n.t("This response has no name to it.")}</Text>
          )}
        </Stack>
      )}
    </Drawer>
  );
}
