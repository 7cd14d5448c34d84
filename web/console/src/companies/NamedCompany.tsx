import { i18n } from "@lingui/core";
import { Button } from "@mantine/core";
import { IconBuilding } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, Navigate, useSearch } from "@tanstack/react-router";
import { Page } from "../shell/Page";
import { Failure, Notice } from "../shell/states";
import { Waiting } from "../shell/Waiting";
import { namedCompaniesQuery } from "./companies_queries";

/** From a company's name, which scores know, to its page. */
export default function NamedCompany() {
  const { name } = useSearch({ from: "/shell/companies/named" });
  const found = useQuery(namedCompaniesQuery(name));
  const id = found.data?.length === 1 ? found.data[0]?.id : undefined;
  if (id) return <Navigate to="/companies/$id" params={{ id }} replace />;
  if (found.isPending) return <Waiting />;
  return (
    <Page title={name}>
      {found.error ? (
        <Failure problem={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <Notice
          icon={IconBuilding}
          title={
            found.data?.length
              ? i18n.t("Several companies are called {name}", { name })
              : i18n.t("No company is called {name}", { name })
          }
        >
          <Button
            variant="default"
            renderRoot={(props) => <Link to="/companies" search={{ q: name }} {...props} />}
          >
            {i18n.t("Look for it")}
          </Button>
        </Notice>
      )}
    </Page>
  );
}
