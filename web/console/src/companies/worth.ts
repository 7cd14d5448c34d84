import { useLocalStorage } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import type { Property } from "#api/things";
import { propertiesQuery } from "../people/people_queries";
import { useSession } from "../session/session";
import { count, money } from "../words/format";

/** The properties that can say what a customer is worth: money first, then numbers. */
export function worthProperties(properties: Property[]): Property[] {
  const of = (kind: Property["kind"]) => properties.filter((each) => each.kind === kind);
  return [...of("money"), ...of("number")];
}

/**
 * Which property says what a customer is worth: the one in the URL, else the one chosen last in
 * this workspace, else the first there is. Undefined: none, or not known yet.
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
    choices[0];
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
    return money(amount, String((value as { currency: unknown }).currency), "whole");
  }
  return count(Math.round(amount));
}
