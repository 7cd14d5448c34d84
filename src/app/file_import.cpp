#include "app/file_import.h"

#include <unistd.h>

#include <fstream>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "app/terminal.h"
#include "base/error.h"
#include "platform/csv/source.h"
#include "product/importing/import_store.h"
#include "product/people/property_store.h"
#include "product/workspace/workspace_store.h"

namespace hark::app {
namespace {

[[noreturn]] void refuse(const std::string& message) {
    throw BadUsage{message};
}

std::pair<std::string, std::string> split(const std::string& text, const std::string& flag) {
    const auto equals = text.find('=');
    if (equals == std::string::npos || equals == 0)
        refuse(fmt::format("{} {} is not NAME=COLUMN, e.g. {} \"{}\".", flag, text, flag,
                           flag == "--map" ? "score=NPS" : "region=Region"));
    return {text.substr(0, equals), text.substr(equals + 1)};
}

importing::Role role_of(const std::string& word) {
    std::string known;
    for (int i = 0; i < static_cast<int>(importing::Role::property); ++i) {
        const auto role = static_cast<importing::Role>(i);
        if (importing::to_text(role) == word) return role;
        known += (known.empty() ? "" : ", ") + std::string{importing::to_text(role)};
    }
    if (word == "ignore") return importing::Role::ignore;
    refuse(
        fmt::format("--map {}=…: there is no \"{}\". Use one of {}, ignore.", word, word, known));
}

/// "mrr:money:EUR" → key, kind, currency.
importing::Wish property_wish(const std::string& text) {
    auto [left, column] = split(text, "--property");
    importing::Wish wish;
    wish.role = importing::Role::property;
    wish.column = column;
    const auto first = left.find(':');
    wish.key = left.substr(0, first);
    if (first == std::string::npos) return wish;
    const auto second = left.find(':', first + 1);
    const auto kind = left.substr(first + 1, second - first - 1);
    wish.kind = people::parse_property_kind(kind);
    if (!wish.kind)
        refuse(fmt::format("--property {}: \"{}\" is not text, number, boolean, date or money.",
                           text, kind));
    if (second != std::string::npos) wish.currency = base::Currency::parse(left.substr(second + 1));
    if (second != std::string::npos && !wish.currency)
        refuse(fmt::format("--property {}: \"{}\" is no currency; write a code such as EUR.", text,
                           left.substr(second + 1)));
    return wish;
}

std::vector<importing::Wish> wishes(const FileFlags& flags) {
    std::vector<importing::Wish> all;
    for (const auto& map : flags.maps) {
        auto [word, column] = split(map, "--map");
        all.push_back({role_of(word), column, {}, {}, {}});
    }
    for (const auto& property : flags.properties) all.push_back(property_wish(property));
    return all;
}

std::optional<csv::DayOrder> day_order(const FileFlags& flags) {
    if (flags.dates == "day_first") return csv::DayOrder::day_first;
    if (flags.dates == "month_first") return csv::DayOrder::month_first;
    return std::nullopt;
}

/// A pipe can be read only once, and a file is read twice. `from`: "-" or the pipe's path.
std::filesystem::path copy_of_input(const std::string& from) {
    auto name = (std::filesystem::temp_directory_path() / "hark-input-XXXXXX").string();
    const int handle = mkstemp(name.data());
    if (handle < 0) refuse("There is no place for what comes through the pipe.");
    close(handle);
    std::ofstream copy{name, std::ios::binary};
    const auto input = csv::open_file(from);
    std::vector<char> block(1U << 20);
    while (const auto bytes = input->read(block.data(), block.size()))
        copy.write(block.data(), static_cast<std::streamsize>(bytes));
    if (!copy.flush()) refuse("What comes through the pipe does not fit on the disk.");
    return name;
}

locale::TimeZone zone_of(House& house, workspace::WorkspaceId workspace, const FileFlags& flags) {
    if (!flags.time_zone.empty()) {
        const auto zone = locale::TimeZone::find(flags.time_zone);
        if (!zone) refuse(fmt::format("--tz {}: write it like Europe/Berlin.", flags.time_zone));
        return *zone;
    }
    return house.database()
        .reading([&](storage::Session& session) { return workspace::find(session, workspace); })
        ->time_zone;
}

importing::Progress progress_of(ProgressBar& bar, std::int64_t rows) {
    return [&bar, rows](std::uint64_t done, std::uint64_t total) {
        const double share =
            total == 0 ? 0 : static_cast<double>(done) / static_cast<double>(total);
        bar.show(share, static_cast<std::int64_t>(share * static_cast<double>(rows)));
        return importing::Continue::yes;
    };
}

}  // namespace

OpenedFile::OpenedFile(OpenedFile&& other) noexcept
    : path(std::move(other.path)),
      is_temporary(std::exchange(other.is_temporary, false)),
      analysis(std::move(other.analysis)),
      mapping(std::move(other.mapping)) {}

OpenedFile::~OpenedFile() {
    std::error_code ignored;
    if (is_temporary) std::filesystem::remove(path, ignored);
}

void add_file_flags(CLI::App& verb, FileFlags& flags) {
    verb.add_option("--map", flags.maps,
                    "ROLE=COLUMN: which column is the score, comment, at, person, email, phone, "
                    "name, company, channel or external_id (repeatable; the rest is guessed)");
    verb.add_option(
        "--property", flags.properties,
        "KEY=COLUMN or KEY:KIND[:CURRENCY]=COLUMN, e.g. mrr:money:EUR=MRR (repeatable)");
    verb.add_option("--dates", flags.dates, "auto, day_first or month_first")
        ->check(CLI::IsMember({"auto", "day_first", "month_first"}))
        ->capture_default_str();
    verb.add_option("--tz", flags.time_zone, "Time zone of times that name none")
        ->envname("HARK_TZ");
    verb.add_option("--rejects", flags.rejects, "Where rows that give no response are written");
}

OpenedFile open_file(House& house, workspace::WorkspaceId workspace, const FileFlags& flags) {
    OpenedFile opened;
    const auto wanted = wishes(flags);
    const bool is_there = flags.file != "-" && std::filesystem::exists(flags.file);
    const bool is_pipe = is_there && !std::filesystem::is_regular_file(flags.file) &&
                         !std::filesystem::is_directory(flags.file);
    opened.is_temporary = flags.file == "-" || is_pipe;
    opened.path =
        opened.is_temporary ? copy_of_input(flags.file) : std::filesystem::path{flags.file};
    ProgressBar bar{"Looking at the file", "bytes"};
    importing::AnalysisOptions options;
    options.day_order = day_order(flags);
    options.progress = [&](std::uint64_t done, std::uint64_t total) {
        bar.show(total == 0 ? 0 : static_cast<double>(done) / static_cast<double>(total),
                 static_cast<std::int64_t>(done));
        return importing::Continue::yes;
    };
    opened.analysis = importing::analyse(opened.path, options);
    const auto known = house.database().reading(
        [&](storage::Session& session) { return people::properties(session, workspace); });
    opened.mapping =
        importing::make_mapping(opened.analysis, wanted, zone_of(house, workspace, flags), known);
    opened.mapping.day_order = options.day_order;
    return opened;
}

importing::Summary import_file(House& house, workspace::WorkspaceId workspace,
                               const OpenedFile& opened, const FileFlags& flags, Keep keep) {
    const auto survey = house.surveys().resolve(
        workspace, flags.survey.empty() ? std::nullopt : std::optional{flags.survey});
    ProgressBar bar{keep == Keep::yes ? "Importing" : "Checking", "rows"};
    const auto progress = progress_of(bar, static_cast<std::int64_t>(opened.analysis.rows));
    importing::Import record;
    record.id = house.ids().make<response::Import>();
    const importing::Job job{opened.path, opened.analysis, opened.mapping, workspace,
                             survey,      record.id,       flags.rejects};
    if (keep == Keep::no)
        return importing::rehearse(job, house.responses(), house.clock(), progress);

    record.survey = survey.id;
    record.filename = flags.file;
    record.bytes = static_cast<std::int64_t>(opened.analysis.bytes);
    record.state = importing::State::importing;
    record.created_at = house.clock().now();
    house.database().write(
        [&](storage::Session& session) { importing::add(session, workspace, record); });
    const auto step = [&](storage::Session& session, const importing::Summary& so_far) {
        record.summary = so_far;
        importing::update(session, workspace, record, house.clock().now());
    };
    const auto summary = importing::run(job, house.responses(), house.clock(), step, progress);
    record.summary = summary;
    record.state = importing::State::done;
    house.database().write([&](storage::Session& session) {
        importing::update(session, workspace, record, house.clock().now());
    });
    return summary;
}

}  // namespace hark::app
