import { i18n } from "@lingui/core";
import type { NamedGroup } from "../segments/named_groups";

const roleWords = /role|title|position|job|function|department|seniority|user.?type|persona/i;

/** The property that most likely says what somebody is in their company. */
export function usualRole(fields: string[]): string | undefined {
  return fields.find((field) => roleWords.test(field)) ?? fields[0];
}

/** Whether the roles disagree: one more often unhappy than not, another more often content. */
export function rolesTitle(label: string, groups: NamedGroup[]): string {
  const said = groups.filter(({ row }) => row.responses > 0);
  const unhappy = said.filter(({ row }) => (row.detractors ?? 0) > (row.promoters ?? 0));
  const happy = said.filter(({ row }) => (row.promoters ?? 0) > (row.detractors ?? 0));
  const list = new Intl.ListFormat(i18n.locale);
  const names = (some: NamedGroup[]) => list.format(some.slice(0, 3).map(({ name }) => name));
  if (unhappy.length > 0 && happy.length > 0) {
    return i18n.t("{label}: more promoters than detractors in {happy}, the reverse in {unhappy}", {
      label,
      happy: names(happy),
      unhappy: names(unhappy),
    });
  }
  return i18n.t("By {label}", { label });
}
