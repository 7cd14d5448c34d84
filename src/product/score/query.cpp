#include "product/score/query.h"

namespace hark::score {

std::string_view to_text(Unit unit) {
    switch (unit) {
        case Unit::response: return "response";
        case Unit::person: return "person";
        case Unit::company: return "company";
    }
    return "response";
}

std::string_view to_text(Compare compare) {
    switch (compare) {
        case Compare::none: return "none";
        case Compare::previous: return "previous";
        case Compare::year: return "year";
    }
    return "none";
}

std::string to_text(const Order& order) {
    std::string text = order.direction == Order::Direction::descending ? "-" : "";
    switch (order.by) {
        case Order::By::group: return text + "group";
        case Order::By::responses: return text + "responses";
        case Order::By::detractors: return text + "detractors";
        case Order::By::weight: return text + "weight";
        case Order::By::nps: return text + "nps";
    }
    return text + "group";
}

bool asks_for_recommendation(const Query& query) {
    return query.survey.kind == survey::Kind::nps || query.survey.kind == survey::Kind::enps;
}

}  // namespace hark::score
