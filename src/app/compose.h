#pragma once

#include <filesystem>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/place.h"
#include "base/clock.h"
#include "base/id.h"
#include "platform/http/server.h"
#include "platform/metrics/registry.h"
#include "product/access/access_service.h"
#include "product/access/throttle.h"
#include "product/annotation/annotation_service.h"
#include "product/board/board_service.h"
#include "product/capture/capture_service.h"
#include "product/clickhouse/analytics.h"
#include "product/event/event_service.h"
#include "product/experiment/experiment_service.h"
#include "product/identity/identity_service.h"
#include "product/importing/import_service.h"
#include "product/invitation/plan_service.h"
#include "product/invitation/ticker.h"
#include "product/invitation/visit.h"
#include "product/live/hub.h"
#include "product/mailing/courier.h"
#include "product/mailing/mailing_service.h"
#include "product/mirror/mirror.h"
#include "product/mirror/watch.h"
#include "product/response/releaser.h"
#include "product/response/response_service.h"
#include "product/score/sql_engine_store.h"
#include "product/segment/segment_service.h"
#include "product/survey/survey_service.h"
#include "product/survey_page/survey_page_http.h"
#include "product/widget/widget_http.h"
#include "product/workspace/workspace.h"

namespace hark::app {

/// The migrations of every slice, in the order in which slices build on one another.
std::vector<storage::Migration> migrations();

/// A whole Hark around one database: everything is made here, once, and handed what it needs. The
/// only place that knows every type. Safe to use from several threads, as its parts are.
class House {
public:
    /// Opens the database, brings its tables up to date. Throws: base::Error.
    explicit House(const Place& place);
    /// A Hark in memory, for reports on files and for `hark openapi`.
    House();

    /// The workspace there is, made with its owner and first survey when there is none.
    workspace::WorkspaceId ensure_workspace(const std::optional<std::string>& owner_email = {},
                                            const std::optional<std::string>& owner_password = {});
    /// Who was made by `ensure_workspace`, to be told once.
    const std::optional<access::FirstOwner>& first_owner() const { return first_owner_; }

    /// How the world reaches this Hark, e.g. "https://ask.example.com": links in emails and QR
    /// codes begin with it. Without it, whatever address a request came to. Requires: called before
    /// the first server is made. Throws: base::Error invalid.
    void set_public_address(const std::string& address);

    /// Where the widget's script and routes are instead of at widget::usual_path: "/pulse".
    /// Requires: called before the first server is made. Throws: base::Error invalid.
    void set_widget_path(const std::string& path);

    /// From now on, has ClickHouse at this address count (clickhouse::Address), and loads it.
    /// Requires: called before the first server is made. Throws: base::Error invalid.
    void count_in_clickhouse(const std::string& address);

    http::Routes routes(http::Transport transport = http::Transport::plain);
    std::unique_ptr<http::Server> make_server(const http::ServerSettings& settings);

    storage::Database& database() { return *database_; }
    const base::Clock& clock() const { return clock_; }
    base::IdSource& ids() { return ids_; }
    access::AccessService& access() { return access_; }
    survey::Service& surveys() { return surveys_; }
    response::Service& responses() { return responses_; }
    live::Hub& live() { return live_; }

    /// From now on responses are kept in columns in memory and counted there, and pages are told
    /// what changes. Requires: called before `routes`. For `hark serve`; whatever ends soon asks
    /// the records.
    void keep_columns();
    /// From now on people are asked when their time comes, and emails go out. For `hark serve`.
    void keep_asking();
    invitation::Visits& visits() { return visits_; }
    /// Who counts.
    score::Engine& engine();

    /// Made when first asked for: it has a thread of its own.
    importing::Service& imports();

private:
    mirror::Changed tell_pages();
    void wake_asking();
    invitation::Outside outside();
    workspace::Asking asking();
    std::vector<http::Asset> assets();
    survey_page::Origin origin(http::Transport transport);
    House(const storage::Location& location, std::filesystem::path folder);

    base::SystemClock clock_;
    const std::filesystem::path folder_;
    std::unique_ptr<storage::Database> database_;
    base::IdSource ids_;
    metrics::Registry registry_;
    access::AccessService access_;
    identity::Service identities_;
    survey::Service surveys_;
    const invitation::Outside outside_;
    invitation::Service invitations_;
    invitation::Scheduler scheduler_;
    invitation::Visits visits_;
    experiment::Service experiments_;
    event::Service events_;
    segment::Service segments_;
    annotation::Service annotations_;
    response::Service responses_;
    capture::Service captures_;
    access::Throttle answering_;
    access::Throttle deciding_;
    widget::Service widgets_;
    survey_page::Service survey_pages_;
    mailing::Sending sending_;
    mailing::Bounces bounces_;
    mailing::MailboxReader mailbox_;
    mailing::Service mailings_;
    live::Hub live_;
    score::SqlEngine records_;
    std::unique_ptr<mirror::Mirror> mirror_;
    std::unique_ptr<mirror::Watch> watch_;
    std::unique_ptr<clickhouse::Analytics> analytics_;
    board::Service boards_;
    std::unique_ptr<importing::Service> imports_;
    std::unique_ptr<invitation::Ticker> ticker_;
    std::unique_ptr<mailing::Courier> courier_;
    std::unique_ptr<response::Releaser> releaser_;
    std::optional<access::FirstOwner> first_owner_;
    std::string public_address_;
    std::string widget_path_ = widget::usual_path;
    std::list<std::string> widget_files_;  ///< their paths, which assets refer to
};

}  // namespace hark::app
