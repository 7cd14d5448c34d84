import { i18n } from "@lingui/core";
import type { PersonInvitations } from "#api/things";
import { dayOf } from "../words/format";

type Invitation = PersonInvitations["invitations"][number];
type Decision = PersonInvitations["decisions"][number];
type Occasion = PersonInvitations["waiting"][number];

/** One thing that was decided about somebody, or is still to be. */
export type Moment =
  | { is: "waiting"; at: string; occasion: Occasion }
  | { is: "invited"; at: string; invitation: Invitation; decision?: Decision }
  | { is: "refused"; at: string; decision: Decision };

/** The newest first, what is still to be decided before all; each invitation with its decision. */
export function momentsOf({ invitations, decisions, waiting }: PersonInvitations): Moment[] {
  const why = new Map<string, Decision>();
  for (const decision of decisions) {
    // The newest comes first: that a time was moved says more than that there was one.
    if (decision.asked && decision.invitation && !why.has(decision.invitation)) {
      why.set(decision.invitation, decision);
    }
  }
  const past: Moment[] = [
    ...invitations.map((invitation) => ({
      is: "invited" as const,
      at: invitation.created_at,
      invitation,
      decision: why.get(invitation.id),
    })),
    ...decisions
      .filter(({ asked }) => !asked)
      .map((decision) => ({ is: "refused" as const, at: decision.at, decision })),
  ];
  return [
    ...waiting
      .map((occasion) => ({ is: "waiting" as const, at: occasion.wished_at, occasion }))
      .toSorted((a, b) => a.at.localeCompare(b.at)),
    ...past.toSorted((a, b) => b.at.localeCompare(a.at)),
  ];
}

/** How often somebody was asked and not asked, for the head of the list. */
export function askedSentence({ invitations, decisions, waiting }: PersonInvitations): string {
  const sent = invitations
    .flatMap(({ sent_at }) => (sent_at ? [sent_at] : []))
    .toSorted((a, b) => a.localeCompare(b));
  const refused = decisions.filter(({ asked }) => !asked).length;
  const last = sent.at(-1);
  const asked = last
    ? i18n.t("Asked {n, plural, one {once, on {day}} other {# times, last on {day}}}", {
        n: sent.length,
        day: dayOf(last),
      })
    : i18n.t("Never asked so far");
  if (refused > 0) {
    return i18n.t("{asked}; {n, plural, one {once} other {# times}} decided not to", {
      asked,
      n: refused,
    });
  }
  if (!last && invitations.length + decisions.length + waiting.length === 0) {
    return i18n.t("Never considered for asking");
  }
  return asked;
}

/** What became of an invitation. */
export function invitationState(state: string): string {
  switch (state) {
    case "scheduled":
      return i18n.t("to be sent");
    case "sending":
      return i18n.t("being sent");
    case "sent":
      return i18n.t("sent");
    case "delivered":
      return i18n.t("delivered");
    case "opened":
      return i18n.t("opened, as far as that can be told");
    case "viewed":
      return i18n.t("looked at");
    case "scored":
      return i18n.t("scored");
    case "answered":
      return i18n.t("answered");
    case "bounced":
      return i18n.t("came back");
    case "expired":
      return i18n.t("too late to answer");
    case "suppressed":
      return i18n.t("wants no e-mail");
    case "cancelled":
      return i18n.t("taken back");
    case "unknown":
      return i18n.t("perhaps sent");
    case "dismissed":
      return i18n.t("closed without a score");
    default:
      return state;
  }
}

/** What a step is called. Its sentence says the rest. */
export function stepName(what: string): string {
  switch (what) {
    case "moved":
      return i18n.t("moved");
    case "reminder":
      return i18n.t("reminder planned");
    case "retry":
      return i18n.t("to be tried again");
    case "no_reminder":
      return i18n.t("no reminder");
    case "scheduled":
      return i18n.t("decided");
    default:
      return invitationState(what);
  }
}
