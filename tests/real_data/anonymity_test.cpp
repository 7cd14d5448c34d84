#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <thread>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <boost/json.hpp>

#include "tests/real_data/files.h"
#include "tests/support/server.h"

/// A real employee survey is brought in, and everything a curious colleague could ask is asked:
/// every filter, every period, every pair of them, through every route.
namespace hark::tests {
namespace {

constexpr std::size_t k = 5;
constexpr auto survey = "survey=work";

using Ids = std::set<std::string>;

std::string encoded(const std::string& text) {
    std::string result;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool is_plain = std::isalnum(byte) || c == '-' || c == '_' || c == '.';
        result += is_plain ? std::string{c} : fmt::format("%{:02X}", byte);
    }
    return result;
}

std::string quoted(const std::string& value) {
    std::string result = "\"";
    for (const char c : value) result += c == '"' ? "\"\"" : std::string{c};
    return result + '"';
}

class Employees : public testing::Test {
protected:
    void SetUp() override {
        SKIP_WITHOUT_REAL_DATA();
        place_ = std::make_unique<Place>();
        const auto made_first = run(place_->here({"migrate"}));
        ASSERT_EQ(made_first.exit_code, 0) << made_first.error;
        server_ = std::make_unique<Server>(*place_);
        client_ = server_->client(place_->make_key());
        const auto created =
            client_->send(http::Method::post, "/api/v1/surveys", R"({"key":"work","kind":"enps"})");
        ASSERT_EQ(created.status, 201) << created.body;
        import();
    }

    /// Beside the running server.
    void import() {
        const auto file = (data_folder() / "enps_lender_am.csv").string();
        Words words{"import", file, "--survey", "work", "--format", "json", "--tz", "Asia/Yerevan"};
        for (const std::string map : {"score=I will recommend a friend/relative to work at",
                                      "at=Timestamp", "person=Reasons why I want to stay here."}) {
            words.push_back("--map");
            words.push_back(map);
        }
        for (const auto& [key, column] : properties_) {
            words.push_back("--property");
            words.push_back(key + ":text=" + column);
        }
        const auto made = run(place_->here(words));
        ASSERT_EQ(made.exit_code, 0) << made.error;
        imported_ = json::parse(made.out);
        const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds{20};
        while (std::chrono::steady_clock::now() < give_up) {
            const auto total = get("/api/v1/score?" + std::string{survey}).at("total");
            if (total.at("responses").is_int64() && total.at("responses").as_int64() == 91) return;
            std::this_thread::sleep_for(std::chrono::milliseconds{50});
        }
        FAIL() << "the import does not show";
    }

    json::Value get(const std::string& path) { return body_of(client_->get(path)); }

    Ids ids_of(const std::string& question) {
        Ids ids;
        const auto page = get("/api/v1/responses?limit=500&" + std::string{survey} + question);
        for (const auto& item : page.at("items").as_array()) ids.emplace(item.at("id").as_string());
        return ids;
    }

    /// Every condition on a property that picks a value, or all others; every day as a beginning
    /// and an end; every channel.
    std::vector<std::string> single_questions() {
        std::vector<std::string> all{""};
        for (const auto& [key, column] : properties_) {
            for (const auto& value : values_.at(key)) {
                all.push_back("&where=" + encoded(key + ":" + quoted(value)));
                all.push_back("&where=" + encoded(key + ":!" + quoted(value)));
            }
            all.push_back("&where=" + encoded(key + ":null"));
            all.push_back("&where=" + encoded(key + ":!null"));
        }
        for (int day = 20; day <= 30; ++day) {
            all.push_back(fmt::format("&from=2017-11-{}", day));
            all.push_back(fmt::format("&to=2017-11-{}", day));
            all.push_back(fmt::format("&from=2017-12-{:02}", day - 19));
            all.push_back(fmt::format("&to=2017-12-{:02}", day - 19));
        }
        for (const char* noon : {"2017-11-24T12:00:00Z", "2017-11-27T09:30:00Z"}) {
            all.push_back(std::string{"&from="} + noon);
            all.push_back(std::string{"&to="} + noon);
        }
        for (const char* channel : {"import", "link", "!import"})
            all.push_back(std::string{"&where=channel:"} + encoded(channel));
        return all;
    }

    /// The columns by which colleagues could know one another.
    const std::vector<std::pair<std::string, std::string>> properties_{
        {"near", "My current workplace is close to where I live."},
        {"stays", "I foresee myself working here one year from now."},
        {"pay", "The pay at Varks.am is competitive to that of similar organizations."},
        {"looking", "I look for another job outside the company."},
        {"conflicts", "Conflicts are resolved in a positive and constructive manner."},
        {"stress", "I feel stressed at work."},
        {"motive", "Things that will motivate me to stay"},
    };
    const std::map<std::string, std::vector<std::string>> values_{
        {"near", {"Yes", "No"}},
        {"stays", {"Yes", "No"}},
        {"pay", {"Agree", "Strongly agree", "Disagree", "Strongly disagree"}},
        {"looking", {"Agree", "Strongly agree", "Disagree", "Strongly disagree"}},
        {"conflicts", {"Agree", "Strongly agree", "Disagree", "Strongly disagree"}},
        {"stress", {"Agree", "Strongly agree", "Disagree"}},
        {"motive", {"Higher salary", "Higher salary;Promotion opportunities"}},
    };

