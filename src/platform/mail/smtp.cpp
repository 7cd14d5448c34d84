#include "platform/mail/smtp.h"

#include <sys/socket.h>

#include <atomic>
#include <mutex>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "base/clock.h"
#include "base/error.h"
#include "platform/mail/address.h"
#include "platform/mail/curl.h"
#include "platform/mail/smtp_dialogue.h"

namespace hark::mail {
namespace {

/// Ends the connection without a goodbye, for whose answer curl would wait two minutes.
void hang_up(CURL* handle) {
    curl_socket_t socket = CURL_SOCKET_BAD;
    if (curl_easy_getinfo(handle, CURLINFO_ACTIVESOCKET, &socket) == CURLE_OK &&
        socket != CURL_SOCKET_BAD)
        ::shutdown(socket, SHUT_RDWR);
}

}  // namespace

/// Open connections, each with the handle that used it last.
class SmtpClient::Pool {
public:
    CurlHandle take() {
        const std::lock_guard lock{mutex_};
        if (idle_.empty()) return nullptr;
        auto handle = std::move(idle_.back());
        idle_.pop_back();
        return handle;
    }
    void give_back(CurlHandle handle) {
        curl_easy_reset(handle.get());  // keeps the connection
        const std::lock_guard lock{mutex_};
        idle_.push_back(std::move(handle));  // as many as threads send at once
    }

    std::atomic<bool> stopped = false;

private:
    std::mutex mutex_;
    std::vector<CurlHandle> idle_;
};

/// One message under way.
class SmtpClient::Transfer {
public:
    Transfer(const SmtpSettings& settings, const Pool& pool, CURL* handle, const std::string& from,
             const std::string& to, const std::string& mime)
        : settings_(settings), pool_(pool), handle_(handle), mime_(mime) {
        address_server();
        const std::string sender = "<" + from + ">";
        recipients_.reset(curl_slist_append(nullptr, ("<" + to + ">").c_str()));
        CHECK(recipients_);
        set(CURLOPT_MAIL_FROM, sender.c_str());
        set(CURLOPT_MAIL_RCPT, recipients_.get());
        set(CURLOPT_UPLOAD, 1L);
        set(CURLOPT_READFUNCTION, &Transfer::give);
        set(CURLOPT_READDATA, this);
        set(CURLOPT_VERBOSE, 1L);
        set(CURLOPT_DEBUGFUNCTION, &Transfer::listen);
        set(CURLOPT_DEBUGDATA, this);
        set(CURLOPT_NOPROGRESS, 0L);
        set(CURLOPT_XFERINFOFUNCTION, &Transfer::go_on);
        set(CURLOPT_XFERINFODATA, this);
    }

    SmtpAnswer run() {
        code_ = curl_easy_perform(handle_);
        if (code_ == CURLE_OK) return dialogue_.accepted();
        const bool is_late = code_ == CURLE_OPERATION_TIMEDOUT;
        return dialogue_.judge(why(), is_late ? Dialogue::Time::ran_out : Dialogue::Time::left);
    }

    /// Whether the connection had been left open by an earlier message and is not any more.
    bool is_stale() const {
        long made = 0;
        curl_easy_getinfo(handle_, CURLINFO_NUM_CONNECTS, &made);
        return code_ != CURLE_OK && code_ != CURLE_OPERATION_TIMEDOUT && made == 0 &&
               dialogue_.is_stale() && !pool_.stopped;
    }

private:
    template <typename Option, typename Value>
    void set(Option option, Value value) {
        set_option(handle_, option, value);
    }

