import type { Company } from "#api/things";

export function companyName({ name, external_id, id }: Company): string {
  return name || external_id || id;
}
