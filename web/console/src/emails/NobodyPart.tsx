import { i18n } from "@lingui/core";
import { Button, Skeleton, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconDownload, IconMailOff } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { Suppression } from "#api/things";
import { offerUndo } from "../annotations/undo";
import { SearchField } from "../responses/SearchField";
import { offers, useSession } from "../session/session";
import { Failure, Notice } from "../shell/states";
import { count, dayOf } from "../words/format";
import { problemText } from "../words/problem";
import { AddAddress } from "./AddAddress";
import classes from "./Emails.module.css";
import { reasonName } from "./email_states";
import { suppressionsFile, suppressionsQuery, useMailing } from "./emails_queries";

interface Props {
  q: string;
  onSearch: (q: string) => void;
}

/** The addresses that get no emails, whoever plans to ask them. */
export function NobodyPart({ q, onSearch }: Props) {
  const list = useInfiniteQuery(suppressionsQuery(q));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const total = list.data?.pages[0]?.total ?? 0;
  return (
    <>
      <AddAddress />
      <div className={classes.tools}>
        <SearchField name={i18n.t("Find an address")} q={q} onSearch={onSearch} />
        {list.data ? (
          <Text c="dimmed" role="status">
            {i18n.t(
              "{n, plural, =0 {No address gets} one {{count} address gets} other {{count} addresses get}} no emails",
              { n: total, count: count(total) },
            )}
            {q ? i18n.t(" with “{q}” in it.", { q }) : "."}
          </Text>
        ) : null}
        {total > 0 ? (
          <Button
            component="a"
            size="xs"
            variant="subtle"
            href={suppressionsFile(q)}
            download="suppressions.csv"
            aria-label={i18n.t("Download CSV")}
            leftSection={<IconDownload size={14} aria-hidden />}
          >
            {i18n.t("CSV")}
          </Button>
        ) : null}
      </div>
      {list.error && items.length === 0 ? (
        <Failure problem={list.error} onRetry={() => void list.refetch()} />
      ) : !list.data ? (
        <Skeleton role="status" height={200} aria-label={i18n.t("Loading the addresses")} />
      ) : items.length === 0 ? (
        <Notice
          icon={IconMailOff}
          title={q ? i18n.t("No such address here") : i18n.t("Everybody may be written to")}
          text={
            q
              ? i18n.t("Emails go to every address with “{q}” in it.", { q })
              : i18n.t(
                  "Whoever unsubscribes, whose mailbox does not exist or who reports an email as spam comes here by themselves, and is never written to again. Add whoever told you otherwise.",
                )
          }
        />
      ) : (
        <>
          <ul className={classes.list} aria-label={i18n.t("Addresses that get no emails")}>
            {items.map((one) => (
              <Address key={one.id} one={one} />
            ))}
          </ul>
          {list.hasNextPage ? (
            <Button
              mt="md"
              variant="default"
              loading={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              {i18n.t("More addresses")}
            </Button>
          ) : null}
        </>
      )}
    </>
  );
}

function Address({ one }: { one: Suppression }) {
  const { lift, suppress } = useMailing();
  const { member } = useSession();
  const remove = async () => {
    try {
      await lift(one.id);
      offerUndo(i18n.t("{email} may get emails again.", { email: one.email }), () =>
        suppress({ email: one.email, reason: one.reason, detail: one.detail }),
      );
    } catch (problem) {
      notifications.show({ color: "red", message: problemText(problem) });
    }
  };
  return (
    <li className={classes.address}>
      <div className={classes.whom}>
        <span className={classes.name}>{one.email}</span>
        <span className={classes.soft}>
          {i18n.t("{reason}, {day}", { reason: reasonName(one.reason), day: dayOf(one.at) })}
        </span>
      </div>
      <p className={classes.reply}>{one.detail || <span aria-hidden>–</span>}</p>
      {offers(member.role, "admin") ? (
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={i18n.t("Take {email} off the list", { email: one.email })}
          onClick={() => void remove()}
        >
          {i18n.t("Take off")}
        </Button>
      ) : null}
    </li>
  );
}
