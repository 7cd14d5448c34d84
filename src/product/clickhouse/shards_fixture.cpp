#include "product/clickhouse/shards_fixture.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <stdexcept>

#include <fmt/format.h>

#include "product/access/migrations.h"
#include "product/anonymity/migrations.h"
#include "product/clickhouse/migrations.h"
#include "product/clickhouse/rows.h"
#include "product/people/migrations.h"
#include "product/people/property_store.h"
#include "product/response/migrations.h"
#include "product/response/response_store.h"
#include "product/survey/migrations.h"
#include "product/workspace/migrations.h"

namespace hark::clickhouse {
namespace {

std::string from_environment(const char* name) {
    const char* value = std::getenv(name);
    if (!value) throw std::runtime_error{std::string{name} + " is not set; ctest sets it"};
    return value;
}

std::string unique_name() {
    std::random_device random;
    return fmt::format("test_{:08x}{:08x}", random(), random());
}

std::string first_line(const std::filesystem::path& file) {
    std::string line;
    std::getline(std::ifstream{file} >> std::ws, line);
    return line;
}

void run_script(const std::string& arguments) {
    const auto command =
        fmt::format("'{}/tests/support/clickhouse' {}", from_environment("HARK_SOURCE"), arguments);
    if (std::system(command.c_str()) != 0) throw std::runtime_error{command + " failed"};
}

std::optional<std::string> url_in(const std::filesystem::path& folder) {
    if (std::filesystem::exists(folder / "missing")) return std::nullopt;
    return first_line(folder / "url");
}

}  // namespace

Shards::Shards(std::string folder, std::string url)
    : folder_(std::move(folder)), url_(std::move(url)) {}

std::unique_ptr<Shards> Shards::shared() {
    const std::filesystem::path file = from_environment("HARK_TEST_CLICKHOUSE");
    auto url = url_in(file.parent_path());
    if (!url) return nullptr;
    if (url->empty()) throw std::runtime_error{file.string() + " has no address in it"};
    return std::unique_ptr<Shards>{new Shards{"", *std::move(url)}};
}

std::unique_ptr<Shards> Shards::own() {
    auto folder = (std::filesystem::temp_directory_path() / ("hark_clickhouse_" + unique_name()));
    run_script("start " + folder.string());
    auto url = url_in(folder);
    if (url) return std::unique_ptr<Shards>{new Shards{folder.string(), *std::move(url)}};
    std::filesystem::remove_all(folder);
    return nullptr;
}

Shards::~Shards() {
    if (!folder_.empty()) run_script("stop " + folder_);
}

Address Shards::address(const std::string& database) const {
    return Address::parse(url_ + "&database=" + database);
}

void Shards::halt(int shard) const {
    run_script(fmt::format("halt {} {}", folder_, shard));
}

void Shards::resume(int shard) const {
    run_script(fmt::format("resume {} {}", folder_, shard));
}

bool Shards::has_on_disk(int shard, const std::string& bytes) const {
    // Files come and go meanwhile: grep passes over those that are gone.
    const auto command = fmt::format("grep -rqsF '{}' '{}/{}'", bytes, folder_, shard);
    return std::system(command.c_str()) == 0;
}

void OnShards::SetUp() {
    shards_ = find_shards();
    if (!shards_) GTEST_SKIP() << "clickhouse-server is not installed: run script/setup test";
    RandomAnswers::SetUp();
    migrate({workspace::migrations(), access::migrations(), people::migrations(),
             survey::migrations(), anonymity::migrations(), response::migrations(), migrations()});
    name_ = unique_name();
    servers_ = std::make_unique<Servers>(shards_->address(name_));
    records_ = std::make_unique<score::SqlEngine>(database(), clock());
    engine_ = std::make_unique<Engine>(*servers_, *records_, database(), clock());
    surveys_ =
        std::make_unique<survey::Service>(database(), clock(), ids(), response::count_by_survey);
    responses_ = std::make_unique<response::Service>(database(), clock(), ids(), *surveys_);
    loader_ = make_loader();
}

/// Waits for what goes on in the background, on a busy machine for longer than a request may take.
void OnShards::drop_database(std::size_t place) {
    for (int attempt = 1;; ++attempt) {
        try {
            return servers_->tell(place, "DROP DATABASE IF EXISTS " + name_);
        } catch (const base::Error& error) {
            if (error.code() != base::ErrorCode::timed_out || attempt == 3) throw;
        }
    }
}

void OnShards::TearDown() {
    if (!shards_) return;
    loader_.reset();
    for (std::size_t place = 0; place < servers_->count(); ++place) drop_database(place);
    RandomAnswers::TearDown();
}

std::unique_ptr<Loader> OnShards::make_loader() {
    return std::make_unique<Loader>(*servers_, database(), clock(), ids(), registry_, settings_);
}

void OnShards::restart_loader() {
    loader_.reset();
    loader_ = make_loader();
}

void OnShards::load() {
    for (int i = 0; i < 1'000; ++i) {
        const auto outcome = loader_->step();
        if (outcome == Loader::Outcome::idle) return;
        ASSERT_EQ(outcome, Loader::Outcome::worked);
    }
    FAIL() << "is never done";
}

void OnShards::load_and_purge() {
    load();
    const base::Stopwatch watch;
    for (auto now = copy(); now.marked > now.purged; now = copy()) {
        // ClickHouse does it in the background: within a second, here.
        ASSERT_LT(watch.seconds(), 60);
        const bool is_under_way = now.purge_to > now.purged;
        if (!is_under_way) clock().advance(settings_.purge_every);
        if (is_under_way && now.purge_at > clock().now()) clock().advance(settings_.purge_delay);
        load();
    }
}

Copy OnShards::copy() {
    return database().reading([&](storage::Session& session) {
        return find(session, servers_->address().target()).value();
    });
}

std::int64_t OnShards::stored_rows(const std::string& condition) {
    std::int64_t rows = 0;
    for (std::size_t place = 0; place < servers_->count(); ++place)
        rows += stored_rows_at(place, condition);
    return rows;
}

std::int64_t OnShards::stored_rows_at(std::size_t place, const std::string& condition) {
    const auto now = copy();
    const Tables tables{servers_->address(), now.copy, now.build};
    const auto answer = servers_->ask_at(
        place, fmt::format("SELECT toUInt64(count()) FROM {} WHERE {} FORMAT RowBinary",
                           tables.response, condition));
    return RowReader{answer}.integer();
}

score::Query OnShards::query(const std::string& parameters) {
    return database().reading([&](storage::Session& session) {
        return score::read_query(http::Query::parse(parameters),
                                 {survey(), people::properties(session, workspace()),
                                  locale::TimeZone::utc(), clock().now()});
    });
}

OnShards::Told OnShards::ask_engine(score::Engine& engine, const score::Query& query) {
    Told told;
    engine.read(workspace(), [&](score::Counter& counter) {
        told.counted = counter.count(query);
        told.source = counter.source();
    });
    return told;
}

std::size_t OnShards::expect_same(const std::string& parameters) {
    const testing::ScopedTrace trace{__FILE__, __LINE__, parameters};
    const auto asked = query(parameters);
    const auto expected = ask_engine(*records_, asked).counted;
    const auto told = ask_engine(*engine_, asked);
    EXPECT_EQ(told.source.engine, "clickhouse");
    EXPECT_EQ(told.source.notice, std::nullopt);
    score::expect_equal(told.counted, expected);
    return expected.size();
}

}  // namespace hark::clickhouse
