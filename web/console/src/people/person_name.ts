import { i18n } from "@lingui/core";
import type { Person } from "#api/things";

type Named = Pick<Person, "name" | "email" | "external_id">;

/** What a person is called: by name, else by e-mail, else by the id they came with. */
export function personName({ name, email, external_id }: Named): string {
  return name || email || external_id || i18n.t("Somebody");
}
