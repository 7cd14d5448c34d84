import { i18n } from "@lingui/core";
import { SegmentedControl, Skeleton, Switch, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { WorthPicker } from "../companies/WorthPicker";
import { useWorth, worthAmount } from "../companies/worth";
import { ChartMenu } from "../score/ChartMenu";
import { scoreQuery } from "../score/score_queries";
import { Section } from "../shell/Page";
import { Failure } from "../shell/states";
import { isAnyOf } from "../view/where";
import { CustomersTable } from "./CustomersTable";
import { customersOf, customersTitle } from "./customers";
import type { Part } from "./part";
import classes from "./Segments.module.css";

const first = 20;
const most = 100;

/** The companies worth most, with what their people say: who of them is unhappy. */
export function Customers({ view, question, onView }: Part) {
  const chosen = useWorth(view.worth);
  const { worth, known } = chosen;
  const named = { ...question, where: [...(question.where ?? []), "company:!null"] };
  // Worth is counted once per company, however many of its people answered.
  const ranked = { ...named, by: ["company"], unit: "company" as const, order: "-weight" };
  const all = useQuery({
    ...scoreQuery({ ...ranked, weight: worth?.key, limit: String(first) }),
    enabled: worth !== undefined,
  });
  const companies = all.data?.groups ?? 0;
  const wanted = view.top === "fifth" ? Math.min(most, Math.ceil(companies / 5)) : first;
  const larger = useQuery({
    ...scoreQuery({ ...ranked, weight: worth?.key, limit: String(Math.max(1, wanted)) }),
    enabled: worth !== undefined && companies > 0,
  });
  const top = wanted <= first ? all : larger;
  const rows = (top.data?.rows ?? []).slice(0, wanted);
  const names = rows.map((row) => String(row.group?.company ?? ""));
  const people = useQuery({
    ...scoreQuery({
      ...named,
      where: [...named.where, isAnyOf("company", names)],
      by: ["company"],
      unit: "person",
    }),
    enabled: names.length > 0,
  });
  const place = useRef<HTMLDivElement>(null);
  const title = i18n.t("Largest customers");
  const failed = all.error ?? top.error ?? people.error;
  if (failed && !people.data) {
    return (
      <Section title={title}>
        <Failure problem={failed} onRetry={() => void (all.error ? all : people).refetch()} />
      </Section>
    );
  }
  if (known && !worth) {
    return (
      <Section
        title={title}
        aside={<WorthPicker chosen={chosen} onWorth={(key) => onView({ ...view, worth: key })} />}
      >
        <Text c="dimmed">
          {i18n.t(
            "Nothing says yet what a customer is worth. Import a number or an amount with the answers, such as revenue or seats, and the largest customers appear here.",
          )}
        </Text>
      </Section>
    );
  }
  if (!worth || !top.data || (names.length > 0 && !people.data)) {
    return (
      <Section title={title}>
        <Skeleton role="status" height={320} aria-label={i18n.t("Loading the largest customers")} />
      </Section>
    );
  }
  const customers = customersOf(rows, people.data?.rows ?? []);
  const unhappy = customers.filter((each) => each.unhappy);
  const shown = view.mood === "unhappy" ? unhappy : customers;
  return (
    <Section
      label={title}
      title={customersTitle(customers, worth.name || worth.key)}
      aside={
        <div className={classes.tools}>
          <Switch
            size="xs"
            label={i18n.t("Only the unhappy")}
            checked={view.mood === "unhappy"}
            onChange={(event) =>
              onView({ ...view, mood: event.currentTarget.checked ? "unhappy" : undefined })
            }
          />
          <SegmentedControl
            size="xs"
            aria-label={i18n.t("Which customers")}
            value={view.top ?? "twenty"}
            onChange={(top) => onView({ ...view, top: top === "fifth" ? "fifth" : undefined })}
            data={[
              { value: "twenty", label: i18n.t("the largest 20") },
              { value: "fifth", label: i18n.t("the largest 20 %") },
            ]}
          />
          <WorthPicker chosen={chosen} onWorth={(key) => onView({ ...view, worth: key })} />
          <ChartMenu
            name={title}
            title={customersTitle(customers, worth.name || worth.key)}
            place={place}
          />
        </div>
      }
    >
      {customers.length === 0 ? (
        <Text c="dimmed">{i18n.t("None of these answers names a company.")}</Text>
      ) : shown.length === 0 ? (
        <Text c="dimmed">{i18n.t("None of them is unhappy.")}</Text>
      ) : (
        <div ref={place}>
          <CustomersTable
            customers={shown}
            label={worth.name || worth.key}
            whole={worthAmount(top.data.total.weight)}
            companies={companies}
            cut={view.top === "fifth" && Math.ceil(companies / 5) > most ? most : undefined}
          />
        </div>
      )}
    </Section>
  );
}
