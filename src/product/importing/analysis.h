#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "platform/csv/dates.h"
#include "platform/csv/reader.h"
#include "platform/csv/values.h"

/// Brings files of responses in: looks at a whole file, guesses what its columns are, stores rows.
namespace hark::importing {

/// What the values of a column look like.
enum class Kind {
    empty,
    score,  ///< whole numbers 0..10, apart from sentinels
    integer,
    number,
    date,
    boolean,
    category,  ///< short texts of which there are few
    text,      ///< long or many texts
    id,
    email,
    phone,
};

/// What a column is for Hark.
enum class Role {
    score,
    comment,
    at,
    person,  ///< the person's external id
    email,
    phone,
    name,
    company,
    channel,
    external_id,  ///< of the response: the same file imported twice adds nothing
    property,
    ignore,
};

std::string_view to_text(Kind kind);
std::string_view to_text(Role role);

/// A number that means "no answer" in a column of scores, e.g. 11 or 99.
struct Sentinel {
    std::int64_t value = 0;
    std::uint64_t count = 0;
    std::string reason;  ///< "11 means no answer: 54 rows hold it, and nothing else above 10."
};

struct Guess {
    Role role = Role::ignore;
    double confidence = 0;  ///< 0..1, only to rank and to warn
    std::string reason;     ///< one sentence for the person who imports
};

/// One column, seen whole.
struct Column {
    std::size_t index = 0;
    csv::Header header;
    std::vector<std::string> samples;  ///< up to 8 different values, in the file's order, cut to 80
    std::uint64_t present = 0;         ///< rows with a value
    std::uint64_t missing = 0;
    std::uint64_t distinct = 0;  ///< exact up to 1,024, estimated (3 %) above
    std::uint64_t phrases = 0;   ///< values with blanks between words
    bool is_unique = false;      ///< no value was seen twice
    bool counts_rows = false;    ///< 1, 2, 3, … down the file, perhaps with gaps
    double mean_bytes = 0;       ///< of the values present
    Kind kind = Kind::empty;
    std::optional<double> least;  ///< of the values that are numbers
    std::optional<double> most;
    csv::NumberForm number_form;
    csv::DateDecision date;                 ///< meaningful when kind is date
    std::array<std::uint64_t, 11> tally{};  ///< whole numbers 0..10, wherever they occur
    std::vector<Sentinel> sentinels;        ///< only for Kind::score
    Guess guess;
};

/// What one pass over a file found. Importing needs nothing else than this and the file.
struct Analysis {
    csv::Format format;
    std::uint64_t bytes = 0;
    std::uint64_t rows = 0;
    std::uint64_t odd_rows = 0;  ///< rows with a csv::RowNote
    std::string hash;            ///< 32 hex digits; equal files have equal hashes
    std::vector<Column> columns;
    std::vector<std::string> notes;  ///< encoding, dialect, dates, sentinels … as sentences

    /// The column with this role; of several the first. Only `property` may occur more than once.
    const Column* find(Role role) const;
};

enum class Continue { yes, no };

/// Called now and then with bytes done and bytes in all (0 when unknown).
using Progress = std::function<Continue(std::uint64_t done, std::uint64_t total)>;

struct AnalysisOptions {
    std::optional<csv::Dialect> dialect;     ///< instead of detecting it
    std::optional<csv::Encoding> encoding;   ///< instead of detecting it
    std::optional<csv::DayOrder> day_order;  ///< instead of deciding it
    Progress progress;
};

/// Reads the whole file once (a second time only when a late byte overturns the encoding). Memory
/// does not grow with the file. Throws: base::Error not_found; invalid when there is no row;
/// unavailable when `progress` said no.
Analysis analyse(const std::filesystem::path& path, const AnalysisOptions& options = {});

/// The column that holds the score. Throws: base::Error invalid that shows what was found, when no
/// column can be one.
const Column& score_column(const Analysis& analysis);

}  // namespace hark::importing
