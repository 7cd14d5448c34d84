import { i18n } from "@lingui/core";
import { Anchor } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import classes from "./Asking.module.css";
import { policyQuery } from "./asking_queries";
import { policyWords } from "./policy_words";

/** The rules that hold whatever a plan says, in a line. */
export function HouseRules() {
  const policy = useQuery(policyQuery).data;
  if (!policy) return null;
  return (
    <p className={classes.houseRules}>
      <span>{i18n.t("Whatever a plan says: {rules}", { rules: policyWords(policy) })}</span>
      <Anchor
        size="xs"
        renderRoot={(props) => <Link to="/asking" search={{ tab: "rules" }} {...props} />}
      >
        {i18n.t("Rules for everybody")}
      </Anchor>
    </p>
  );
}
