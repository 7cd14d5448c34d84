#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "base/clock.h"
#include "platform/mail/smtp.h"
#include "platform/storage/database.h"
#include "product/experiment/experiment.h"
#include "product/mailing/email_store.h"
#include "product/mailing/letter.h"
#include "product/mailing/pace.h"
#include "product/survey/survey_service.h"

namespace hark::mailing {

/// What begins links in emails when the settings do not say; may be empty.
using Origin = std::function<std::string()>;

/// An email that is yours to send, and only yours.
struct Job {
    Email email;
    std::string to;       ///< the address
    std::string company;  ///< who asks
    std::string token;
    people::Person person;
    survey::Published survey;
    experiment::Change change = {};  ///< of the variant the person gets
};

/// A job with what became of it.
struct Done {
    Job job;
    mail::SmtpAnswer answer;
    base::Time retry_at = {};  ///< when there was no server
};

/// Claim, send, record: two transactions around each email, so that none is sent twice whatever
/// happens between them. Safe to use from several threads.
class Sending {
public:
    /// Requires: all of them outlive it.
    Sending(storage::Database& database, const base::Clock& clock, base::IdSource& ids,
            survey::Service& surveys, Origin origin)
        : database_(database),
          clock_(clock),
          ids_(ids),
          surveys_(surveys),
          origin_(std::move(origin)) {}

    /// Records what was done, and claims the next email, in one transaction. Those that must not go
    /// out (unsubscribed, erased, closed) are ended with their reason, those whose domain has had
    /// enough are put off.
    std::optional<Job> next(WorkspaceId workspace, const Settings& settings, DomainPaces& domains,
                            const std::optional<Done>& done);
    void record(WorkspaceId workspace, const Settings& settings, const Done& done);

    mail::Message message(const Job& job, const Settings& settings) const;

    /// What begins links in emails; empty when nobody said.
    std::string link_address(const Settings& settings) const;

    /// Whoever claimed these is gone, and with them what became of their emails.
    /// Returns: how many.
    std::size_t give_up_claimed(storage::Session& session, WorkspaceId workspace);

    struct Sample {
        Written written;
        std::string language;
    };
    /// What somebody would get. Throws: base::Error not_found; conflict for a survey that is not
    /// published.
    Sample sample(WorkspaceId workspace, const Settings& settings,
                  const std::optional<std::string>& survey,
                  const std::optional<std::string>& language, const std::string& origin);
    /// That, as an email to somebody. Its links lead nowhere that counts.
    mail::Message sample_message(const Settings& settings, const Sample& sample,
                                 const std::string& to);

private:
    std::optional<Job> claim(storage::Session& session, WorkspaceId workspace,
                             DomainPaces& domains);
    std::optional<Job> ready(storage::Session& session, WorkspaceId workspace,
                             const invitation::ToSend& one, DomainPaces& domains);
    void put_down(storage::Session& session, WorkspaceId workspace, const Settings& settings,
                  const Done& done);
    mail::Message addressed(const Written& written, const Settings& settings) const;

    storage::Database& database_;
    const base::Clock& clock_;
    base::IdSource& ids_;
    survey::Service& surveys_;
    const Origin origin_;
};

}  // namespace hark::mailing
