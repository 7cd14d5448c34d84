#pragma once

#include <memory>
#include <string>

#include <curl/curl.h>

#include "base/error.h"

/// libcurl's handles as owners, for the files of this folder.
namespace hark::mail {

struct CloseCurl {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using CurlHandle = std::unique_ptr<CURL, CloseCurl>;
using CurlList = std::unique_ptr<curl_slist, CloseCurl>;

/// libcurl wants to be started once, before there are threads that use it.
inline void start_curl() {
    static const auto code = curl_global_init(CURL_GLOBAL_DEFAULT);
    CHECK(code == CURLE_OK);
}

template <typename Option, typename Value>
void set_option(CURL* handle, Option option, Value value) {
    CHECK(curl_easy_setopt(handle, option, value) == CURLE_OK);
}

/// A server's host as it stands in a URL.
inline std::string host_in_url(const std::string& host) {
    return host.find(':') == std::string::npos ? host : "[" + host + "]";
}

}  // namespace hark::mail
