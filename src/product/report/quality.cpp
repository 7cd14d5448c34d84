#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "product/report/findings.h"
#include "product/report/words.h"

namespace hark::report {
namespace {

using statistics::Score;
using statistics::Tally;
using Weight = Note::Weight;

// Below these, oddities are what few answers look like.
constexpr std::int64_t enough_for_scale = 300;
constexpr std::int64_t enough_for_habits = 100;

constexpr double rejected_share = 0.05;
constexpr double one_score_share = 0.9;
constexpr double one_person_share = 0.05;
constexpr double one_day_share = 0.05;
constexpr double one_day_times = 10;  // as much as a usual day
constexpr std::size_t days_least = 10;

double share(std::int64_t part, std::int64_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

class Judging {
public:
    Judging(const Report& report, const Days& days)
        : report_(report), days_(days), tally_(report.answer.total.tally) {}

    std::vector<Note> notes() {
        judge_import();
        judge_scale();
        judge_persons();
        judge_days();
        judge_size();
        for (const auto& text : report_.groups.notes) add(Weight::remark, "groups", text);
        std::stable_sort(notes_.begin(), notes_.end(), [](const Note& left, const Note& right) {
            return left.weight == Weight::warning && right.weight == Weight::remark;
        });
        return std::move(notes_);
    }

private:
    void add(Weight weight, const char* code, std::string text) {
        notes_.push_back({weight, code, std::move(text)});
    }

    void judge_import() {
        if (!report_.query.import) return;
        const auto& import = *report_.query.import;
        for (const auto& [code, reason] : import.reasons) {
            const bool many = share(reason.count, import.read) >= rejected_share;
            add(many ? Weight::warning : Weight::remark, "rejected",
                fmt::format("{} row{} rejected ({}): {}", count_text(reason.count),
                            reason.count == 1 ? "" : "s", share_text(reason.count, import.read),
                            reason.message));
        }
        if (import.duplicates > 0) {
            add(Weight::remark, "duplicates",
                fmt::format("{} row{} there before and counted once.",
                            count_text(import.duplicates),
                            import.duplicates == 1 ? " was" : "s were"));
        }
        for (const auto& text : import.notes) add(Weight::remark, "import", text);
    }

    void judge_scale() {
        const auto n = tally_.responses();
        if (!report_.asks_for_recommendation() || n < statistics::ok_from) return;
        const auto& counts = tally_.counts();
        const auto most = std::max_element(counts.begin(), counts.end());
        if (share(*most, n) >= one_score_share) {
            add(Weight::warning, "alike",
                fmt::format("{} of all answers are a {}: was everybody free to answer?",
                            share_text(*most, n), most - counts.begin()));
        }
        if (n < enough_for_scale) return;
        std::size_t top = counts.size() - 1;
        while (counts[top] == 0) --top;
        if (top <= 5) {
            add(Weight::warning, "scale",
                fmt::format("No answer is above {}: the question was probably asked on another "
                            "scale, and then this is no NPS.",
                            top));
        } else if (counts[0] == 0 && counts[1] > 0) {
            add(Weight::remark, "scale",
                fmt::format("Nobody gave a 0 among {} answers: the scale may have begun at 1.",
                            count_text(n)));
        }
    }

    void judge_persons() {
        const auto& counts = report_.counts;
        if (counts.excluded > 0) {
            add(Weight::remark, "excluded",
                fmt::format("{} answer{} excluded and not counted.", count_text(counts.excluded),
                            counts.excluded == 1 ? " is" : "s are"));
        }
        if (counts.with_person == 0) {
            if (counts.responses > 0) {
                add(Weight::remark, "anonymous",
                    "No answer names a person, so nobody can tell whether somebody answered "
                    "twice.");
            }
            return;
        }
        if (counts.repeated_persons > 0) {
            add(Weight::remark, "repeated",
                fmt::format("{} of {} persons answered more than once; every answer counts, and "
                            "intervals treat them as independent.",
                            count_text(counts.repeated_persons), count_text(counts.persons)));
        }
        if (counts.same_day_persons > 0 && has_dates(counts)) {
            add(Weight::warning, "same_day",
                fmt::format("{} person{} answered more than once on the same day: perhaps "
                            "the same answer twice.",
                            count_text(counts.same_day_persons),
                            counts.same_day_persons == 1 ? "" : "s"));
        }
        if (counts.responses >= enough_for_habits &&
            share(counts.busiest_person, counts.responses) >= one_person_share) {
            add(Weight::warning, "one_person",
                fmt::format("One person gave {} answers, {} of all.",
                            count_text(counts.busiest_person),
                            share_text(counts.busiest_person, counts.responses)));
        }
    }

    void judge_days() {
        if (days_.size() < days_least || tally_.responses() < enough_for_habits) return;
        std::vector<std::int64_t> sizes;
        for (const auto& [day, tally] : days_) sizes.push_back(tally.responses());
        const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
        std::nth_element(sizes.begin(), middle, sizes.end());
        const auto busiest =
            std::max_element(days_.begin(), days_.end(), [](const auto& left, const auto& right) {
                return left.second.responses() < right.second.responses();
            });
        const auto most = busiest->second.responses();
        if (share(most, tally_.responses()) < one_day_share) return;
        if (static_cast<double>(most) < one_day_times * static_cast<double>(*middle)) return;
        add(Weight::warning, "one_day",
            fmt::format("{} answers ({}) are of one day, {}, where a usual day has {}: look "
                        "whether it was a campaign, an import or a default date.",
                        count_text(most), share_text(most, tally_.responses()),
                        day_text(busiest->first), count_text(*middle)));
    }

    void judge_size() {
        if (report_.trend) {
            const auto& points = report_.trend->points;
            const auto thin = std::count_if(points.begin(), points.end(), [](const Point& point) {
                return point.row.figures.status != statistics::Status::ok;
            });
            if (thin > 0) {
                add(Weight::remark, "thin",
                    fmt::format("{} of {} {}s have fewer than {} answers; they are marked, and "
                                "their scores say little.",
                                thin, points.size(), noun(report_.trend->step),
                                statistics::ok_from));
            }
        } else if (report_.counts.responses > 0) {
            add(Weight::remark, "no_trend",
                has_dates(report_.counts)
                    ? "All answers are of one day, so there is no trend."
                    : "All answers have the same date, so nothing can be said about time.");
        }
    }

    const Report& report_;
    const Days& days_;
    const Tally& tally_;
    std::vector<Note> notes_;
};

}  // namespace

std::vector<Note> judge_quality(const Report& report, const Days& days) {
    return Judging{report, days}.notes();
}

}  // namespace hark::report
