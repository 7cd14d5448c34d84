#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "product/experiment/experiment_service.h"
#include "product/experiment/given.h"
#include "product/experiment/migrations.h"
#include "product/invitation/asking_fixture.h"
#include "product/people/person_store.h"
#include "product/survey/version_store.h"

namespace hark::experiment {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::vector<Variant> halves() {
    return {{"control", "As it is", 0.5}, {"blue", "Blue button", 0.5}};
}

std::vector<std::string> fields_wrong_with(const Experiment& experiment) {
    std::vector<base::FieldProblem> problems;
    check(experiment, problems);
    std::vector<std::string> fields;
    fields.reserve(problems.size());
    for (const auto& problem : problems) fields.push_back(problem.field + " " + problem.code);
    return fields;
}

TEST(ExperimentRules, name_what_is_wrong) {
    Experiment good{ExperimentId{1}, "checkout", "Checkout", {}, halves()};
    EXPECT_THAT(fields_wrong_with(good), IsEmpty());
    auto bad = good;
    bad.key = "Not A Key";
    bad.variants[1].key = "control";
    bad.variants[1].share = 0.6;
    EXPECT_THAT(fields_wrong_with(bad),
                ElementsAre("key bad_key", "variants[1].key taken", "variants shares"));
    bad = good;
    bad.variants.pop_back();
    EXPECT_THAT(fields_wrong_with(bad), ElementsAre("variants count"));
    bad = good;
    bad.variants[0].share = 1;
    bad.variants[1].share = 0;
    EXPECT_THAT(fields_wrong_with(bad), ElementsAre("variants[0].share_percent out_of_range",
                                                    "variants[1].share_percent out_of_range"));
    bad = good;
    bad.variants[1].change.delay = {2, invitation::Unit::day};
    EXPECT_THAT(fields_wrong_with(bad), ElementsAre("variants[1].key no_survey"));
    auto of_survey = good;
    of_survey.survey = survey::SurveyId{1};
    EXPECT_THAT(fields_wrong_with(of_survey), ElementsAre("variants no_difference"));
    of_survey.variants[1].change.delay = {14, invitation::Unit::month};
    EXPECT_THAT(fields_wrong_with(of_survey), ElementsAre("variants[1].delay out_of_range"));
}

TEST(ExperimentRules, want_a_text_in_all_languages_or_in_none) {
    Experiment one{ExperimentId{1}, "words", "Words", survey::SurveyId{1}, halves()};
    one.variants[1].change.question = {{"en", "Would you?"}, {"fr", "Oui ?"}};
    std::vector<base::FieldProblem> problems;
    check_languages(one, {"en", "de"}, problems);
    ASSERT_THAT(problems, SizeIs(2));
    EXPECT_EQ(problems[0].field, "variants[1].question.de");
    EXPECT_EQ(problems[1].field, "variants[1].question.fr");
}

TEST(Assignment, keeps_the_shares_and_gives_everybody_always_the_same) {
    Experiment one{ExperimentId{1}, "three", "Three", {}, {}};
    one.variants = {{"a", "a", 0.2}, {"b", "b", 0.3}, {"c", "c", 0.5}};
    auto other = one;
    other.id = ExperimentId{2};
    const invitation::StickyKey key{4, 5, 6};
    constexpr int people = 30'000;
    std::map<std::string, int> counts;
    int same = 0;
    for (int i = 0; i < people; ++i) {
        const auto subject = invitation::subject_of(people::PersonId{i + 1});
        const auto& first = assigned(one, key, WorkspaceId{1}, subject);
        EXPECT_EQ(&first, &assigned(one, key, WorkspaceId{1}, subject));
        ++counts[first.key];
        same += first.key == assigned(other, key, WorkspaceId{1}, subject).key;
    }
    const auto four_deviations = [](double share) {
        return 4 * std::sqrt(people * share * (1 - share));
    };
    EXPECT_NEAR(counts["a"], people * 0.2, four_deviations(0.2));
    EXPECT_NEAR(counts["b"], people * 0.3, four_deviations(0.3));
    EXPECT_NEAR(counts["c"], people * 0.5, four_deviations(0.5));
    // Two experiments are independent: 0.2² + 0.3² + 0.5².
    EXPECT_NEAR(same, people * 0.38, four_deviations(0.38));
}

class Experiments : public invitation::AskingOnBothDatabases {
protected:
    void SetUp() override {
        AskingOnBothDatabases::SetUp();
        connect(outside_);
        experiments_.emplace(database(), clock_, ids_, *surveys_);
        survey::Survey survey;
        survey.id = survey_;
        survey.key = "nps";
        write([&](storage::Session& session) {
            survey::add_version(session, ours_, survey_, {1, "?", "", now()},
                                survey::draft(session, ours_, survey));
            return true;
        });
    }
    void TearDown() override {
        experiments_.reset();
        AskingOnBothDatabases::TearDown();
    }
    std::vector<storage::Migration> further_migrations() override { return migrations(); }

