#include "app/compose.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.h"
#include "base/limits.h"
#include "platform/http/assets.h"
#include "platform/http/openapi.h"
#include "product/access/access_http.h"
#include "product/access/caller.h"
#include "product/access/guard.h"
#include "product/access/migrations.h"
#include "product/access/replay.h"
#include "product/annotation/annotation_http.h"
#include "product/annotation/migrations.h"
#include "product/anonymity/anonymity_http.h"
#include "product/anonymity/migrations.h"
#include "product/board/board_http.h"
#include "product/board/migrations.h"
#include "product/capture/capture_http.h"
#include "product/capture/migrations.h"
#include "product/clickhouse/migrations.h"
#include "product/event/event_http.h"
#include "product/event/migrations.h"
#include "product/experiment/experiment_http.h"
#include "product/experiment/given.h"
#include "product/experiment/migrations.h"
#include "product/funnel/funnel_http.h"
#include "product/identity/identity_http.h"
#include "product/identity/migrations.h"
#include "product/importing/import_http.h"
#include "product/importing/migrations.h"
#include "product/insight/insight_http.h"
#include "product/invitation/migrations.h"
#include "product/invitation/plan_http.h"
#include "product/live/live_http.h"
#include "product/mailing/mailing_http.h"
#include "product/mailing/migrations.h"
#include "product/mailing/suppression_store.h"
#include "product/people/migrations.h"
#include "product/people/people_http.h"
#include "product/response/migrations.h"
#include "product/response/response_http.h"
#include "product/response/response_store.h"
#include "product/score/score_http.h"
#include "product/segment/migrations.h"
#include "product/segment/segment_http.h"
#include "product/survey/migrations.h"
#include "product/survey/survey_http.h"
#include "product/survey/survey_store.h"
#include "product/workspace/migrations.h"
#include "product/workspace/workspace_http.h"
#include "product/workspace/workspace_store.h"
#include "web/assets.h"

namespace hark::app {
namespace {

template <typename Item>
void append(std::vector<Item>& all, std::vector<Item> more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()),
               std::make_move_iterator(more.end()));
}

/// Adds the route that describes all of them, itself included.
void describe(http::Routes& routes) {
    const auto text = std::make_shared<std::string>();
    http::Route route{http::Method::get, "/api/v1/openapi.json", http::Permission::anyone,
                      "Read this description of the interface",
                      [text](const http::Request&) { return http::Response::json(*text); }};
    route.response = http::any("OpenAPI 3.1");
    route.cors = http::Cors::any_origin;
    route.tag = "openapi";
    route.operation = "getOpenapi";
    routes.push_back(std::move(route));
    *text = http::openapi(routes, HARK_VERSION);
}

std::unique_ptr<storage::Database> open(const storage::Location& location) {
    auto database = storage::Database::open(location);
    database->migrate(migrations());
    return database;
}

}  // namespace

std::vector<storage::Migration> migrations() {
    std::vector<storage::Migration> all;
    append(all, workspace::migrations());
    append(all, access::migrations());
    append(all, people::migrations());
    append(all, identity::migrations());
    append(all, survey::migrations());
    append(all, anonymity::migrations());
    append(all, segment::migrations());
    append(all, annotation::migrations());
    append(all, invitation::migrations());
    append(all, experiment::migrations());
    append(all, event::migrations());
    append(all, response::migrations());
    append(all, capture::migrations());
    append(all, mailing::migrations());
    append(all, board::migrations());
    append(all, importing::migrations());
    append(all, clickhouse::migrations());
    return all;
}

House::House(const Place& place) : House(place.location(), place.data) {}

House::House() : House(storage::Location::in_memory(), std::filesystem::temp_directory_path()) {}

