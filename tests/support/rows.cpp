#include "tests/support/rows.h"

#include "tests/support/process.h"

namespace hark::tests {

std::vector<std::vector<std::string>> rows_of(const std::filesystem::path& path) {
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> row(1);
    bool is_quoted = false;
    const auto text = read_text(path);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char letter = text[i];
        if (letter == '"') {
            const bool is_pair = is_quoted && i + 1 < text.size() && text[i + 1] == '"';
            if (is_pair)
                row.back() += text[++i];
            else
                is_quoted = !is_quoted;
        } else if (is_quoted || (letter != ',' && letter != '\n' && letter != '\r')) {
            row.back() += letter;
        } else if (letter == ',') {
            row.emplace_back();
        } else if (letter == '\n') {
            rows.push_back(std::move(row));
            row.assign(1, "");
        }
    }
    if (row.size() > 1 || !row.front().empty()) rows.push_back(std::move(row));
    return rows;
}

}  // namespace hark::tests
