#include "product/access/member_service.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/limits.h"
#include "platform/crypto/crypto.h"
#include "product/access/member_store.h"
#include "product/access/session_service.h"

namespace hark::access {
namespace {

void require_right_over_owners(const Caller& by) {
    if (by.role == Role::owner) return;
    throw base::Error{base::ErrorCode::forbidden,
                      "Only an owner may make, change or remove an owner; ask one."};
}

/// Requires: `member` is about to stop being an owner.
void require_another_owner(storage::Session& session, WorkspaceId workspace) {
    if (lock_owners(session, workspace) > 1) return;
    throw base::Error{base::ErrorCode::conflict,
                      "This is the last owner: make somebody else owner first."}
        .because("last_owner");
}

/// The member that `by` wants to change.
Member changeable(storage::Session& session, const Caller& by, MemberId id) {
    auto member = find_member(session, by.workspace, id);
    if (!member) throw base::Error{base::ErrorCode::not_found, "There is no such member."};
    if (member->role == Role::owner) require_right_over_owners(by);
    return *member;
}

void require_email(const std::string& email) {
    if (is_email(email)) return;
    const std::string message = "`email` must be an e-mail address, such as \"ada@example.com\".";
    throw base::Error{base::ErrorCode::invalid, message, {{"email", "not_an_email", message}}};
}

}  // namespace

MemberService::MemberService(storage::Database& database, const base::Clock& clock,
                             base::IdSource& ids, SessionService& sessions)
    : database_(database), clock_(clock), ids_(ids), sessions_(sessions) {}

std::vector<Member> MemberService::list(WorkspaceId workspace) {
    return database_.reading(
        [&](storage::Session& session) { return list_members(session, workspace); });
}

MadeMember MemberService::create(const Caller& by, const NewMember& wanted) {
    require_email(wanted.email);
    if (wanted.role == Role::owner) require_right_over_owners(by);
    MadeMember made;
    made.member = {.id = ids_.make<Member>(),
                   .email = wanted.email,
                   .name = wanted.name,
                   .role = wanted.role,
                   .created_at = clock_.now()};
    made.password = crypto::random_password();
    const auto hash = crypto::hash_password(made.password);
    database_.write([&](storage::Session& session) {
        if (list_members(session, by.workspace).size() >= base::limits::members_each)
            throw base::Error{base::ErrorCode::conflict,
                              fmt::format("There are {} members, more cannot be added.",
                                          base::limits::members_each)}
                .because("too_many_members");
        create_member(session, by.workspace, made.member, hash);
    });
    return made;
}

Member MemberService::change(const Caller& by, MemberId id, const MemberChange& change) {
    Member member;
    database_.write([&](storage::Session& session) {
        member = changeable(session, by, id);
        if (change.role && *change.role != member.role) {
            if (*change.role == Role::owner) require_right_over_owners(by);
            if (member.role == Role::owner) require_another_owner(session, by.workspace);
            member.role = *change.role;
        }
        if (change.name) member.name = *change.name;
        update_member(session, by.workspace, member);
    });
    sessions_.forget();
    return member;
}

std::string MemberService::reset_password(const Caller& by, MemberId id) {
    auto password = crypto::random_password();
    const auto hash = crypto::hash_password(password);
    database_.write([&](storage::Session& session) {
        const auto member = changeable(session, by, id);
        set_password(session, by.workspace, member.id, hash);
        end_sessions(session, by.workspace, member.id, "");
    });
    sessions_.forget();
    return password;
}

void MemberService::remove(const Caller& by, MemberId id) {
    database_.write([&](storage::Session& session) {
        const auto member = changeable(session, by, id);
        if (member.role == Role::owner) require_another_owner(session, by.workspace);
        remove_member(session, by.workspace, member.id);
    });
    sessions_.forget();
}

}  // namespace hark::access
