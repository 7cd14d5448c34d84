#include "platform/xlsx/sheet.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>

#include <unistd.h>
#include <xlsxwriter.h>

#include "base/error.h"

namespace hark::xlsx {
namespace {

/// An empty file of its own that only this user can read, gone at the end. The library writes to
/// files only.
class ScratchFile {
public:
    ScratchFile() : path_((std::filesystem::temp_directory_path() / "hark-xlsx-XXXXXX").string()) {
        const int file = ::mkstemp(path_.data());
        if (file < 0) refuse();
        ::close(file);
    }
    ScratchFile(const ScratchFile&) = delete;
    ScratchFile& operator=(const ScratchFile&) = delete;
    ~ScratchFile() { ::unlink(path_.c_str()); }

    const char* path() const { return path_.c_str(); }

    [[noreturn]] static void refuse() {
        throw base::Error{base::ErrorCode::unavailable,
                          "The workbook cannot be written: is the disk of temporary files full?"};
    }

private:
    std::string path_;
};

void write(lxw_worksheet* worksheet, lxw_row_t row, lxw_col_t column, const Cell& cell) {
    lxw_error error = LXW_NO_ERROR;
    if (const auto* number = std::get_if<double>(&cell))
        error = worksheet_write_number(worksheet, row, column, *number, nullptr);
    else if (const auto* text = std::get_if<std::string>(&cell))
        error = worksheet_write_string(worksheet, row, column, text->c_str(), nullptr);
    CHECK(error == LXW_NO_ERROR);
}

}  // namespace

std::string to_xlsx(const Sheet& sheet) {
    const ScratchFile file;
    lxw_workbook* workbook = workbook_new(file.path());
    if (!workbook) ScratchFile::refuse();
    lxw_worksheet* worksheet = workbook_add_worksheet(workbook, sheet.name.c_str());
    CHECK(worksheet);
    lxw_format* bold = workbook_add_format(workbook);
    format_set_bold(bold);
    for (std::size_t i = 0; i < sheet.columns.size(); ++i)
        worksheet_write_string(worksheet, 0, static_cast<lxw_col_t>(i), sheet.columns[i].c_str(),
                               bold);
    worksheet_freeze_panes(worksheet, 1, 0);
    lxw_row_t row = 1;
    for (const auto& cells : sheet.rows) {
        for (std::size_t i = 0; i < cells.size(); ++i)
            write(worksheet, row, static_cast<lxw_col_t>(i), cells[i]);
        ++row;
    }
    if (workbook_close(workbook) != LXW_NO_ERROR) ScratchFile::refuse();
    std::ifstream in{file.path(), std::ios::binary};
    std::string bytes{std::istreambuf_iterator<char>{in}, {}};
    if (bytes.empty()) ScratchFile::refuse();
    return bytes;
}

}  // namespace hark::xlsx
