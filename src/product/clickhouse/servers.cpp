#include "product/clickhouse/servers.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/limits.h"
#include "product/clickhouse/statement.h"

namespace hark::clickhouse {
namespace {

// The answer is held back until it is whole, so that its status says whether it is. A shard that is
// gone is no reason to count without it, whatever the user's profile says.
constexpr std::string_view answer_options =
    "wait_end_of_query=1&buffer_size=4194304&skip_unavailable_shards=0";

/// The beginning of what ClickHouse says: its message ends with the query, and so with texts that
/// people have given.
std::string excerpt(std::string_view message) {
    constexpr std::size_t enough = 120;
    return std::string{message.substr(0, std::min(enough, message.find('\n')))};
}

}  // namespace

Servers::Servers(Address address)
    : address_(std::move(address)),
      client_({.connect_time = base::limits::clickhouse_connect_time,
               .whole_time = base::limits::clickhouse_time,
               .body_bytes = base::limits::clickhouse_answer_bytes}) {}

std::string Servers::ask(std::string_view sql, const storage::Parameters& parameters) {
    const auto first = preferred_.load();
    for (std::size_t i = 0;; ++i) {
        const auto place = (first + i) % count();
        try {
            auto rows = ask_at(place, sql, parameters);
            preferred_ = place;
            return rows;
        } catch (const base::Error&) {
            if (i + 1 == count()) throw;
        }
    }
}

std::string Servers::ask_at(std::size_t place, std::string_view sql,
                            const storage::Parameters& parameters) {
    return send(place, "", fill(sql, parameters));
}

void Servers::tell(std::size_t place, std::string_view sql, const storage::Parameters& parameters) {
    send(place, "", fill(sql, parameters));
}

void Servers::insert(const std::string& sql, std::string rows) {
    const auto options = "&insert_distributed_sync=1&query=" + http_client::escape(sql);
    send(preferred_ % count(), options, std::move(rows));
}

std::string Servers::send(std::size_t place, const std::string& options, std::string body) {
    http_client::Request request{
        fmt::format("{}/?{}&max_query_size={}{}", address_.places.at(place), answer_options,
                    base::limits::clickhouse_statement_bytes, options),
        std::move(body)};
    if (!address_.user.empty()) request.headers.emplace_back("X-ClickHouse-User", address_.user);
    if (!address_.password.empty())
        request.headers.emplace_back("X-ClickHouse-Key", address_.password);
    auto response = client_.send(request);
    if (response.status != 200)
        throw base::Error{base::ErrorCode::unavailable,
                          fmt::format("ClickHouse at {} refuses: {}", address_.places.at(place),
                                      excerpt(response.body))};
    return std::move(response.body);
}

}  // namespace hark::clickhouse
