import { i18n } from "@lingui/core";
import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Failure } from "../shell/states";
import { mailingQuery } from "./emails_queries";
import { ServerForm } from "./ServerForm";
import { serverDraftOf } from "./server_draft";

/** Through which server emails go, from whom, and where bounces come back. */
export function ServerPart() {
  const mailing = useQuery(mailingQuery);
  if (mailing.error && !mailing.data) {
    return <Failure problem={mailing.error} onRetry={() => void mailing.refetch()} />;
  }
  if (!mailing.data) {
    return <Skeleton role="status" height={420} aria-label={i18n.t("Loading the settings")} />;
  }
  // Numbers move while emails go out; only other settings make another form.
  return <ServerForm key={JSON.stringify(serverDraftOf(mailing.data))} mailing={mailing.data} />;
}
