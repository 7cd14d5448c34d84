import { expect, test } from "vitest";
import type { Mailing } from "#api/things";
import { isChanged, mailingOf, serverDraftOf, usualMailPort, usualPort } from "./server_draft";

const mailing: Mailing = {
  sending: true,
  from: { name: "Garden", email: "ask@garden.test" },
  reply_to: null,
  link_address: "https://ask.garden.test",
  server: {
    host: "smtp.garden.test",
    port: 587,
    security: "starttls",
    user: "ask",
    has_password: true,
    timeout_seconds: 60,
  },
  per_second: 10,
  connections: 2,
  retry_seconds: 300,
  domains: [{ domain: "gmail.com", per_minute: 20 }],
  list_id: null,
  bounce_address: null,
  subject: {},
  reminder_subject: {},
  intro: {},
  footer: {},
  count_opens: true,
  bounce_mailbox: null,
  status: {
    ready: true,
    missing: null,
    running: true,
    problem: null,
    link_address: "https://ask.garden.test",
    waiting: 0,
    unknown: 0,
    sent_last_day: 0,
    mailbox_problem: null,
    mailbox_at: null,
  },
};

test("what was not touched is sent back as it was, without a password", () => {
  const change = mailingOf(serverDraftOf(mailing));
  expect(change).toMatchObject({
    sending: true,
    from: mailing.from,
    domains: mailing.domains,
    bounce_mailbox: null,
  });
  expect(change.server).not.toHaveProperty("password");
  expect(isChanged(serverDraftOf(mailing), mailing)).toBe(false);
});

test("a new password is sent, and a user taken away takes it along", () => {
  const draft = serverDraftOf(mailing);
  expect(mailingOf({ ...draft, password: "s3cret" }).server?.password).toBe("s3cret");
  expect(mailingOf({ ...draft, user: " " }).server).toMatchObject({ user: null, password: "" });
  expect(isChanged({ ...draft, password: "s3cret" }, mailing)).toBe(true);
});

test("a mailbox is read with what is usual for it", () => {
  const draft = { ...serverDraftOf(mailing), mailbox: "read" as const, mailHost: "imap.test" };
  expect(mailingOf(draft).bounce_mailbox).toMatchObject({
    protocol: "imap",
    host: "imap.test",
    port: 993,
    security: "tls",
    folder: "INBOX",
  });
  expect(usualMailPort("pop3", "starttls")).toBe(110);
  expect(usualPort("tls")).toBe(465);
});

test("what is left empty is nothing, and a number that is missing is refused by the server", () => {
  const draft = { ...serverDraftOf(mailing), fromEmail: "  ", perSecond: "" as const };
  expect(mailingOf(draft).from?.email).toBeNull();
  expect(mailingOf(draft).per_second).toBe(0);
});
