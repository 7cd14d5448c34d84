import { i18n } from "@lingui/core";
import type { Answer } from "#api/things";
import classes from "./Responses.module.css";

/** What was answered beside score and comment: reasons ticked, further questions. */
export function AskedFacts({ item }: { item: Answer }) {
  const answers = Object.entries(item.answers);
  if (item.reasons.length === 0 && answers.length === 0 && !item.contact_me) return null;
  return (
    <dl className={classes.asked}>
      {item.reasons.length > 0 ? (
        <Fact name={i18n.t("Reasons")} value={item.reasons.join(", ")} />
      ) : null}
      {answers.map(([key, answer]) => (
        <Fact key={key} name={key} value={[answer].flat().join(", ")} />
      ))}
      {item.contact_me ? (
        <Fact name={i18n.t("Contact")} value={i18n.t("would like to be contacted")} />
      ) : null}
    </dl>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