    std::unique_ptr<Place> place_;
    std::unique_ptr<Server> server_;
    std::unique_ptr<http::Client> client_;
    json::Value imported_;
};

/// Every count of responses anywhere in an answer: withheld, none, or at least k.
void expect_no_small_group(const json::Value& value, const std::string& path) {
    if (const auto* list = value.if_array())
        for (const auto& item : *list) expect_no_small_group(item, path);
    const auto* object = value.if_object();
    if (!object) return;
    for (const auto& [key, item] : *object) expect_no_small_group(item, path);
    const auto* status = object->if_contains("status");
    if (status && *status == "withheld") {
        for (const char* key : {"tally", "responses", "nps"}) {
            const auto* told = object->if_contains(key);
            EXPECT_TRUE(!told || told->is_null())
                << path << ": " << boost::json::serialize(*object);
        }
        return;
    }
    const auto* responses = object->if_contains("responses");
    if (!responses || !responses->is_int64()) return;
    const auto n = responses->as_int64();
    EXPECT_TRUE(n == 0 || n >= static_cast<std::int64_t>(k))
        << path << ": " << boost::json::serialize(*object);
}

TEST_F(Employees, are_imported_without_who_they_are_and_the_import_says_so) {
    const auto notes = boost::json::serialize(imported_.at("notes"));
    EXPECT_THAT(notes, testing::HasSubstr("The survey is anonymous."));
    EXPECT_THAT(notes, testing::HasSubstr("Reasons why I want to stay here."));
    EXPECT_EQ(get("/api/v1/persons").at("items").as_array().size(), 0U);
    const auto page = get("/api/v1/responses?limit=500&" + std::string{survey});
    ASSERT_EQ(page.at("items").as_array().size(), 91U);
    for (const auto& item : page.at("items").as_array()) {
        EXPECT_TRUE(item.at("person").is_null());
        EXPECT_TRUE(item.at("company").is_null());
        EXPECT_TRUE(item.at("external_id").is_null());
        // Midnight there, whatever zone the file's times were in.
        EXPECT_THAT(std::string{item.at("at").as_string()}, testing::EndsWith("00:00:00Z"));
    }
}

// All that a list answers is a set of responses, told apart by their ids. The finest that any
// combination of any questions can reach are the responses that all of them treat alike; those
// are never fewer than k, so that no difference, intersection or union of any number of them is.
TEST_F(Employees, are_told_apart_by_no_combination_of_any_filters) {
    const auto questions = single_questions();
    std::vector<Ids> sets;
    std::map<std::string, std::vector<bool>> treated;
    for (const auto& question : questions) {
        const auto ids = ids_of(question);
        for (const auto& id : sets.empty() ? ids : sets.front())
            treated[id].push_back(ids.contains(id));
        sets.push_back(ids);
    }
    std::map<std::vector<bool>, std::size_t> atoms;
    for (const auto& [id, how] : treated) ++atoms[how];
    for (const auto& [how, responses] : atoms) EXPECT_GE(responses, k);
    EXPECT_GT(atoms.size(), 5U) << "with everything taken out there would be nothing to protect";
    std::size_t pairs = 0;
    for (std::size_t i = 0; i < sets.size(); ++i)
        for (std::size_t j = 0; j < sets.size(); ++j) {
            Ids difference;
            std::set_difference(sets[i].begin(), sets[i].end(), sets[j].begin(), sets[j].end(),
                                std::inserter(difference, difference.end()));
            ++pairs;
            EXPECT_TRUE(difference.empty() || difference.size() >= k)
                << questions[i] << " without " << questions[j] << ": " << difference.size();
        }
    RecordProperty("pairs", static_cast<int>(pairs));
    std::cout << questions.size() << " questions, " << pairs << " differences, " << atoms.size()
              << " classes of at least "
              << std::min_element(atoms.begin(), atoms.end(),
                                  [](auto& a, auto& b) { return a.second < b.second; })
                     ->second
              << "\n";
}

TEST_F(Employees, are_counted_by_no_route_in_groups_under_k) {
    std::vector<std::string> questions = single_questions();
    // Pairs of conditions as well.
    const auto singles = questions;
    for (std::size_t i = 1; i < singles.size(); ++i)
        for (std::size_t j = i + 1; j < singles.size(); j += 7)
            if (singles[i].starts_with("&where") && singles[j].starts_with("&"))
                questions.push_back(singles[i] + singles[j]);
    std::size_t asked = 0;
    std::size_t answered = 0;
    const auto ask = [&](const std::string& path) {
        const auto answer = client_->get(path);
        ++asked;
        ASSERT_LT(answer.status, 500) << path << ": " << answer.body;
        if (answer.status != 200) return;
        ++answered;
        expect_no_small_group(json::parse(answer.body), path);
    };
    const std::string root = "/api/v1/";
    const std::string of = std::string{survey};
    for (const auto& question : questions) {
        ask(root + "score?" + of + question);
        const auto said = client_->get(root + "score?" + of + question);
        if (said.status == 200) {
            const auto n = ids_of(question).size();
            const auto total = json::parse(said.body).at("total");
            // What the list shows is what is counted.
            if (n >= k) {
                EXPECT_EQ(total.at("responses"), static_cast<std::int64_t>(n)) << question;
            } else {
                EXPECT_EQ(total.at("status"), "withheld") << question;
            }
        }
    }
    for (const auto& question : singles) {
        for (const auto& [key, column] : properties_) {
            ask(root + "score?" + of + "&by=" + key + question);
            ask(root + "score?" + of + "&by=channel," + key + "&every=day&tz=UTC" + question);
            ask(root + "insights/change?" + of + "&from=2017-11-27&to=2017-12-31&by=" + key);
            ask(root + "insights/ranking?" + of + "&by=" + key + question);
        }
        ask(root + "insights/effect?" + of + "&at=2017-11-27" + question);
        ask(root + "insights/forecast?" + of + "&every=day" + question);
        ask(root + "insights/dips?" + of + "&every=day" + question);
        ask(root + "insights/accounts?" + of + question);
        ask(root + "insights/movement?" + of + question);
        ask(root + "funnel?" + of + question);
        ask(root + "score?" + of + "&unit=person&compare=year&every=week" + question);
    }
    for (const auto& [key, column] : properties_) {
        ask(root + "properties/" + key + "/values?" + of);
        ask(root + "properties/" + key + "/values");
    }
    ask(root + "surveys");
    ask(root + "companies");
    EXPECT_GT(answered, questions.size());
    std::cout << asked << " questions to score, insights, values and funnel, " << answered
              << " answered\n";
}

TEST_F(Employees, are_not_picked_out_by_what_they_said) {
    for (const char* question :
         {"&where=score:0..3", "&where=group:detractor", "&where=comment:yes", "&q=salary"}) {
        EXPECT_EQ(client_->get("/api/v1/responses?" + std::string{survey} + question).status, 400);
        EXPECT_THAT(
            get(std::string{"/api/v1/responses?limit=500"} + question).at("items").as_array(),
            testing::IsEmpty());
    }
    for (const char* question : {"&where=score:1", "&by=score", "&by=group", "&where=comment:no"})
        EXPECT_EQ(client_->get("/api/v1/score?" + std::string{survey} + question).status, 400);
    EXPECT_THAT(
        client_->get("/api/v1/score?format=csv&where=pay:nobody&" + std::string{survey}).body,
        testing::HasSubstr(",withheld"));
}

TEST_F(Employees, are_not_found_by_taking_one_away) {
    const auto page = get("/api/v1/responses?" + std::string{survey});
    const auto id = std::string{page.at("items").as_array().front().at("id").as_string()};
    const auto path = "/api/v1/responses/" + id;
    EXPECT_EQ(client_->send(http::Method::erase, path, "").status, 409);
    EXPECT_EQ(client_->send(http::Method::patch, path, R"({"excluded":{"reason":"x"}})").status,
              409);
    EXPECT_EQ(client_->send(http::Method::patch, path, R"({"score":1})").status, 409);
}

/// Nor by asking before and after others have answered.
TEST_F(Employees, are_not_found_by_waiting_for_the_next_answer) {
    const auto total = [&] {
        const auto of_work = get("/api/v1/score?" + std::string{survey}).at("total");
        return of_work.at("responses").as_int64();
    };
    std::int64_t before = total();
    for (int i = 0; i < 23; ++i) {
        const auto body =
            fmt::format(R"({{"survey":"work","score":{},"person":{{"email":"p{}@example.org"}},)"
                        R"("properties":{{"near":"{}"}}}})",
                        i % 11, i, i % 2 == 0 ? "Yes" : "No");
        const auto given = client_->send(http::Method::post, "/api/v1/responses", body);
        ASSERT_EQ(given.status, 201) << given.body;
        EXPECT_EQ(json::parse(given.body).at("score"), nullptr);
        const auto ids = ids_of("");
        const auto now = static_cast<std::int64_t>(ids.size());
        EXPECT_TRUE(now == before || now - before >= static_cast<std::int64_t>(k));
        before = now;
    }
    EXPECT_EQ(before, 91 + 20) << "five with Yes or No at a time";
    EXPECT_EQ(get("/api/v1/persons").at("items").as_array().size(), 0U);
}

}  // namespace
}  // namespace hark::tests