House::House(const storage::Location& location, std::filesystem::path folder)
    : folder_(std::move(folder)),
      database_(open(location)),
      ids_(clock_, database_->take_node()),
      access_(*database_, clock_, ids_),
      identities_(*database_, clock_, ids_),
      surveys_(*database_, clock_, ids_, response::count_by_survey),
      outside_(outside()),
      invitations_(*database_, clock_, ids_, surveys_, outside_),
      scheduler_(*database_, ids_, outside_),
      visits_(*database_, ids_, outside_),
      experiments_(*database_, clock_, ids_, surveys_),
      events_(*database_, clock_, ids_, [this] { wake_asking(); }),
      segments_(*database_, clock_, ids_),
      annotations_(*database_, clock_, ids_, surveys_),
      responses_(*database_, clock_, ids_, surveys_),
      captures_(*database_, clock_, surveys_, responses_),
      answering_(clock_, base::limits::answers_each_minute, std::chrono::minutes{1},
                 base::limits::answering_addresses),
      deciding_(clock_, base::limits::decisions_each_minute, std::chrono::minutes{1},
                base::limits::answering_addresses),
      widgets_(*database_, clock_, ids_, surveys_, identities_, events_, experiments_, visits_),
      survey_pages_(*database_, clock_, surveys_, captures_),
      sending_(*database_, clock_, ids_, surveys_, [this] { return public_address_; }),
      bounces_(*database_, clock_, ids_),
      mailbox_(*database_, clock_, bounces_),
      mailings_(*database_, clock_, ids_, sending_, bounces_),
      records_(*database_, clock_),
      boards_(*database_, clock_, ids_) {}

workspace::WorkspaceId House::ensure_workspace(const std::optional<std::string>& owner_email,
                                               const std::optional<std::string>& owner_password) {
    first_owner_ = access::ensure_owner(access_, owner_email, owner_password);
    const auto all =
        database_->reading([](storage::Session& session) { return workspace::list_all(session); });
    CHECK(!all.empty());
    surveys_.ensure_default(all.front().id, all.front().name);
    return all.front().id;
}

workspace::Asking House::asking() {
    return [this] {
        const auto all = database_->reading(
            [](storage::Session& session) { return workspace::list_all(session); });
        if (all.empty())
            throw base::Error{base::ErrorCode::not_found, "There is no workspace here yet."};
        return all.front().id;
    };
}

void House::set_public_address(const std::string& address) {
    auto trimmed = address;
    while (trimmed.ends_with('/')) trimmed.pop_back();
    const bool is_http = trimmed.starts_with("https://") || trimmed.starts_with("http://");
    if (!is_http || trimmed.find_first_of(" \"<>") != std::string::npos)
        throw base::Error{
            base::ErrorCode::invalid,
            fmt::format("{} is no address such as https://ask.example.com.", address)};
    public_address_ = trimmed;
}

void House::set_widget_path(const std::string& path) {
    auto trimmed = path;
    while (trimmed.ends_with('/')) trimmed.pop_back();
    const bool is_one = trimmed.size() > 1 && trimmed.front() == '/' &&
                        std::all_of(trimmed.begin() + 1, trimmed.end(), [](char c) {
                            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
                        });
    const bool is_taken =
        trimmed != widget::usual_path && !http::is_client_route(trimmed + "/hark");
    if (!is_one || is_taken)
        throw base::Error{
            base::ErrorCode::invalid,
            fmt::format("--widget-path {} is no free path such as /pulse: a slash, then "
                        "a-z, 0-9 and \"-\".",
                        path)};
    widget_path_ = trimmed;
}

/// The widget's scripts belong to pages of any site, and may have another path.
std::vector<http::Asset> House::assets() {
    auto all = web::assets();
    const std::string built_at = std::string{widget::usual_path} + "/";
    for (auto& asset : all) {
        if (!asset.path.starts_with(built_at)) continue;
        asset.audience = http::Asset::Audience::any_site;
        asset.path = widget_files_.emplace_back(
            widget_path_ + std::string{asset.path.substr(built_at.size() - 1)});
    }
    return all;
}

survey_page::Origin House::origin(http::Transport transport) {
    return [this, transport](const http::Request& request) {
        if (!public_address_.empty()) return public_address_;
        const std::string scheme = transport == http::Transport::secure ? "https://" : "http://";
        return scheme + request.header("Host").value_or("127.0.0.1");
    };
}

importing::Service& House::imports() {
    if (!imports_)
        imports_ =
            std::make_unique<importing::Service>(responses_, clock_, ids_, folder_ / "imports");
    return *imports_;
}

