#include "platform/csv/header.h"

#include <algorithm>
#include <set>

#include "platform/csv/bytes.h"
#include "platform/csv/values.h"

namespace hark::csv {

namespace {

/// Trimmed, every run of blanks, line ends and NBSP made one blank.
std::string tidy(std::string_view text) {
    std::string out;
    text = trim(text);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_nbsp = text.substr(i).starts_with("\xC2\xA0");
        if (is_nbsp) ++i;
        const bool is_blank =
            is_nbsp || text[i] == ' ' || text[i] == '\t' || text[i] == '\n' || text[i] == '\r';
        if (!is_blank)
            out.push_back(text[i]);
        else if (!out.empty() && out.back() != ' ')
            out.push_back(' ');
    }
    return out;
}

std::string folded(std::string_view text) {
    std::string out = tidy(text);
    std::transform(out.begin(), out.end(), out.begin(), bytes::to_lower);
    return out;
}

template <typename Matches>
std::optional<std::size_t> only(const std::vector<Header>& headers, Matches matches) {
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < headers.size(); ++i) {
        if (!matches(headers[i])) continue;
        if (found) return std::nullopt;
        found = i;
    }
    return found;
}

}  // namespace

std::vector<Header> make_headers(const std::vector<std::vector<std::string>>& rows,
                                 std::size_t columns) {
    std::vector<Header> headers(columns);
    std::set<std::string> taken;
    std::string group;  // SurveyMonkey writes a question once, over all of its columns
    for (std::size_t i = 0; i < columns; ++i) {
        Header& header = headers[i];
        if (!rows.empty() && i < rows[0].size()) header.original = rows[0][i];
        std::string name = tidy(header.original);
        for (std::size_t r = 1; r < rows.size(); ++r) {
            const std::string cell = i < rows[r].size() ? tidy(rows[r][i]) : std::string();
            if (cell.empty() || cell.starts_with("{\"ImportId\"")) continue;
            if (!header.label.empty()) header.label += " – ";
            header.label += cell;
        }
        if (rows.size() > 1 && name.empty() && !header.label.empty() && !group.empty()) {
            name = group + " – " + header.label;
        } else if (!name.empty()) {
            group = name;
        }
        if (name.empty()) name = "Column " + std::to_string(i + 1);
        header.name = name;
        for (int copy = 2; !taken.insert(header.name).second; ++copy)
            header.name = name + " (" + std::to_string(copy) + ")";
    }
    return headers;
}

std::optional<std::size_t> find_header(const std::vector<Header>& headers,
                                       std::string_view wanted) {
    for (std::size_t i = 0; i < headers.size(); ++i)
        if (headers[i].name == wanted || headers[i].original == wanted) return i;
    std::string key = folded(wanted);
    if (key.empty()) return std::nullopt;
    for (std::size_t i = 0; i < headers.size(); ++i)
        if (folded(headers[i].name) == key || folded(headers[i].original) == key) return i;
    if (const auto found =
            only(headers, [&](const Header& header) { return folded(header.label) == key; }))
        return found;
    for (const std::string_view more : {"…", "..."})
        if (key.ends_with(more)) key.resize(key.size() - more.size());
    key = folded(key);
    if (key.empty()) return std::nullopt;
    return only(headers, [&](const Header& header) {
        return folded(header.name).starts_with(key) || folded(header.label).starts_with(key);
    });
}

}  // namespace hark::csv
