import { i18n } from "@lingui/core";
import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { offers, useSession } from "../session/session";
import { Page, Section } from "../shell/Page";
import { Failure, Forbidden } from "../shell/states";
import { ImportsTable } from "./ImportsTable";
import { importsQuery } from "./imports_queries";
import { UploadPart } from "./UploadPart";

/** A new import, and those before it. */
export default function ImportsPage() {
  const { member } = useSession();
  const imports = useQuery(importsQuery);
  if (!offers(member.role, "analyst")) {
    return (
      <Page title={i18n.t("Import")}>
        <Forbidden />
      </Page>
    );
  }
  return (
    <Page title={i18n.t("Import")}>
      <UploadPart />
      {imports.error ? (
        <Failure problem={imports.error} onRetry={() => void imports.refetch()} />
      ) : !imports.data ? (
        <Skeleton height={120} mt="xl" />
      ) : imports.data.length > 0 ? (
        <Section title={i18n.t("Imports so far")}>
          <ImportsTable imports={imports.data} />
        </Section>
      ) : null}
    </Page>
  );
}
