#include "platform/csv/encoding.h"

#include <gtest/gtest.h>

#include "platform/csv/source.h"

namespace hark::csv {
namespace {

EncodingDecision scan(std::string_view text, std::size_t block = 7) {
    EncodingScan scan;
    for (std::size_t at = 0; at < text.size(); at += block) scan.add(text.substr(at, block));
    return scan.decide();
}

std::string decoded(Encoding encoding, std::string_view text) {
    std::string out;
    append_utf8(encoding, text, out);
    return out;
}

TEST(Encoding, takes_valid_utf8_for_utf8_however_the_blocks_cut_it) {
    const std::string text = "naïve,日本語,👍,Ünïcødé";
    for (std::size_t block = 1; block <= text.size(); ++block) {
        EXPECT_EQ(scan(text, block).encoding, Encoding::utf8) << block;
        EXPECT_EQ(scan(text, block).foreign_bytes, 0U) << block;
    }
}

TEST(Encoding, sees_a_byte_order_mark) {
    EXPECT_EQ(scan("\xEF\xBB\xBFscore").mark_bytes, 3U);
    EXPECT_EQ(scan(std::string("\xFF\xFEs\0c\0", 6)).encoding, Encoding::utf16_le);
    EXPECT_EQ(scan(std::string("\xFE\xFF\0s\0c", 6)).encoding, Encoding::utf16_be);
}

TEST(Encoding, sees_utf16_without_a_mark_by_its_zeros) {
    EXPECT_EQ(scan(std::string("s\0c\0o\0r\0e\0\n\0", 12)).encoding, Encoding::utf16_le);
    EXPECT_EQ(scan(std::string("\0s\0c\0o\0r\0e\0\n", 12)).encoding, Encoding::utf16_be);
}

TEST(Encoding, tells_cp1252_from_cp850_by_letters_inside_words) {
    EXPECT_EQ(scan("tr\xE8s agr\xE9"
                   "able \x80 5, l\x92"
                   "eau")
                  .encoding,
              Encoding::cp1252);
    EXPECT_EQ(scan("d\x82livr\x82s tr\x8As vite, gr\x83"
                   "ce")
                  .encoding,
              Encoding::cp850);
    EXPECT_EQ(scan("caf\xE9 tr\xE8s").encoding, Encoding::iso8859_1);
    EXPECT_EQ(scan("le c\xBDur, tr\xE8s").encoding, Encoding::iso8859_15);
}

TEST(Encoding, calls_a_file_with_both_mixed_and_says_so) {
    const auto decision = scan(
        "tr\xE8s agr\xE9"
        "able, l\x82gumes tr\xE8s frais, qualit\x82");
    EXPECT_EQ(decision.encoding, Encoding::mixed);
    ASSERT_EQ(decision.notes.size(), 1U);
    EXPECT_NE(decision.notes[0].find("nothing was dropped"), std::string::npos);
}

TEST(Encoding, keeps_utf8_when_a_few_characters_are_cut) {
    std::string text;
    for (int i = 0; i < 100; ++i) text += "é";
    text += "\xC3 end";
    const auto decision = scan(text);
    EXPECT_EQ(decision.encoding, Encoding::utf8);
    EXPECT_EQ(decision.foreign_bytes, 1U);
}

TEST(Encoding, asks_statistics_about_words_of_foreign_letters_only) {
    // "Очень хорошо, спасибо" in windows-1251, a few times.
    std::string text;
    for (int i = 0; i < 20; ++i)
        text += "\xCE\xF7\xE5\xED\xFC \xF5\xEE\xF0\xEE\xF8\xEE, \xF1\xEF\xE0\xF1\xE8\xE1\xEE\n";
    const auto decision = scan(text, 100);
    EXPECT_EQ(decision.encoding, Encoding::other);
    EXPECT_EQ(decision.charset, "WINDOWS-1251");
}

TEST(Encoding, reads_german_umlauts_before_a_sharp_s_as_cp850) {
    const std::string words =
        "Gr\x81\xE1"
        "e gr\x94\xE1"
        "er F\x81\xE1"
        "e au\xE1"
        "er";
    for (const auto& text : {words, "sch\x94n " + words, words + "\n" + words}) {
        EXPECT_EQ(scan(text, 100).encoding, Encoding::cp850);
        EXPECT_EQ(scan(text, 100).charset, "");
    }
    EXPECT_EQ(decoded(Encoding::cp850, words), "Grüße größer Füße außer");
}

TEST(Encoding, never_decides_for_one_that_cannot_be_read) {
    EXPECT_TRUE(can_transcode("WINDOWS-1251"));
    EXPECT_FALSE(can_transcode("VISCII"));  // which uchardet takes this line for
    const std::string text("\xDF\xFE\0keis03/2023,5\r\n9/03/2023,5\r\n\xDD\xDD\xDD\xDD\xDD\xE4\0",
                           38);
    const auto decision = scan(text, 100);
    EXPECT_TRUE(decision.encoding != Encoding::other || can_transcode(decision.charset));
}

TEST(Encoding, reads_each_word_of_mixed_bytes_in_the_likelier_way) {
    EXPECT_EQ(decoded(Encoding::mixed, "tr\xE8s \x82taient c\xF4t\x82"), "très étaient côté");
    EXPECT_EQ(decoded(Encoding::mixed,
                      "co\x96t 15\x80, l\x92"
                      "eau, D\x90\x80U, TR\xD4S, \xD2tre"),
              "coût 15€, l’eau, DÉÇU, TRÈS, Être");
    EXPECT_EQ(decoded(Encoding::mixed,
                      "voil\xE0 \xE0 \x85 \xE7"
                      "a"),
              "voilà à à ça");
    EXPECT_EQ(decoded(Encoding::mixed, "bient\xF4t UTF-8 déjà"), "bientôt UTF-8 déjà");
}

TEST(Encoding, gives_some_character_for_every_byte) {
    std::string all;
    for (int byte = 0; byte < 256; ++byte) all.push_back(static_cast<char>(byte));
    for (const auto encoding : {Encoding::utf8, Encoding::cp1252, Encoding::iso8859_1,
                                Encoding::iso8859_15, Encoding::cp850, Encoding::mixed}) {
        const std::string text = decoded(encoding, all);
        EXPECT_TRUE(is_clean_utf8(text)) << to_text(encoding);
        EXPECT_GE(text.size(), 256U) << to_text(encoding);
    }
}

TEST(Encoding, knows_unclean_utf8) {
    EXPECT_TRUE(is_clean_utf8("plain ascii that is longer than sixteen bytes"));
    EXPECT_FALSE(is_clean_utf8("\xC0\x80"));          // overlong
    EXPECT_FALSE(is_clean_utf8("\xED\xA0\x80"));      // a surrogate
    EXPECT_FALSE(is_clean_utf8("\xF4\x90\x80\x80"));  // above U+10FFFF
    EXPECT_FALSE(is_clean_utf8("cut \xE2\x82"));
    EXPECT_FALSE(is_clean_utf8(std::string_view("a\0b", 3)));
}

TEST(Encoding, converts_utf16_in_blocks_of_any_size) {
    std::string wide;
    for (const char16_t c : std::u16string(u"é,日本,\U0001F44D\n")) {
        wide.push_back(static_cast<char>(c & 0xFF));
        wide.push_back(static_cast<char>(c >> 8));
    }
    EncodingDecision decision;
    decision.encoding = Encoding::utf16_le;
    for (const std::size_t most : {8U, 9U, 100U}) {
        auto source = transcoded(open_bytes(wide), decision);
        std::string text;
        std::string block(most, '\0');
        while (const std::size_t count = source->read(block.data(), most))
            text.append(block, 0, count);
        EXPECT_EQ(text, "é,日本,👍\n") << most;
    }
}

TEST(Source, says_why_a_file_cannot_be_read) {
    EXPECT_THROW(open_file("/nowhere/at/all.csv"), std::exception);
    EXPECT_THROW(open_file("/"), std::exception);
}

}  // namespace
}  // namespace hark::csv
