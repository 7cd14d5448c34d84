#include <limits>

#include <gmock/gmock.h>

#include "base/error.h"
#include "platform/storage/storage_fixture.h"

namespace hark::storage {

namespace {

constexpr const char* insert_thing =
    "INSERT INTO thing (id, label, amount, share, properties, is_open) "
    "VALUES (:id, :label, :amount, :share, :properties, :is_open)";

class StorageValues : public OnBothDatabases {
protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (HasFatalFailure()) return;
        migrate({{{"test", "0001_thing",
                   "CREATE TABLE thing (id BIGINT PRIMARY KEY, label TEXT, amount BIGINT, "
                   "share DOUBLE PRECISION, properties JSONB, is_open SMALLINT)"}}});
    }

    void keep(std::int64_t id, Value label, Value amount, Value share = {}, Value properties = {}) {
        database().write([&](Session& session) {
            session.execute(insert_thing, {{"id", id},
                                           {"label", label},
                                           {"amount", amount},
                                           {"share", share},
                                           {"properties", properties},
                                           {"is_open", true}});
        });
    }

    /// The single value a query finds.
    Value ask(std::string_view sql, const Parameters& parameters = {}) {
        const auto found = database().reading([&](Session& session) {
            return session.one(sql, parameters, [](const Row& row) { return row.at(0); });
        });
        return found.value_or(Value{"no row"});
    }
};

TEST_P(StorageValues, come_back_as_they_went_in) {
    keep(1, "Zoë 🙂 'quoted' :colon", 42, 0.1, R"({"plan": "pro"})");
    database().read([](Session& session) {
        const auto seen = session.one("SELECT * FROM thing", {}, [](const Row& row) {
            EXPECT_EQ(row.integer("id"), 1);
            EXPECT_EQ(row.text("label"), "Zoë 🙂 'quoted' :colon");
            EXPECT_EQ(row.integer("amount"), 42);
            EXPECT_EQ(row.real("amount"), 42.0);
            EXPECT_EQ(row.real("share"), 0.1);
            EXPECT_TRUE(row.boolean("is_open"));
            return row.size();
        });
        EXPECT_EQ(seen, 6U);
    });
}

TEST_P(StorageValues, keep_every_bit_of_the_largest_and_smallest_integers) {
    const std::int64_t most = std::numeric_limits<std::int64_t>::max();
    const std::int64_t least = std::numeric_limits<std::int64_t>::min();
    keep(1, {}, most);
    keep(2, {}, least);
    keep(3, {}, (std::int64_t{1} << 53) + 1);
    EXPECT_EQ(ask("SELECT amount FROM thing WHERE id = 1"), Value{most});
    EXPECT_EQ(ask("SELECT amount FROM thing WHERE id = 2"), Value{least});
    EXPECT_EQ(ask("SELECT SUM(amount) FROM thing WHERE id = 3"),
              Value{(std::int64_t{1} << 53) + 1});
    EXPECT_EQ(ask("SELECT id FROM thing WHERE amount = :amount", {{"amount", most}}),
              Value{std::int64_t{1}});
}

TEST_P(StorageValues, keep_every_bit_of_doubles) {
    const double awkward[] = {0.1,
                              1.0 / 3,
                              -2.5e-308,
                              std::numeric_limits<double>::max(),
                              std::numeric_limits<double>::denorm_min(),
                              123456789012345680.0};
    std::int64_t id = 0;
    for (const double real : awkward) keep(++id, {}, {}, real);
    database().read([&](Session& session) {
        const auto found = session.list("SELECT share FROM thing ORDER BY id", {},
                                        [](const Row& row) { return row.real("share"); });
        EXPECT_THAT(found, testing::ElementsAreArray(awkward));
    });
}

TEST_P(StorageValues, may_be_null_in_the_first_row_and_not_in_the_next) {
    keep(1, {}, {});
    keep(2, "b", 7, 0.5);
    keep(3, {}, {});
    database().read([](Session& session) {
        const auto amounts = session.list(
            "SELECT amount, MAX(amount) OVER () AS most, label, share FROM thing "
            "ORDER BY id",
            {}, [](const Row& row) {
                EXPECT_EQ(row.integer("most"), 7);
                EXPECT_EQ(row.is_null("label"), !row.maybe_text("label"));
                EXPECT_EQ(row.is_null("share"), !row.maybe_real("share"));
                return row.maybe_integer("amount");
            });
        EXPECT_THAT(amounts, testing::ElementsAre(std::nullopt, 7, std::nullopt));
    });
}

TEST_P(StorageValues, of_expressions_have_the_type_of_the_value) {
    keep(1, "a", 3);
    keep(2, "b", 4);
    EXPECT_EQ(ask("SELECT COUNT(*) FROM thing"), Value{std::int64_t{2}});
    EXPECT_EQ(ask("SELECT SUM(amount) FROM thing"), Value{std::int64_t{7}});
    EXPECT_EQ(ask("SELECT SUM(amount) FROM thing WHERE id = 9"), Value{});
    EXPECT_EQ(ask("SELECT CAST(AVG(amount) AS DOUBLE PRECISION) FROM thing"), Value{3.5});
    EXPECT_EQ(ask("SELECT CASE WHEN id = 1 THEN 'one' ELSE 'two' END FROM thing WHERE id = 2"),
              Value{"two"});
    EXPECT_EQ(ask("SELECT amount > 3 FROM thing WHERE id = 2"), Value{std::int64_t{1}});
    EXPECT_EQ(ask("SELECT EXISTS (SELECT 1 FROM thing WHERE id = 9)"), Value{std::int64_t{0}});
}

TEST_P(StorageValues, of_json_can_be_asked_by_key) {
    keep(1, {}, {}, {}, R"({"plan": "pro", "seats": 5})");
    EXPECT_EQ(ask("SELECT properties ->> 'plan' FROM thing"), Value{"pro"});
    EXPECT_EQ(ask("SELECT properties ->> :key FROM thing", {{"key", "plan"}}), Value{"pro"});
    EXPECT_EQ(ask("SELECT CAST(properties ->> 'seats' AS BIGINT) FROM thing"),
              Value{std::int64_t{5}});
    EXPECT_EQ(ask("SELECT COUNT(*) FROM thing WHERE CAST(properties ->> 'seats' AS TEXT) = :seats",
                  {{"seats", "5"}}),
              Value{std::int64_t{1}});
    EXPECT_EQ(ask("SELECT properties ->> 'absent' FROM thing"), Value{});
}

TEST_P(StorageValues, of_json_that_are_bare_numbers_or_texts_stay_json) {
    for (const char* json : {"1.0", "12345678901234567890", "\"007\"", "true", "null", "[1, 2]"}) {
        database().write([](Session& session) { session.execute("DELETE FROM thing"); });
        keep(1, {}, {}, {}, json);
        EXPECT_EQ(ask("SELECT properties FROM thing"), Value{json});
        EXPECT_EQ(ask("SELECT CAST(:json AS JSONB)", {{"json", json}}), Value{json});
    }
}

TEST_P(StorageValues, of_a_parameter_may_change_between_null_integer_and_real) {
    const char* update = "UPDATE thing SET share = :share WHERE id = 1";
    keep(1, {}, {});
    for (const Value& value : {Value{}, Value{0.5}, Value{}, Value{std::int64_t{2}}, Value{0.25}}) {
        database().write([&](Session& session) { session.execute(update, {{"share", value}}); });
    }
    EXPECT_EQ(ask("SELECT share FROM thing"), Value{0.25});
}

TEST_P(StorageValues, that_are_no_text_are_refused) {
    for (const std::string& broken :
         {std::string{"a\0b", 3}, std::string{"12345678\0", 9}, std::string{"\xff"},
          std::string{"caf\xe9"}, std::string{"\xed\xa0\x80"}, std::string{"\xf0\x9f\x99"}}) {
        try {
            keep(1, broken, {});
            ADD_FAILURE() << "kept " << testing::PrintToString(broken);
        } catch (const base::Error& error) {
            EXPECT_EQ(error.code(), base::ErrorCode::invalid);
        }
    }
    EXPECT_EQ(ask("SELECT COUNT(*) FROM thing"), Value{std::int64_t{0}});
}

TEST_P(StorageValues, asked_for_under_a_wrong_name_or_type_are_a_bug) {
    keep(1, "a", 2);
    database().read([](Session& session) {
        session.each("SELECT label, amount, share FROM thing", {}, [](const Row& row) {
            EXPECT_THROW(row.text("absent"), base::Bug);
            EXPECT_THROW(row.integer("label"), base::Bug);
            EXPECT_THROW(row.text("amount"), base::Bug);
            EXPECT_THROW(row.real("share"), base::Bug);
        });
    });
}

TEST_P(StorageValues, missing_or_left_over_are_a_bug_that_names_the_statement) {
    database().read([](Session& session) {
        const char* select = "SELECT label FROM thing WHERE id = :id";
        const auto ignore = [](const Row&) {};
        try {
            session.each(select, {{"ID", 1}}, ignore);
            ADD_FAILURE();
        } catch (const base::Bug& bug) {
            EXPECT_THAT(bug.what(), testing::HasSubstr(":id"));
            EXPECT_THAT(bug.what(), testing::HasSubstr("SELECT label FROM thing"));
        }
        EXPECT_THROW(session.each(select, {{"id", 1}, {"more", 2}}, ignore), base::Bug);
        EXPECT_THROW(session.each(select, {{"id", 1}, {"id", 2}}, ignore), base::Bug);
        session.each(select, {{"id", 1}}, ignore);
    });
}

TEST(Parameter, takes_integers_of_any_width_and_optionals) {
    const std::optional<std::string> nothing;
    EXPECT_EQ(Parameter("x", 1U).value, Value{std::int64_t{1}});
    EXPECT_EQ(Parameter("x", std::size_t{1}).value, Value{std::int64_t{1}});
    EXPECT_EQ(Parameter("x", 1LL).value, Value{std::int64_t{1}});
    EXPECT_EQ(Parameter("x", short{1}).value, Value{std::int64_t{1}});
    EXPECT_EQ(Parameter("x", true).value, Value{std::int64_t{1}});
    EXPECT_EQ(Parameter("x", nothing).value, Value{});
    EXPECT_EQ(Parameter("x", std::nullopt).value, Value{});
    EXPECT_EQ(Parameter("x", std::optional{2.5}).value, Value{2.5});
    EXPECT_THROW(Parameter("x", std::numeric_limits<std::uint64_t>::max()), base::Bug);
}

HARK_ON_BOTH_DATABASES(StorageValues);

}  // namespace

}  // namespace hark::storage
