import type { Mailing, MailingChange } from "#api/things";
import type { Amount } from "../asking/plan_draft";

export type Security = "none" | "starttls" | "tls";
export type Protocol = "imap" | "pop3";

/** The settings as they are typed. A password is empty until a new one is written. */
export interface ServerDraft {
  sending: "on" | "off";
  fromName: string;
  fromEmail: string;
  replyTo: string;
  linkAddress: string;
  host: string;
  port: Amount;
  security: Security;
  user: string;
  password: string;
  perSecond: Amount;
  connections: Amount;
  domains: { id: number; domain: string; perMinute: Amount }[];
  bounceAddress: string;
  countOpens: "yes" | "no";
  mailbox: "read" | "none";
  protocol: Protocol;
  mailHost: string;
  mailPort: Amount;
  mailSecurity: Security;
  mailUser: string;
  mailPassword: string;
  folder: string;
}

export function usualPort(security: Security): number {
  return { none: 25, starttls: 587, tls: 465 }[security];
}

export function usualMailPort(protocol: Protocol, security: Security): number {
  if (protocol === "imap") return security === "tls" ? 993 : 143;
  return security === "tls" ? 995 : 110;
}

export function serverDraftOf(mailing: Mailing): ServerDraft {
  const { server, bounce_mailbox: mailbox } = mailing;
  const mailSecurity = mailbox?.security ?? "tls";
  const protocol = mailbox?.protocol ?? "imap";
  return {
    sending: mailing.sending ? "on" : "off",
    fromName: mailing.from.name ?? "",
    fromEmail: mailing.from.email ?? "",
    replyTo: mailing.reply_to ?? "",
    linkAddress: mailing.link_address ?? "",
    host: server.host ?? "",
    port: server.port ?? 587,
    security: server.security ?? "starttls",
    user: server.user ?? "",
    password: "",
    perSecond: mailing.per_second,
    connections: mailing.connections,
    domains: mailing.domains.map(({ domain, per_minute }, id) => ({
      id,
      domain,
      perMinute: per_minute,
    })),
    bounceAddress: mailing.bounce_address ?? "",
    countOpens: mailing.count_opens ? "yes" : "no",
    mailbox: mailbox ? "read" : "none",
    protocol,
    mailHost: mailbox?.host ?? "",
    mailPort: mailbox?.port ?? usualMailPort(protocol, mailSecurity),
    mailSecurity,
    mailUser: mailbox?.user ?? "",
    mailPassword: "",
    folder: mailbox?.folder ?? "INBOX",
  };
}

/** Whether they differ, but for the password, which is never shown. */
export function isChanged(draft: ServerDraft, mailing: Mailing): boolean {
  return JSON.stringify(draft) !== JSON.stringify(serverDraftOf(mailing));
}

/** No user needs no password; an empty one is left as it was. */
function passwordOf(user: string, password: string): { password?: string } {
  if (user.trim() === "") return { password: "" };
  return password === "" ? {} : { password };
}

const orNull = (text: string) => text.trim() || null;
const numberOf = (amount: Amount) => (amount === "" ? 0 : amount);

export function mailingOf(draft: ServerDraft): MailingChange {
  return {
    sending: draft.sending === "on",
    from: { name: draft.fromName.trim(), email: orNull(draft.fromEmail) },
    reply_to: orNull(draft.replyTo),
    link_address: orNull(draft.linkAddress),
    server: {
      host: orNull(draft.host),
      port: numberOf(draft.port),
      security: draft.security,
      user: orNull(draft.user),
      ...passwordOf(draft.user, draft.password),
    },
    per_second: numberOf(draft.perSecond),
    connections: numberOf(draft.connections),
    domains: draft.domains.map(({ domain, perMinute }) => ({
      domain: domain.trim(),
      per_minute: numberOf(perMinute),
    })),
    bounce_address: orNull(draft.bounceAddress),
    count_opens: draft.countOpens === "yes",
    bounce_mailbox:
      draft.mailbox === "none"
        ? null
        : {
            protocol: draft.protocol,
            host: orNull(draft.mailHost),
            port: numberOf(draft.mailPort),
            security: draft.mailSecurity,
            user: orNull(draft.mailUser),
            ...passwordOf(draft.mailUser, draft.mailPassword),
            folder: draft.folder.trim(),
          },
  };
}
