#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Rows as ClickHouse's format RowBinary has them: numbers in little-endian order, texts behind
/// their length, nothing between values. Exact for every double and every byte of a text.
namespace hark::clickhouse {

class RowWriter {
public:
    void integer(std::int64_t value);
    void byte(std::uint8_t value);
    void text(std::string_view value);
    void texts(const std::vector<std::string_view>& values);  ///< Array(String)
    void reals(const std::vector<double>& values);            ///< Array(Float64)

    const std::string& bytes() const { return bytes_; }

private:
    void length(std::size_t value);
    template <typename Number>
    void number(Number value);

    std::string bytes_;
};

/// Throws: base::Error unavailable when the bytes end within a value: the answer was cut short.
class RowReader {
public:
    explicit RowReader(std::string_view bytes) : rest_(bytes) {}

    bool at_end() const { return rest_.empty(); }
    std::int64_t integer();  ///< Int64 or UInt64
    std::uint8_t byte();     ///< UInt8
    double real();           ///< Float64
    std::string text();

private:
    std::string_view take(std::size_t size);
    template <typename Number>
    Number number();

    std::string_view rest_;
};

}  // namespace hark::clickhouse
