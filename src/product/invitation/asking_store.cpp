#include "product/invitation/asking_store.h"

#include <fmt/format.h>

#include "base/error.h"
#include "platform/crypto/crypto.h"
#include "product/invitation/plan_json.h"

namespace hark::invitation {
namespace {

constexpr std::string_view lock = R"(
    INSERT INTO asking (workspace_id, policy, sticky_key, decided, updated_at)
    VALUES (:workspace, :policy, :key, 1, :now)
    ON CONFLICT (workspace_id) DO UPDATE SET decided = asking.decided + 1
    RETURNING policy, sticky_key)";

constexpr std::string_view select_one = R"(
    SELECT policy, sticky_key FROM asking WHERE workspace_id = :workspace)";

constexpr std::string_view update_policy = R"(
    UPDATE asking SET policy = :policy, updated_at = :now WHERE workspace_id = :workspace)";

constexpr std::string_view select_days = R"(
    SELECT day, channel, asked FROM asking_day WHERE workspace_id = :workspace AND day >= :day)";

constexpr std::string_view upsert_day = R"(
    INSERT INTO asking_day (workspace_id, day, channel, asked)
    VALUES (:workspace, :day, :channel, :asked)
    ON CONFLICT (workspace_id, day, channel) DO UPDATE SET asked = asking_day.asked + :asked)";

/// 32 hexadecimal digits.
StickyKey parse_key(const std::string& text) {
    StickyKey key{};
    CHECK(text.size() == 2 * key.size());
    for (std::size_t i = 0; i < key.size(); ++i)
        key[i] = static_cast<std::uint8_t>(std::stoi(text.substr(2 * i, 2), nullptr, 16));
    return key;
}

Asking read(const storage::Row& row) {
    return {policy_from_column(row.text("policy")), parse_key(row.text("sticky_key"))};
}

}  // namespace

Asking begin_deciding(storage::Session& session, WorkspaceId workspace, base::Time now) {
    const auto random = crypto::fingerprint(crypto::random_token(32)).substr(0, 32);
    return session
        .one(lock,
             {{"workspace", workspace.value()},
              {"policy", to_column(Policy{})},
              {"key", random},
              {"now", base::to_micros(now)}},
             read)
        .value();
}

Asking asking(storage::Session& session, WorkspaceId workspace) {
    return session.one(select_one, {{"workspace", workspace.value()}}, read).value_or(Asking{});
}

void set_policy(storage::Session& session, WorkspaceId workspace, const Policy& policy,
                base::Time now) {
    session.execute(update_policy, {{"workspace", workspace.value()},
                                    {"policy", to_column(policy)},
                                    {"now", base::to_micros(now)}});
}

Load load_from(storage::Session& session, WorkspaceId workspace, base::Date day) {
    Load load;
    session.each(select_days, {{"workspace", workspace.value()}, {"day", base::to_text(day)}},
                 [&](const storage::Row& row) {
                     const auto channel = parse_channel(row.text("channel"));
                     const auto date = base::parse_date(row.text("day"));
                     CHECK(channel && date);
                     load.add(*channel, *date, static_cast<int>(row.integer("asked")));
                 });
    return load;
}

void count_asked(storage::Session& session, WorkspaceId workspace, base::Date day, Channel channel,
                 int asked) {
    session.execute(upsert_day, {{"workspace", workspace.value()},
                                 {"day", base::to_text(day)},
                                 {"channel", to_text(channel)},
                                 {"asked", asked}});
}

}  // namespace hark::invitation
