import { i18n } from "@lingui/core";
import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { AllAnswers } from "../people/AllAnswers";
import { Facts } from "../people/Facts";
import { propertiesQuery } from "../people/people_queries";
import { ResponseDrawer } from "../people/ResponseDrawer";
import { Page } from "../shell/Page";
import { Failure } from "../shell/states";
import { tidy } from "../view/view";
import { isAnyOf } from "../view/where";
import { dayOf } from "../words/format";
import classes from "./Companies.module.css";
import { CompanyMovement } from "./CompanyMovement";
import { CompanyNow } from "./CompanyNow";
import { CompanyPeople } from "./CompanyPeople";
import { companyQuery } from "./companies_queries";
import type { RecordView } from "./companies_view";
import { companyName } from "./company_name";
import { Roles } from "./Roles";
import { WorthPicker } from "./WorthPicker";
import { useWorth } from "./worth";

/** One company: what its people say, who says what, what it is worth, where it is going. */
export default function CompanyPage() {
  const { id } = useParams({ from: "/shell/companies/$id" });
  const view = useSearch({ from: "/shell/companies/$id" });
  const navigate = useNavigate({ from: "/companies/$id" });
  const show = (next: RecordView) => void navigate({ search: tidy(next) });
  const company = useQuery(companyQuery(id));
  const properties = useQuery(propertiesQuery).data;
  const chosen = useWorth(view.worth);
  if (company.error && !company.data) {
    return (
      <Page title={i18n.t("Company")}>
        <Failure problem={company.error} onRetry={() => void company.refetch()} />
      </Page>
    );
  }
  if (!company.data) {
    return (
      <Page title={i18n.t("Company")}>
        <Skeleton role="status" height={420} aria-label={i18n.t("Loading the company")} />
      </Page>
    );
  }
  const it = company.data;
  const where = [isAnyOf("company", [id])];
  const parts = { id, view, where, properties, onView: show };
  const open = (response: string) => show({ ...view, response });
  const filtered = (condition: string) =>
    void navigate({ to: "/responses", search: { period: "all", where: [...where, condition] } });
  return (
    <Page
      title={companyName(it)}
      actions={<WorthPicker chosen={chosen} onWorth={(worth) => show({ ...view, worth })} />}
    >
      <CompanyNow {...parts} company={it} worth={chosen.worth} />
      <AllAnswers where={where} survey={view.survey} who="said" onOpen={open} />
      <Roles {...parts} />
      <CompanyMovement {...parts} />
      <CompanyPeople {...parts} onOpen={open} />
      <div className={classes.facts}>
        <Facts
          title={i18n.t("Known about the company")}
          properties={it.properties}
          onFilter={filtered}
        />
        <p className={classes.since}>
          {i18n.t("Known since {date}.", { date: dayOf(it.created_at) })}
        </p>
      </div>
      <ResponseDrawer
        id={view.response}
        onClose={() => show({ ...view, response: undefined })}
        onOpen={open}
        onFilter={filtered}
      />
    </Page>
  );
}
