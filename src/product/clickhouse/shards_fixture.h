#pragma once

#include <memory>
#include <optional>
#include <string>

#include "platform/metrics/registry.h"
#include "product/clickhouse/engine.h"
#include "product/clickhouse/loader.h"
#include "product/response/response_service.h"
#include "product/score/random_fixture.h"
#include "product/score/sql_engine_store.h"

namespace hark::clickhouse {

/// Two ClickHouse servers that are the shards of one cluster (tests/support/clickhouse).
class Shards {
public:
    /// Those that ctest started for all tests. Nothing when ClickHouse is not installed.
    /// Throws: std::runtime_error when HARK_TEST_CLICKHOUSE does not say where they are.
    static std::unique_ptr<Shards> shared();
    /// Two of one's own, to be stopped and started at will; gone with the object.
    static std::unique_ptr<Shards> own();
    ~Shards();
    Shards(const Shards&) = delete;
    Shards& operator=(const Shards&) = delete;

    /// `database` names one that nobody else has.
    Address address(const std::string& database) const;
    /// As --analytics takes it.
    const std::string& url() const { return url_; }
    void halt(int shard) const;  ///< 1 or 2; at once, as a crash does
    void resume(int shard) const;
    /// Whether a file of its folder has these bytes.
    bool has_on_disk(int shard, const std::string& bytes) const;

private:
    Shards(std::string folder, std::string url);

    std::string folder_;  // empty: not ours to stop
    std::string url_;
};

/// A workspace as in score::RandomAnswers, and a copy of its responses on two shards. Skipped where
/// ClickHouse is not installed.
class OnShards : public score::RandomAnswers {
protected:
    void SetUp() override;
    void TearDown() override;
    /// What `SetUp` uses.
    virtual std::unique_ptr<Shards> find_shards() { return Shards::shared(); }

    const Shards& shards() const { return *shards_; }
    std::unique_ptr<Loader> make_loader();
    Loader& loader() { return *loader_; }
    /// Puts another loader in its place, as the restart of a program does.
    void restart_loader();
    /// Steps until everything is loaded.
    void load();
    /// Steps until everything is loaded and what was replaced is gone for good.
    void load_and_purge();

    Engine& engine() { return *engine_; }
    Servers& servers() { return *servers_; }
    score::SqlEngine& records() { return *records_; }
    response::Service& responses() { return *responses_; }
    metrics::Registry& registry() { return registry_; }
    Copy copy();
    /// Sum of count() over the shards' own tables of responses, replaced rows included.
    std::int64_t stored_rows(const std::string& condition = "1");
    std::int64_t stored_rows_at(std::size_t place, const std::string& condition = "1");

    score::Query query(const std::string& parameters);
    struct Told {
        std::vector<score::Counted> counted;
        score::Source source;
    };
    Told ask_engine(score::Engine& engine, const score::Query& query);
    /// Both engines count the same, and it is ClickHouse that did. Returns: how many rows.
    std::size_t expect_same(const std::string& parameters);

    Loader::Settings settings_;

private:
    void drop_database(std::size_t place);

    std::unique_ptr<Shards> shards_;
    std::string name_;
    metrics::Registry registry_;
    std::unique_ptr<Servers> servers_;
    std::unique_ptr<score::SqlEngine> records_;
    std::unique_ptr<Engine> engine_;
    std::unique_ptr<survey::Service> surveys_;
    std::unique_ptr<response::Service> responses_;
    std::unique_ptr<Loader> loader_;
};

/// The same on shards of its own.
class OnOwnShards : public OnShards {
protected:
    std::unique_ptr<Shards> find_shards() override { return Shards::own(); }
};

}  // namespace hark::clickhouse
