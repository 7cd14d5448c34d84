#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/limits.h"
#include "product/response/kept_fixture.h"
#include "product/response/note_store.h"
#include "product/response/response_list_store.h"
#include "product/response/response_store.h"

namespace hark::response {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class ResponseNotes : public KeptOnBothDatabases {
protected:
    ResponseId add(int score) { return service_->give(ours_, given(score)).response.id; }
    NoteId note(ResponseId id, const std::string& text) {
        Note written;
        written.text = text;
        written.author = "Ann";
        return service_->note(ours_, id, written).id;
    }
    std::vector<std::string> texts(ResponseId id) {
        std::vector<std::string> texts;
        database().read([&](storage::Session& session) {
            for (const auto& one : response::notes(session, ours_, id)) texts.push_back(one.text);
        });
        return texts;
    }
};
HARK_ON_BOTH_DATABASES(ResponseNotes);

TEST_P(ResponseNotes, are_kept_newest_first_and_mentioned_where_responses_are_shown) {
    const auto first = add(1);
    const auto second = add(2);
    note(first, "called");
    clock_.advance(std::chrono::minutes{5});
    const auto last = note(first, "mended");
    EXPECT_THAT(texts(first), ElementsAre("mended", "called"));
    EXPECT_THAT(texts(second), IsEmpty());
    const auto shown = find(first);
    EXPECT_EQ(shown.noted.notes, 2);
    EXPECT_EQ(shown.noted.last->id, last);
    EXPECT_EQ(shown.noted.last->text, "mended");
    EXPECT_EQ(shown.noted.last->author, "Ann");
    EXPECT_EQ(shown.noted.last->at, clock_.now());
    EXPECT_FALSE(shown.noted.last->member);
    EXPECT_EQ(find(second).noted.notes, 0);
    EXPECT_FALSE(find(second).noted.last);
    const auto page = database().reading(
        [&](storage::Session& session) { return response::list(session, ours_, {}); });
    std::map<ResponseId, std::int64_t> counts;
    for (const auto& one : page.items) counts[one.id] = one.noted.notes;
    EXPECT_EQ(counts, (std::map<ResponseId, std::int64_t>{{first, 2}, {second, 0}}));
}

TEST_P(ResponseNotes, are_mentioned_on_a_page_longer_than_a_statement) {
    std::vector<ResponseId> ids;
    for (int i = 0; i < 70; ++i) ids.push_back(add(i % 11));
    note(ids.front(), "first");
    note(ids.back(), "last");
    Wanted wanted;
    wanted.limit = 100;
    const auto page = database().reading(
        [&](storage::Session& session) { return response::list(session, ours_, wanted); });
    ASSERT_EQ(page.items.size(), 70U);
    std::int64_t notes = 0;
    for (const auto& one : page.items) {
        notes += one.noted.notes;
        const bool is_noted = one.id == ids.front() || one.id == ids.back();
        EXPECT_EQ(one.noted.last.has_value(), is_noted);
    }
    EXPECT_EQ(notes, 2);
}

TEST_P(ResponseNotes, go_with_their_response) {
    const auto first = add(1);
    const auto second = add(2);
    note(first, "called");
    note(second, "wrote");
    service_->erase(ours_, first);
    EXPECT_THAT(texts(first), IsEmpty());
    EXPECT_THAT(texts(second), ElementsAre("wrote"));
    const auto imported =
        std::get<Accepted>(service_->give_many(ours_, std::vector{given(3)}, ImportId{5}).front())
            .id;
    note(imported, "looked");
    database().write([&](storage::Session& session) {
        erase_import(session, ours_, ImportId{5}, clock_.now());
    });
    EXPECT_THAT(texts(imported), IsEmpty());
}

TEST_P(ResponseNotes, go_with_the_person_who_is_erased) {
    Given ann = given(2);
    ann.person = people::GivenPerson{.external_id = "ann"};
    const auto of_ann = service_->give(ours_, ann).response;
    const auto other = add(3);
    note(of_ann.id, "Ann wants to be called at home");
    note(other, "wrote");
    service_->erase_person(ours_, of_ann.person->id);
    EXPECT_THAT(texts(of_ann.id), IsEmpty());
    EXPECT_EQ(find(of_ann.id).score, 2);
    EXPECT_THAT(texts(other), ElementsAre("wrote"));
}

TEST_P(ResponseNotes, are_only_so_many) {
    const auto id = add(1);
    database().write([&](storage::Session& session) {
        for (std::size_t i = 0; i < base::limits::notes_each; ++i)
            add_note(session, ours_, id, {ids_.make<Note>(), "again", clock_.now(), {}, "Ann"});
    });
    EXPECT_EQ(refused([&] { note(id, "one more"); }).code(), base::ErrorCode::conflict);
}

TEST_P(ResponseNotes, are_of_one_workspace) {
    const auto id = add(1);
    const auto written = note(id, "called");
    const auto not_found = base::ErrorCode::not_found;
    EXPECT_EQ(refused([&] { service_->notes(theirs_, id); }).code(), not_found);
    EXPECT_EQ(refused([&] { service_->note(theirs_, id, {}); }).code(), not_found);
    EXPECT_EQ(refused([&] { service_->erase_note(theirs_, id, written); }).code(), not_found);
    EXPECT_EQ(refused([&] { service_->erase_note(ours_, add(2), written); }).code(), not_found);
    EXPECT_THAT(texts(id), ElementsAre("called"));
    service_->erase_note(ours_, id, written);
    EXPECT_THAT(texts(id), IsEmpty());
}

}  // namespace
}  // namespace hark::response
