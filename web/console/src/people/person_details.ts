import { i18n } from "@lingui/core";
import type { Person } from "#api/things";
import { dayOf } from "../words/format";

/** What is known of a person besides their properties. */
export function personDetails(person: Person): [string, string][] {
  const all: [string, string | null | undefined][] = [
    [i18n.t("Name"), person.name],
    [i18n.t("E-mail"), person.email],
    [i18n.t("Phone"), person.phone],
    [i18n.t("Company"), person.company?.name],
    [i18n.t("Your id for them"), person.external_id],
    [i18n.t("Known since"), dayOf(person.created_at)],
  ];
  return all.filter((pair): pair is [string, string] => Boolean(pair[1]));
}
