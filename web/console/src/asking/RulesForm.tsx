import { i18n } from "@lingui/core";
import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { offers, useSession } from "../session/session";
import { Failure } from "../shell/states";
import { policyQuery } from "./asking_queries";
import { RulesFields } from "./RulesFields";

/** What holds for everybody who is asked, whichever survey. */
export function RulesForm() {
  const policy = useQuery(policyQuery);
  const { member } = useSession();
  if (policy.error && !policy.data) {
    return <Failure problem={policy.error} onRetry={() => void policy.refetch()} />;
  }
  if (!policy.data) {
    return <Skeleton role="status" height={420} aria-label={i18n.t("Loading the rules")} />;
  }
  return (
    <RulesFields
      key={JSON.stringify(policy.data)}
      policy={policy.data}
      may={offers(member.role, "analyst")}
    />
  );
}
