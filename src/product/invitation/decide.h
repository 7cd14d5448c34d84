#pragma once

#include <string>
#include <vector>

#include "product/invitation/decision.h"
#include "product/invitation/load.h"
#include "product/invitation/plan.h"
#include "product/invitation/sticky.h"

namespace hark::invitation {

/// Who may be asked, as far as the rules look at them.
struct Subject {
    std::string key;  ///< subject_of
    base::Time since = {};
    locale::TimeZone zone = locale::TimeZone::utc();
    bool is_in_audience = true;
    bool has_address = true;  ///< that the channel needs
    bool is_suppressed = false;
};

/// A time when somebody was, or is going to be, asked: the ledger over all surveys and channels.
struct Contact {
    survey::SurveyId survey;
    Rest rest = Rest::shared;
    base::Time from;  ///< the first sending …
    base::Time to;    ///< … and the last; of one that is yet to go out, the latest it may
    std::optional<base::Time> dismissed_at = {};
    bool is_open = false;  ///< may still be answered, and was not
};
/// Of the ledger's rows, those that are contacts: not what was taken back or never arrived.
std::vector<Contact> contacts_of(const std::vector<Invitation>& invitations, base::Time now);

/// What is the same for everybody who is decided about. Refers to what it was made of.
struct Circumstances {
    workspace::WorkspaceId workspace;
    const Policy& policy;
    const Load& load;
    const StickyKey& key;
    locale::TimeZone home = locale::TimeZone::utc();  ///< whose days the caps are about
    bool is_survey_open = true;
    bool has_enough_answers = false;  ///< the plan's precision is reached
};

/// What somebody would be asked for, and when, if no rule spoke against it.
struct Wish {
    base::Time at;
    std::string why;  ///< "The ticket was closed": the beginning of the sentence
};

/// Whether and when somebody is asked: at the first moment from wish.at on at which every rule
/// allows it, if there is one within the plan's patience; in a channel where the person is there
/// already, at wish.at or not at all. Pure: the same input, the same decision.
Decision decide(const Circumstances& circumstances, const Plan& plan, const Subject& subject,
                const std::vector<Contact>& contacts, const Wish& wish, base::Time now);

/// When a reminder may go out, by hours and caps and without disturbing the rest before another
/// survey's invitation. `contacts` leaves out the invitation itself.
Decision decide_reminder(const Circumstances& circumstances, const Plan& plan,
                         const Subject& subject, const std::vector<Contact>& contacts,
                         const Wish& wish, base::Time expires_at, base::Time now);

/// "2026-03-04 09:00 (Europe/Berlin)".
std::string local_words(base::Time time, const locale::TimeZone& zone);

}  // namespace hark::invitation
