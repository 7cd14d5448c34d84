#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "platform/storage/database.h"
#include "product/capture/capture_service.h"
#include "product/survey_page/fetches.h"
#include "product/survey_page/page.h"

namespace hark::survey_page {

using workspace::WorkspaceId;

/// Who asks for a page, as far as a browser tells.
struct Visitor {
    std::vector<std::string> languages = {};   ///< best first
    std::optional<std::string> language = {};  ///< chosen on the page: goes before
    Setting::Frame frame = Setting::Frame::none;
    bool has_answered = false;  ///< this browser, this survey's open link
};

/// A page to be sent, and what to remember of it.
struct Answered {
    Html html;
    int status = 200;
    bool is_done = false;     ///< all was answered: the browser may remember it
    std::string survey = {};  ///< its key
    bool asks_once_per_browser = false;
};

/// What survey pages do: show a step, take what was filled in, count who really looked. Safe to use
/// from several threads.
class Service {
public:
    /// Requires: all of them outlive the service.
    Service(storage::Database& database, const base::Clock& clock, survey::Service& surveys,
            capture::Service& captures)
        : database_(database),
          clock_(clock),
          surveys_(surveys),
          captures_(captures),
          fetches_(clock) {}

    /// The first step. `place` is a survey's key or an invitation's token; `chosen` the score that
    /// a link in an email stands for. Counts nothing: programs fetch links as well.
    Answered show(WorkspaceId workspace, const std::string& place, const Visitor& visitor,
                  std::optional<int> chosen);

    /// Takes in what was filled in, and shows the next step. With the field "auto" the page itself
    /// sent the score that a link in an email chose, because it lay open before somebody.
    Answered take(WorkspaceId workspace, const std::string& place, const Visitor& visitor,
                  const http::Query& fields);

    /// A page for people whose answer could not be taken in for now, and who may try again.
    Answered busy(const Visitor& visitor, int status);

    /// The page was loaded by a browser with script and lay open before somebody.
    void see(WorkspaceId workspace, const std::string& place, const Visitor& visitor);

    /// Whether something is to be answered at this address, now or once.
    bool is_there(WorkspaceId workspace, const std::string& place);

    /// The picture of the survey, as a data: URL; empty without one or without such a survey.
    std::string logo(WorkspaceId workspace, const std::string& key);

private:
    struct Target;
    std::optional<Target> find(WorkspaceId workspace, const std::string& place);
    Answered notice(const Visitor& visitor, const Target* target, const char* word, int status);
    capture::Answer answer_of(const Target& target, const Visitor& visitor, const Form& form,
                              const std::string& language);

    storage::Database& database_;
    const base::Clock& clock_;
    survey::Service& surveys_;
    capture::Service& captures_;
    Fetches fetches_;
};

}  // namespace hark::survey_page
