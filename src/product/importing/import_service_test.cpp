#include "product/importing/import_service.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "product/importing/import_fixture.h"
#include "product/importing/import_store.h"

namespace hark::importing {
namespace {

using testing::HasSubstr;

constexpr std::size_t batch = 500;

class ImportService : public ImportingOnBothDatabases {
protected:
    void SetUp() override {
        ImportingOnBothDatabases::SetUp();
        begin();
    }
    void TearDown() override {
        service_.reset();
        ImportingOnBothDatabases::TearDown();
    }

    void begin() {
        service_ = std::make_unique<Service>(*responses_, clock_, ids_, folder_.path() / "imports");
        service_->resume();
    }
    void restart() {
        service_.reset();
        begin();
    }

    Import add(const std::string& text) {
        return service_->add(ours_, {}, "survey.csv", folder_.write("upload", text));
    }
    /// Waits for the service's own thread, as a console does that asks again.
    Import settled(ImportId id) {
        for (int i = 0; i < 200'000; ++i) {
            const auto import = service_->find(ours_, id);
            const bool is_busy =
                import.state == State::analysing || import.state == State::importing;
            if (!is_busy && !service_->is_looking(id)) return import;
            std::this_thread::yield();
        }
        ADD_FAILURE() << "the import does not come to an end";
        return service_->find(ours_, id);
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
    void write(const Import& import) {
        database().write(
            [&](storage::Session& session) { update(session, ours_, import, clock_.now()); });
    }

    static std::string rows(std::size_t many) {
        std::string text = "user_id,NPS,Answered at,Comment\n";
        for (std::size_t i = 0; i < many; ++i)
            text += "u" + std::to_string(i) + "," + std::to_string(i % 11) +
                    ",2025-03-01T10:00:00Z,\"Words about it\"\n";
        return text;
    }

    std::unique_ptr<Service> service_;
};

TEST_P(ImportService, takes_a_file_from_upload_to_done_and_back) {
    const auto added = add(rows(100) + "u1,great,2025-03-01,no\n");
    EXPECT_EQ(added.state, State::analysing);
    EXPECT_FALSE(std::filesystem::exists(folder_.path() / "upload"));
    const auto ready = settled(added.id);
    ASSERT_EQ(ready.state, State::ready);
    const auto analysis = service_->analysis(ours_, ready);
    ASSERT_TRUE(analysis);
    EXPECT_EQ(analysis->rows, 101U);
    auto mapping = service_->mapping(ours_, ready, *analysis);
    EXPECT_EQ(service_->preview(ours_, ready, *analysis, mapping).size(), 20U);
    for (auto& target : mapping.targets)
        if (target.role == Role::comment) target.role = Role::ignore;
    service_->set_mapping(ours_, added.id, mapping, {});

    EXPECT_EQ(service_->start(ours_, added.id).state, State::importing);
    const auto done = settled(added.id);
    ASSERT_EQ(done.state, State::done) << done.error.value_or("");
    EXPECT_EQ(done.summary.read, 101);
    EXPECT_EQ(done.summary.imported, 100);
    EXPECT_EQ(done.summary.rejected, 1);
    EXPECT_EQ(count(), 100);
    ASSERT_TRUE(service_->rejects(ours_, added.id));
    EXPECT_THAT(content_of(*service_->rejects(ours_, added.id)), HasSubstr("not a whole number"));
    EXPECT_EQ(refused([&] { service_->start(ours_, added.id); }).code(), base::ErrorCode::conflict);

    const auto undone = service_->undo(ours_, added.id);
    EXPECT_EQ(undone.state, State::ready);
    EXPECT_EQ(undone.summary.read, 0);
    EXPECT_EQ(count(), 0);
    EXPECT_FALSE(service_->rejects(ours_, added.id));

    service_->start(ours_, added.id);
    EXPECT_EQ(settled(added.id).summary.imported, 100);
    service_->forget(ours_, added.id);
    EXPECT_EQ(count(), 100);
    EXPECT_TRUE(service_->list(ours_).empty());
    EXPECT_TRUE(std::filesystem::is_empty(folder_.path() / "imports"));
}

TEST_P(ImportService, undoes_only_what_the_import_itself_made) {
    const auto first = add(rows(30));
    settled(first.id);
    service_->start(ours_, first.id);
    settled(first.id);
    const auto second = add(rows(40));
    settled(second.id);
    service_->start(ours_, second.id);
    EXPECT_EQ(settled(second.id).summary.imported, 10);
    EXPECT_EQ(count(), 40);
    service_->undo(ours_, second.id);
    EXPECT_EQ(count(), 30);
}

TEST_P(ImportService, goes_on_with_an_import_that_a_restart_cut_off) {
    auto import = add(rows(2 * batch));
    import = settled(import.id);
    // As the program leaves it when it is killed after the first of two batches.
    service_.reset();
    const auto path = folder_.path() / "imports" / (import.id.text() + ".csv");
    const auto analysis = analyse(path);
    const auto mapping = make_mapping(analysis, {}, locale::TimeZone::utc(), {});
    const Job job{path, analysis, mapping, ours_, nps_, import.id, {}, batch};
    import.state = State::importing;
    const auto step = [&](storage::Session& session, const Summary& so_far) {
        import.summary = so_far;
        update(session, ours_, import, clock_.now());
    };
    const auto at_once = [](std::uint64_t, std::uint64_t) { return Continue::no; };
    EXPECT_THROW(run(job, *responses_, clock_, step, at_once), base::Error);
    const auto half = static_cast<std::int64_t>(batch);
    EXPECT_EQ(count(), half);

    begin();
    const auto done = settled(import.id);
    EXPECT_EQ(done.state, State::done);
    EXPECT_EQ(done.summary.read, 2 * half);
    EXPECT_EQ(done.summary.imported, 2 * half);
    EXPECT_EQ(done.summary.duplicates, 0);
    EXPECT_EQ(count(), 2 * half);
}

TEST_P(ImportService, goes_on_with_an_analysis_that_a_restart_cut_off) {
    auto import = settled(add(rows(30)).id);
    import.state = State::analysing;
    write(import);
    restart();
    EXPECT_EQ(settled(import.id).state, State::ready);
}

TEST_P(ImportService, looks_again_after_a_restart_at_a_file_that_waits_for_its_mapping) {
    const auto import = settled(add(rows(30)).id);
    restart();
    EXPECT_EQ(service_->analysis_at_hand(import.id), nullptr);
    EXPECT_EQ(service_->analysis(ours_, import), nullptr);
    EXPECT_EQ(settled(import.id).state, State::ready);
    EXPECT_NE(service_->analysis(ours_, import), nullptr);
    restart();
    service_->start(ours_, import.id);
    EXPECT_EQ(settled(import.id).state, State::done);
}

TEST_P(ImportService, says_that_a_file_is_gone) {
    auto import = settled(add(rows(30)).id);
    service_.reset();
    std::filesystem::remove(folder_.path() / "imports" / (import.id.text() + ".csv"));
    import.state = State::importing;
    write(import);
    begin();
    const auto failed = settled(import.id);
    EXPECT_EQ(failed.state, State::failed);
    EXPECT_THAT(failed.error.value_or(""), HasSubstr("survey.csv is no longer"));
}

TEST_P(ImportService, says_what_is_wrong_with_a_file_by_the_name_people_know) {
    const auto empty = settled(add("NPS,Comment\n").id);
    EXPECT_EQ(empty.state, State::failed);
    EXPECT_THAT(empty.error.value_or(""), HasSubstr("survey.csv holds no rows"));
    EXPECT_THAT(empty.error.value_or(""), Not(HasSubstr(folder_.path().string())));
    EXPECT_EQ(service_->analysis(ours_, empty), nullptr);
    EXPECT_FALSE(service_->is_looking(empty.id));
}

TEST_P(ImportService, refuses_to_start_while_no_column_is_the_score) {
    const auto import = settled(add("age,town\n31,Paris\n45,Rome\n28,Oslo\n").id);
    EXPECT_EQ(import.state, State::ready);
    EXPECT_EQ(refused([&] { service_->start(ours_, import.id); }).code(), base::ErrorCode::invalid);
    EXPECT_EQ(service_->find(ours_, import.id).state, State::ready);
}

TEST_P(ImportService, cancels_what_is_under_way_and_can_start_it_again) {
    const auto many = 2 * base::limits::import_batch_rows;
    const auto import = settled(add(rows(many)).id);
    service_->start(ours_, import.id);
    const auto cancelled = service_->cancel(ours_, import.id);
    EXPECT_EQ(cancelled.state, State::cancelled);
    EXPECT_EQ(settled(import.id).state, State::cancelled);
    EXPECT_LT(count(), static_cast<std::int64_t>(many));
    service_->start(ours_, import.id);
    const auto done = settled(import.id);
    EXPECT_EQ(done.state, State::done);
    EXPECT_EQ(done.summary.imported, static_cast<std::int64_t>(many));
    EXPECT_EQ(count(), static_cast<std::int64_t>(many));
    EXPECT_EQ(service_->cancel(ours_, import.id).state, State::done);
}

TEST_P(ImportService, forgets_an_import_in_the_middle) {
    const auto import = settled(add(rows(2 * base::limits::import_batch_rows)).id);
    service_->start(ours_, import.id);
    service_->forget(ours_, import.id);
    EXPECT_EQ(refused([&] { service_->find(ours_, import.id); }).code(),
              base::ErrorCode::not_found);
    EXPECT_TRUE(std::filesystem::is_empty(folder_.path() / "imports"));
}

TEST_P(ImportService, lets_no_other_workspace_near) {
    const workspace::WorkspaceId theirs{8};
    const auto import = settled(add(rows(30)).id);
    EXPECT_TRUE(service_->list(theirs).empty());
    for (const auto& act : {&Service::start, &Service::cancel, &Service::undo})
        EXPECT_EQ(refused([&] { (service_.get()->*act)(theirs, import.id); }).code(),
                  base::ErrorCode::not_found);
    EXPECT_THROW(service_->forget(theirs, import.id), base::Error);
    EXPECT_THROW(service_->rejects(theirs, import.id), base::Error);
    EXPECT_EQ(service_->find(ours_, import.id).state, State::ready);
}

TEST_P(ImportService, refuses_a_survey_that_does_not_exist_and_keeps_nothing) {
    const auto file = folder_.write("upload", rows(3));
    EXPECT_THROW(service_->add(ours_, "nowhere", "x.csv", file), base::Error);
    EXPECT_TRUE(service_->list(ours_).empty());
}

HARK_ON_BOTH_DATABASES(ImportService);

}  // namespace
}  // namespace hark::importing
