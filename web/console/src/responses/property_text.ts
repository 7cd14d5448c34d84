import { valueName } from "../view/names";
import { money } from "../words/format";

interface Amount {
  amount: string;
  currency: string;
}

function isAmount(value: unknown): value is Amount {
  return typeof value === "object" && value !== null && "amount" in value && "currency" in value;
}

/** A property's value as people read it. */
export function propertyText(key: string, value: unknown): string {
  if (value === null || value === undefined) return "–";
  if (isAmount(value)) return money(Number(value.amount), value.currency);
  return valueName(key, String(value));
}

/** A property's value as the filter language takes it. */
export function propertyValue(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return isAmount(value) ? value.amount : String(value);
}
