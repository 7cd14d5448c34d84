#include "product/survey/definition.h"

#include <algorithm>

namespace hark::survey {
namespace {

constexpr std::array<std::string_view, 3> audience_names = {"promoter", "passive", "detractor"};
constexpr std::array<std::string_view, 4> question_kind_names = {"single", "multiple", "scale",
                                                                 "text"};

template <typename Enum, std::size_t size>
std::optional<Enum> parse(const std::array<std::string_view, size>& names, std::string_view text) {
    const auto found = std::find(names.begin(), names.end(), text);
    if (found == names.end()) return std::nullopt;
    return static_cast<Enum>(found - names.begin());
}

}  // namespace

std::string_view to_text(Audience audience) {
    return audience_names.at(static_cast<std::size_t>(audience));
}

std::optional<Audience> parse_audience(std::string_view text) {
    return parse<Audience>(audience_names, text);
}

std::string_view to_text(QuestionKind kind) {
    return question_kind_names.at(static_cast<std::size_t>(kind));
}

std::optional<QuestionKind> parse_question_kind(std::string_view text) {
    return parse<QuestionKind>(question_kind_names, text);
}

Bounds bounds_of(Kind kind) {
    switch (kind) {
        case Kind::csat: return {2, 3};
        case Kind::ces: return {3, 4};
        case Kind::nps:
        case Kind::enps:
        case Kind::open: break;
    }
    return {6, 8};
}

Audience audience_of(int score, Kind kind) {
    // Who is asked for words alone is asked the one follow-up there is.
    if (!has_score(kind)) return Audience::promoter;
    const auto [detractor, passive] = bounds_of(kind);
    if (score <= detractor) return Audience::detractor;
    return score <= passive ? Audience::passive : Audience::promoter;
}

std::vector<std::string_view> templates_of(Kind kind) {
    switch (kind) {
        case Kind::nps:
            return {"recommend_company", "recommend_product", "recommend_purchase",
                    "recommend_support", "recommend_event"};
        case Kind::enps: return {"enps"};
        case Kind::csat: return {"csat", "csat_support"};
        case Kind::ces: return {"ces"};
        case Kind::open: return {"open"};
    }
    return {};
}

std::string_view usual_template(Kind kind) {
    return templates_of(kind).front();
}

bool is_template_of(std::string_view name, Kind kind) {
    const auto all = templates_of(kind);
    return std::find(all.begin(), all.end(), name) != all.end();
}

Definition usual_definition(Kind kind, std::string_view subject) {
    Definition definition;
    definition.wording.tmpl = usual_template(kind);
    definition.wording.subject = subject;
    return definition;
}

}  // namespace hark::survey
