#include "product/demo/comments.h"

#include <algorithm>
#include <array>

#include "base/error.h"

namespace hark::demo {
namespace {

struct Frames {
    std::vector<std::string_view> content;
    std::vector<std::string_view> mixed;
    std::vector<std::string_view> unhappy;
};

const Frames& frames(Language language) {
    static const std::array<Frames, 3> all = {
        Frames{{"Happy to recommend it.", "We would miss it.", "Keep going."},
               {"Good, with rough edges.", "Fine for now.", "It does the job."},
               {"We are looking at alternatives.", "I expected more.", "Please fix this."}},
        Frames{{"Gerne weiterempfohlen.", "Wir möchten es nicht missen."},
               {"Ordentlich, mit Ecken und Kanten.", "Für jetzt in Ordnung."},
               {"Wir sehen uns nach anderem um.", "Ich hatte mehr erwartet."}},
        Frames{{"Je le recommande volontiers.", "Il nous manquerait."},
               {"Bien, avec des défauts.", "Cela suffit pour l'instant."},
               {"Nous regardons ailleurs.", "J'attendais mieux."}}};
    return all[static_cast<std::size_t>(language)];
}

std::string_view any(Random& random, const std::vector<std::string_view>& texts) {
    return texts[random.below(texts.size())];
}

std::size_t position_of(std::string_view name) {
    const auto& list = themes(Language::english);
    const auto found = std::find_if(list.begin(), list.end(),
                                    [&](const Theme& theme) { return theme.name == name; });
    CHECK(found != list.end());
    return static_cast<std::size_t>(found - list.begin());
}

}  // namespace

std::size_t export_theme() {
    return position_of("export");
}
std::size_t support_theme() {
    return position_of("support");
}

std::string comment(Random& random, Language language, std::size_t theme, int score) {
    const auto& about = themes(language).at(theme);
    const auto& frame = frames(language);
    std::string text;
    if (score >= 9) {
        text = any(random, about.praise);
        if (random.chance(0.4)) text.append(" ").append(any(random, frame.content));
    } else if (score >= 7) {
        text = any(random, random.chance(0.5) ? about.praise : about.complaint);
        text.append(" ").append(any(random, frame.mixed));
    } else {
        text = any(random, about.complaint);
        if (random.chance(0.5)) text.append(" ").append(any(random, frame.unhappy));
    }
    return text;
}

}  // namespace hark::demo
