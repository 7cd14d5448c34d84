import { i18n } from "@lingui/core";
import { Button, Skeleton, Tabs } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { offers, useSession } from "../session/session";
import { Page } from "../shell/Page";
import { Failure } from "../shell/states";
import { plansQuery } from "./asking_queries";
import { FirstPlan } from "./FirstPlan";
import { HouseRules } from "./HouseRules";
import { PlanList } from "./PlanList";
import { RulesForm } from "./RulesForm";

/** Who is asked what, when; and the rules that hold for everybody. */
export default function AskingPage() {
  const { tab = "plans" } = useSearch({ from: "/shell/asking" });
  const navigate = useNavigate({ from: "/asking" });
  const plans = useQuery(plansQuery);
  const { member } = useSession();
  const may = offers(member.role, "analyst");
  return (
    <Page
      title={i18n.t("Asking")}
      actions={
        may && tab === "plans" && plans.data?.length ? (
          <Button
            size="xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            renderRoot={(props) => <Link to="/asking/new" {...props} />}
          >
            {i18n.t("New plan")}
          </Button>
        ) : null
      }
    >
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(to) => void navigate({ search: to === "rules" ? { tab: "rules" } : {} })}
      >
        <Tabs.List aria-label={i18n.t("Parts of asking")}>
          <Tabs.Tab value="plans">{i18n.t("Plans")}</Tabs.Tab>
          <Tabs.Tab value="rules">{i18n.t("Rules for everybody")}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="plans" pt="md">
          {plans.error && !plans.data ? (
            <Failure problem={plans.error} onRetry={() => void plans.refetch()} />
          ) : !plans.data ? (
            <Skeleton role="status" height={240} aria-label={i18n.t("Loading the plans")} />
          ) : plans.data.length === 0 ? (
            <FirstPlan may={may} />
          ) : (
            <>
              <PlanList plans={plans.data} />
              <HouseRules />
            </>
          )}
        </Tabs.Panel>
        <Tabs.Panel value="rules" pt="md">
          <RulesForm />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
