#include "product/funnel/funnel_store.h"

#include <fmt/format.h>

#include "base/limits.h"
#include "product/segment/filter_store.h"

namespace hark::funnel {
namespace {

// Named `response`, as filters expect; where an invitation was answered, what was known then
// counts.
constexpr const char* invited_sql =
    "SELECT response.channel AS channel, response.at / :piece AS piece, "
    "COUNT(*) AS invited, COUNT(response.sent_at) AS sent, "
    "COALESCE(SUM(CASE WHEN response.state = 'bounced' THEN 1 ELSE 0 END), 0) AS bounced, "
    "COUNT(response.opened_at) AS opened, "
    "COUNT(COALESCE(response.viewed_at, response.scored_at)) AS viewed, "
    "COUNT(response.scored_at) AS scored, COUNT(response.comment) AS commented "
    "FROM (SELECT invitation.workspace_id AS workspace_id, invitation.survey_id AS survey_id, "
    "invitation.channel AS channel, COALESCE(invitation.sent_at, invitation.due_at) AS at, "
    "invitation.state AS state, "
    "invitation.sent_at AS sent_at, invitation.opened_at AS opened_at, "
    "invitation.viewed_at AS viewed_at, invitation.scored_at AS scored_at, answer.score AS score, "
    "answer.comment AS comment, invitation.person_id AS person_id, "
    "COALESCE(answer.company_id, person.company_id) AS company_id, "
    "COALESCE(answer.properties, person.properties, CAST('{{}}' AS JSONB)) AS properties "
    "FROM invitation "
    "LEFT JOIN person ON person.workspace_id = invitation.workspace_id "
    "AND person.id = invitation.person_id "
    "LEFT JOIN response answer ON answer.workspace_id = invitation.workspace_id "
    "AND answer.invitation_id = invitation.id AND answer.excluded_at IS NULL "
    "WHERE invitation.workspace_id = :workspace) AS response "
    "WHERE response.workspace_id = :workspace AND response.survey_id = :survey AND {} "
    "GROUP BY response.channel, response.at / :piece";

constexpr const char* uninvited_sql =
    "SELECT response.channel AS channel, response.at / :piece AS piece, COUNT(*) AS scored, "
    "COUNT(response.comment) AS commented FROM response "
    "WHERE response.workspace_id = :workspace AND response.survey_id = :survey "
    "AND response.invitation_id IS NULL AND response.excluded_at IS NULL AND {} "
    "GROUP BY response.channel, response.at / :piece";

constexpr std::string_view views_sql = R"(
    SELECT channel, day_at, views FROM survey_view
    WHERE workspace_id = :workspace AND survey_id = :survey
        AND day_at >= :from AND day_at < :to)";

base::Time time_of(std::int64_t piece) {
    return base::from_micros(piece * std::chrono::microseconds{base::limits::funnel_piece}.count());
}

}  // namespace

std::vector<Piece> pieces(storage::Session& session, WorkspaceId workspace,
                          const survey::Reference& survey, const segment::Selection& selection) {
    const auto filter = segment::to_sql(selection.filter, selection.period);
    auto parameters = filter.parameters;
    parameters.emplace_back("workspace", workspace.value());
    parameters.emplace_back("survey", survey.id.value());
    parameters.emplace_back("piece", std::chrono::microseconds{base::limits::funnel_piece}.count());
    auto all = session.list(fmt::format(fmt::runtime(invited_sql), filter.sql), parameters,
                            [](const storage::Row& row) {
                                Piece piece{row.text("channel"), time_of(row.integer("piece")), {}};
                                piece.counts.invited = row.integer("invited");
                                piece.counts.sent = row.integer("sent");
                                piece.counts.bounced = row.integer("bounced");
                                piece.counts.opened = row.integer("opened");
                                piece.counts.viewed = row.integer("viewed");
                                piece.counts.scored = row.integer("scored");
                                piece.counts.invited_scored = piece.counts.scored;
                                piece.counts.commented = row.integer("commented");
                                return piece;
                            });
    const auto uninvited =
        session.list(fmt::format(fmt::runtime(uninvited_sql), filter.sql), parameters,
                     [](const storage::Row& row) {
                         Piece piece{row.text("channel"), time_of(row.integer("piece")), {}};
                         piece.counts.scored = row.integer("scored");
                         piece.counts.commented = row.integer("commented");
                         return piece;
                     });
    for (const auto& piece : uninvited) {
        // Employees' answers do not lead to their invitations, where they are counted already.
        const bool is_counted = survey::is_anonymous(survey.kind) &&
                                (piece.channel == "email" || piece.channel == "widget");
        if (!is_counted) all.push_back(piece);
    }
    return all;
}

std::vector<Piece> views(storage::Session& session, WorkspaceId workspace,
                         const survey::Reference& survey, const segment::Period& period) {
    constexpr auto ever = base::Time::max();
    return session.list(
        views_sql,
        {{"workspace", workspace.value()},
         {"survey", survey.id.value()},
         {"from", base::to_micros(period.from.value_or(base::Time{}))},
         {"to", base::to_micros(period.to.value_or(ever))}},
        [](const storage::Row& row) {
            Piece piece{row.text("channel"), base::from_micros(row.integer("day_at")), {}};
            piece.counts.viewed = row.integer("views");
            return piece;
        });
}

}  // namespace hark::funnel
