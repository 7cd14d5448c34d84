#include "platform/http/assets.h"

#include <algorithm>

#include "platform/http/url.h"

namespace hark::http {
namespace {

std::string entity_tag(const Asset& asset) {
    std::string_view text = asset.etag;
    if (text.starts_with("W/")) text.remove_prefix(2);
    if (text.starts_with('"')) text.remove_prefix(1);
    if (text.ends_with('"')) text.remove_suffix(1);
    // Weak: the compressed forms share it and differ byte for byte.
    return "W/\"" + std::string{text} + "\"";
}

/// RFC 9110 13.1.2 compares weakly: what follows W/ decides.
bool matches(std::string_view if_none_match, std::string_view tag) {
    tag.remove_prefix(2);
    while (!if_none_match.empty()) {
        auto candidate = next_part(if_none_match, ',');
        if (candidate.starts_with("W/")) candidate.remove_prefix(2);
        if (candidate == "*" || candidate == tag) return true;
    }
    return false;
}

Encoding best_encoding(const Asset& asset, const AcceptedEncodings& accepted) {
    const double brotli = asset.brotli.empty() ? 0 : accepted.brotli;
    const double gzip = asset.gzip.empty() ? 0 : accepted.gzip;
    if (brotli > 0 && brotli >= gzip) return Encoding::brotli;
    return gzip > 0 ? Encoding::gzip : Encoding::identity;
}

}  // namespace

Assets::Assets(std::vector<Asset> assets) {
    for (auto& asset : assets) by_path_.emplace(asset.path, asset);
}

bool is_client_route(std::string_view path) {
    constexpr std::string_view taken[] = {"/api",    "/s",       "/w",      "/u",
                                          "/assets", "/healthz", "/readyz", "/metrics"};
    for (const auto prefix : taken) {
        if (path == prefix || (path.starts_with(prefix) && path[prefix.size()] == '/'))
            return false;
    }
    return path.find('.', path.rfind('/')) == std::string_view::npos;
}

const Asset* Assets::find(std::string_view path) const {
    auto found = by_path_.find(path);
    if (found == by_path_.end() && is_client_route(path)) found = by_path_.find("/index.html");
    return found == by_path_.end() ? nullptr : &found->second;
}

Reply Assets::reply(const Asset& asset, std::string_view if_none_match,
                    const Manner& manner) const {
    const auto tag = entity_tag(asset);
    Response response{200, std::string{asset.content_type}, "", {}, {}};
    response.with_header("ETag", tag);
    response.with_header("Vary", "Accept-Encoding");
    // Files below /assets carry a hash of their content in their name.
    response.with_header("Cache-Control", asset.path.starts_with("/assets/")
                                              ? "public, max-age=31536000, immutable"
                                              : "no-cache");
    if (asset.audience == Asset::Audience::any_site) {
        response.with_header("Cross-Origin-Resource-Policy", "cross-origin");
        response.with_header("Access-Control-Allow-Origin", "*");
    }
    if (matches(if_none_match, tag)) {
        response.status = 304;
        return make_reply(std::move(response), manner);
    }
    switch (best_encoding(asset, manner.accepted)) {
        case Encoding::brotli:
            response.with_header("Content-Encoding", "br");
            return make_reply(std::move(response), manner, asset.brotli);
        case Encoding::gzip:
            response.with_header("Content-Encoding", "gzip");
            return make_reply(std::move(response), manner, asset.gzip);
        case Encoding::identity: break;
    }
    return make_reply(std::move(response), manner, asset.identity);
}

Response page_without_console() {
    return {404,
            "text/html; charset=utf-8",
            "<!doctype html><html lang=\"en\"><title>Hark</title><h1>Hark is running</h1>"
            "<p>This build does not contain the console. The interface for programs is at "
            "<a href=\"/api/v1/openapi.json\">/api/v1/openapi.json</a>.</p></html>",
            {},
            {}};
}

}  // namespace hark::http
