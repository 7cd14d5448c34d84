#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/statistics/compare.h"
#include "product/importing/summary.h"
#include "product/score/answer.h"

/// What an analyst would write about a survey: numbers with their uncertainty, what changed, who
/// differs, what to distrust. `make_report` finds it out; the writers (terminal, JSON, HTML) only
/// write it down.
namespace hark::report {

/// What the report is about.
struct Query {
    std::string title = {};  ///< name of the file or the survey
    survey::Reference survey = {};
    segment::Period period = {};
    segment::Filter filter = {};
    locale::TimeZone zone = locale::TimeZone::utc();
    double confidence = statistics::default_confidence;
    std::vector<segment::Field> groups = {};        ///< whose groups to compare; empty: found
    std::optional<importing::Summary> import = {};  ///< what became of the file's rows
};

/// How many answers there are, of what and by whom. Excluded ones count only as excluded.
struct Counts {
    std::int64_t responses = 0;
    std::int64_t excluded = 0;
    std::int64_t with_comment = 0;
    std::int64_t with_person = 0;
    std::int64_t persons = 0;
    std::int64_t repeated_persons = 0;  ///< answered more than once
    std::int64_t same_day_persons = 0;  ///< answered more than once on one day (UTC)
    std::int64_t busiest_person = 0;    ///< answers of the person with the most
    std::optional<base::Time> first = {};
    std::optional<base::Time> last = {};
};

/// False when all answers have one and the same moment, as those of a file without dates.
inline bool has_dates(const Counts& counts) {
    return counts.first && (counts.responses == 1 || *counts.first < *counts.last);
}

/// Whether the answers cover a whole step of the calendar, as the first and the last often do not.
enum class Extent { full, partial };

struct Point {
    score::Row row;  ///< `at` is there
    Extent extent = Extent::full;
};

/// The steps from the first answer to the last, also those without answers.
struct Trend {
    locale::Step step = locale::Step::month;
    std::vector<Point> points = {};
};

/// One stretch of time held against the one before.
struct Change {
    std::string now_name;     ///< "Mar 2026", "the later half"
    std::string before_name;  ///< "Feb 2026"
    statistics::Tally now;
    statistics::Tally before;
    statistics::Comparison comparison = {};
    double adjusted_p = 1;  ///< corrected for how many changes were looked at
    std::int64_t looked_at = 1;
    statistics::Status status = statistics::Status::ok;  ///< of the smaller side
    bool is_real = false;  ///< more than chance explains; never when status is below ok
    std::string sentence = {};
};

/// Changes and what could have been noticed.
struct Changes {
    std::optional<Change> last;        ///< last full step against the one before
    std::optional<Change> largest;     ///< among all neighbouring full steps of ok status
    std::optional<Change> halves;      ///< later half of the time against the earlier
    std::optional<double> detectable;  ///< points; with as many answers as a step usually has
    std::int64_t per_step = 0;         ///< that many: the median of the full steps
};

/// Where a group stands against everybody else.
enum class Standing { higher, lower, same, too_few };
std::string_view to_text(Standing standing);

struct Group {
    segment::Field field;
    segment::Value value;
    std::string name = {};  ///< "Region: North"
    score::Figures figures = {};
    std::optional<statistics::Comparison> against_rest = {};  ///< when both sides are ok
    std::optional<double> adjusted_p = {};  ///< corrected for all groups that were tested
    Standing standing = Standing::too_few;
};

/// Another rating that rises or falls with the score: a driver perhaps, but no group of people.
struct Companion {
    segment::Field field;
    double correlation = 0;  ///< of its value with detractor -1, passive 0, promoter 1
};

/// The groups of the properties that were looked at, highest score first.
struct Groups {
    std::vector<segment::Field> fields = {};
    std::int64_t looked_at = 0;              ///< groups, of any size
    std::vector<Group> tested = {};          ///< 30 answers or more
    std::vector<Group> directional = {};     ///< 5 to 29: shown, never ranked
    std::vector<Companion> companions = {};  ///< not compared; strongest first
    std::vector<std::string> notes = {};     ///< what was left out, and why
};

/// Something about the data that a reader should know before believing the score.
struct Note {
    enum class Weight { remark, warning } weight = Weight::remark;
    std::string code;  ///< short and stable
    std::string text;
};

struct Report {
    Query query;
    score::Answer answer;  ///< its total; the rows are in `trend`
    Counts counts;
    std::optional<Trend> trend = {};  ///< nothing when all answers lie in one step
    Changes changes = {};
    Groups groups = {};
    std::vector<std::string> headline = {};  ///< sentences, the first with the score
    std::vector<Note> quality = {};
    std::vector<std::string> method = {};

    bool asks_for_recommendation() const { return score::asks_for_recommendation(answer.query); }
};

}  // namespace hark::report
