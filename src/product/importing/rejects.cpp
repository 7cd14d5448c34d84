#include "product/importing/rejects.h"

#include "base/error.h"
#include "platform/csv/writer.h"

namespace hark::importing {

Rejects::Rejects(std::filesystem::path path, const std::vector<csv::Header>& headers)
    : path_(std::move(path)) {
    std::vector<std::string_view> names{"line", "reason"};
    for (const auto& header : headers) names.emplace_back(header.name);
    csv::append_row(names, header_);
}

void Rejects::probe() const {
    if (path_.empty()) return;
    std::error_code ignored;
    const bool was_there = std::filesystem::exists(path_, ignored);
    if (!std::ofstream{path_, std::ios::binary | std::ios::app}) refuse();
    if (!was_there) std::filesystem::remove(path_, ignored);
}

void Rejects::add(const csv::Row& row, std::string_view reason) {
    if (path_.empty()) return;
    const auto line = std::to_string(row.line);
    std::vector<std::string_view> fields{line, reason};
    fields.insert(fields.end(), row.fields.begin(), row.fields.end());
    std::string text;
    csv::append_row(fields, text);
    write(text);
}

void Rejects::write(std::string_view text) {
    if (!file_.is_open()) {
        file_.open(path_, std::ios::binary | std::ios::trunc);
        file_ << header_;
    }
    file_ << text;
    if (!file_) refuse();
}

void Rejects::refuse() const {
    throw base::Error{base::ErrorCode::unavailable,
                      "The rejected rows cannot be written to " + path_.string() +
                          ". Make room there or name another file; nothing else is lost."};
}

void Rejects::flush() {
    if (file_.is_open() && !file_.flush()) refuse();
}

}  // namespace hark::importing
