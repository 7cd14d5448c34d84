#include <algorithm>

#include <boost/json/object.hpp>

#include "base/error.h"
#include "platform/json/json.h"
#include "product/survey/shipped.h"
#include "product/survey/words.h"

namespace hark::survey {

// Written by the build from texts/*.json.
std::vector<std::string_view> text_files();

namespace {

void flatten(const json::Value& value, const std::string& place, Shipped& shipped) {
    if (const auto* text = value.if_string()) shipped.texts.emplace(place, *text);
    if (const auto* object = value.if_object())
        for (const auto& item : *object)
            flatten(item.value(),
                    place.empty() ? std::string{item.key()} : place + '.' + std::string{item.key()},
                    shipped);
}

std::vector<Shipped> read_all() {
    std::vector<Shipped> all;
    for (const auto file : text_files()) {
        auto& one = all.emplace_back();
        flatten(json::parse(file), "", one);
        one.language = one.at("language");
        one.name = one.at("name");
        one.direction = one.at("direction");
    }
    std::sort(all.begin(), all.end(), [](const Shipped& a, const Shipped& b) {
        return std::pair{a.language != "en", a.language} <
               std::pair{b.language != "en", b.language};
    });
    return all;
}

}  // namespace

const std::string& Shipped::at(std::string_view place) const {
    const auto found = texts.find(place);
    CHECK(found != texts.end());
    return found->second;
}

const std::vector<Shipped>& all_shipped() {
    static const std::vector<Shipped> all = read_all();
    return all;
}

const Shipped* shipped(std::string_view language) {
    for (const auto& one : all_shipped())
        if (one.language == primary(language)) return &one;
    return nullptr;
}

}  // namespace hark::survey
