#include "platform/crypto/content_hash.h"

#include <gtest/gtest.h>

namespace hark::crypto {
namespace {

// BLAKE2b with a digest of 16 bytes, as Python's hashlib.blake2b computes it.
constexpr const char* of_nothing = "cae66941d9efbd404e4d88758ea67670";
constexpr const char* of_abc = "cf4ab791c62b8d2b2109c90275287816";

TEST(ContentHash, is_blake2b_of_128_bits) {
    ContentHash hash;
    EXPECT_EQ(hash.text(), of_nothing);
    hash.add("abc");
    EXPECT_EQ(hash.text(), of_abc);
}

TEST(ContentHash, does_not_depend_on_how_the_bytes_arrive) {
    ContentHash hash;
    hash.add("a");
    EXPECT_NE(hash.text(), of_abc);
    hash.add("");
    hash.add("bc");
    EXPECT_EQ(hash.text(), of_abc);
    ContentHash moved = std::move(hash);
    EXPECT_EQ(moved.text(), of_abc);
}

}  // namespace
}  // namespace hark::crypto
