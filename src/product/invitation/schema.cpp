#include "product/invitation/schema.h"

#include "product/invitation/decision.h"

namespace hark::invitation {

using namespace http;

Schema span_schema() {
    return object("Span", {required("amount", integer()),
                           required("unit", one_of({"minute", "hour", "day", "week", "month"}))});
}

namespace {

Schema channel() {
    return one_of({"email", "widget", "link", "kiosk", "sms", "api"});
}
Schema reason() {
    std::vector<std::string> codes;
    for (int i = 0; i <= static_cast<int>(Reason::nothing_to_ask); ++i)
        codes.emplace_back(to_text(static_cast<Reason>(i)));
    return one_of(std::move(codes));
}
Schema trigger() {
    return object(
        "PlanTrigger",
        {required("kind", one_of({"schedule", "event", "date", "api"})),
         optional("from", text("of a schedule: the day of the first round")),
         optional("every", one_of({"once", "week", "month", "quarter", "year"})),
         optional("spread_days", integer("a round is spread evenly over so many days")),
         optional("event", text("of an event: its name")),
         optional("where", list(text(), "conditions about the event's properties")),
         optional("otherwise",
                  nullable(object("PlanOtherwise",
                                  {required("event", text()), required("after", span_schema())},
                                  "who waits too long: so long after this event"))),
         optional("property", text("of a date: the property's key")),
         optional("offset_days", integer("negative: before the date")),
         optional("yearly", boolean())});
}

std::vector<Schema::Field> fields_of_plan(Schema::Field (*field)(std::string, Schema)) {
    return {
        field("name", text()),
        field("state", one_of({"active", "paused"})),
        field("channel", channel()),
        field("audience",
              object("PlanAudience", {optional("segment", nullable(text("id of a saved segment"))),
                                      optional("where", list(text(), "filter language"))})),
        field("trigger", trigger()),
        field("delay", span_schema()),
        field("cancel_on", list(text(), "events that take a waiting invitation back")),
        field("cadence_days", integer("30 to 365")),
        field("sample_percent", number("more than 0, at most 100")),
        field("own_rest_days", nullable(integer("null: the rest of all surveys"))),
        field("patience_days", integer("how long an asking may be put off, 0 to 90")),
        field("reminders", object("PlanReminders", {optional("most", integer("0 to 3")),
                                                    optional("every_days", integer())})),
        field("expires_days", integer("1 to 365")),
        field("starts_at", nullable(time())),
        field("ends_at", nullable(time())),
        field("precision",
              nullable(object("PlanPrecision",
                              {required("margin", number("half the interval, in points")),
                               optional("confidence", number("a share, 0.95 by default")),
                               optional("then", one_of({"stop", "go_on"})),
                               optional("until", one_of({"end", "reached"}))}))),
        field("widget", object("PlanWidget",
                               {optional("placement", one_of({"corner", "modal", "bar", "inline"})),
                                optional("delay_ms", integer())}))};
}

}  // namespace

Schema plan_schema() {
    auto fields = fields_of_plan(&required);
    fields.insert(fields.begin(), {required("id", text()), required("survey", text("id"))});
    fields.push_back(required("created_at", time()));
    fields.push_back(required("updated_at", time()));
    return object("Plan", std::move(fields));
}

Schema plan_change_schema(const char* name) {
    return object(name, fields_of_plan(&optional));
}

Schema policy_schema(const char* name) {
    std::vector<Schema::Field> caps;
    for (const char* one : {"email", "widget", "link", "kiosk", "sms", "api"})
        caps.push_back(optional(one, nullable(integer())));
    return object(
        name,
        {optional("rest_days", integer()), optional("rest_after_dismissal_days", integer()),
         optional("quiet_from", text("20:00")), optional("quiet_until", text("08:00")),
         optional("working_days", list(one_of({"mon", "tue", "wed", "thu", "fri", "sat", "sun"}))),
         optional("daily_cap", nullable(integer())),
         optional("channel_caps", object("ChannelCaps", std::move(caps))),
         optional("tenure_days", integer())});
}

Schema dry_run_schema() {
    return object(
        "DryRun",
        {required("considered", integer()), required("asked", integer()),
         required("days",
                  list(object("DryRunDay", {required("day", text("2026-01-05")),
                                            required("asked", integer("by this plan")),
                                            required("scheduled_before", integer("by all"))}))),
         required("reasons", map(integer())),
         required("people",
                  list(object("DryRunPerson",
                              {required("person",
                                        object("DryRunWho", {required("id", text()),
                                                             required("name", nullable(text())),
                                                             required("email", nullable(text()))})),
                               required("reason", reason()), required("sentence", text()),
                               required("at", nullable(time()))}))),
         required("notes", list(text()))});
}

Schema progress_schema() {
    return object("PlanProgress",
                  {required("responses", integer()), required("margin", nullable(number())),
                   required("reached", boolean()), required("needed", integer()),
                   required("per_day", number()), required("at", nullable(time())),
                   required("sentence", text())});
}

Schema requested_schema() {
    return object(
        "RequestedInvitation",
        {required("reason", reason()), required("sentence", text()), required("person", text("id")),
         required("invitation", nullable(text("id"))), required("state", nullable(text())),
         required("due_at", nullable(time())), required("expires_at", nullable(time())),
         required("token", nullable(text("for links; shown once"))),
         required("path", nullable(text("/s/…")))});
}

Schema history_schema() {
    const auto step =
        object("InvitationStep",
               {required("what", text()), required("reason", text()), required("at", time())});
    auto invitation = std::vector<Schema::Field>{required("id", text()),
                                                 required("survey", text("id")),
                                                 required("survey_version", nullable(integer())),
                                                 required("plan", nullable(text("id"))),
                                                 required("channel", channel()),
                                                 required("state", text()),
                                                 required("reason", text()),
                                                 required("due_at", time()),
                                                 required("expires_at", time()),
                                                 required("reminders", integer())};
    for (const char* moment : {"sent_at", "delivered_at", "opened_at", "viewed_at", "scored_at",
                               "answered_at", "dismissed_at"})
        invitation.push_back(required(moment, nullable(time())));
    invitation.push_back(required("created_at", time()));
    invitation.push_back(required("steps", list(step)));
    return object(
        "PersonInvitations",
        {required("invitations", list(object("Invitation", std::move(invitation)))),
         required("decisions",
                  list(object(
                      "AskingDecision",
                      {required("id", text()), required("plan", text("id")),
                       required("plan_name", text()), required("survey", text("id")),
                       required("asked", boolean()), required("reason", reason()),
                       required("sentence", text()), required("invitation", nullable(text("id"))),
                       required("wished_at", time()), required("due_at", nullable(time())),
                       required("first_at", time()), required("at", time()),
                       required("times", integer())}))),
         required("waiting", list(object("AskingOccasion",
                                         {required("plan", text("id")),
                                          required("plan_name", nullable(text())),
                                          required("why", text()), required("wished_at", time()),
                                          required("waits_for", one_of({"time", "visit"}))})))});
}

}  // namespace hark::invitation
