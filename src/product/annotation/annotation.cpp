#include "product/annotation/annotation.h"

namespace hark::annotation {

std::string_view to_text(Kind kind) {
    switch (kind) {
        case Kind::release: return "release";
        case Kind::incident: return "incident";
        case Kind::campaign: return "campaign";
        case Kind::other: break;
    }
    return "other";
}

std::optional<Kind> parse_kind(std::string_view text) {
    for (const Kind kind : {Kind::release, Kind::incident, Kind::campaign, Kind::other})
        if (to_text(kind) == text) return kind;
    return std::nullopt;
}

}  // namespace hark::annotation
