#include "product/clickhouse/engine.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/limits.h"
#include "base/log.h"
#include "product/clickhouse/counter_store.h"
#include "product/response/change_store.h"

namespace hark::clickhouse {
namespace {

constexpr const char* unreachable =
    "ClickHouse cannot be asked at the moment. The records were counted instead: the numbers are "
    "right, and take longer.";
constexpr const char* unfinished =
    "ClickHouse does not have all responses yet. The records were counted instead: the numbers are "
    "right, and take longer.";

std::optional<std::string> lag_notice(std::chrono::microseconds lag) {
    if (lag < base::limits::clickhouse_lag) return std::nullopt;
    return fmt::format(
        "ClickHouse is {} behind the records: newer responses are not counted yet.",
        lag < std::chrono::minutes{120}
            ? fmt::format("{} minutes", std::chrono::ceil<std::chrono::minutes>(lag).count())
            : fmt::format("{} hours", std::chrono::ceil<std::chrono::hours>(lag).count()));
}

}  // namespace

/// The records' counts, with a word on why they were asked.
class Engine::Instead final : public score::Counter {
public:
    Instead(score::Counter& records, std::string notice)
        : records_(records), notice_(std::move(notice)) {}

    std::vector<score::Counted> count(const score::Query& query, std::size_t most) override {
        return records_.count(query, most);
    }
    score::Source source() const override {
        auto source = records_.source();
        source.notice = notice_;
        return source;
    }

private:
    score::Counter& records_;
    const std::string notice_;
};

/// Begins with ClickHouse, and stays with the records from the first failure on.
class Engine::Either final : public score::Counter {
public:
    Either(Engine& engine, workspace::WorkspaceId workspace, clickhouse::Counter& copy)
        : engine_(engine), workspace_(workspace), copy_(&copy) {}

    std::vector<score::Counted> count(const score::Query& query, std::size_t most) override {
        if (copy_) {
            try {
                return copy_->count(query, most);
            } catch (const base::Error& error) {
                if (error.code() == base::ErrorCode::invalid) throw;  // the question's fault
                base::log::warning("The records are counted instead: {}", error.what());
                engine_.rests_until_us_ =
                    base::to_micros(engine_.clock_.now() + base::limits::clickhouse_rest);
                copy_ = nullptr;
            }
        }
        std::vector<score::Counted> counted;
        engine_.records_.read(workspace_, [&](score::Counter& records) {
            Instead instead{records, unreachable};
            counted = instead.count(query, most);
            instead_ = instead.source();
        });
        return counted;
    }

    score::Source source() const override { return copy_ ? copy_->source() : instead_; }

private:
    Engine& engine_;
    const workspace::WorkspaceId workspace_;
    clickhouse::Counter* copy_;
    score::Source instead_;
};

Engine::Engine(Servers& servers, score::Engine& records, storage::Database& database,
               const base::Clock& clock)
    : servers_(servers), records_(records), database_(database), clock_(clock) {}

void Engine::read(workspace::WorkspaceId workspace,
                  const std::function<void(score::Counter&)>& work) {
    const auto now = clock_.now();
    const auto [copy, last_change] = database_.reading([&](storage::Session& session) {
        return std::pair{find(session, servers_.address().target()),
                         response::change_range(session).last};
    });
    const bool rests = base::to_micros(now) < rests_until_us_;
    if (!copy || !copy->is_ready || rests) {
        records_.read(workspace, [&](score::Counter& records) {
            Instead instead{records, rests ? unreachable : unfinished};
            work(instead);
        });
        return;
    }
    const auto as_of = complete_until(*copy, last_change, now);
    clickhouse::Counter counter{servers_, database_, workspace, *copy,
                                score::Source{"clickhouse", as_of, lag_notice(now - as_of)}};
    Either either{*this, workspace, counter};
    work(either);
}

}  // namespace hark::clickhouse
