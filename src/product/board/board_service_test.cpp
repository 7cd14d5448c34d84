#include "product/board/board_service.h"

#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "base/limits.h"
#include "platform/storage/storage_fixture.h"
#include "product/board/board_store.h"
#include "product/board/link_store.h"
#include "product/board/migrations.h"
#include "product/workspace/migrations.h"
#include "product/workspace/workspace_store.h"

namespace hark::board {
namespace {

using std::chrono::days;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class BoardService : public storage::OnBothDatabases {
protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        migrate({workspace::migrations(), board::migrations()});
        service_.emplace(database(), clock_, ids_);
        for (const auto& [id, name] :
             std::map<WorkspaceId, std::string>{{ours_, "Garden"}, {theirs_, "Theirs"}}) {
            workspace::Workspace made;
            made.id = id;
            made.name = name;
            database().write([&](storage::Session& session) { workspace::create(session, made); });
        }
    }
    base::Error refused(const std::function<void()>& work) {
        try {
            work();
        } catch (const base::Error& error) {
            return error;
        }
        ADD_FAILURE() << "nothing was refused";
        return {base::ErrorCode::unavailable, ""};
    }
    std::vector<std::string> names(WorkspaceId workspace) {
        std::vector<std::string> names;
        for (const auto& board : service_->list(workspace)) names.push_back(board.name);
        return names;
    }

