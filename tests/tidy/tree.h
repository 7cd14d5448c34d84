#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace hark::tidy {

/// The project's text files by path from its root ("src/base/id.h"), as tidy sees them. Tests of
/// the rules make small trees by hand.
using Tree = std::map<std::string, std::string>;

/// What a rule found: where and what to do about it.
struct Finding {
    std::string path;
    std::string message;
};

/// Reads the files below `root` that people write: not build folders, packages or generated files.
Tree read_tree(const std::filesystem::path& root);

/// "src/product/survey/survey.h" → "src/product/survey".
std::string folder_of(std::string_view path);
bool starts_with(std::string_view text, std::string_view start);
bool ends_with(std::string_view text, std::string_view end);
bool is_cpp(std::string_view path);

/// The paths in quotes after #include, in order.
std::vector<std::string> quoted_includes(std::string_view source);

/// The string literals of a C++ source, neighbours joined as the compiler joins them; comments are
/// left out.
std::vector<std::string> string_literals(std::string_view source);

/// The source without comments and without the insides of string literals.
std::string code_only(std::string_view source);

}  // namespace hark::tidy