mirror::Changed House::tell_pages() {
    return [this](workspace::WorkspaceId workspace, const std::set<std::int64_t>& surveys) {
        const bool is_one = surveys.size() == 1;
        live_.publish(workspace,
                      is_one ? live::Changed{survey::SurveyId{*surveys.begin()}} : live::Changed{});
    };
}

invitation::Outside House::outside() {
    invitation::Outside outside;
    outside.answers = [this](storage::Session& session, workspace::WorkspaceId workspace,
                             survey::SurveyId survey, base::Time since) {
        score::Query query;
        const auto found = survey::find(session, workspace, survey);
        if (!found) return statistics::Tally{};
        query.survey = {found->id, found->key, found->kind};
        query.period.from = since;
        const auto rows = score::SqlCounter{session, workspace, clock_.now()}.count(
            query, base::limits::score_rows);
        return rows.empty() ? statistics::Tally{} : rows.front().tally.tally();
    };
    outside.is_suppressed = mailing::is_suppressed;
    experiment::connect(outside);
    event::connect(outside);
    return outside;
}

void House::keep_asking() {
    ticker_ = std::make_unique<invitation::Ticker>(scheduler_, clock_);
    courier_ = std::make_unique<mailing::Courier>(*database_, clock_, sending_, mailbox_, asking());
}

void House::wake_asking() {
    if (ticker_) ticker_->wake();
}

void House::keep_columns() {
    mirror_ = std::make_unique<mirror::Mirror>(*database_, clock_, records_, tell_pages(),
                                               folder_ / "columns.snapshot");
    responses_.tell_after_commit([this] { mirror_->wake(); });
}

void House::count_in_clickhouse(const std::string& address) {
    analytics_ = std::make_unique<clickhouse::Analytics>(clickhouse::Address::parse(address),
                                                         *database_, clock_, ids_, registry_);
    watch_ = std::make_unique<mirror::Watch>(*database_, clock_, tell_pages());
    responses_.tell_after_commit([this] { watch_->wake(); });
}

score::Engine& House::engine() {
    if (analytics_) return analytics_->engine();
    if (mirror_) return *mirror_;
    return records_;
}

http::Routes House::routes(http::Transport transport) {
    http::Routes all;
    append(all, access::routes(access_, transport));
    append(all, workspace::routes(*database_, [](const http::Request& request) {
               return access::caller(request).workspace;
           }));
    append(all, people::routes(*database_));
    append(all, identity::routes(identities_));
    append(all, survey::routes(surveys_));
    append(all, anonymity::routes(*database_, surveys_));
    append(all, segment::routes(segments_));
    append(all, annotation::routes(annotations_));
    append(all, invitation::routes(invitations_));
    append(all, experiment::routes(experiments_));
    append(all, event::routes(events_));
    append(all, response::routes(responses_));
    append(all, capture::routes(captures_, identities_, answering_, asking(),
                                widget_path_ + "/answers"));
    append(all, widget::routes(widgets_, deciding_, asking(), widget_path_));
    append(all,
           survey_page::routes(survey_pages_, answering_, asking(), origin(transport), transport));
    append(all, mailing::routes(mailings_, origin(transport)));
    append(all, mailing::leaving_routes(mailings_, asking()));
    append(all, funnel::routes(*database_, surveys_));
    append(all, score::routes(engine(), *database_, clock_, surveys_));
    append(all, board::routes({boards_, engine(), *database_, clock_, surveys_}));
    append(all, insight::routes(engine(), *database_, clock_, surveys_));
    append(all, importing::routes(imports()));
    append(all, live::routes(live_));
    describe(all);
    return all;
}

std::unique_ptr<http::Server> House::make_server(const http::ServerSettings& settings) {
    auto wanted = settings;
    wanted.upload_folder = (folder_ / "uploads").string();
    std::filesystem::create_directories(wanted.upload_folder);
    auto server =
        std::make_unique<http::Server>(wanted, routes(settings.transport), assets(), registry_);
    if (!releaser_) releaser_ = std::make_unique<response::Releaser>(responses_);
    server->set_guard(access::make_guard(access_));
    server->set_replay(access::make_replay(*database_, clock_));
    return server;
}

}  // namespace hark::app
