#include "product/people/chunk_store.h"

#include <fmt/format.h>

namespace hark::people {

std::string parameter_list(std::string_view prefix, std::size_t count) {
    std::string list;
    for (std::size_t i = 0; i < count; ++i)
        fmt::format_to(std::back_inserter(list), "{}:{}{}", i ? ", " : "", prefix, i);
    return list;
}

void bind_list(storage::Parameters& parameters, std::string_view prefix, std::size_t count,
               const std::vector<storage::Value>& keys, std::size_t begin) {
    std::string name{prefix};
    for (std::size_t i = 0; i < count; ++i) {
        name.resize(prefix.size());
        fmt::format_to(std::back_inserter(name), "{}", i);
        parameters.emplace_back(name, begin + i < keys.size() ? keys[begin + i] : storage::Value{});
    }
}

void each_of(storage::Session& session, std::string_view one, std::string_view many,
             std::string_view prefix, const storage::Parameters& fixed,
             const std::vector<storage::Value>& keys,
             const std::function<void(const storage::Row&)>& visit) {
    const std::size_t step = keys.size() == 1 ? 1 : keys_per_statement;
    for (std::size_t begin = 0; begin < keys.size(); begin += step) {
        storage::Parameters parameters = fixed;
        bind_list(parameters, prefix, step, keys, begin);
        session.each(step == 1 ? one : many, parameters, visit);
    }
}

}  // namespace hark::people
