#include "platform/storage/migration_store.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/clock.h"
#include "platform/storage/connection.h"
#include "platform/storage/statement_text.h"

namespace hark::storage {

std::vector<Migration> migrations();  // this folder's own, made by the build

namespace {

constexpr const char* create_table = R"(
    CREATE TABLE IF NOT EXISTS hark_migration (
        slice      TEXT NOT NULL,
        name       TEXT NOT NULL,
        sum        TEXT NOT NULL,
        applied_at BIGINT NOT NULL,
        PRIMARY KEY (slice, name)
    ))";
constexpr const char* select_applied = "SELECT slice, name, sum FROM hark_migration";
constexpr const char* insert_applied =
    "INSERT INTO hark_migration (slice, name, sum, applied_at) VALUES (:slice, :name, :sum, :at)";
constexpr const char* count_node =
    "UPDATE hark_node SET taken = taken + 1 WHERE id = 1 RETURNING taken";

/// FNV-1a of the statements: tells an edited migration, but not one with another comment.
std::string sum_of(const std::vector<std::string>& statements) {
    std::uint64_t sum = 14695981039346656037ULL;
    for (const std::string& statement : statements) {
        for (const char c : statement + ";") {
            if (c == ' ' || c == '\n' || c == '\r' || c == '\t') continue;
            sum = (sum ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
        }
    }
    return fmt::format("{:016x}", sum);
}

std::string full_name(std::string_view slice, std::string_view name) {
    return fmt::format("{}/{}", slice, name);
}

void require_known(const std::map<std::string, std::string>& applied,
                   const std::vector<Migration>& migrations) {
    std::set<std::string> known;
    for (const Migration& migration : migrations) {
        CHECK(known.insert(full_name(migration.slice, migration.name)).second);
    }
    for (const auto& [name, sum] : applied) {
        if (known.contains(name)) continue;
        throw base::Error(base::ErrorCode::conflict,
                          fmt::format("A newer Hark has used this database (it has {}, which this "
                                      "program does not know): install that version or newer.",
                                      name));
    }
}

}  // namespace

std::vector<std::string> apply_migrations(Session::Connection& connection,
                                          const std::vector<Migration>& given,
                                          Database::DryRun dry_run) {
    std::vector<Migration> all = migrations();
    all.insert(all.end(), given.begin(), given.end());

    connection.run_once(create_table);
    Session session{connection};
    std::map<std::string, std::string> applied;
    session.each(select_applied, {}, [&](const Row& row) {
        applied[full_name(row.text("slice"), row.text("name"))] = row.text("sum");
    });
    require_known(applied, all);

    std::vector<std::string> names;
    for (const Migration& migration : all) {
        const std::string name = full_name(migration.slice, migration.name);
        const std::vector<std::string> statements = split_statements(migration.sql);
        const std::string sum = sum_of(statements);
        if (const auto found = applied.find(name); found != applied.end()) {
            if (found->second == sum) continue;
            throw base::Error(base::ErrorCode::conflict,
                              fmt::format("The migration {} is not what was applied to this "
                                          "database: it was edited afterwards. Install the program "
                                          "that made the database, or a later release of it.",
                                          name));
        }
        names.push_back(name);
        if (dry_run == Database::DryRun::yes) continue;
        for (const std::string& statement : statements) connection.run_once(statement);
        session.execute(insert_applied, {{"slice", migration.slice},
                                         {"name", migration.name},
                                         {"sum", sum},
                                         {"at", base::to_micros(base::SystemClock{}.now())}});
    }
    return names;
}

int take_next_node(Session& session) {
    const auto taken =
        session.one(count_node, {}, [](const Row& row) { return row.integer("taken"); });
    CHECK(taken.has_value());
    return static_cast<int>(*taken % 1024);
}

}  // namespace hark::storage