    Experiment running(const std::vector<Variant>& variants, const std::string& key = "checkout",
                       const std::optional<std::string>& survey = {}) {
        const auto made = experiments_->create(ours_, {key, "About " + key, survey, variants});
        return experiments_->start(ours_, made.id);
    }
    static GivenExposure exposure(const std::string& person,
                                  std::optional<std::string> variant = {},
                                  const std::string& experiment = "checkout") {
        GivenExposure given;
        given.experiment = experiment;
        given.self.emplace().person.external_id = person;
        given.variant = std::move(variant);
        return given;
    }
    std::vector<Outcome> tell(const std::vector<GivenExposure>& given) {
        return experiments_->tell(ours_, given);
    }
    std::string code_of(const std::function<void()>& work) {
        try {
            work();
        } catch (const base::Error& error) {
            return error.reason().empty() ? error.fields().at(0).field : error.reason();
        }
        return "nothing thrown";
    }

    std::optional<Service> experiments_;
};
HARK_ON_BOTH_DATABASES(Experiments);

TEST_P(Experiments, begin_as_drafts_and_never_change_once_started) {
    const auto made = experiments_->create(ours_, {"checkout", "Checkout", {}, halves()});
    EXPECT_EQ(state_of(made), State::draft);
    auto thirds = halves();
    thirds[0].share = 0.25;
    thirds[1].share = 0.75;
    EXPECT_EQ(experiments_->change(ours_, made.id, {.variants = thirds}).variants, thirds);
    EXPECT_EQ(code_of([&] { experiments_->end(ours_, made.id); }), "not_running");
    EXPECT_EQ(state_of(experiments_->start(ours_, made.id)), State::running);
    EXPECT_EQ(code_of([&] { experiments_->start(ours_, made.id); }), "was_started");
    EXPECT_EQ(code_of([&] { experiments_->change(ours_, made.id, {.variants = halves()}); }),
              "was_started");
    EXPECT_EQ(experiments_->change(ours_, made.id, {.name = "Renamed"}).name, "Renamed");
    EXPECT_EQ(code_of([&] { experiments_->erase(ours_, made.id); }), "is_running");
    EXPECT_EQ(state_of(experiments_->end(ours_, made.id)), State::ended);
    EXPECT_EQ(experiments_->find(ours_, made.id).variants, thirds);
    experiments_->erase(ours_, made.id);
    EXPECT_THAT(experiments_->list(ours_), IsEmpty());
    EXPECT_EQ(code_of([&] {
                  experiments_->create(ours_, {"a", "A", {}, halves()});
                  experiments_->create(ours_, {"a", "A again", {}, halves()});
              }),
              "key");
}

TEST_P(Experiments, count_whom_they_were_shown_once_and_who_saw_another_variant) {
    running(halves());
    EXPECT_THAT(tell({exposure("ada", "blue")})[0].problems, IsEmpty());
    tell({exposure("ada", "blue"), exposure("bob", "control"), exposure("bob", "blue")});
    GivenExposure visitor;
    visitor.experiment = "checkout";
    visitor.visitor = std::string(22, 'v');
    visitor.variant = "control";
    tell({visitor, visitor});
    const auto seen = experiments_->seen(ours_, experiments_->list(ours_)[0].experiment.id);
    ASSERT_THAT(seen.rows, SizeIs(2));
    EXPECT_EQ(seen.rows[0].exposed.first, 2);
    EXPECT_EQ(seen.rows[0].exposed.mixed, 1);
    EXPECT_EQ(seen.rows[1].exposed.first, 1);
    EXPECT_EQ(seen.rows[1].exposed.mixed, 0);
    EXPECT_FALSE(seen.ratio);  // too few
    EXPECT_EQ(experiments_->list(ours_)[0].exposed, 3);
}

TEST_P(Experiments, choose_for_programs_that_ask) {
    running(halves());
    std::map<std::string, int> counts;
    std::vector<GivenExposure> asked;
    asked.reserve(400);
    for (int i = 0; i < 400; ++i) asked.push_back(exposure("person " + std::to_string(i)));
    const auto first = tell(asked);
    const auto again = tell(asked);
    for (std::size_t i = 0; i < first.size(); ++i) {
        EXPECT_EQ(first[i].variant, again[i].variant);
        ++counts[first[i].variant];
    }
    EXPECT_NEAR(counts["blue"], 200, 40);  // 4 standard deviations
    const auto seen = experiments_->seen(ours_, experiments_->list(ours_)[0].experiment.id);
    EXPECT_EQ(seen.rows[0].exposed.first + seen.rows[1].exposed.first, 400);
    ASSERT_TRUE(seen.ratio);
    EXPECT_FALSE(statistics::is_mismatch(*seen.ratio));
}

TEST_P(Experiments, notice_that_somebody_is_lost_on_the_way_to_a_variant) {
    const auto one = running(halves());
    std::vector<GivenExposure> told;
    told.reserve(400);
    for (int i = 0; i < 400; ++i)
        told.push_back(exposure("person " + std::to_string(i), i < 250 ? "control" : "blue"));
    tell(told);
    const auto seen = experiments_->seen(ours_, one.id);
    ASSERT_TRUE(seen.ratio);
    EXPECT_TRUE(statistics::is_mismatch(*seen.ratio));
}

TEST_P(Experiments, refuse_exposures_one_by_one) {
    running(halves());
    experiments_->create(ours_, {"later", "Later", {}, halves()});
    auto nobody = exposure("ada", "blue");
    nobody.self.reset();
    auto future = exposure("ada", "blue");
    future.at = now() + 48h;
    const auto outcomes =
        tell({exposure("ada", "green"), exposure("ada", "blue", "nothing"),
              exposure("ada", "blue", "later"), nobody, future, exposure("eve", "blue")});
    EXPECT_EQ(outcomes[0].problems.at(0).field, "variant");
    EXPECT_THAT(outcomes[0].problems.at(0).message, HasSubstr("control, blue"));
    EXPECT_EQ(outcomes[1].problems.at(0).field, "experiment");
    EXPECT_THAT(outcomes[2].problems.at(0).message, HasSubstr("not started"));
    EXPECT_EQ(outcomes[3].problems.at(0).field, "person");
    EXPECT_EQ(outcomes[4].problems.at(0).field, "at");
    EXPECT_THAT(outcomes[5].problems, IsEmpty());
    EXPECT_EQ(outcomes[5].variant, "blue");
    EXPECT_EQ(experiments_->list(ours_)[1].exposed, 1);
}

TEST_P(Experiments, note_what_pages_say_and_pass_over_what_is_not_theirs) {
    const auto one = running(halves());
    const auto note = [&](const std::string& variant) {
        experiments_->note(ours_, "vsomebody", {}, {{"checkout", variant}, {"other_switch", "on"}},
                           now());
    };
    note("green");
    EXPECT_THAT(experiments_->find(ours_, one.id).problem, HasSubstr("“green” is no variant"));
    EXPECT_EQ(experiments_->list(ours_)[0].exposed, 0);
    note("blue");
    note("blue");
    EXPECT_EQ(experiments_->seen(ours_, one.id).rows[1].exposed.first, 1);
}

TEST_P(Experiments, forget_whoever_is_erased) {
    const auto one = running(halves());
    const auto ada = add_person("ada@example.org");
    experiments_->note(ours_, invitation::subject_of(ada), ada, {{"checkout", "blue"}}, now());
    EXPECT_EQ(experiments_->seen(ours_, one.id).rows[1].exposed.first, 1);
    database().write([&](storage::Session& session) { people::erase_person(session, ours_, ada); });
    EXPECT_EQ(experiments_->seen(ours_, one.id).rows[1].exposed.first, 0);
}

TEST_P(Experiments, of_a_survey_run_one_at_a_time_and_speak_its_languages) {
    auto worded = halves();
    worded[1].change.question = {{"de", "Würden Sie?"}};
    auto made = experiments_->create(ours_, {"words", "Words", "nps", worded});
    EXPECT_EQ(code_of([&] { experiments_->start(ours_, made.id); }), "variants[1].question.en");
    worded[1].change.question = {{"en", "Would you?"}};
    experiments_->change(ours_, made.id, {.variants = worded});
    experiments_->start(ours_, made.id);
    made = experiments_->create(ours_, {"second", "Second", "nps", worded});
    EXPECT_EQ(code_of([&] { experiments_->start(ours_, made.id); }), "another_is_running");
    EXPECT_EQ(tell({exposure("ada", "blue", "words")})[0].problems.at(0).field, "experiment");
}

TEST_P(Experiments, give_what_was_running_when_somebody_was_asked) {
    auto worded = halves();
    worded[0].share = 0.000001;
    worded[1].share = 0.999999;
    worded[1].change.question = {{"en", "Would you?"}};
    const auto before = now();
    advance(1h);
    const auto one = running(worded, "words", "nps");
    advance(1h);
    const auto within = now();
    advance(1h);
    experiments_->end(ours_, one.id);
    const auto at = [&](base::Time asked_at) {
        return read([&](storage::Session& session) {
            return given(session, ours_, survey_, "p1", asked_at);
        });
    };
    EXPECT_FALSE(at(before));
    EXPECT_FALSE(at(now()));
    ASSERT_TRUE(at(within));
    EXPECT_EQ(at(within)->variant.key, "blue");
    const auto applied = apply(at(within)->variant.change, survey::Definition{});
    EXPECT_EQ(applied.wording.text.at("en"), "Would you?");
    EXPECT_FALSE(applied.wording.tmpl);
}

TEST_P(Experiments, ask_later_whom_the_variant_says) {
    auto timed = halves();
    timed[1].change.delay = {1, invitation::Unit::day};
    running(timed, "timing", "nps");
    add_plan([](invitation::Plan& plan) { plan.trigger = invitation::OnEvent{"delivered"}; });
    std::vector<people::PersonId> asked;
    for (int i = 0; i < 40; ++i) {
        asked.push_back(add_person(std::to_string(i) + "@example.org"));
        happen("delivered", asked.back());
    }
    run();
    const auto at_once = send();
    EXPECT_THAT(at_once.size(), testing::AllOf(testing::Gt(8U), testing::Lt(32U)));
    advance(23h);
    run();
    EXPECT_THAT(send(), IsEmpty());
    advance(2h);
    run();
    const auto later = send();
    EXPECT_EQ(at_once.size() + later.size(), asked.size());
    ASSERT_FALSE(later.empty());
    EXPECT_THAT(history(later[0]).decisions.front().sentence,
                HasSubstr("1 day later because of the experiment “About timing”"));
}

}  // namespace
}  // namespace hark::experiment
