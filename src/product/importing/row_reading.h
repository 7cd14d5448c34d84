#pragma once

#include <map>
#include <string>
#include <variant>
#include <vector>

#include "product/importing/mapping.h"
#include "product/response/given.h"

namespace hark::importing {

/// Why a row gives no response.
struct RowProblem {
    std::string code;     ///< short and stable, e.g. "no_score"
    std::string message;  ///< for the person who looks at the rejects
};

/// Reads rows of a file as responses. A row without a usable score or with an unreadable date is
/// refused; a property that cannot be read is left out and counted. Belongs to one thread.
class RowReading {
public:
    /// Requires: analysis and mapping outlive it. `now` dates rows of a file without dates.
    RowReading(const Analysis& analysis, const Mapping& mapping, survey::Reference survey,
               base::Time now);

    std::variant<response::Given, RowProblem> read(const csv::Row& row);

    /// What happened to many rows alike, as sentences.
    std::vector<std::string> notes() const;

private:
    std::optional<RowProblem> read_score(const csv::Row& row, response::Given& given) const;
    std::optional<RowProblem> read_time(const csv::Row& row, response::Given& given);
    void read_texts(const csv::Row& row, response::Given& given);
    void read_person(const csv::Row& row, response::Given& given);
    void read_company(const csv::Row& row, response::Given& given) const;
    void read_properties(const csv::Row& row, response::Given& given);
    std::optional<people::GivenValue> read_value(const Target& target, std::string_view text) const;
    std::string identity(const csv::Row& row, const response::Given& given) const;
    /// At most limits::comment_bytes of it, whole characters.
    std::string shortened(std::string comment);
    std::string note_of_anonymity() const;
    void leave_out(const std::string& what, std::string_view text);

    const Analysis& analysis_;
    const Mapping& mapping_;
    const survey::Reference survey_;
    const survey::Scale scale_;
    const base::Time now_;
    csv::DateDecision date_;
    std::map<std::size_t, csv::DateDecision> property_dates_;
    base::Time undated_;
    std::vector<const Target*> properties_;

    struct LeftOut {
        std::int64_t count = 0;
        std::string sample;
    };
    std::map<std::string, LeftOut> left_out_;
    std::int64_t without_date_ = 0;
    std::int64_t cut_comments_ = 0;
};

}  // namespace hark::importing
