#include <cstdlib>
#include <fstream>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "app/commands.h"
#include "app/file_import.h"
#include "app/first_start.h"
#include "app/terminal.h"
#include "base/error.h"
#include "product/people/property_store.h"
#include "product/report/html.h"
#include "product/report/make_report.h"
#include "product/report/report_json.h"
#include "product/report/terminal.h"
#include "product/segment/filter.h"
#include "product/segment/period.h"
#include "product/workspace/workspace_store.h"

namespace hark::app {
namespace {

struct Flags {
    Place place;
    FileFlags file;
    std::vector<std::string> where;
    std::string from;
    std::string to;
    std::string format = "text";
    std::string out;
};

/// The part of the query that depends on what the workspace knows.
void read_selection(House& house, workspace::WorkspaceId workspace, const Flags& flags,
                    report::Query& query) {
    std::vector<base::FieldProblem> problems;
    segment::PeriodText period;
    if (!flags.from.empty()) period.from = flags.from;
    if (!flags.to.empty()) period.to = flags.to;
    query.period = segment::parse_period(period, query.zone, problems);
    const auto known = house.database().reading(
        [&](storage::Session& session) { return people::properties(session, workspace); });
    query.filter = segment::Filter::parse(flags.where, known, problems);
    if (!problems.empty())
        throw BadUsage{fmt::format("--{}: {}", problems.front().field, problems.front().message)};
}

locale::TimeZone zone_of(House& house, workspace::WorkspaceId workspace) {
    return house.database()
        .reading([&](storage::Session& session) { return workspace::find(session, workspace); })
        ->time_zone;
}

report::Look look_of_terminal() {
    report::Look look;
    if (!is_terminal(Stream::out)) return look;
    look.width = terminal_width();
    const char* depth = std::getenv("COLORTERM");
    const bool has_all =
        depth && (std::string{depth} == "truecolor" || std::string{depth} == "24bit");
    const bool wants_none = std::getenv("NO_COLOR") != nullptr;
    if (!wants_none)
        look.colour = has_all ? report::Look::Colour::full : report::Look::Colour::palette;
    return look;
}

std::string write(const report::Report& report, const Flags& flags) {
    if (flags.format == "json") return report::to_json_text(report) + "\n";
    if (flags.format == "html") return report::to_html(report);
    return report::to_terminal(report, flags.out.empty() ? look_of_terminal() : report::Look{});
}

int put(const std::string& text, const std::string& path) {
    if (path.empty()) {
        std::fwrite(text.data(), 1, text.size(), stdout);
        return 0;
    }
    std::ofstream file{path, std::ios::binary | std::ios::trunc};
    if (!(file << text).flush())
        throw base::Error{base::ErrorCode::unavailable, "The report cannot be written to " + path};
    return 0;
}

/// A file needs no server and no database: it is imported into one in memory.
int report_on_file(const Flags& flags) {
    House house;
    const auto workspace = house.ensure_workspace();
    const auto opened = open_file(house, workspace, flags.file);
    report::Query query;
    query.import = import_file(house, workspace, opened, flags.file, Keep::yes);
    query.title = std::filesystem::path{flags.file.file}.filename().string();
    query.survey = house.surveys().resolve(workspace, std::nullopt);
    query.zone = opened.mapping.zone;
    read_selection(house, workspace, flags, query);
    return put(write(report::make_report(house.database(), workspace, query), flags), flags.out);
}

int report_on_survey(const Flags& flags) {
    require_records(flags.place);
    House house{flags.place};
    const auto workspace = workspace_of(house);
    report::Query query;
    query.survey = house.surveys().resolve(
        workspace, flags.file.survey.empty() ? std::nullopt : std::optional{flags.file.survey});
    query.title = house.surveys().find(workspace, query.survey.key).survey.name;
    query.zone = zone_of(house, workspace);
    read_selection(house, workspace, flags, query);
    return put(write(report::make_report(house.database(), workspace, query), flags), flags.out);
}

}  // namespace

void add_report(CLI::App& program, Run& run) {
    auto flags = std::make_shared<Flags>();
    auto* verb = program.add_subcommand(
        "report", "Write what an analyst would: on a file, or on a survey that Hark holds");
    verb->add_option("FILE", flags->file.file,
                     "A CSV or TSV of responses; without it, the survey in --data");
    add_place(*verb, flags->place);
    verb->add_option("--survey", flags->file.survey, "Key or id of the survey (default nps)");
    add_file_flags(*verb, flags->file);
    verb->add_option("--from", flags->from, "First day, e.g. 2026-01-01");
    verb->add_option("--to", flags->to, "Last day");
    verb->add_option("--where", flags->where, "Only these, e.g. plan:pro (repeatable)");
    verb->add_option("--format", flags->format, "text, json or html")
        ->check(CLI::IsMember({"text", "json", "html"}))
        ->capture_default_str();
    verb->add_option("--out", flags->out, "Write to this file instead of stdout");
    verb->callback([flags, &run] {
        run = [flags] {
            return flags->file.file.empty() ? report_on_survey(*flags) : report_on_file(*flags);
        };
    });
}

}  // namespace hark::app
