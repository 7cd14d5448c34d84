#pragma once

#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "platform/storage/database.h"

namespace hark::storage {

/// A test that runs on SQLite and on PostgreSQL, each time on an empty database of its own:
///
///     class SurveyStore : public storage::OnBothDatabases { … };
///     TEST_P(SurveyStore, keeps_what_it_is_given) { … database() … }
///     HARK_ON_BOTH_DATABASES(SurveyStore);
///
/// PostgreSQL is the one whose address stands in the file named by HARK_TEST_POSTGRES (ctest starts
/// it); without it the test fails rather than passing unseen.
class OnBothDatabases : public testing::TestWithParam<const char*> {
protected:
    void SetUp() override;
    void TearDown() override;

    Database& database() { return *database_; }
    const Location& location() const { return location_; }
    /// `migrate({workspace::migrations(), survey::migrations()})`, in one go as the program does.
    void migrate(const std::vector<std::vector<Migration>>& slices);
    /// Closes the database and opens it again, as a restart does.
    void reopen();

private:
    Location location_;
    std::unique_ptr<Database> database_;
    std::string folder_;
    std::string schema_;
};

}  // namespace hark::storage

#define HARK_ON_BOTH_DATABASES(suite)                                          \
    INSTANTIATE_TEST_SUITE_P(on, suite, testing::Values("sqlite", "postgres"), \
                             [](const auto& one) { return std::string{one.param}; })
