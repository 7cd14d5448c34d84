#pragma once

#include <array>
#include <cstdint>
#include <string>

/// What single bytes above 127 mean in the encodings that Western exports come in.
namespace hark::csv::charmap {

using Upper = std::array<char16_t, 128>;  // by byte - 128

const Upper& cp1252();
const Upper& cp850();
const Upper& iso8859_15();
char16_t iso8859_1(unsigned char byte);

/// Appends one character as UTF-8; U+0000 becomes U+FFFD.
void append(char32_t character, std::string& out);

/// How likely `character`, one reading of a byte, is between two neighbours (bytes of the file; 0
/// is none): accented letters in words of their case, punctuation at their edges. Higher is
/// likelier.
double plausibility(char16_t character, char before, char after);

}  // namespace hark::csv::charmap
