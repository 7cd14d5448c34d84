#pragma once

#include <atomic>
#include <string>
#include <string_view>

#include "platform/http_client/client.h"
#include "platform/storage/value.h"
#include "product/clickhouse/address.h"

namespace hark::clickhouse {

/// Speaks to the servers of an address over HTTP. Statements take `:name` parameters (`fill`).
/// Safe to use from several threads.
/// Throws: base::Error unavailable or timed_out, whatever it is that ClickHouse cannot do.
class Servers {
public:
    explicit Servers(Address address);

    const Address& address() const { return address_; }
    std::size_t count() const { return address_.places.size(); }

    /// Asks one of the servers; another one when it cannot be reached. The SELECT says itself
    /// FORMAT RowBinary. Returns: rows for a RowReader.
    std::string ask(std::string_view sql, const storage::Parameters& parameters = {});
    /// Asks this one.
    std::string ask_at(std::size_t place, std::string_view sql,
                       const storage::Parameters& parameters = {});
    /// Has this one do something that answers nothing.
    void tell(std::size_t place, std::string_view sql, const storage::Parameters& parameters = {});

    /// Adds rows, written by a RowWriter. When it returns, they are on every shard they belong to;
    /// when it throws, on any of them or none.
    void insert(const std::string& sql, std::string rows);

    /// Ends what is under way, and does nothing any more.
    void stop() { client_.stop(); }

private:
    std::string send(std::size_t place, const std::string& options, std::string body);

    const Address address_;
    http_client::Client client_;
    std::atomic<std::size_t> preferred_ = 0;
};

}  // namespace hark::clickhouse
