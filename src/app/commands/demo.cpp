#include <fstream>
#include <iostream>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "app/commands.h"
#include "app/compose.h"
#include "app/terminal.h"
#include "base/error.h"
#include "product/demo/demo_csv.h"
#include "product/demo/given.h"
#include "product/demo/truths_json.h"
#include "product/workspace/workspace_store.h"

namespace hark::app {
namespace {

struct Flags {
    Place place;
    std::string scenario = "office";
    std::int64_t responses = 20'000;
    std::uint64_t seed = 1;
    std::string last_day;
    std::string out;
    std::string truths;
    std::string owner_email;
    std::string owner_password;
    bool is_only_if_empty = false;
};

demo::Scenario scenario_of(const Flags& flags, const base::Clock& clock) {
    auto last_day =
        base::Date{std::chrono::floor<std::chrono::days>(clock.now()) - std::chrono::days{1}};
    if (!flags.last_day.empty()) {
        const auto wanted = base::parse_date(flags.last_day);
        if (!wanted) throw BadUsage{"--last-day is a day such as 2026-06-30."};
        last_day = *wanted;
    }
    const auto made = demo::scenario(flags.scenario, flags.responses, last_day);
    CHECK(made.has_value());
    return *made;
}

double share(std::int64_t done, const Flags& flags) {
    return static_cast<double>(done) / static_cast<double>(flags.responses);
}

void write_truths(const demo::Scenario& scenario, const Flags& flags, const std::string& path) {
    std::ofstream file{path, std::ios::binary | std::ios::trunc};
    if (!(file << demo::truths(scenario, flags.seed) << "\n").flush())
        throw base::Error{base::ErrorCode::unavailable, "The truths cannot be written to " + path};
}

int write_file(const Flags& flags) {
    const base::SystemClock clock;
    demo::Programme programme{scenario_of(flags, clock), flags.seed};
    std::ofstream file;
    if (flags.out != "-") file.open(flags.out, std::ios::binary | std::ios::trunc);
    std::ostream& out = flags.out == "-" ? std::cout : file;
    ProgressBar bar{"Inventing", "responses"};
    std::string block = demo::csv_header();
    constexpr std::size_t block_bytes = 1U << 20;
    while (const auto answer = programme.next()) {
        demo::append_csv(programme.scenario(), *answer, block);
        if (block.size() < block_bytes) continue;
        out << block;
        block.clear();
        bar.show(share(answer->number, flags), answer->number);
    }
    if (!(out << block).flush())
        throw base::Error{base::ErrorCode::unavailable,
                          "The file cannot be written to " + flags.out + "; is the disk full?"};
    bar.finish();
    if (!flags.truths.empty()) write_truths(programme.scenario(), flags, flags.truths);
    if (flags.truths.empty() && flags.out != "-")
        write_truths(programme.scenario(), flags, flags.out + ".truths.json");
    return 0;
}

void give(House& house, workspace::WorkspaceId workspace, std::vector<response::Given>& given) {
    house.responses().give_many(workspace, given);
    given.clear();
}

bool is_empty(House& house, workspace::WorkspaceId workspace) {
    const auto surveys = house.surveys().list(workspace);
    return std::all_of(surveys.begin(), surveys.end(),
                       [](const survey::Counted& one) { return one.responses == 0; });
}

void name_workspace(House& house, workspace::WorkspaceId id) {
    house.database().write([&](storage::Session& session) {
        auto found = workspace::find(session, id);
        if (!found || found->name != workspace::default_name) return;
        found->name = "Harbour Office (demo)";
        found->goal = 40;
        workspace::update(session, *found);
    });
}

int fill_workspace(const Flags& flags) {
    House house{flags.place};
    const auto text = [](const std::string& value) {
        return value.empty() ? std::nullopt : std::optional{value};
    };
    const auto workspace =
        house.ensure_workspace(text(flags.owner_email), text(flags.owner_password));
    if (flags.is_only_if_empty && !is_empty(house, workspace)) return 0;
    name_workspace(house, workspace);
    demo::Programme programme{scenario_of(flags, house.clock()), flags.seed};
    const auto survey = house.surveys().resolve(workspace, std::nullopt);
    ProgressBar bar{"Inventing a demo workspace", "responses"};
    std::vector<response::Given> given;
    constexpr std::size_t rows_per_commit = 2'000;
    while (const auto answer = programme.next()) {
        given.push_back(demo::to_given(programme.scenario(), *answer));
        given.back().survey = survey;
        if (given.size() < rows_per_commit) continue;
        give(house, workspace, given);
        bar.show(share(answer->number, flags), answer->number);
    }
    give(house, workspace, given);
    bar.finish();
    write_truths(programme.scenario(), flags,
                 flags.truths.empty() ? flags.place.data + "/demo.truths.json" : flags.truths);
    if (const auto& owner = house.first_owner();
        owner && owner->origin == access::FirstOwner::Password::made_up)
        fmt::print("Sign in as {} with the password {} (shown only this once)\n", owner->email,
                   owner->password);
    fmt::print(stderr, "{} responses of the scenario \"{}\" are in.\n",
               with_commas(flags.responses), flags.scenario);
    return 0;
}

}  // namespace

void add_demo(CLI::App& program, Run& run) {
    auto flags = std::make_shared<Flags>();
    auto* verb = program.add_subcommand(
        "demo", "Invent a believable programme, into the workspace or (--out) into a CSV");
    add_place(*verb, flags->place);
    verb->add_option("--scenario", flags->scenario,
                     "office (a bad release, a recovered team, a vocal few …) or steady (nothing)")
        ->check(CLI::IsMember(demo::scenario_names()))
        ->capture_default_str();
    verb->add_option("--responses", flags->responses, "How many")
        ->check(CLI::Range(1, 2'000'000'000))
        ->capture_default_str();
    verb->add_option("--seed", flags->seed, "The same seed gives the same programme")
        ->capture_default_str();
    verb->add_option("--last-day", flags->last_day,
                     "The programme's last day (default: yesterday)");
    verb->add_option("--out", flags->out, "Write a CSV instead; - is stdout");
    verb->add_option("--truths", flags->truths, "Where to write what was planted, as JSON");
    verb->add_flag("--if-empty", flags->is_only_if_empty,
                   "Do nothing when the workspace has responses");
    verb->add_option("--owner-email", flags->owner_email)->envname("HARK_OWNER_EMAIL");
    verb->add_option("--owner-password", flags->owner_password)->envname("HARK_OWNER_PASSWORD");
    verb->callback([flags, &run] {
        run = [flags] { return flags->out.empty() ? fill_workspace(*flags) : write_file(*flags); };
    });
}

}  // namespace hark::app
