#include "platform/mail/mailbox.h"

#include <algorithm>
#include <atomic>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "base/limits.h"
#include "platform/mail/curl.h"

namespace hark::mail {
namespace {

namespace limits = base::limits;
using Protocol = MailboxSettings::Protocol;

std::vector<std::string> words(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : text) {
        const bool is_blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
        if (!is_blank) word += c;
        if (is_blank && !word.empty()) words.push_back(std::exchange(word, {}));
    }
    if (!word.empty()) words.push_back(word);
    return words;
}

bool is_number(const std::string& text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

}  // namespace

/// One connection, and one step at a time on it.
class MailboxClient::Wire {
public:
    explicit Wire(MailboxSettings settings) : settings_(std::move(settings)) {
        start_curl();
        handle_.reset(curl_easy_init());
        CHECK(handle_);
    }

    bool is_imap() const { return settings_.protocol == Protocol::imap; }

    enum class Answer { wanted, none };
    /// Returns: what came back. `place` is the path of the URL.
    std::string run(const std::string& place, const std::string& command, Answer answer) {
        curl_easy_reset(handle_.get());  // keeps the connection
        prepare(place);
        if (!command.empty()) set(CURLOPT_CUSTOMREQUEST, command.c_str());
        if (answer == Answer::none) set(CURLOPT_NOBODY, 1L);
        received_.clear();
        error_[0] = 0;
        const auto code = curl_easy_perform(handle_.get());
        const bool is_cut = received_.size() >= limits::mailbox_message_bytes;
        if (code != CURLE_OK && !is_cut) fail(code);
        return std::move(received_);
    }

    /// The folder as a URL's path.
    std::string folder() {
        char* escaped = curl_easy_escape(handle_.get(), settings_.folder.c_str(),
                                         static_cast<int>(settings_.folder.size()));
        CHECK(escaped);
        std::string text{escaped};
        curl_free(escaped);
        return text;
    }

    std::atomic<bool> stopped = false;

private:
    template <typename Option, typename Value>
    void set(Option option, Value value) {
        set_option(handle_.get(), option, value);
    }

    void prepare(const std::string& place) {
        using Security = SmtpSettings::Security;
        const bool is_tls = settings_.security == Security::tls;
        const auto url =
            fmt::format("{}{}://{}:{}/{}", is_imap() ? "imap" : "pop3", is_tls ? "s" : "",
                        host_in_url(settings_.host), settings_.port, place);
        set(CURLOPT_URL, url.c_str());
        set(CURLOPT_PROTOCOLS_STR, "imap,imaps,pop3,pop3s");
        set(CURLOPT_PROXY, "");
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_USE_SSL,
            static_cast<long>(settings_.security == Security::none ? CURLUSESSL_NONE
                                                                   : CURLUSESSL_ALL));
        if (!settings_.authorities.empty()) set(CURLOPT_CAINFO, settings_.authorities.c_str());
        set(CURLOPT_USERNAME, settings_.user.c_str());
        set(CURLOPT_PASSWORD, settings_.password.c_str());
        set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(settings_.connect_time.count()));
        set(CURLOPT_TIMEOUT_MS, static_cast<long>(settings_.whole_time.count()));
        set(CURLOPT_ERRORBUFFER, error_);
        set(CURLOPT_WRITEFUNCTION, &Wire::take);
        set(CURLOPT_WRITEDATA, this);
        set(CURLOPT_NOPROGRESS, 0L);
        set(CURLOPT_XFERINFOFUNCTION, &Wire::go_on);
        set(CURLOPT_XFERINFODATA, this);
    }

    [[noreturn]] void fail(CURLcode code) const {
        const auto why = code == CURLE_LOGIN_DENIED
                             ? "it refuses the user or the password"
                             : (error_[0] ? error_ : curl_easy_strerror(code));
        throw base::Error{base::ErrorCode::unavailable,
                          fmt::format("{}:{}: {}.", settings_.host, settings_.port, why)};
    }

    static std::size_t take(char* bytes, std::size_t size, std::size_t count, void* self) {
        auto& wire = *static_cast<Wire*>(self);
        const auto left = limits::mailbox_message_bytes - wire.received_.size();
        wire.received_.append(bytes, std::min(left, size * count));
        return left < size * count ? 0 : size * count;
    }

    static int go_on(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
        return static_cast<Wire*>(self)->stopped ? 1 : 0;
    }

    const MailboxSettings settings_;
    CurlHandle handle_;
    std::string received_;
    char error_[CURL_ERROR_SIZE] = {};
};

MailboxClient::MailboxClient(MailboxSettings settings)
    : wire_(std::make_unique<Wire>(std::move(settings))) {}

MailboxClient::~MailboxClient() = default;

std::vector<MailboxClient::Entry> MailboxClient::list(std::size_t most) {
    std::vector<Entry> entries;
    if (wire_->is_imap()) {
        // "* SEARCH 2 3 7"
        for (const auto& word :
             words(wire_->run(wire_->folder(), "UID SEARCH UNSEEN", Wire::Answer::wanted)))
            if (is_number(word) && entries.size() < most) entries.push_back({word, word});
        return entries;
    }
    // "1 uid", a line for each
    const auto all = words(wire_->run("", "UIDL", Wire::Answer::wanted));
    for (std::size_t i = 0; i + 1 < all.size() && entries.size() < most; i += 2)
        if (is_number(all[i])) entries.push_back({all[i], all[i + 1]});
    return entries;
}

std::string MailboxClient::fetch(const Entry& entry) {
    return wire_->run(wire_->is_imap() ? wire_->folder() + "/;UID=" + entry.uid : entry.number, "",
                      Wire::Answer::wanted);
}

void MailboxClient::mark_unread(const Entry& entry) {
    if (wire_->is_imap())
        wire_->run(wire_->folder(), "UID STORE " + entry.uid + " -FLAGS.SILENT (\\Seen)",
                   Wire::Answer::wanted);
}

void MailboxClient::finish(const Entry& entry) {
    if (!wire_->is_imap()) wire_->run(entry.number, "DELE", Wire::Answer::none);
}

void MailboxClient::stop() {
    wire_->stopped = true;
}

}  // namespace hark::mail
