#include "platform/locale/text_search.h"

#include <gtest/gtest.h>

namespace hark::locale {
namespace {

TEST(TextSearch, finds_letters_of_any_script_in_any_case) {
    EXPECT_TRUE(TextSearch{"ÉLAN"}.matches("un bel élan"));
    EXPECT_TRUE(TextSearch{"привет"}.matches("ПРИВЕТ, мир"));
    EXPECT_TRUE(TextSearch{"日本"}.matches("これは日本です"));
    EXPECT_FALSE(TextSearch{"élan"}.matches("elan"));
}

TEST(TextSearch, writes_a_pattern_that_both_databases_read_alike) {
    EXPECT_EQ(TextSearch{"Slow"}.pattern(), "%slow%");
    EXPECT_EQ(TextSearch{"50%_\\"}.pattern(), "%50\\%\\_\\\\%");
    EXPECT_EQ(TextSearch{"Élan"}.pattern(), "%_lan%");
    EXPECT_FALSE(TextSearch{"日本"}.needs_check());
    EXPECT_TRUE(TextSearch{"Élan"}.needs_check());
}

}  // namespace
}  // namespace hark::locale
