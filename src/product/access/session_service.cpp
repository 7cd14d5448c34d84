#include "product/access/session_service.h"

#include "base/error.h"
#include "base/limits.h"
#include "base/log.h"
#include "platform/crypto/crypto.h"

namespace hark::access {
namespace {

namespace limits = base::limits;

/// The hash of a random password nobody knows: what an unknown e-mail address is compared with.
constexpr std::string_view nobodys_password =
    "$argon2id$v=19$m=65536,t=2,p=1$Rfjd22j3p9a6Yav4LhCSgw$"
    "0luIJyDplxU29Zb3AOsoynDST7ywCGKWDpie91gVDFc";

/// Takes one of the places for sign-ins, until it goes out of scope.
class Place {
public:
    explicit Place(std::atomic<int>& taken) : taken_(taken) {
        if (++taken_ > limits::sign_ins_at_once) {
            --taken_;
            throw base::Error{base::ErrorCode::limit_reached,
                              "Too many people are signing in; try again in a moment."}
                .retry_in(std::chrono::seconds{1});
        }
    }
    ~Place() { --taken_; }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;

private:
    std::atomic<int>& taken_;
};

}  // namespace

SessionService::SessionService(storage::Database& database, const base::Clock& clock)
    : database_(database),
      clock_(clock),
      throttle_(clock, limits::sign_in_attempts, limits::sign_in_window, limits::sign_in_names),
      recent_(limits::access_memory, limits::access_remembered) {}

std::optional<Candidate> SessionService::fitting(const std::string& email,
                                                 const std::string& password) {
    const auto all =
        database_.reading([&](storage::Session& session) { return candidates(session, email); });
    if (all.empty()) crypto::is_password(password, nobodys_password);
    for (const auto& candidate : all)
        if (crypto::is_password(password, candidate.password_hash)) return candidate;
    return std::nullopt;
}

SignedIn SessionService::sign_in(const std::string& email, const std::string& password,
                                 const std::string& address) {
    const Place place{sign_ins_};
    const auto name = address + " " + email_key(email);
    throttle_.attempt(name);
    const auto candidate = fitting(email, password);
    if (!candidate)
        throw base::Error{base::ErrorCode::unauthenticated,
                          "The e-mail address or the password is wrong."};
    throttle_.forgive(name);

    const auto now = clock_.now();
    SignedIn signed_in;
    signed_in.token = crypto::random_token(32);
    signed_in.session = {.workspace = candidate->workspace,
                         .token_hash = crypto::fingerprint(signed_in.token),
                         .member = candidate->member,
                         .csrf_token = crypto::random_token(),
                         .created_at = now,
                         .last_seen_at = now,
                         .expires_at = now + limits::session_time};
    const auto& begun = signed_in.session;
    database_.write([&](storage::Session& session) {
        const auto member = find_member(session, begun.workspace, begun.member);
        if (!member)
            throw base::Error{base::ErrorCode::unauthenticated, "This member was removed."};
        signed_in.member = *member;
        signed_in.member.last_seen_at = now;
        create_session(session, begun);
        touch_session(session, begun, now, begun.expires_at);
        tidy_sessions(session, begun.workspace, begun.member, now,
                      static_cast<std::int64_t>(limits::sessions_each));
    });
    return signed_in;
}

void SessionService::sign_out(const Caller& caller) {
    database_.write(
        [&](storage::Session& session) { end_session(session, caller.workspace, caller.session); });
    forget();
}

std::optional<SessionOfMember> SessionService::recognise(const std::string& token) {
    const auto now = clock_.now();
    const auto hash = crypto::fingerprint(token);
    if (auto known = recent_.find(hash, now); known && known->session.expires_at > now)
        return known;
    auto found = database_.reading(
        [&](storage::Session& session) { return find_session(session, hash, now); });
    if (!found) return std::nullopt;
    if (now - found->session.last_seen_at >= limits::seen_every) touch(*found, now);
    recent_.keep(hash, *found, now);
    return found;
}

void SessionService::touch(SessionOfMember& found, base::Time now) {
    const auto expires_at = now + limits::session_time;
    try {
        database_.write([&](storage::Session& session) {
            touch_session(session, found.session, now, expires_at);
        });
        found.session.expires_at = expires_at;
        found.member.last_seen_at = now;
    } catch (const base::Error& error) {
        // Whoever only reads must be able to, also while nothing can be written (a full disk).
        base::log::warning("cannot note that a member was seen: {}", error.what());
    }
    found.session.last_seen_at = now;
}

void SessionService::require_current_password(const Caller& caller, const std::string& password) {
    const Place place{sign_ins_};
    const auto name = "member " + caller.member.value().text();
    throttle_.attempt(name);
    const auto hash = database_.reading([&](storage::Session& session) {
        return password_hash(session, caller.workspace, *caller.member);
    });
    if (!hash || !crypto::is_password(password, *hash))
        throw base::Error{
            base::ErrorCode::invalid,
            "The current password is wrong.",
            {{"password.current", "wrong_password", "The current password is wrong."}}};
    throttle_.forgive(name);
}

Member SessionService::change_profile(const Caller& caller, const ProfileChange& change) {
    std::string hash;
    if (change.password) {
        require_good_password(change.password->wanted, "password.new");
        require_current_password(caller, change.password->current);
        hash = crypto::hash_password(change.password->wanted);
    }
    Member member;
    database_.write([&](storage::Session& session) {
        auto found = find_member(session, caller.workspace, caller.member.value());
        if (!found) throw base::Error{base::ErrorCode::unauthenticated, "This member was removed."};
        if (change.name) found->name = *change.name;
        update_member(session, caller.workspace, *found);
        if (change.password) {
            set_password(session, caller.workspace, found->id, hash);
            end_sessions(session, caller.workspace, found->id, caller.session);
        }
        member = *found;
    });
    forget();
    return member;
}

}  // namespace hark::access
