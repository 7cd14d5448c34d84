#include <algorithm>
#include <regex>

#include "rules.h"

namespace hark::tidy {
namespace {

bool is_test(std::string_view path) {
    return ends_with(path, "_test.cpp") || ends_with(path, "_bench.cpp") ||
           ends_with(path, "_fuzz.cpp") || path.find("_fixture.") != std::string_view::npos;
}

bool is_statement(const std::string& literal) {
    static const std::regex pattern{
        R"(^\s*(WITH\s+\w+|SELECT\s|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+(TABLE|INDEX|UNIQUE)))"};
    return std::regex_search(literal, pattern);
}

/// Whether the statement reads, changes or writes rows of one workspace only: it compares
/// workspace_id with :workspace where rows are chosen, in every join too, or lists it among the
/// columns it inserts.
bool keeps_to_workspace(const std::string& sql) {
    static const std::regex insert{R"(^\s*INSERT\s+INTO\s+\w+\s*(\(([^)]*)\))?)"};
    static const std::regex create{R"(^\s*CREATE\s)"};
    static const std::regex column{R"(\bworkspace_id\b)"};
    static const std::regex reads{R"(\bSELECT\b[\s\S]*\bFROM\b)"};
    static const std::regex choice{R"(\b(WHERE|ON)\b[\s\S]*\bworkspace_id\s*=\s*:workspace\b)"};
    static const std::regex join{R"(\bJOIN\b)"};
    static const std::regex condition{R"(\bON\b[\s\S]*\bworkspace_id\s*=)"};
    static const std::regex where{R"(\bWHERE\b[\s\S]*)"};

    if (std::regex_search(sql, create)) return std::regex_search(sql, column);
    if (std::smatch match; std::regex_search(sql, match, insert)) {
        const auto columns = match[2].str();
        if (!std::regex_search(columns, column)) return false;
        if (!std::regex_search(sql, reads)) return true;
    }
    if (!std::regex_search(sql, choice)) return false;
    std::sregex_token_iterator part{sql.begin(), sql.end(), join, -1};
    for (++part; part != std::sregex_token_iterator{}; ++part) {
        const auto joined = std::regex_replace(part->str(), where, "");
        if (!std::regex_search(joined, condition)) return false;
    }
    return true;
}

bool may_hold_sql(std::string_view path) {
    return path.find("_store.") != std::string_view::npos ||
           starts_with(path, "src/platform/storage/");
}

bool may_hold_json(std::string_view path) {
    return path.find("_http.") != std::string_view::npos ||
           path.find("_json.") != std::string_view::npos ||
           starts_with(path, "src/platform/json/") || starts_with(path, "src/platform/http/") ||
           starts_with(path, "src/app/");
}

struct HeavyHeader {
    std::string_view header;
    std::vector<std::string> homes;
};

const std::vector<HeavyHeader> heavy_headers = {
    {"boost/beast", {"src/platform/http/"}},
    {"boost/asio", {"src/platform/http/"}},
    {"soci", {"src/platform/storage/"}},
    {"libpq-fe.h", {"src/platform/storage/"}},
    {"sqlite3.h", {"src/platform/storage/"}},
    {"spdlog/", {"src/base/log.cpp"}},
    {"CLI/", {"src/app/"}},
    {"unicode/", {"src/platform/csv/", "src/platform/locale/", "src/engine/language/"}},
    {"prometheus/", {"src/platform/metrics/"}},
    {"sodium.h", {"src/platform/crypto/"}},
    {"curl/", {"src/platform/http_client/", "src/platform/mail/"}},
    {"kainjow/", {"src/platform/templates/"}},
    {"date/", {"src/platform/locale/"}},
};

bool is_generated(std::string_view path) {
    return ends_with(path, "schema.d.ts") || ends_with(path, "package-lock.json") ||
           path.find("/generated/") != std::string_view::npos;
}

}  // namespace

std::vector<Finding> long_files(const Tree& tree) {
    constexpr auto most_lines = 400;
    std::vector<Finding> findings;
    for (const auto& [path, source] : tree) {
        if (is_generated(path)) continue;
        const auto lines = std::count(source.begin(), source.end(), '\n');
        if (lines > most_lines)
            findings.push_back({path, "has " + std::to_string(lines) +
                                          " lines; split it by idea, the limit is 400"});
    }
    return findings;
}

std::vector<Finding> stray_sql(const Tree& tree) {
    std::vector<Finding> findings;
    for (const auto& [path, source] : tree) {
        if (!is_cpp(path) || !starts_with(path, "src/") || may_hold_sql(path) || is_test(path))
            continue;
        for (const auto& literal : string_literals(source))
            if (is_statement(literal))
                findings.push_back(
                    {path, "holds SQL; move it to a _store file: " + literal.substr(0, 60)});
    }
    return findings;
}

std::vector<Finding> sql_without_workspace(const Tree& tree) {
    std::vector<Finding> findings;
    for (const auto& [path, source] : tree) {
        if (!is_cpp(path) || !starts_with(path, "src/product/") || is_test(path)) continue;
        for (const auto& literal : string_literals(source)) {
            const bool is_free = literal.find("/* any workspace:") != std::string::npos;
            if (is_statement(literal) && !is_free && !keeps_to_workspace(literal))
                findings.push_back(
                    {path, "has a statement that does not keep to workspace_id = :workspace: " +
                               literal.substr(0, 80)});
        }
    }
    return findings;
}

std::vector<Finding> stray_json(const Tree& tree) {
    // spelling.h is about words, and knows no JSON.
    static const std::regex use{R"(#include\s+["<](platform/json/(?!spelling\.h)|boost/json))"};
    std::vector<Finding> findings;
    for (const auto& [path, source] : tree) {
        if (!is_cpp(path) || !starts_with(path, "src/") || may_hold_json(path) || is_test(path))
            continue;
        if (std::regex_search(source, use))
            findings.push_back({path, "uses JSON; move that to an _http or _json file"});
    }
    return findings;
}

