#include <gmock/gmock.h>

#include "base/error.h"
#include "platform/storage/storage_fixture.h"

namespace hark::storage {

namespace {

class StorageValues : public OnBothDatabases {
protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (HasFatalFailure()) return;
        migrate({{{"test", "0001_thing",
                   "CREATE TABLE thing (id BIGINT PRIMARY KEY, label TEXT, amount BIGINT, "
                   "share DOUBLE PRECISION, properties JSONB, is_open SMALLINT)"}}});
    }
};

TEST_P(StorageValues, come_back_as_they_went_in) {
    database().write([](Session& session) {
        EXPECT_EQ(session.execute(
                      "INSERT INTO thing (id, label, amount, share, properties, is_open) VALUES "
                      "(:id, :label, :amount, :share, :properties, :is_open)",
                      {{"id", 1},
                       {"label", "Zoë"},
                       {"amount", std::int64_t{9223372036854775807}},
                       {"share", 0.1},
                       {"properties", R"({"plan": "pro"})"},
                       {"is_open", true}}),
                  1);
    });
    const auto plan = database().reading([](Session& session) {
        return session.one(
            "SELECT properties ->> 'plan' AS plan, amount, share, label, is_open FROM thing WHERE "
            "id = :id",
            {{"id", 1}}, [](const Row& row) {
                EXPECT_EQ(row.integer("amount"), 9223372036854775807);
                EXPECT_EQ(row.real("share"), 0.1);
                EXPECT_EQ(row.text("label"), "Zoë");
                EXPECT_TRUE(row.boolean("is_open"));
                return row.text("plan");
            });
    });
    EXPECT_EQ(plan, "pro");
}

HARK_ON_BOTH_DATABASES(StorageValues);

}  // namespace

}  // namespace hark::storage
