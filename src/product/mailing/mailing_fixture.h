#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/json/json.h"
#include "platform/mail/smtp_fixture.h"
#include "product/access/access_fixture.h"
#include "product/invitation/invitation_store.h"
#include "product/mailing/mailing_http.h"

namespace hark::mailing {

inline constexpr const char* mailing_path = "/api/v1/mailing";
inline constexpr const char* emails_path = "/api/v1/mailing/emails";
inline constexpr const char* suppressions_path = "/api/v1/suppressions";

/// The routes of emails, with a published survey, on both databases.
class ServedMailing : public access::ServedOnBothDatabases {
protected:
    void SetUp() override;

    json::Value send(const std::string& who, http::Method method, const std::string& path,
                     const std::string& body, int status);
    json::Value get(const std::string& path, const std::string& who = "analyst");
    /// Returns: the fields that are refused.
    std::vector<std::string> refused(http::Method method, const std::string& path,
                                     const std::string& body);

    /// Settings with which emails would go to a server of this machine.
    void set_server(const mail::SmtpServer& smtp);

    /// Schedules an invitation of somebody new.
    invitation::InvitationId invite(const std::string& email, int reminders = 0);
    std::optional<Job> claim();
    /// Sends what is due, as far as the mail server says so.
    Job send_next(mail::Outcome outcome, const std::string& words = "250 OK");
    /// Claimed, and then the program was killed.
    Job lose_next();
    /// Of the emails that are listed.
    std::vector<std::string> states(const std::string& query = "");
    invitation::Invitation find(invitation::InvitationId id);

    std::optional<survey::Service> surveys_;
    std::optional<Sending> sending_;
    std::optional<Bounces> bounces_;
    std::optional<Service> service_;
};

}  // namespace hark::mailing
