#pragma once

#include <cstddef>
#include <map>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/error.h"
#include "platform/http/schema.h"
#include "platform/json/reader.h"

/// Requests that bring many things, of which a bad one does not hinder the others.
namespace hark::http {

/// The list under `field`, of at most so many; refuses what is none, and fields nobody asked for.
/// `of` says what they are: "responses". Throws: base::Error invalid.
const json::Array& read_items(json::Reader& reader, std::string_view field, std::string_view of,
                              std::size_t most);

/// Those of a batch that cannot be taken, by their places in the request.
class Rejections {
public:
    void add(std::size_t index, const std::vector<base::FieldProblem>& problems);
    std::size_t size() const { return by_index_.size(); }
    /// [{"index", "code": "invalid", "fields": […]}, …]
    json::Array in_order() const;

private:
    std::map<std::size_t, json::Object> by_index_;
};
Schema rejection_schema();

/// A batch as it was read: what can be taken, and what cannot.
template <typename Thing>
struct Batch {
    std::vector<Thing> things = {};
    std::vector<std::size_t> places = {};  ///< things[i] stands in the request at places[i]
    Rejections rejected = {};
};

/// `read` makes of a value a Thing or the problems with it.
template <typename Thing, typename Read>
Batch<Thing> read_batch(const json::Array& items, Read&& read) {
    Batch<Thing> batch;
    batch.things.reserve(items.size());
    batch.places.reserve(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        std::variant<Thing, std::vector<base::FieldProblem>> one = read(items[i]);
        if (auto* thing = std::get_if<Thing>(&one)) {
            batch.things.push_back(std::move(*thing));
            batch.places.push_back(i);
        } else {
            batch.rejected.add(i, std::get<1>(one));
        }
    }
    return batch;
}

}  // namespace hark::http