    const WorkspaceId ours_{7};
    const WorkspaceId theirs_{8};
    base::ManualClock clock_{*base::parse_time("2026-01-05T09:30:00Z")};
    base::IdSource ids_{clock_, 1};
    std::optional<Service> service_;
};
HARK_ON_BOTH_DATABASES(BoardService);

TEST_P(BoardService, keeps_a_board_as_it_was_given) {
    const std::vector<Chart> charts{
        {"Score \"now\"", View::number, "where=city:Z%C3%BCrich", 1},
        {"", View::heatmap, "by=plan,region", 4},
    };
    const auto made = service_->create(ours_, "Weekly", charts);
    const auto found = service_->find(ours_, made.id);
    EXPECT_EQ(found.name, "Weekly");
    EXPECT_EQ(found.created_at, clock_.now());
    EXPECT_EQ(found.updated_at, clock_.now());
    ASSERT_THAT(found.charts, SizeIs(2));
    EXPECT_EQ(found.charts[0].title, "Score \"now\"");
    EXPECT_EQ(found.charts[0].query, "where=city:Z%C3%BCrich");
    EXPECT_EQ(found.charts[1].title, "");
    EXPECT_EQ(found.charts[1].view, View::heatmap);
    EXPECT_EQ(found.charts[1].width, 4);
    service_->create(ours_, "alpha", {});
    EXPECT_THAT(names(ours_), ElementsAre("alpha", "Weekly"));
}

TEST_P(BoardService, refuses_a_change_of_what_somebody_else_has_changed) {
    const auto made = service_->create(ours_, "Weekly", {});
    const auto first =
        service_->change(ours_, made.id, {.name = "A", .updated_at = made.updated_at});
    EXPECT_GT(first.updated_at, made.updated_at) << "also while the clock stands still";
    const auto error = refused(
        [&] { service_->change(ours_, made.id, {.name = "B", .updated_at = made.updated_at}); });
    EXPECT_EQ(error.code(), base::ErrorCode::conflict);
    EXPECT_EQ(error.reason(), "stale");
    EXPECT_EQ(service_->find(ours_, made.id).name, "A");
    service_->change(ours_, made.id, {.charts = std::vector<Chart>{{"x"}}});
    EXPECT_EQ(service_->find(ours_, made.id).name, "A");
    EXPECT_THAT(service_->find(ours_, made.id).charts, SizeIs(1));
}

TEST_P(BoardService, opens_a_board_to_whoever_has_a_link_until_it_expires) {
    const auto board = service_->create(ours_, "Weekly", {{"Score"}});
    const auto made = service_->share(ours_, board.id, 2);
    EXPECT_GE(made.token.size(), 22U) << "128 bits at least";
    EXPECT_EQ(made.link.expires_at, clock_.now() + days{2});
    const auto shared = service_->open(made.token);
    EXPECT_EQ(shared.workspace, ours_);
    EXPECT_EQ(shared.workspace_name, "Garden");
    EXPECT_EQ(shared.board.name, "Weekly");
    EXPECT_EQ(shared.expires_at, made.link.expires_at);
    EXPECT_THAT(service_->links(ours_, board.id), SizeIs(1));

    const std::string unknown = refused([&] { service_->open("x" + made.token); }).what();
    clock_.advance(days{2} - std::chrono::microseconds{1});
    service_->open(made.token);
    clock_.advance(std::chrono::microseconds{1});
    const auto expired = refused([&] { service_->open(made.token); });
    EXPECT_EQ(expired.code(), base::ErrorCode::not_found);
    EXPECT_EQ(expired.what(), unknown) << "nobody learns whether there was such a link";
    EXPECT_THAT(service_->links(ours_, board.id), IsEmpty());
}

TEST_P(BoardService, closes_links_that_are_revoked_and_those_of_boards_that_are_gone) {
    const auto board = service_->create(ours_, "Weekly", {});
    const auto first = service_->share(ours_, board.id, 2);
    const auto second = service_->share(ours_, board.id, 2);
    EXPECT_NE(first.token, second.token);
    service_->revoke(ours_, board.id, first.link.id);
    EXPECT_EQ(refused([&] { service_->open(first.token); }).code(), base::ErrorCode::not_found);
    EXPECT_EQ(refused([&] { service_->revoke(ours_, board.id, first.link.id); }).code(),
              base::ErrorCode::not_found);
    service_->open(second.token);
    service_->erase(ours_, board.id);
    EXPECT_EQ(refused([&] { service_->open(second.token); }).code(), base::ErrorCode::not_found);
}

TEST_P(BoardService, keeps_no_token) {
    const auto board = service_->create(ours_, "Weekly", {});
    const auto made = service_->share(ours_, board.id, 2);
    database().read([&](storage::Session& session) {
        EXPECT_FALSE(find_link(session, made.token));
        int rows = 0;
        session.each("SELECT * FROM board_link WHERE workspace_id = :workspace",
                     {{"workspace", ours_.value()}}, [&](const storage::Row& row) {
                         ++rows;
                         for (std::size_t i = 0; i < row.size(); ++i) {
                             const auto* text = std::get_if<std::string>(&row.at(i));
                             EXPECT_FALSE(text && text->find(made.token) != std::string::npos);
                         }
                     });
        EXPECT_EQ(rows, 1);
    });
}

TEST_P(BoardService, takes_only_so_many_boards_and_links_that_work) {
    namespace limits = base::limits;
    database().write([&](storage::Session& session) {
        for (std::size_t i = 0; i < limits::boards_each; ++i)
            add(session, ours_, {ids_.make<Board>(), "board"});
    });
    EXPECT_EQ(refused([&] { service_->create(ours_, "one more", {}); }).code(),
              base::ErrorCode::conflict);
    const auto board = service_->create(theirs_, "one", {});
    for (std::size_t i = 0; i < limits::board_links; ++i) service_->share(theirs_, board.id, 1);
    EXPECT_EQ(refused([&] { service_->share(theirs_, board.id, 1); }).code(),
              base::ErrorCode::conflict);
    clock_.advance(days{1});
    service_->share(theirs_, board.id, 1);
}

TEST_P(BoardService, never_sees_another_workspace) {
    const auto board = service_->create(ours_, "Weekly", {});
    const auto link = service_->share(ours_, board.id, 1).link.id;
    const auto not_found = base::ErrorCode::not_found;
    EXPECT_TRUE(names(theirs_).empty());
    EXPECT_EQ(refused([&] { service_->find(theirs_, board.id); }).code(), not_found);
    EXPECT_EQ(refused([&] { service_->change(theirs_, board.id, {.name = "x"}); }).code(),
              not_found);
    EXPECT_EQ(refused([&] { service_->erase(theirs_, board.id); }).code(), not_found);
    EXPECT_EQ(refused([&] { service_->links(theirs_, board.id); }).code(), not_found);
    EXPECT_EQ(refused([&] { service_->share(theirs_, board.id, 1); }).code(), not_found);
    EXPECT_EQ(refused([&] { service_->revoke(theirs_, board.id, link); }).code(), not_found);
    EXPECT_THAT(service_->links(ours_, board.id), SizeIs(1));
    EXPECT_THAT(names(ours_), ElementsAre("Weekly"));
}

}  // namespace
}  // namespace hark::board
