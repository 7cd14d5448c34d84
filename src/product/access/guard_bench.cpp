#include <benchmark/benchmark.h>

#include "platform/crypto/crypto.h"
#include "platform/storage/database.h"
#include "product/access/guard.h"
#include "product/access/migrations.h"
#include "product/access/session_store.h"
#include "product/workspace/migrations.h"

namespace hark::access {
namespace {

/// A database in memory with one owner and one key, and the guard over it.
struct Gate {
    Gate() {
        auto all = workspace::migrations();
        for (auto& migration : migrations()) all.push_back(std::move(migration));
        database->migrate(all);
        ensure_owner(service);
        const auto workspace = database->reading([](storage::Session& session) {
            return candidates(session, default_owner_email).at(0).workspace;
        });
        secret = service.keys().create(Caller::at_machine(workspace), "shop", Scope::write).secret;
        request.method = http::Method::post;
        request.headers = {{"Authorization", "Bearer " + secret}};
        route.permission = http::Permission::write;
    }

    std::unique_ptr<storage::Database> database =
        storage::Database::open(storage::Location::in_memory());
    base::SystemClock clock;
    base::IdSource ids{clock, 1};
    AccessService service{*database, clock, ids};
    std::string secret;
    http::Request request;
    http::Route route;
};

Gate& gate() {
    static Gate gate;
    return gate;
}

/// What every POST /responses pays for its key.
void let_a_key_in(benchmark::State& state) {
    const auto guard = make_guard(gate().service);
    for (auto _ : state) {
        http::Request request = gate().request;
        guard(request, gate().route);
        benchmark::DoNotOptimize(request.caller);
    }
}
BENCHMARK(let_a_key_in)->ThreadRange(1, 8)->UseRealTime();

/// What it pays when the key was not seen for limits::access_memory.
void look_a_key_up(benchmark::State& state) {
    for (auto _ : state) {
        KeyService fresh{*gate().database, gate().clock, gate().ids};
        benchmark::DoNotOptimize(fresh.recognise(gate().secret));
    }
}
BENCHMARK(look_a_key_up);

}  // namespace
}  // namespace hark::access
