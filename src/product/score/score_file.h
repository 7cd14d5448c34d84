#pragma once

#include <string>

#include "platform/xlsx/sheet.h"
#include "product/score/answer.h"

/// An answer as a table for spreadsheets: a row for each of its rows, the total last.
namespace hark::score {

/// Columns: those of `by` (money in units, its currency in the column's name), `at`, the eleven
/// counts, responses, promoters, passives, detractors, nps, low, high, mean, status; with a weight
/// what there is of it; with a comparison change, change_low, change_high, p. What is not known is
/// an empty cell, never 0. The total has "Total" in its first cell.
xlsx::Sheet to_sheet(const Answer& answer);

/// As CSV (UTF-8, RFC 4180); texts that a spreadsheet would run as formulas are made harmless.
std::string to_csv(const xlsx::Sheet& sheet);

}  // namespace hark::score
