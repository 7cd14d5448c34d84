#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "app/commands.h"
#include "app/compose.h"
#include "app/first_start.h"

namespace hark::app {
namespace {

int migrate(const Place& place, storage::Database::DryRun dry_run) {
    // A dry run makes nothing, not even an empty database.
    const bool is_dry = dry_run == storage::Database::DryRun::yes;
    const auto location =
        is_dry && !has_records(place) ? storage::Location::in_memory() : place.location();
    const auto steps = storage::Database::open(location)->migrate(migrations(), dry_run);
    for (const auto& step : steps) fmt::print("{}\n", step);
    if (steps.empty())
        fmt::print(stderr, "The tables are up to date.\n");
    else
        fmt::print(stderr, "{} {} {}.\n", steps.size(), steps.size() == 1 ? "step" : "steps",
                   is_dry ? "would be applied" : "applied");
    return 0;
}

}  // namespace

void add_migrate(CLI::App& program, Run& run) {
    struct Flags {
        Place place;
        bool is_dry_run = false;
    };
    auto flags = std::make_shared<Flags>();
    auto* verb = program.add_subcommand(
        "migrate", "Bring the tables up to date (serve and the other verbs do so by themselves)");
    add_place(*verb, flags->place);
    verb->add_flag("--dry-run", flags->is_dry_run, "Only say what would be applied");
    verb->callback([flags, &run] {
        run = [flags] {
            return migrate(flags->place, flags->is_dry_run ? storage::Database::DryRun::yes
                                                           : storage::Database::DryRun::no);
        };
    });
}

}  // namespace hark::app
