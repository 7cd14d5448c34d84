#include "product/invitation/decide.h"

#include <algorithm>

#include <fmt/format.h>

#include "product/invitation/moment.h"

namespace hark::invitation {
namespace {

Decision refuse(Reason reason, std::string sentence) {
    return {reason, std::move(sentence)};
}

/// What stands against asking at any time.
std::optional<Decision> refused_at_once(const Circumstances& around, const Plan& plan,
                                        const Subject& subject,
                                        const std::vector<Contact>& contacts, const Wish& wish) {
    const auto& zone = subject.zone;
    if (plan.state == Plan::State::paused)
        return refuse(Reason::plan_paused, fmt::format("The plan “{}” is paused.", plan.name));
    if (!around.is_survey_open)
        return refuse(Reason::survey_closed, "The survey is not published.");
    if (plan.starts_at && wish.at < *plan.starts_at)
        return refuse(Reason::not_started,
                      fmt::format("The plan “{}” only begins on {}.", plan.name,
                                  local_words(*plan.starts_at, zone)));
    if (around.has_enough_answers)
        return refuse(Reason::enough_answers,
                      fmt::format("The score is known to ±{:g} points already: nobody more needs "
                                  "to be asked.",
                                  plan.precision ? plan.precision->margin : 0));
    if (const auto end = end_of(plan); end && wish.at >= *end)
        return refuse(Reason::ended, fmt::format("The plan “{}” ended on {}.", plan.name,
                                                 local_words(*end, zone)));
    if (!subject.is_in_audience)
        return refuse(Reason::not_in_audience,
                      fmt::format("Not in the audience of the plan “{}”.", plan.name));
    if (!subject.has_address)
        return refuse(
            Reason::no_address,
            fmt::format("There is no {} to ask at.",
                        plan.channel == Channel::sms ? "phone number" : "e-mail address"));
    if (subject.is_suppressed)
        return refuse(Reason::suppressed, "Unsubscribed, or e-mails to this address came back.");
    if (sticky_share(around.key, around.workspace, plan.id.value(), "sample", subject.key) >=
        plan.sample)
        return refuse(Reason::not_sampled,
                      fmt::format("Not in the sample: the plan asks {:g} % of the people, always "
                                  "the same ones.",
                                  100 * plan.sample));
    for (const auto& contact : contacts)
        if (contact.is_open && contact.survey == plan.survey)
            return refuse(Reason::already_invited,
                          fmt::format("Already invited to this survey ({}), and not answered yet.",
                                      local_words(contact.from, zone)));
    return std::nullopt;
}

Decision refused_by(const Obstacle& obstacle, const Plan& plan, const Wish& wish,
                    const Subject& subject) {
    if (!reaches_out(plan.channel)) return refuse(obstacle.reason, obstacle.sentence + ".");
    const auto days = std::chrono::duration_cast<std::chrono::days>(plan.patience).count();
    return refuse(
        obstacle.reason,
        fmt::format("{}. The plan waits no longer than {} day{} from {}.", obstacle.sentence, days,
                    days == 1 ? "" : "s", local_words(wish.at, subject.zone)));
}

std::string asked_sentence(const Wish& wish, const Search& found, const Subject& subject,
                           base::Time wished) {
    const auto at = local_words(found.hours->from, subject.zone);
    if (found.hours->from <= wished || !found.last)
        return fmt::format("{}: asked on {}.", wish.why, at);
    return fmt::format("{}: asked on {}, because earlier was not allowed. {}.", wish.why, at,
                       found.last->sentence);
}

}  // namespace

std::vector<Contact> contacts_of(const std::vector<Invitation>& invitations, base::Time now) {
    std::vector<Contact> contacts;
    for (const auto& one : invitations) {
        // What waits to be sent is a contact to come; what only the sender's end left unknown may
        // have been one.
        const bool waits = one.state == State::scheduled || one.state == State::sending;
        if (!waits && !one.last_at) continue;
        if (one.state == State::bounced && !one.viewed_at) continue;
        Contact contact{one.survey, one.rest, one.sent_at.value_or(one.due_at), one.due_at};
        if (one.last_at) contact.to = *one.last_at;
        if (waits || one.is_waiting) contact.to = std::max({contact.to, one.due_at, one.until_at});
        contact.from = std::min(contact.from, contact.to);
        contact.dismissed_at = one.dismissed_at;
        contact.is_open = !is_over(one.state) && one.expires_at > now;
        contacts.push_back(contact);
    }
    return contacts;
}

Decision decide(const Circumstances& around, const Plan& plan, const Subject& subject,
                const std::vector<Contact>& contacts, const Wish& wish, base::Time now) {
    if (auto refused = refused_at_once(around, plan, subject, contacts, wish)) return *refused;
    const auto wished = std::max(wish.at, now);
    auto latest = reaches_out(plan.channel) ? wish.at + plan.patience : wished;
    if (const auto end = end_of(plan)) latest = std::min(latest, *end);
    const auto found = first_moment(around, plan, subject, contacts, wished, latest);
    if (!found.hours) return refused_by(*found.last, plan, wish, subject);
    return {Reason::asked, asked_sentence(wish, found, subject, wished), found.hours,
            found.hours->from + plan.expires};
}

Decision decide_reminder(const Circumstances& around, const Plan& plan, const Subject& subject,
                         const std::vector<Contact>& contacts, const Wish& wish,
                         base::Time expires_at, base::Time now) {
    if (!around.is_survey_open)
        return refuse(Reason::survey_closed, "No reminder: the survey is not published.");
    if (plan.state == Plan::State::paused)
        return refuse(Reason::plan_paused,
                      fmt::format("No reminder: the plan “{}” is paused.", plan.name));
    if (around.has_enough_answers)
        return refuse(Reason::enough_answers, "No reminder: the score is known well enough.");
    if (subject.is_suppressed)
        return refuse(Reason::suppressed,
                      "No reminder: unsubscribed, or e-mails to this address came back.");
    const auto wished = std::max(wish.at, now);
    const auto latest = std::min(wish.at + plan.patience, expires_at);
    const auto found = first_moment_of_reminder(around, plan, subject, contacts, wished, latest);
    if (!found.hours)
        return refuse(found.last->reason, fmt::format("No reminder: {}.", found.last->sentence));
    return {Reason::asked, asked_sentence(wish, found, subject, wished), found.hours, expires_at};
}

}  // namespace hark::invitation
