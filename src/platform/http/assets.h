#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "platform/http/reply.h"
#include "platform/http/server.h"

namespace hark::http {

/// The console's files, served from memory in the encoding the client likes best.
/// Threads: immutable once built.
class Assets {
public:
    explicit Assets(std::vector<Asset> assets);

    /// What a GET of this path shows: the asset itself; /index.html for "/" and for paths that the
    /// console routes in the browser; nothing for others.
    const Asset* find(std::string_view path) const;

    /// `if_none_match` is the client's header, "" when absent.
    Reply reply(const Asset& asset, std::string_view if_none_match, const Manner& manner) const;

private:
    std::map<std::string_view, Asset> by_path_;
};

/// True for paths that the console's pages may have: no dot in the last segment, and not below
/// a path the server speaks for itself (/api, /s, /u, /w, /healthz …).
bool is_client_route(std::string_view path);

/// The page at "/" of a build without the console.
Response page_without_console();

}  // namespace hark::http
