#pragma once

#include <optional>
#include <string>
#include <vector>

#include "product/invitation/decide.h"

/// The first moment at which rest, tenure, hours and caps all allow asking.
namespace hark::invitation {

/// What stands against a moment.
struct Obstacle {
    Reason reason;
    std::string sentence;  ///< without the full stop
};

struct Search {
    std::optional<Hours> hours = {};    ///< `from` is the moment; nothing when there is none
    std::optional<Obstacle> last = {};  ///< what put it off last; always there without hours
};

/// From `wished` to `latest`, both included.
Search first_moment(const Circumstances& circumstances, const Plan& plan, const Subject& subject,
                    const std::vector<Contact>& contacts, base::Time wished, base::Time latest);

/// A reminder belongs to a contact that was allowed: only contacts still to come can speak against
/// it, and neither cadence nor tenure do.
Search first_moment_of_reminder(const Circumstances& circumstances, const Plan& plan,
                                const Subject& subject, const std::vector<Contact>& contacts,
                                base::Time wished, base::Time latest);

/// When a plan stops asking, unless its precision puts the end off.
std::optional<base::Time> end_of(const Plan& plan);

}  // namespace hark::invitation
