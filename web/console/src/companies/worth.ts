import { useLocalStorage } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import type { Property } from "#api/things";
import { propertiesQuery } from "../people/people_queries";
import { useSession } from "../session/session";
import { count, money } from "../words/format";

const worthWords =
  /mrr|arr\b|revenue|spend|sales|turnover|value|ltv|contract|subscription|price|fee/i;
const changeWords = /change|growth|differ|delta|increase|decrease/i;

/** How likely a property says what a customer is worth. */
function likelihood({ key, name, kind }: Property): number {
  const called = `${key} ${name}`;
  if (changeWords.test(called)) return 0;
  return (worthWords.test(called) ? 2 : 1) + (kind === "money" ? 2 : 0);
}

/** The properties that can say what a customer is worth, the likeliest first. */
export function worthProperties(properties: Property[]): Property[] {
  return properties
    .filter(({ kind }) => kind === "money" || kind === "number")
    .toSorted((a, b) => likelihood(b) - likelihood(a));
}

/** The one that is taken without asking: money, or a number called like it. A month is no worth. */
export function likelyWorth(properties: Property[]): Property | undefined {
  return worthProperties(properties).find((property) => likelihood(property) >= 2);
}

/**
 * Which property says what a customer is worth: the one in the URL, else the one chosen last in
 * this workspace, else a likely one. Undefined: none, or not known yet.
 */
export function useWorth(inUrl: string | undefined) {
  const { workspace } = useSession();
  const properties = useQuery(propertiesQuery).data;
  const [last, setLast] = useLocalStorage({
    key: `hark-worth-${workspace.id}`,
    defaultValue: "",
    getInitialValueInEffect: false,
  });
  const choices = worthProperties(properties ?? []);
  const worth =
    choices.find(({ key }) => key === inUrl) ??
    choices.find(({ key }) => key === last) ??
    likelyWorth(choices);
  return { worth, choices, known: properties !== undefined, remember: setLast };
}

/** A sum or value of worth as a number; null when there is none. */
export function worthAmount(value: unknown): number | null {
  if (typeof value === "number") return value;
  if (typeof value === "object" && value !== null && "amount" in value) {
    return Number((value as { amount: unknown }).amount);
  }
  return null;
}

/** "€1,250" or "1,250"; whole units, for these are sums to be compared, not booked. */
export function worthText(value: unknown): string {
  const amount = worthAmount(value);
  if (amount === null) return "–";
  if (typeof value === "object" && value !== null && "currency" in value) {
    const { currency } = value as { currency: unknown };
    return money(amount, String(currency), "whole").replace(/^-/, "−");
  }
  return count(Math.round(amount)).replace(/^-/, "−");
}
