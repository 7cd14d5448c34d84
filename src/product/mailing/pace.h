#pragma once

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "base/time.h"
#include "product/invitation/invitation.h"
#include "product/mailing/settings.h"

namespace hark::mailing {

/// When the next email may go out: evenly, so many in a time. What was not used is not saved up.
/// Safe to use from several threads.
class Pace {
public:
    /// Requires: many > 0.
    Pace(int many, std::chrono::microseconds each) : step_(each / many) {}

    /// Takes the next place. Returns: when it is, `now` or later.
    base::Time take(base::Time now);

private:
    const std::chrono::microseconds step_;
    std::mutex mutex_;
    base::Time next_ = {};
};

/// The same for receivers that take only so much a minute; the others are always free. Who has to
/// wait gets a place of their own, and has it when they come again.
class DomainPaces {
public:
    explicit DomainPaces(const std::vector<DomainLimit>& limits);
    /// Returns: when it may go; `now` is at once.
    base::Time take(const std::string& domain, invitation::InvitationId id, base::Time now);

private:
    std::map<std::string, Pace> paces_;
    std::mutex mutex_;
    std::map<invitation::InvitationId, base::Time> places_;
};

/// How long to wait after the server has said "try again later" for the `times`-th time.
std::chrono::microseconds retry_pause(int times, std::chrono::seconds first);

/// How long to leave a mail server alone that is not there for the `times`-th time.
std::chrono::microseconds server_pause(int times);

}  // namespace hark::mailing
