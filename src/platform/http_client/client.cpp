#include "platform/http_client/client.h"

#include <atomic>
#include <mutex>

#include <curl/curl.h>

#include <fmt/format.h>

#include "base/error.h"

namespace hark::http_client {
namespace {

/// libcurl wants to be started once, before there are threads that use it.
void start_curl() {
    static const auto code = curl_global_init(CURL_GLOBAL_DEFAULT);
    CHECK(code == CURLE_OK);
}

struct Close {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
    void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
using Handle = std::unique_ptr<CURL, Close>;
using List = std::unique_ptr<curl_slist, Close>;

/// "host:port" of an address, for messages: the rest may hold a password.
std::string place_of(const std::string& address) {
    const std::unique_ptr<CURLU, Close> url{curl_url()};
    const auto part = [&](CURLUPart which) -> std::string {
        char* text = nullptr;
        if (curl_url_get(url.get(), which, &text, CURLU_DEFAULT_PORT) != CURLUE_OK) return "?";
        std::string result = text;
        curl_free(text);
        return result;
    };
    if (curl_url_set(url.get(), CURLUPART_URL, address.c_str(), 0) != CURLUE_OK) return "?";
    return part(CURLUPART_HOST) + ":" + part(CURLUPART_PORT);
}

}  // namespace

/// Open connections, each with the handle that used it last.
class Client::Pool {
public:
    Handle take() {
        {
            const std::lock_guard lock{mutex_};
            if (!idle_.empty()) {
                auto handle = std::move(idle_.back());
                idle_.pop_back();
                return handle;
            }
        }
        Handle handle{curl_easy_init()};
        CHECK(handle);
        return handle;
    }

    void give_back(Handle handle) {
        curl_easy_reset(handle.get());  // keeps the connection
        const std::lock_guard lock{mutex_};
        if (idle_.size() < most_idle) idle_.push_back(std::move(handle));
    }

    std::atomic<bool> stopped = false;

private:
    // As many as workers that ask at once; an idle one costs a socket.
    static constexpr std::size_t most_idle = 64;

    std::mutex mutex_;
    std::vector<Handle> idle_;
};

/// One request under way.
class Client::Transfer {
public:
    Transfer(const Settings& settings, Pool& pool, const Request& request)
        : settings_(settings), pool_(pool), request_(request), handle_(pool.take()) {
        set(CURLOPT_URL, request.url.c_str());
        set(CURLOPT_PROTOCOLS_STR, "http,https");
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_PROXY, "");
        set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(settings.connect_time.count()));
        set(CURLOPT_TIMEOUT_MS, static_cast<long>(settings.whole_time.count()));
        set(CURLOPT_TCP_NODELAY, 1L);
        if (!request.body.empty()) {
            set(CURLOPT_POST, 1L);
            set(CURLOPT_POSTFIELDS, request.body.data());
            set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
        }
        // Waiting for leave to send a body costs a second where the server does not know of it.
        add_header("Expect:");
        for (const auto& [name, value] : request.headers) add_header(name + ": " + value);
        set(CURLOPT_HTTPHEADER, headers_.get());
        set(CURLOPT_WRITEFUNCTION, &Transfer::receive);
        set(CURLOPT_WRITEDATA, this);
        set(CURLOPT_NOPROGRESS, 0L);
        set(CURLOPT_XFERINFOFUNCTION, &Transfer::go_on);
        set(CURLOPT_XFERINFODATA, this);
    }

    Response run() {
        const auto code = curl_easy_perform(handle_.get());
        if (code != CURLE_OK) fail(code);
        long status = 0;
        curl_easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &status);
        response_.status = static_cast<int>(status);
        pool_.give_back(std::move(handle_));
        return std::move(response_);
    }

private:
    template <typename Option, typename Value>
    void set(Option option, Value value) {
        CHECK(curl_easy_setopt(handle_.get(), option, value) == CURLE_OK);
    }

    void add_header(const std::string& line) {
        auto* longer = curl_slist_append(headers_.get(), line.c_str());
        CHECK(longer);
        static_cast<void>(headers_.release());
        headers_.reset(longer);
    }

    static std::size_t receive(char* bytes, std::size_t, std::size_t size, void* self) {
        auto& transfer = *static_cast<Transfer*>(self);
        auto& body = transfer.response_.body;
        transfer.too_long_ = body.size() + size > transfer.settings_.body_bytes;
        if (transfer.too_long_) return 0;
        body.append(bytes, size);
        return size;
    }

    static int go_on(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
        return static_cast<Transfer*>(self)->pool_.stopped ? 1 : 0;
    }

    [[noreturn]] void fail(CURLcode code) const {
        const auto place = place_of(request_.url);
        if (too_long_)
            throw base::Error{
                base::ErrorCode::unavailable,
                fmt::format("{} answered with more than {} bytes.", place, settings_.body_bytes)};
        if (code == CURLE_OPERATION_TIMEDOUT)
            throw base::Error{base::ErrorCode::timed_out,
                              fmt::format("{} did not answer in time.", place)};
        throw base::Error{base::ErrorCode::unavailable,
                          fmt::format("{} cannot be asked: {}.", place, curl_easy_strerror(code))};
    }

    const Settings& settings_;
    Pool& pool_;
    const Request& request_;
    Handle handle_;
    List headers_;
    Response response_;
    bool too_long_ = false;
};

Client::Client(Settings settings) : settings_(settings) {
    start_curl();
    pool_ = std::make_unique<Pool>();
}

Client::~Client() = default;

Response Client::send(const Request& request) {
    if (pool_->stopped)
        throw base::Error{base::ErrorCode::unavailable, "Nothing is asked any more: Hark stops."};
    return Transfer{settings_, *pool_, request}.run();
}

void Client::stop() {
    pool_->stopped = true;
}

std::string escape(std::string_view text) {
    start_curl();
    char* escaped = curl_easy_escape(nullptr, text.data(), static_cast<int>(text.size()));
    CHECK(escaped);
    std::string result = escaped;
    curl_free(escaped);
    return result;
}

}  // namespace hark::http_client
