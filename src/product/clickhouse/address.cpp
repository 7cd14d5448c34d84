#include "product/clickhouse/address.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.h"
#include "base/limits.h"
#include "platform/http/message.h"

namespace hark::clickhouse {
namespace {

[[noreturn]] void refuse(const std::string& why) {
    const auto message = fmt::format(
        "{} Write --analytics http://host:8123, or http://one:8123,two:8123/?cluster=NAME with "
        "every server of the cluster.",
        why);
    throw base::Error{base::ErrorCode::invalid, message, {{"analytics", "syntax", message}}};
}

bool is_plain_name(const std::string& name) {
    const auto is_plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_';
    };
    return !name.empty() && name.size() <= base::limits::key_bytes &&
           std::all_of(name.begin(), name.end(), is_plain);
}

void read_places(Address& address, std::string_view scheme, std::string_view text) {
    while (true) {
        const auto comma = text.find(',');
        const auto place = text.substr(0, comma);
        const auto colon = place.rfind(':');
        if (colon == std::string_view::npos || colon == 0 || colon + 1 == place.size())
            refuse(fmt::format("\"{}\" is not HOST:PORT.", place));
        address.places.push_back(fmt::format("{}{}", scheme, place));
        if (comma == std::string_view::npos) return;
        text.remove_prefix(comma + 1);
    }
}

void read_options(Address& address, std::string_view text) {
    const auto options = http::Query::parse(text);
    for (const auto& [name, value] : options.items()) {
        if (name == "cluster") {
            address.cluster = value;
        } else if (name == "database") {
            address.database = value;
        } else if (name == "user") {
            address.user = value;
        } else if (name == "password") {
            address.password = value;
        } else {
            refuse(fmt::format("\"{}\" is none of cluster, database, user and password.", name));
        }
    }
}

}  // namespace

Address Address::parse(std::string_view text) {
    Address address;
    const auto scheme_end = text.find("://");
    const auto scheme = text.substr(0, scheme_end == std::string_view::npos ? 0 : scheme_end + 3);
    if (scheme != "http://" && scheme != "https://")
        refuse("The address begins with http:// or https://.");
    text.remove_prefix(scheme.size());
    const auto question = text.find('?');
    if (question != std::string_view::npos) read_options(address, text.substr(question + 1));
    text = text.substr(0, question);
    if (!text.empty() && text.back() == '/') text.remove_suffix(1);
    if (text.find('/') != std::string_view::npos) refuse("The address has a path.");
    if (const auto at = text.rfind('@'); at != std::string_view::npos) {
        const auto who = text.substr(0, at);
        const auto colon = who.find(':');
        address.user = who.substr(0, colon);
        if (colon != std::string_view::npos) address.password = who.substr(colon + 1);
        text.remove_prefix(at + 1);
    }
    read_places(address, scheme, text);
    if (!is_plain_name(address.database)) refuse("A database is named by letters, digits and _.");
    if (address.cluster && !is_plain_name(*address.cluster))
        refuse("A cluster is named by letters, digits and _.");
    if (address.places.size() > 1 && !address.cluster)
        refuse("Several servers need the name of their cluster.");
    return address;
}

std::string Address::target() const {
    auto sorted = places;
    std::sort(sorted.begin(), sorted.end());
    return fmt::format("{}/{}/{}", fmt::join(sorted, ","), cluster.value_or(""), database);
}

}  // namespace hark::clickhouse
