#pragma once

#include <functional>
#include <string>
#include <vector>

#include "platform/storage/value.h"
#include "product/segment/filter.h"
#include "product/segment/period.h"

/// The filter language in ClickHouse's SQL, over the columns of Tables::response. There are no
/// NULLs in it: a missing text is a single NUL, which no text that is kept can hold; a missing
/// number is NaN; a missing person or company has the id 0.
namespace hark::clickhouse {

/// How the values of a field are sent.
enum class Form { integer, real, text };
Form form_of(const segment::Field& field);

/// One column of a response as an expression of that form. A company is its id. `parameter` names
/// the parameter that holds a property's key; the caller adds it.
std::string value_sql(const segment::Field& field, const std::string& parameter);

/// What `value_sql` answers when there is none.
extern const std::string missing_text;

/// The ids of the companies that have one of these names, or ids.
using FindCompanies = std::function<std::vector<std::int64_t>(const std::vector<std::string>&)>;

struct Condition {
    std::string sql;                 ///< in brackets as a whole
    storage::Parameters parameters;  ///< named f… and period_…
};

Condition condition_sql(const segment::Filter& filter, const segment::Period& period,
                        const FindCompanies& find_companies);

}  // namespace hark::clickhouse
