import { i18n } from "@lingui/core";
import type { Got } from "#api/things";
import { count, share } from "../words/format";

type Funnel = Got<"/api/v1/funnel">;
export type FunnelRow = Funnel["total"];
export type Rate = FunnelRow["rate"];

interface Step {
  key: "invited" | "delivered" | "opened" | "viewed" | "scored" | "commented";
  name: string;
  /** Whether this channel can tell; a dash is honest where it cannot. */
  isKnown: (row: FunnelRow) => boolean;
}

const invites = (row: FunnelRow) => row.invited > 0;

export function stepsOf(): Step[] {
  return [
    { key: "invited", name: i18n.t("Invited"), isKnown: invites },
    { key: "delivered", name: i18n.t("Delivered"), isKnown: invites },
    {
      key: "opened",
      name: i18n.t("Opened"),
      isKnown: (row) => invites(row) && (row.channel === "email" || row.channel === null),
    },
    { key: "viewed", name: i18n.t("Seen"), isKnown: wasAsked },
    { key: "scored", name: i18n.t("Scored"), isKnown: () => true },
    { key: "commented", name: i18n.t("Commented"), isKnown: () => true },
  ];
}

export function wasAsked({ invited, viewed }: Pick<FunnelRow, "invited" | "viewed">): boolean {
  return invited > 0 || viewed > 0;
}

/** "25% (17% to 35%)": never a rate without what it may be. */
export function rateText(rate: Rate): string {
  if (!rate) return "–";
  return i18n.t("{rate} ({low} to {high})", {
    rate: share(rate.answered, rate.asked),
    low: share(rate.low, 1),
    high: share(rate.high, 1),
  });
}

/** "25% of 80 answered, most likely 17% to 35%". */
export function askingTitle({ rate }: Pick<FunnelRow, "rate">): string | undefined {
  if (!rate) return undefined;
  return i18n.t("{rate} of {n} asked have answered, most likely {low} to {high}", {
    rate: share(rate.answered, rate.asked),
    n: count(rate.asked),
    low: share(rate.low, 1),
    high: share(rate.high, 1),
  });
}
