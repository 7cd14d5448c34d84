#pragma once

#include "product/report/report.h"
#include "product/report/screen.h"

/// The pictures of a report in characters. Each fits the screen.
namespace hark::report {

void draw_shares(Screen& screen, const statistics::Tally& tally);
/// One bar per score of the survey's scale.
void draw_histogram(Screen& screen, const Report& report);
void draw_trend(Screen& screen, const Trend& trend);

}  // namespace hark::report
