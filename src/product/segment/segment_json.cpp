#include "product/segment/segment_json.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

namespace hark::segment {
namespace {

json::Array list_of(const std::vector<std::string>& texts) {
    return json::Array(texts.begin(), texts.end());
}

}  // namespace

json::Object to_json(const Segment& segment) {
    return {{"id", segment.id.text()},
            {"name", segment.name},
            {"where", list_of(segment.where)},
            {"created_at", base::to_text(segment.created_at)},
            {"updated_at", base::to_text(segment.updated_at)}};
}

http::Schema segment_schema() {
    using namespace http;
    return object("Segment", {required("id", text()), required("name", text()),
                              required("where", list(text(), "conditions in canonical form")),
                              required("created_at", time()), required("updated_at", time())});
}

std::string to_column(const std::vector<std::string>& where) {
    return json::to_text(list_of(where));
}

std::vector<std::string> from_column(std::string_view text) {
    std::vector<std::string> where;
    const json::Value stored = json::parse(text);
    for (const auto& condition : stored.as_array()) where.emplace_back(condition.as_string());
    return where;
}

}  // namespace hark::segment
