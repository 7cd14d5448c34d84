#include "product/access/replay.h"

#include <algorithm>
#include <memory>
#include <mutex>
#include <set>

#include <fmt/format.h>

#include "base/error.h"
#include "base/limits.h"
#include "base/log.h"
#include "platform/crypto/crypto.h"
#include "platform/http/problem.h"
#include "product/access/caller.h"
#include "product/access/replay_store.h"

namespace hark::access {
namespace {

namespace limits = base::limits;
using base::Error;
using base::ErrorCode;
using http::Request;
using http::Response;

/// Nothing for a request that is not to be remembered.
std::optional<RequestKey> request_key(const Request& request) {
    const auto key = request.header("Idempotency-Key");
    const Caller* who = maybe_caller(request);
    if (!key || !who) return std::nullopt;
    const bool is_printable =
        std::all_of(key->begin(), key->end(), [](char c) { return c > 0x20 && c < 0x7F; });
    if (key->empty() || key->size() > limits::idempotency_key_bytes || !is_printable)
        throw Error{ErrorCode::invalid,
                    fmt::format("The header Idempotency-Key must have 1 to {} printable ASCII "
                                "characters without blanks, such as a UUID.",
                                limits::idempotency_key_bytes)}
            .because("bad_idempotency_key");
    const auto caller =
        who->member ? "member:" + who->member->text() : "key:" + who->key.value().text();
    return RequestKey{who->workspace, caller, *key};
}

std::string hash_of(const Request& request) {
    // Lengths keep "a" + "bc" from being "ab" + "c". A file is as good as known by its size.
    std::string text =
        fmt::format("{} {} {}\n", http::to_text(request.method), request.path, request.body.size());
    for (const auto& [name, value] : request.query.items())
        text += fmt::format("{}:{}={}:{}\n", name.size(), name, value.size(), value);
    if (!request.body_file.empty())
        text += fmt::format("file {}\n", std::filesystem::file_size(request.body_file));
    return crypto::fingerprint(text + request.body);
}

bool is_remembered(int status) {
    return status >= 200 && status < 500 && status != 401 && status != 429;
}

bool may_be_kept(const Response& response) {
    if (!response.body_file.empty() || response.body.size() > limits::remembered_answer_bytes)
        return false;
    return std::none_of(response.headers.begin(), response.headers.end(), [](const auto& header) {
        return header.first == "Cache-Control" && header.second == "no-store";
    });
}

KeptAnswer to_keep(const Response& response) {
    KeptAnswer answer{.status = response.status, .content_type = response.content_type};
    if (may_be_kept(response)) answer.body = response.body;
    return answer;
}

Error in_use() {
    return Error{ErrorCode::conflict,
                 "A request with this Idempotency-Key is under way; try again."}
        .because("idempotency_key_in_use")
        .retry_in(std::chrono::seconds{1});
}

Response from_memory(const KeptAnswer& kept) {
    if (!kept.body)
        throw Error{ErrorCode::conflict,
                    "This request was carried out already; its answer was not kept. Look at what "
                    "it made, or use a new Idempotency-Key."}
            .because("idempotency_answer_not_kept");
    Response response{kept.status, kept.content_type, *kept.body, {}, {}};
    response.with_header("Idempotency-Replayed", "true");
    return response;
}

/// The requests this process is carrying out, however long they take; at most one per worker.
class UnderWay {
public:
    bool enter(const RequestKey& key) {
        const std::lock_guard lock{mutex_};
        return names_.insert(name_of(key)).second;
    }
    void leave(const RequestKey& key) {
        const std::lock_guard lock{mutex_};
        names_.erase(name_of(key));
    }

private:
    static std::string name_of(const RequestKey& key) {
        return fmt::format("{} {} {}", key.workspace.text(), key.caller, key.key);
    }

    std::mutex mutex_;
    std::set<std::string> names_;
};

class Turn {
public:
    Turn(UnderWay& under_way, const RequestKey& key) : under_way_(under_way), key_(key) {
        if (!under_way_.enter(key_)) throw in_use();
    }
    ~Turn() { under_way_.leave(key_); }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

private:
    UnderWay& under_way_;
    const RequestKey& key_;
};

class Replayer {
public:
    Replayer(storage::Database& database, const base::Clock& clock)
        : database_(database), clock_(clock) {}

    Response operator()(const Request& request, const std::function<Response()>& handle) const {
        const auto key = request_key(request);
        if (!key) return handle();
        const Turn turn{*under_way_, *key};
        if (const auto known = begin(*key, hash_of(request))) return from_memory(*known);
        return carry_out(*key, request, handle);
    }

private:
    /// Returns: the answer that was given already; nothing when the request is to be carried out.
    std::optional<KeptAnswer> begin(const RequestKey& key, const std::string& hash) const {
        const auto now = clock_.now();
        std::optional<KeptAnswer> known;
        database_.write([&](storage::Session& session) {
            known.reset();
            forget_requests(session, key.workspace, now - limits::idempotency_time);
            if (begin_request(session, key, hash, now)) return;
            const auto found = find_request(session, key);
            CHECK(found);
            if (found->request_hash != hash)
                throw Error{ErrorCode::conflict,
                            "This Idempotency-Key was used for another request; use a new one."}
                    .because("idempotency_key_reused");
            known = found->answer;
            if (known) return;
            const auto cut_short = found->started_at + 2 * limits::request_time;
            if (now < cut_short || !begin_again(session, key, found->started_at, now))
                throw in_use();
        });
        return known;
    }

    Response carry_out(const RequestKey& key, const Request& request,
                       const std::function<Response()>& handle) const {
        try {
            auto response = handle();
            finish(key, response);
            return response;
        } catch (const Error& error) {
            finish(key, http::problem(error, request.id));
            throw;
        } catch (...) {
            abandon(key);
            throw;
        }
    }

    void finish(const RequestKey& key, const Response& response) const {
        if (!is_remembered(response.status)) return abandon(key);
        try {
            database_.write([&](storage::Session& session) {
                settle_request(session, key, to_keep(response));
            });
        } catch (const Error& error) {
            // The change is made and its answer is due; the key stays in use for a while.
            base::log::warning("cannot remember an answer: {}", error.what());
        }
    }

    void abandon(const RequestKey& key) const {
        try {
            database_.write([&](storage::Session& session) { abandon_request(session, key); });
        } catch (const Error& error) {
            base::log::warning("cannot free an Idempotency-Key: {}", error.what());
        }
    }

    storage::Database& database_;
    const base::Clock& clock_;
    std::shared_ptr<UnderWay> under_way_ = std::make_shared<UnderWay>();
};

}  // namespace

http::Replay make_replay(storage::Database& database, const base::Clock& clock) {
    return Replayer{database, clock};
}

void settle(storage::Session& session, const Request& request, const Response& answer) {
    const auto key = request_key(request);
    if (key && is_remembered(answer.status)) settle_request(session, *key, to_keep(answer));
}

}  // namespace hark::access
