#include "product/survey/rendered.h"

#include <fmt/format.h>

#include "base/error.h"
#include "product/survey/colour.h"
#include "product/survey/shipped.h"

namespace hark::survey {
namespace {

/// Finds the text for a place.
class Texts {
public:
    Texts(const Definition& definition, const std::string& language)
        : first_(definition.languages.front()), language_(language) {
        const auto* own = shipped(language);
        if (!own) own = shipped(first_);
        shipped_ = own ? own : &all_shipped().front();
    }

    const Shipped& shipped_texts() const { return *shipped_; }

    /// `place` is empty where Hark has no text of its own.
    std::string find(const Words& words, const std::string& place) const {
        if (const auto own = words.find(language_); own != words.end()) return own->second;
        // Hark's own words in the reader's language are better than the survey's in another.
        const bool speaks = shipped(language_) != nullptr;
        if (const auto own = words.find(first_);
            own != words.end() && (place.empty() || !speaks || language_ == first_))
            return own->second;
        return place.empty() ? std::string{} : shipped_->at(place);
    }

private:
    const std::string& first_;
    const std::string& language_;
    const Shipped* shipped_ = nullptr;
};

std::string place_of(std::string_view part, std::string_view name) {
    return fmt::format("{}.{}", part, name);
}

Rendered::Question render(const Question& question, const Texts& texts) {
    Rendered::Question rendered;
    rendered.key = question.key;
    rendered.kind = question.kind;
    rendered.label = texts.find(question.label, "");
    rendered.is_required = question.is_required;
    rendered.show_when = question.show_when;
    for (const auto& option : question.options)
        rendered.options.push_back({option.key, texts.find(option.label, "")});
    if (question.kind == QuestionKind::scale) {
        rendered.least = question.least;
        rendered.most = question.most;
        rendered.least_label = texts.find(question.least_label, "");
        rendered.most_label = texts.find(question.most_label, "");
    }
    return rendered;
}

Rendered::Thanks render(const Thanks& thanks, Audience audience, const Texts& texts) {
    Rendered::Thanks rendered;
    rendered.text = texts.find(thanks.text, place_of("thanks", to_text(audience)));
    if (thanks.link) rendered.link = {thanks.link->url, texts.find(thanks.link->label, "")};
    rendered.share = texts.find(thanks.share, "");
    rendered.asks_to_contact = thanks.asks_to_contact;
    return rendered;
}

std::string question_of(Kind kind, const Definition& definition, const Texts& texts) {
    const auto& wording = definition.wording;
    if (!wording.tmpl) return texts.find(wording.text, place_of("templates", usual_template(kind)));
    return fill(texts.shipped_texts().at(place_of("templates", *wording.tmpl)),
                {{"subject", wording.subject}});
}

void add_words(const Shipped& shipped, Rendered& rendered) {
    constexpr std::string_view head = "words.";
    for (const auto& [place, text] : shipped.texts)
        if (place.starts_with(head)) rendered.words.emplace(place.substr(head.size()), text);
}

}  // namespace

std::string question_of(Kind kind, const Definition& definition, const std::string& language) {
    return question_of(kind, definition, Texts{definition, language});
}

Rendered render(const Survey& survey, const Definition& definition, int version,
                const std::string& language) {
    const Texts texts{definition, language};
    const auto kind = to_text(survey.kind);
    Rendered rendered;
    rendered.id = survey.id;
    rendered.survey = survey.key;
    rendered.version = version;
    rendered.kind = survey.kind;
    rendered.language = language;
    rendered.languages = definition.languages;
    if (const auto* own = shipped(language)) rendered.direction = own->direction;
    rendered.question = question_of(survey.kind, definition, texts);
    rendered.scale = scale_of(survey.kind);
    if (has_score(survey.kind)) {
        rendered.least_label = texts.shipped_texts().at(place_of("least_label", kind));
        rendered.most_label = texts.shipped_texts().at(place_of("most_label", kind));
    }
    rendered.asks_comment = definition.asks_comment;
    for (const auto audience : audiences) {
        const auto i = static_cast<std::size_t>(audience);
        const auto place = has_score(survey.kind) ? to_text(audience) : std::string_view{"any"};
        rendered.follow_up[i] = texts.find(definition.follow_up[i], place_of("follow_up", place));
        rendered.thanks[i] = render(definition.thanks[i], audience, texts);
    }
    for (const auto& reason : definition.reasons) {
        auto& one = rendered.reasons.emplace_back();
        one.key = reason.key;
        one.label = texts.find(reason.label, "");
        one.audiences = reason.audiences;
        if (one.audiences.empty()) one.audiences.assign(audiences.begin(), audiences.end());
    }
    for (const auto& question : definition.questions)
        rendered.questions.push_back(render(question, texts));
    add_words(texts.shipped_texts(), rendered);
    rendered.accent = definition.look.accent;
    rendered.on_accent = readable_on(parse_colour(definition.look.accent).value_or(Colour{}));
    rendered.logo = definition.look.logo;
    rendered.corners = definition.look.corners;
    rendered.scheme = definition.look.scheme;
    rendered.shows_hark = definition.look.shows_hark;
    return rendered;
}

}  // namespace hark::survey
