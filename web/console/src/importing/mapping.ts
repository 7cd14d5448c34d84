import { i18n } from "@lingui/core";
import type { ColumnMapping, Import, Mapping } from "#api/things";

export type Target = ColumnMapping["target"];

export const targets = [
  "score",
  "comment",
  "at",
  "person",
  "email",
  "phone",
  "name",
  "company",
  "channel",
  "external_id",
  "property",
  "ignore",
] as const satisfies readonly Target[];

export function targetName(target: Target): string {
  switch (target) {
    case "score":
      return i18n.t("Score");
    case "comment":
      return i18n.t("Comment");
    case "at":
      return i18n.t("Date of the answer");
    case "person":
      return i18n.t("Person: your id");
    case "email":
      return i18n.t("Person: e-mail");
    case "phone":
      return i18n.t("Person: phone");
    case "name":
      return i18n.t("Person: name");
    case "company":
      return i18n.t("Company");
    case "channel":
      return i18n.t("Channel");
    case "external_id":
      return i18n.t("Id of the answer");
    case "property":
      return i18n.t("Property");
    default:
      return i18n.t("Leave out");
  }
}

/** A property key from a column's title: "Plan (2024)" → "plan_2024". */
export function keyOf(title: string): string {
  const key = title
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, 40);
  return key || "column";
}

/** The mapping with one column changed; what a column is for decides what else it carries. */
export function withColumn(
  mapping: Mapping,
  index: number,
  change: Partial<ColumnMapping>,
): Mapping {
  const columns = mapping.columns.map((column, place) => {
    if (place !== index) return column;
    const next = { ...column, ...change };
    if (next.target !== "property") return { column: next.column, target: next.target };
    return {
      column: next.column,
      target: next.target,
      key: next.key || keyOf(next.column),
      kind: next.kind || "text",
      ...(next.kind === "money" ? { currency: next.currency || "EUR" } : {}),
    } as ColumnMapping;
  });
  return { ...mapping, columns };
}

export function stateName(state: Import["state"]): string {
  switch (state) {
    case "analysing":
      return i18n.t("Being read");
    case "ready":
      return i18n.t("Waiting for you");
    case "importing":
      return i18n.t("Importing");
    case "done":
      return i18n.t("Imported");
    case "failed":
      return i18n.t("Failed");
    case "cancelled":
      return i18n.t("Cancelled");
  }
}
