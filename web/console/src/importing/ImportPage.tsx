import { i18n } from "@lingui/core";
import { Anchor, Skeleton, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Page } from "../shell/Page";
import { Failure } from "../shell/states";
import { ImportAnalysing } from "./ImportAnalysing";
import { ImportEnd } from "./ImportEnd";
import { ImportReview } from "./ImportReview";
import { ImportRunning } from "./ImportRunning";
import { importQuery } from "./imports_queries";

/** One import on its way from a file to responses. */
export default function ImportPage() {
  const { id } = useParams({ from: "/shell/import/$id" });
  const query = useQuery(importQuery(id));
  const it = query.data;
  return (
    <Page
      title={it?.filename ?? i18n.t("Import")}
      actions={
        <Anchor renderRoot={(props) => <Link to="/import" {...props} />}>
          {i18n.t("All imports")}
        </Anchor>
      }
    >
      {query.error && !it ? (
        <Failure problem={query.error} onRetry={() => void query.refetch()} />
      ) : !it ? (
        <Stack role="status" aria-label={i18n.t("Loading the import")}>
          <Skeleton height={24} width={240} />
          <Skeleton height={280} />
        </Stack>
      ) : it.state === "analysing" ? (
        <ImportAnalysing it={it} />
      ) : it.state === "ready" ? (
        <ImportReview it={it} />
      ) : it.state === "importing" ? (
        <ImportRunning it={it} />
      ) : (
        <ImportEnd it={it} />
      )}
    </Page>
  );
}
