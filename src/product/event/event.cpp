#include "product/event/event.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/limits.h"

namespace hark::event {
namespace {

namespace limits = base::limits;
using Problems = std::vector<base::FieldProblem>;

bool is_control(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7f;
}

void check_properties(const people::GivenProperties& given, Problems& problems) {
    if (given.size() > limits::event_properties)
        problems.push_back({"properties", "too_many",
                            fmt::format("An event has at most {} properties; this one has {}.",
                                        limits::event_properties, given.size())});
    for (const auto& [key, value] : given) {
        const auto field = "properties." + key;
        if (const auto problem = people::problem_with_key(key)) {
            problems.push_back({field, "invalid", *problem});
            continue;
        }
        auto outcome = people::keep(people::define(key, value), value);
        if (const auto* problem = std::get_if<base::FieldProblem>(&outcome))
            problems.push_back({field, problem->code, problem->message});
    }
}

void check_time(base::Time at, base::Time now, Problems& problems) {
    if (at > now + limits::response_ahead)
        problems.push_back({"at", "in_the_future", "`at` lies more than a day ahead."});
    if (at < now - limits::event_age)
        problems.push_back({"at", "too_long_ago",
                            fmt::format("`at` lies more than {} days back: nobody is asked about "
                                        "it any more.",
                                        limits::event_age / std::chrono::hours{24})});
}

}  // namespace

std::optional<std::string> problem_with_name(std::string_view name) {
    if (name.empty()) return "An event needs a name, such as \"order_delivered\".";
    if (name.size() > limits::name_bytes)
        return fmt::format("The name has {} bytes; the most is {}.", name.size(),
                           limits::name_bytes);
    if (name.front() == ' ' || name.back() == ' ' ||
        std::any_of(name.begin(), name.end(), is_control))
        return "A name has no blanks at its ends and no control characters.";
    return std::nullopt;
}

void check(const Given& given, base::Time now, Problems& problems) {
    if (const auto problem = problem_with_name(given.name))
        problems.push_back({"name", "invalid", *problem});
    if (given.external_id)
        people::check_text(*given.external_id, limits::external_id_bytes, "id", problems);
    if (given.self) people::check(*given.self, "", problems);
    check_time(given.at, now, problems);
    check_properties(given.properties, problems);
}

people::Properties kept(const people::GivenProperties& given) {
    people::Properties properties;
    for (const auto& [key, value] : given) {
        auto outcome = people::keep(people::define(key, value), value);
        CHECK(std::holds_alternative<people::KeptValue>(outcome));
        properties.set(key, std::get<people::KeptValue>(std::move(outcome)));
    }
    return properties;
}

}  // namespace hark::event
