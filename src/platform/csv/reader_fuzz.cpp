#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "platform/csv/dates.h"
#include "platform/csv/reader.h"
#include "platform/csv/values.h"

/// Any bytes give rows of valid UTF-8 whose places follow each other; nothing crashes or hangs.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
    using namespace hark::csv;
    const std::string text(reinterpret_cast<const char*>(bytes), count);
    Reader reader(open_bytes(text), detect_format(text));
    Row row;
    std::uint64_t next = 0;
    DateColumn dates;
    NumberColumn numbers;
    while (reader.next(row)) {
        if (row.offset < next) std::abort();
        next = row.offset + row.raw.size();
        for (const auto field : row.fields) {
            if (!is_clean_utf8(field)) std::abort();
            is_missing(field, Use::comment);
            parse_score(field);
            parse_boolean(field);
            dates.observe(field);
            numbers.observe(field);
            parse_number(field, numbers.decide());
            if (const auto local = parse_date(field, dates.decide())) to_time(*local);
        }
    }
    return 0;
}
