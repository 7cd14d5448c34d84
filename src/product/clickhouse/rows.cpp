#include "product/clickhouse/rows.h"

#include <bit>
#include <cstring>

#include "base/error.h"

namespace hark::clickhouse {

static_assert(std::endian::native == std::endian::little, "RowBinary is written as it lies here");

template <typename Number>
void RowWriter::number(Number value) {
    const auto size = bytes_.size();
    bytes_.resize(size + sizeof value);
    std::memcpy(bytes_.data() + size, &value, sizeof value);
}

void RowWriter::length(std::size_t value) {
    for (; value >= 0x80; value >>= 7) byte(static_cast<std::uint8_t>(value | 0x80));
    byte(static_cast<std::uint8_t>(value));
}

void RowWriter::integer(std::int64_t value) {
    number(value);
}

void RowWriter::byte(std::uint8_t value) {
    number(value);
}

void RowWriter::text(std::string_view value) {
    length(value.size());
    bytes_ += value;
}

void RowWriter::texts(const std::vector<std::string_view>& values) {
    length(values.size());
    for (const auto value : values) text(value);
}

void RowWriter::reals(const std::vector<double>& values) {
    length(values.size());
    for (const auto value : values) number(value);
}

std::string_view RowReader::take(std::size_t size) {
    if (size > rest_.size())
        throw base::Error{base::ErrorCode::unavailable, "ClickHouse's answer was cut short."};
    const auto taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
}

template <typename Number>
Number RowReader::number() {
    Number value;
    std::memcpy(&value, take(sizeof value).data(), sizeof value);
    return value;
}

std::int64_t RowReader::integer() {
    return number<std::int64_t>();
}

std::uint8_t RowReader::byte() {
    return number<std::uint8_t>();
}

double RowReader::real() {
    return number<double>();
}

std::string RowReader::text() {
    std::size_t size = 0;
    for (unsigned shift = 0;; shift += 7) {
        const auto bits = byte();
        if (shift < 63) size |= std::size_t{bits & 0x7FU} << shift;
        if (bits < 0x80) break;
    }
    return std::string{take(size)};
}

}  // namespace hark::clickhouse
