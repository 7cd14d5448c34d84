import { i18n } from "@lingui/core";
import type { ScoreRow } from "#api/things";
import { worthAmount, worthText } from "../companies/worth";

export interface Customer {
  name: string;
  /** As the server answers it: a number, or an amount with its currency. */
  worth: unknown;
  amount: number;
  /** The latest answer of each of its people. */
  people: ScoreRow | undefined;
  /** More detractors than promoters among its people: below zero by the server's count. */
  unhappy: boolean;
}

/** Companies in order of worth, each with the answers of its people. */
export function customersOf(ranked: ScoreRow[], people: ScoreRow[]): Customer[] {
  const answers = new Map(people.map((row) => [row.group?.company, row]));
  return ranked.map((row) => {
    const name = String(row.group?.company ?? "");
    const said = answers.get(name);
    return {
      name,
      worth: row.weight,
      amount: worthAmount(row.weight) ?? 0,
      people: said,
      unhappy: (said?.nps ?? 0) < 0,
    };
  });
}

/** The sum of what customers are worth, in the form of their worth. */
export function worthOf(customers: Customer[]): unknown {
  const sum = customers.reduce((total, { amount }) => total + amount, 0);
  const money = customers.find(({ worth }) => typeof worth === "object" && worth !== null)?.worth;
  return money ? { ...money, amount: sum } : sum;
}

export function customersTitle(customers: Customer[], label: string): string {
  const unhappy = customers.filter((each) => each.unhappy);
  const names = {
    n: customers.length,
    unhappy: unhappy.length,
    worth: worthText(worthOf(unhappy)),
    label,
  };
  if (customers.length === 0) return i18n.t("Largest customers");
  if (unhappy.length === 0) {
    return i18n.t("None of the {n} largest customers has more detractors than promoters", names);
  }
  return i18n.t(
    "{unhappy, plural, one {One} other {#}} of the {n} largest customers {unhappy, plural, one {has} other {have}} more detractors than promoters: {label} {worth}",
    names,
  );
}
