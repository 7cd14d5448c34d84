#include "platform/csv/writer.h"

#include <algorithm>

#include "platform/csv/bytes.h"
#include "platform/csv/values.h"

namespace hark::csv {

namespace {

bool runs_as_formula(std::string_view field) {
    if (field.empty()) return false;
    if (std::string_view("=@\t\r").find(field.front()) != std::string_view::npos) return true;
    return (field.front() == '-' || field.front() == '+') && !parse_number(field) && field != "-" &&
           field != "+";
}

}  // namespace

void append_row(std::span<const std::string_view> fields, std::string& out, Formulas formulas,
                char delimiter) {
    // One empty field would be a blank line, which readers skip.
    if (fields.size() == 1 && fields[0].empty()) out += "\"\"";
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i > 0) out.push_back(delimiter);
        const std::string_view field = fields[i];
        const char* const end = field.data() + field.size();
        const bool is_guarded = formulas == Formulas::guarded && runs_as_formula(field);
        const bool is_quoted =
            bytes::find_any(field.data(), end, delimiter, '"', '\n', '\r') != end ||
            (!field.empty() && (field.front() == ' ' || field.back() == ' '));
        if (!is_quoted) {
            if (is_guarded) out.push_back('\'');
            out.append(field);
            continue;
        }
        out.push_back('"');
        if (is_guarded) out.push_back('\'');
        for (const char c : field) {
            if (c == '"') out.push_back('"');
            out.push_back(c);
        }
        out.push_back('"');
    }
    out += "\r\n";
}

}  // namespace hark::csv
