#include "platform/http/batch.h"

#include <fmt/format.h>

namespace hark::http {

const json::Array& read_items(json::Reader& reader, std::string_view field, std::string_view of,
                              std::size_t most) {
    static const json::Array none;
    const json::Value* items = reader.maybe_any(field);
    if (!items || !items->is_array()) {
        reader.refuse(field, "required", fmt::format("`{}` must be a list of {}.", field, of));
    } else if (items->get_array().size() > most) {
        reader.refuse(field, "too_many",
                      fmt::format("`{}` has {} {}; the most is {}: send several batches.", field,
                                  items->get_array().size(), of, most));
    }
    reader.finish();
    return items ? items->get_array() : none;
}

void Rejections::add(std::size_t index, const std::vector<base::FieldProblem>& problems) {
    json::Array fields;
    for (const auto& [field, code, message] : problems)
        fields.push_back(json::Object{{"field", field}, {"code", code}, {"message", message}});
    by_index_.emplace(
        index, json::Object{{"index", index}, {"code", "invalid"}, {"fields", std::move(fields)}});
}

json::Array Rejections::in_order() const {
    json::Array all;
    for (const auto& [index, item] : by_index_) all.push_back(item);
    return all;
}

Schema rejection_schema() {
    return object(
        "RejectedItem",
        {required("index", integer("its place in items, from 0")), required("code", text()),
         required("fields",
                  list(object("RejectedField", {required("field", text()), required("code", text()),
                                                required("message", text())})))});
}

}  // namespace hark::http