    void address_server() {
        using Security = SmtpSettings::Security;
        const bool is_tls = settings_.security == Security::tls;
        const auto url = fmt::format("{}://{}:{}/{}", is_tls ? "smtps" : "smtp",
                                     host_in_url(settings_.host), settings_.port, settings_.hello);
        set(CURLOPT_URL, url.c_str());
        set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
        set(CURLOPT_PROXY, "");
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_TCP_NODELAY, 1L);
        set(CURLOPT_USE_SSL,
            static_cast<long>(settings_.security == Security::none ? CURLUSESSL_NONE
                                                                   : CURLUSESSL_ALL));
        if (!settings_.authorities.empty()) set(CURLOPT_CAINFO, settings_.authorities.c_str());
        if (!settings_.user.empty()) {
            set(CURLOPT_USERNAME, settings_.user.c_str());
            set(CURLOPT_PASSWORD, settings_.password.c_str());
        }
        set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(settings_.connect_time.count()));
        set(CURLOPT_TIMEOUT_MS, static_cast<long>(settings_.whole_time.count()));
        set(CURLOPT_ERRORBUFFER, error_);
    }

    std::string why() const {
        const auto place = fmt::format("{}:{}", settings_.host, settings_.port);
        if (code_ == CURLE_OPERATION_TIMEDOUT)
            return fmt::format("{} did not answer in time.", place);
        if (code_ == CURLE_ABORTED_BY_CALLBACK) return "Hark was stopped while it was sending.";
        return fmt::format("{}: {}.", place, error_[0] ? error_ : curl_easy_strerror(code_));
    }

    static std::size_t give(char* buffer, std::size_t size, std::size_t count, void* self) {
        auto& transfer = *static_cast<Transfer*>(self);
        const auto some = std::min(size * count, transfer.mime_.size() - transfer.given_);
        transfer.mime_.copy(buffer, some, transfer.given_);
        transfer.given_ += some;
        if (some == 0) transfer.dialogue_.end_content();
        return some;
    }

    static int listen(CURL*, curl_infotype kind, char* text, std::size_t size, void* self) {
        auto& transfer = *static_cast<Transfer*>(self);
        if (kind == CURLINFO_HEADER_OUT) transfer.dialogue_.hear_command({text, size});
        if (kind == CURLINFO_HEADER_IN) transfer.dialogue_.hear_reply({text, size});
        return 0;
    }

    static int go_on(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
        constexpr double patience_seconds = 0.5;  // curl asks once a second
        auto& transfer = *static_cast<Transfer*>(self);
        // A server that did not answer in time would be waited for once more, for its goodbye.
        if (transfer.dialogue_.is_over()) return 1;
        if (!transfer.pool_.stopped) return 0;
        if (!transfer.dialogue_.is_content_sent()) return 1;
        if (!transfer.stopping_) transfer.stopping_.emplace();
        return transfer.stopping_->seconds() > patience_seconds ? 1 : 0;
    }

    const SmtpSettings& settings_;
    const Pool& pool_;
    CURL* const handle_;
    const std::string& mime_;
    std::size_t given_ = 0;
    CurlList recipients_;
    Dialogue dialogue_;
    CURLcode code_ = CURLE_OK;
    std::optional<base::Stopwatch> stopping_;
    char error_[CURL_ERROR_SIZE] = {};
};

SmtpClient::SmtpClient(SmtpSettings settings) : settings_(std::move(settings)) {
    start_curl();
    pool_ = std::make_unique<Pool>();
}

SmtpClient::~SmtpClient() = default;

SmtpAnswer SmtpClient::send(const std::string& from, const std::string& to,
                            const std::string& mime) {
    CHECK(is_address(from) && is_address(to));
    if (pool_->stopped) return {Outcome::no_server, 0, "", "Hark stops."};
    auto handle = pool_->take();
    while (true) {
        if (!handle) handle.reset(curl_easy_init());
        CHECK(handle);
        Transfer transfer{settings_, *pool_, handle.get(), from, to, mime};
        auto answer = transfer.run();
        if (transfer.is_stale()) {
            handle.reset();  // and once more over a new connection, which cannot be stale
            continue;
        }
        const bool is_usable = answer.outcome != Outcome::no_server &&
                               answer.outcome != Outcome::unknown && answer.code != 0;
        if (is_usable)
            pool_->give_back(std::move(handle));
        else
            hang_up(handle.get());
        return answer;
    }
}

void SmtpClient::stop() {
    pool_->stopped = true;
}

}  // namespace hark::mail
