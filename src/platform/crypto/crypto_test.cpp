#include "platform/crypto/crypto.h"

#include <atomic>
#include <set>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hark::crypto {
namespace {

using testing::MatchesRegex;
using testing::StartsWith;

TEST(Password, is_recognised_by_its_hash_and_nothing_else_is) {
    const auto hash = hash_password("correct horse");
    EXPECT_THAT(hash, StartsWith("$argon2id$"));
    EXPECT_TRUE(is_password("correct horse", hash));
    EXPECT_FALSE(is_password("correct horsf", hash));
    EXPECT_FALSE(is_password("", hash));
    EXPECT_NE(hash_password("correct horse"), hash) << "the salt must differ each time";
}

TEST(Password, is_compared_beyond_a_zero_byte) {
    using namespace std::string_view_literals;
    EXPECT_FALSE(is_password("abc\0def"sv, hash_password("abc\0xyz"sv)));
}

TEST(Password, fits_no_hash_that_is_not_one) {
    for (const auto& hash :
         {std::string{}, std::string{"$argon2id$"}, std::string{"plain"}, std::string(5000, 'x')})
        EXPECT_FALSE(is_password("plain", hash));
}

TEST(Password, may_be_checked_by_more_threads_than_may_hash_at_once) {
    const auto hash = hash_password("x");
    std::vector<std::thread> threads;
    threads.reserve(12);
    std::atomic<int> fits = 0;
    for (int i = 0; i < 12; ++i)
        threads.emplace_back([&] { fits += is_password("x", hash) ? 1 : 0; });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(fits, 12);
}

TEST(RandomToken, is_safe_in_a_url_and_never_the_same) {
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) seen.insert(random_token());
    EXPECT_EQ(seen.size(), 1000U);
    EXPECT_THAT(*seen.begin(), MatchesRegex("[A-Za-z0-9_-]{32}"));
    EXPECT_EQ(random_token(1).size(), 2U);
}

TEST(RandomPassword, has_groups_without_signs_that_look_alike) {
    for (int i = 0; i < 100; ++i)
        EXPECT_THAT(random_password(3), MatchesRegex("([2-9a-z]{4}-){2}[2-9a-z]{4}"));
    std::string many;
    for (int i = 0; i < 100; ++i) many += random_password(4);
    EXPECT_EQ(many.find_first_of("01ilouv"), std::string::npos);
}

// NIST FIPS 180-4, example "abc".
TEST(Fingerprint, is_sha256_in_hexadecimal) {
    EXPECT_EQ(fingerprint("abc"),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(fingerprint(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

// Source: Aumasson & Bernstein 2012, appendix A: key 00..0f, message 00..0e.
TEST(KeyedHash, is_the_one_of_the_paper) {
    std::array<std::uint8_t, 16> key{};
    std::string message;
    for (std::uint8_t i = 0; i < 16; ++i) key[i] = i;
    for (char i = 0; i < 15; ++i) message += i;
    EXPECT_EQ(keyed_hash(key, message), 0xa129ca6149be45e5U);
}

TEST(IsSame, compares_whole_texts) {
    EXPECT_TRUE(is_same("abc", "abc"));
    EXPECT_TRUE(is_same("", ""));
    EXPECT_FALSE(is_same("abc", "abd"));
    EXPECT_FALSE(is_same("abc", "ab"));
}

}  // namespace
}  // namespace hark::crypto
