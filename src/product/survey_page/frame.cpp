#include "product/survey_page/frame.h"

#include <fmt/format.h>

#include "platform/crypto/crypto.h"
#include "product/survey_page/html.h"

namespace hark::survey_page {

// Written by the build from *.css.
std::vector<std::string_view> text_files();

namespace {

std::string style_of(const Framing& framing) {
    std::string style{text_files().front()};
    if (!framing.accent.empty())
        style += fmt::format(":root{{--accent:{};--on-accent:{};color-scheme:{}}}", framing.accent,
                             framing.on_accent, framing.scheme);
    if (framing.is_square) style += ":root{--round:0px}";
    return style;
}

/// Its own style, the script beside it, pictures of its own, and nothing else.
std::string policy_of(const std::string& style, const Setting& setting) {
    return fmt::format(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'self'; connect-src 'self'; "
        "img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors {}",
        crypto::sha256_base64(style), setting.frame == Setting::Frame::embed ? "*" : "'none'");
}

std::string_view class_of(Setting::Frame frame) {
    switch (frame) {
        case Setting::Frame::kiosk: return "kiosk";
        case Setting::Frame::embed: return "embed";
        case Setting::Frame::none: break;
    }
    return "page";
}

}  // namespace

std::string address(const Setting& setting, std::string_view language) {
    std::string parameters;
    const auto add = [&](std::string_view text) {
        parameters += (parameters.empty() ? "?" : "&") + std::string{text};
    };
    if (setting.frame == Setting::Frame::kiosk) add("kiosk");
    if (setting.frame == Setting::Frame::embed) add("embed");
    if (!language.empty()) add(fmt::format("lang={}", language));
    if (setting.chosen) add(fmt::format("score={}", *setting.chosen));
    return setting.path + parameters;
}

Framing framing_of(const survey::Rendered& survey) {
    using Scheme = survey::Look::Scheme;
    Framing framing;
    framing.title = survey.question;
    framing.language = survey.language;
    framing.direction = survey.direction;
    framing.accent = survey.accent;
    framing.on_accent = survey.on_accent;
    framing.is_square = survey.corners == survey::Look::Corners::square;
    if (survey.scheme == Scheme::light) framing.scheme = "light";
    if (survey.scheme == Scheme::dark) framing.scheme = "dark";
    return framing;
}

Html framed(const std::string& middle, const Framing& framing, const Setting& setting) {
    const auto style = style_of(framing);
    Html html;
    html.policy = policy_of(style, setting);
    html.body = fmt::format(
        "<!doctype html>\n<html lang=\"{}\" dir=\"{}\" class=\"{}\" data-scheme=\"{}\"><head>"
        "<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, "
        "initial-scale=1\"><meta name=\"robots\" content=\"noindex\"><link rel=\"icon\" "
        "href=\"data:,\">"
        "<title>{}</title>",
        escaped(framing.language), framing.direction, class_of(setting.frame), framing.scheme,
        escaped(framing.title));
    if (framing.reset_after.count() > 0)
        html.body += fmt::format(
            "<noscript><meta http-equiv=\"refresh\" content=\"{};url={}\">"
            "</noscript>",
            framing.reset_after.count(), escaped(address(setting)));
    html.body += fmt::format(
        "<style>{}</style></head><body>{}<main{}>{}</main><footer>{}</footer>"
        "<script src=\"/survey_page.js\" defer></script></body></html>\n",
        style,
        framing.logo.empty()
            ? std::string{}
            : fmt::format("<header><img class=\"logo\" src=\"{}\" alt=\"\"></header>",
                          escaped(framing.logo)),
        framing.words_for_script, middle, framing.footer);
    return html;
}

}  // namespace hark::survey_page
