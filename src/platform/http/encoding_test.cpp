#include "platform/http/encoding.h"

#include <gmock/gmock.h>
#include <zlib.h>

namespace hark::http {
namespace {

std::string gunzip(std::string_view text) {
    z_stream stream{};
    inflateInit2(&stream, 15 + 16);
    std::string result(1U << 20, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(result.data());
    stream.avail_out = static_cast<uInt>(result.size());
    EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
    result.resize(stream.total_out);
    inflateEnd(&stream);
    return result;
}

TEST(AcceptEncoding, weighs_each_encoding) {
    const auto accepted = AcceptedEncodings::parse("gzip;q=0.8, br ; q=0.25, deflate");

    EXPECT_EQ(accepted.gzip, 0.8);
    EXPECT_EQ(accepted.brotli, 0.25);
}

TEST(AcceptEncoding, takes_the_star_for_what_is_not_named) {
    const auto accepted = AcceptedEncodings::parse("BR;q=0, *;q=0.5");

    EXPECT_EQ(accepted.gzip, 0.5);
    EXPECT_EQ(accepted.brotli, 0);
}

TEST(AcceptEncoding, accepts_nothing_when_nothing_or_nonsense_is_said) {
    for (const auto* header : {"", "identity", "gzip;q=0", ",,;;", "gzip;q=-3", "gzip;q=x"}) {
        EXPECT_EQ(AcceptedEncodings::parse(header).gzip, 0) << header;
        EXPECT_EQ(AcceptedEncodings::parse(header).brotli, 0) << header;
    }
}

TEST(Gzip, gives_back_what_went_in_however_often_it_is_used) {
    for (const std::size_t bytes : {0UL, 1UL, 1000UL, 500'000UL}) {
        std::string text;
        for (std::size_t i = 0; text.size() < bytes; ++i) text += std::to_string(i * i);
        EXPECT_EQ(gunzip(gzip(text)), text);
    }
}

}  // namespace
}  // namespace hark::http
