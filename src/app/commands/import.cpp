#include <unistd.h>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "app/commands.h"
#include "app/file_import.h"
#include "app/first_start.h"
#include "app/terminal.h"
#include "platform/json/json.h"
#include "product/importing/import_json.h"

namespace hark::app {
namespace {

struct Flags {
    Place place;
    FileFlags file;
    bool is_dry_run = false;
    std::string format = "text";
};

/// What each column was taken for, with samples, for the person who wonders.
void show_columns(const OpenedFile& opened) {
    constexpr std::size_t samples_shown = 3;
    constexpr std::size_t name_columns = 32;
    for (const auto& target : opened.mapping.targets) {
        const auto& column = opened.analysis.columns[target.column];
        std::string samples;
        for (std::size_t i = 0; i < column.samples.size() && i < samples_shown; ++i)
            samples += (i == 0 ? "" : ", ") + column.samples[i].substr(0, 24);
        const std::string what = target.role == importing::Role::property
                                     ? fmt::format("property {}", target.key)
                                     : std::string{importing::to_text(target.role)};
        fmt::print(stderr, "  {:<32} → {:<24} {}\n", column.header.name.substr(0, name_columns),
                   what, samples);
    }
}

void show_text(const Flags& flags, const importing::Summary& summary) {
    fmt::print("{} rows read, {} {}, {} duplicates, {} rejected.\n", with_commas(summary.read),
               with_commas(summary.imported), flags.is_dry_run ? "would be imported" : "imported",
               with_commas(summary.duplicates), with_commas(summary.rejected));
    for (const auto& [key, reason] : summary.reasons)
        fmt::print("  {} rejected: {} ({})\n", with_commas(reason.count), reason.message,
                   reason.code);
    if (summary.rejected > 0 && !flags.file.rejects.empty())
        fmt::print("  The rejected rows, with their reasons: {}\n", flags.file.rejects);
    for (const auto& note : summary.notes) fmt::print("Note: {}\n", note);
}

/// Where rejected rows go when nobody said: beside the file, else to the data folder.
std::filesystem::path usual_rejects(const Flags& flags) {
    const std::filesystem::path file{flags.file.file};
    auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path{"."};
    if (::access(folder.c_str(), W_OK) != 0) folder = flags.place.data;
    return (folder / (file.stem().string() + ".rejects.csv")).lexically_normal();
}

/// The path, or with ".2", ".3" … before its extension: rows that were rejected before may be half
/// mended by now, and are never overwritten.
std::filesystem::path not_taken(const std::filesystem::path& wanted) {
    auto path = wanted;
    for (int number = 2; std::filesystem::is_regular_file(path); ++number)
        path = wanted.parent_path() /
               fmt::format("{}.{}{}", wanted.stem().string(), number, wanted.extension().string());
    return path;
}

int import(Flags flags) {
    House house{flags.place};
    const auto workspace = workspace_of(house);
    auto& rejects = flags.file.rejects;
    if (rejects.empty() && flags.file.file != "-" && !flags.is_dry_run)
        rejects = usual_rejects(flags).string();
    if (!rejects.empty()) rejects = not_taken(rejects).string();
    const auto opened = open_file(house, workspace, flags.file);
    if (flags.format == "text") show_columns(opened);
    const auto summary =
        import_file(house, workspace, opened, flags.file, flags.is_dry_run ? Keep::no : Keep::yes);
    if (flags.format == "json") {
        auto object = importing::to_json(summary);
        object["dry_run"] = flags.is_dry_run;
        fmt::print("{}\n", json::to_text(object));
    } else {
        show_text(flags, summary);
    }
    return 0;
}

}  // namespace

void add_import(CLI::App& program, Run& run) {
    auto flags = std::make_shared<Flags>();
    auto* verb = program.add_subcommand("import", "Bring in a CSV or TSV of responses");
    verb->add_option("FILE", flags->file.file, "The file; - reads standard input")->required();
    add_place(*verb, flags->place);
    verb->add_option("--survey", flags->file.survey, "Key or id of the survey (default nps)");
    add_file_flags(*verb, flags->file);
    verb->add_flag("--dry-run", flags->is_dry_run, "Say what would be imported, keep nothing");
    verb->add_option("--format", flags->format, "text or json")
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
    verb->callback([flags, &run] { run = [flags] { return import(*flags); }; });
}

}  // namespace hark::app
