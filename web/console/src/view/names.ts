import { i18n } from "@lingui/core";
import type { Property } from "#api/things";
import { day } from "../words/format";
import { daysIn, type Every, type Preset, type Range } from "./period";
import { usualPeriod, type View } from "./view";
import { readCondition } from "./where";

export function presetName(preset: Preset): string {
  switch (preset) {
    case "7d":
      return i18n.t("Last 7 days");
    case "30d":
      return i18n.t("Last 30 days");
    case "90d":
      return i18n.t("Last 90 days");
    case "12m":
      return i18n.t("Last 12 months");
    case "quarter":
      return i18n.t("This quarter");
    case "last_quarter":
      return i18n.t("Last quarter");
    case "all":
      return i18n.t("All time");
  }
}

export function periodName(view: View): string {
  const period = view.period ?? usualPeriod;
  if (period !== "custom") return presetName(period);
  if (view.from && view.to) {
    return i18n.t("{from} to {to}", { from: day(view.from), to: day(view.to) });
  }
  if (view.from) return i18n.t("Since {from}", { from: day(view.from) });
  return view.to ? i18n.t("Until {to}", { to: day(view.to) }) : presetName("all");
}

/** The period compared with, as it stands inside a sentence. */
export function beforeName(view: View, range: Range): string {
  if (view.compare === "year") return i18n.t("the same period a year before");
  if (view.period === "12m") return i18n.t("the 12 months before");
  const days = daysIn(range);
  return days === undefined
    ? i18n.t("the period before")
    : i18n.t("the {days, plural, one {day} other {# days}} before", { days });
}

export function everyName(every: Every): string {
  switch (every) {
    case "day":
      return i18n.t("day");
    case "week":
      return i18n.t("week");
    case "month":
      return i18n.t("month");
    case "quarter":
      return i18n.t("quarter");
    case "year":
      return i18n.t("year");
  }
}

export function fieldName(field: string, properties: Property[] = []): string {
  switch (field) {
    case "score":
      return i18n.t("Score");
    case "group":
      return i18n.t("Group");
    case "channel":
      return i18n.t("Channel");
    case "company":
      return i18n.t("Company");
    case "person":
      return i18n.t("Person");
    case "comment":
      return i18n.t("Comment");
  }
  return properties.find((each) => each.key === field)?.name || field;
}

export function channelName(channel: string): string {
  switch (channel) {
    case "link":
      return i18n.t("Link");
    case "email":
      return i18n.t("E-mail");
    case "widget":
      return i18n.t("Widget");
    case "kiosk":
      return i18n.t("Kiosk");
    case "sms":
      return i18n.t("SMS");
    case "api":
      return i18n.t("API");
    case "import":
      return i18n.t("Import");
  }
  return channel;
}

export function valueName(field: string, value: string): string {
  if (field === "channel") return channelName(value);
  if (value === "true" || value === "yes") return i18n.t("yes");
  if (value === "false" || value === "no") return i18n.t("no");
  return value;
}

/** A condition as a chip says it: "Plan: pro or team", "Score: 0 to 3", "Country: not DE". */
export function conditionName(where: string, properties: Property[] = []): string {
  const { field, sense, values, text } = readCondition(where);
  const name = fieldName(field, properties);
  if (field === "comment" && sense === "any_of") {
    return values[0] === "no" ? i18n.t("Without a comment") : i18n.t("With a comment");
  }
  const list = new Intl.ListFormat(i18n.locale, { type: "disjunction" });
  const shown = list.format(values.map((value) => valueName(field, value)));
  if (sense === "any_of") return i18n.t("{name}: {shown}", { name, shown });
  if (sense === "none_of") return i18n.t("{name}: not {shown}", { name, shown });
  if (text === "null") return i18n.t("{name}: not known", { name });
  if (text === "!null") return i18n.t("{name}: known", { name });
  const range = /^(.*)\.\.(.*)$/.exec(text);
  if (range) {
    const [, low = "", high = ""] = range;
    if (low && high) return i18n.t("{name}: {low} to {high}", { name, low, high });
    return low
      ? i18n.t("{name}: {low} or more", { name, low })
      : i18n.t("{name}: {high} or less", { name, high });
  }
  return `${name} ${text}`;
}