std::vector<Finding> stray_clocks(const Tree& tree) {
    static const std::regex use{
        R"(\b(system_clock|steady_clock|high_resolution_clock)::now|\bgettimeofday\b|\bclock_gettime\b|\btime\((nullptr|NULL|0)\))"};
    std::vector<Finding> findings;
    for (const auto& [path, source] : tree) {
        if (!is_cpp(path) || !starts_with(path, "src/") || path == "src/base/clock.cpp") continue;
        // Timeouts of sockets are counted by the machine that owns them.
        if (starts_with(path, "src/platform/http/") || is_test(path)) continue;
        if (std::regex_search(code_only(source), use))
            findings.push_back({path, "reads the machine's time; take a base::Clock instead"});
    }
    return findings;
}

std::vector<Finding> stray_heavy_headers(const Tree& tree) {
    static const std::regex include{R"((?:^|\n)#include\s+<([^>]+)>)"};
    std::vector<Finding> findings;
    for (const auto& [path, source] : tree) {
        if (!is_cpp(path) || !starts_with(path, "src/") || is_test(path)) continue;
        for (std::sregex_iterator match{source.begin(), source.end(), include}, end; match != end;
             ++match) {
            const std::string header = (*match)[1];
            for (const auto& heavy : heavy_headers) {
                if (!starts_with(header, heavy.header)) continue;
                const bool at_home =
                    std::any_of(heavy.homes.begin(), heavy.homes.end(),
                                [&](const auto& home) { return starts_with(path, home); });
                if (!at_home)
                    findings.push_back({path, "includes <" + header + ">, which belongs to " +
                                                  heavy.homes.front()});
            }
        }
    }
    return findings;
}

std::vector<Finding> unfinished(const Tree& tree) {
    static const std::regex mark{R"(\b(TO)DO\b|\b(FIX)ME\b|\bXX[X]\b)"};
    std::vector<Finding> findings;
    for (const auto& [path, source] : tree)
        if (!starts_with(path, "tests/tidy/") && std::regex_search(source, mark))
            findings.push_back({path, "is marked unfinished; finish it or file an issue"});
    return findings;
}

}  // namespace hark::tidy
