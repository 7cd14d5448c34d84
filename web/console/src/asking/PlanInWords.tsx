import { i18n } from "@lingui/core";
import { useQuery } from "@tanstack/react-query";
import { propertiesQuery } from "../people/people_queries";
import { segmentsQuery } from "../segments/segments_queries";
import { conditionName, fieldName } from "../view/names";
import { timeZone } from "../words/format";
import classes from "./Asking.module.css";
import type { PlanDraft } from "./plan_draft";
import * as words from "./plan_words";

/** What segments and properties are called. */
export function useNames(): words.Names {
  const segments = useQuery(segmentsQuery);
  const properties = useQuery(propertiesQuery).data ?? [];
  return {
    segment: (id) =>
      segments.data?.find((each) => each.id === id)?.name ??
      (segments.isPending ? "…" : i18n.t("a segment that is gone")),
    condition: (where) => conditionName(where, properties),
    property: (key) => fieldName(key, properties),
    zone: timeZone(),
  };
}

/** A plan as one would tell it to a colleague. */
export function PlanInWords({ draft }: { draft: PlanDraft }) {
  const names = useNames();
  const lines: [string, string][] = [
    [i18n.t("Who"), words.whoWords(draft, names)],
    [i18n.t("When"), words.whenWords(draft, names)],
    [i18n.t("How"), words.howWords(draft)],
    [i18n.t("How often"), words.oftenWords(draft)],
    [i18n.t("If it may not be now"), words.patienceWords(draft)],
    [i18n.t("And then"), words.endWords(draft)],
    [i18n.t("Bounds"), words.boundsWords(draft, names)],
    [i18n.t("How precisely"), words.precisionWords(draft)],
  ];
  return (
    <dl className={classes.words}>
      {lines
        .filter(([, text]) => text !== "")
        .map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}.</dd>
          </div>
        ))}
    </dl>
  );
}
