#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "platform/mail/smtp.h"
#include "product/mailing/bounce_service.h"
#include "product/mailing/email_list_store.h"
#include "product/mailing/sending_service.h"
#include "product/mailing/settings_store.h"
#include "product/mailing/suppression_store.h"

namespace hark::mailing {

/// How things stand with emails.
struct Overview {
    Settings settings = {};
    std::string link_address = {};  ///< what links begin with; may be empty
    std::string missing = {};       ///< why nothing can be sent, as a sentence
    Condition condition = {};
    Numbers numbers = {};  ///< of the last day
};

/// What people can do with emails. Safe to use from several threads.
class Service {
public:
    Service(storage::Database& database, const base::Clock& clock, base::IdSource& ids,
            Sending& sending, Bounces& bounces)
        : database_(database), clock_(clock), ids_(ids), sending_(sending), bounces_(bounces) {}

    Overview overview(WorkspaceId workspace);
    /// Throws: base::Error invalid with every bad field.
    Overview change(WorkspaceId workspace, const std::function<void(Settings&)>& edit);

    struct Wish {
        std::optional<std::string> survey = {};
        std::optional<std::string> language = {};
    };
    /// `here`: what links begin with when nobody said.
    Sending::Sample preview(WorkspaceId workspace, const Wish& wish, const std::string& here);
    /// Sends a preview to somebody now. Throws: base::Error conflict when something is missing.
    mail::SmtpAnswer send_test(WorkspaceId workspace, const std::string& to, const Wish& wish,
                               const std::string& here);

    struct EmailPage {
        std::vector<ListedEmail> items;
        std::optional<EmailPlace> next = {};
    };
    EmailPage emails(WorkspaceId workspace, std::optional<EmailState> state,
                     const std::optional<EmailPlace>& after, std::size_t most);
    /// What a member, `who`, says of an email that may have arrived. One transaction: of two who
    /// say so at once, one is heard. Throws: base::Error not_found; conflict when what became of it
    /// is known by now, or there is nothing left to send.
    ListedEmail settle(WorkspaceId workspace, const std::string& id, Verdict verdict,
                       const std::string& who);

    struct Page {
        std::vector<Suppression> items;
        std::int64_t total = 0;  ///< with `containing` in the address
        bool has_more = false;
    };
    Page suppressions(WorkspaceId workspace, std::optional<SuppressionId> before,
                      const std::string& containing, std::size_t most);
    /// One that is there already stays as it is, with its reason.
    Suppression suppress(WorkspaceId workspace, const std::string& email,
                         Suppression::Reason reason, std::string detail);
    /// Throws: base::Error not_found.
    void lift(WorkspaceId workspace, SuppressionId id);

    /// Whose link it is, and how their page speaks.
    struct Reader {
        std::string email_key;
        std::string language;
        bool is_suppressed = false;
    };
    /// Nothing for a token that leads to nobody.
    std::optional<Reader> reader(WorkspaceId workspace, const std::string& token);
    void unsubscribe(WorkspaceId workspace, const std::string& token);
    void resubscribe(WorkspaceId workspace, const std::string& token);
    /// The email's picture was loaded.
    void see_opened(WorkspaceId workspace, const std::string& token);

    Bounces& bounces() { return bounces_; }

private:
    std::optional<Reader> reader(storage::Session& session, WorkspaceId workspace,
                                 const std::string& token);

    storage::Database& database_;
    const base::Clock& clock_;
    base::IdSource& ids_;
    Sending& sending_;
    Bounces& bounces_;
};

}  // namespace hark::mailing
