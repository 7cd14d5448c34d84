#pragma once

#include <string>
#include <vector>

#include "product/report/report.h"
#include "product/report/trend.h"

/// The sentences of a report. Pure; each reads what `make_report` has found so far.
namespace hark::report {

/// The score and what it means, first of all.
std::vector<std::string> write_headline(const Report& report);

/// What to know about the data before believing the score; warnings first.
std::vector<Note> judge_quality(const Report& report, const Days& days);

/// How the figures were made and how to read them, with sources.
std::vector<std::string> describe_method(const Report& report);

/// Which other ratings go along with the score; empty when none does.
std::string describe_companions(const Report& report);

/// What the comparison of groups came to, in one sentence.
std::string sum_up_groups(const Report& report);

}  // namespace hark::report
