#include "tree.h"

#include <fstream>
#include <regex>
#include <set>
#include <sstream>

namespace hark::tidy {
namespace {

const std::set<std::string> skipped_folders = {
    ".git", "build", "node_modules", "dist", "data", ".cache", "golden", "corpora", "test-results"};
const std::set<std::string> read_endings = {".h",   ".cpp", ".ts", ".tsx", ".sql",   ".md", ".txt",
                                            ".css", ".mjs", ".js", ".sh",  ".cmake", ""};

/// Walks C++ source and tells each literal and each piece of code from comments.
class Scanner {
public:
    explicit Scanner(std::string_view source) : source_(source) {}

    void run() {
        while (at_ < source_.size()) step();
    }

    std::string code;
    std::vector<std::string> literals;

private:
    bool sees(std::string_view text) const { return source_.substr(at_, text.size()) == text; }

    void step() {
        if (sees("//")) {
            skip_to("\n", 0);
        } else if (sees("/*")) {
            at_ += 2;
            skip_to("*/", 2);
        } else if (sees("R\"")) {
            raw_literal();
        } else if (source_[at_] == '"') {
            literal();
        } else if (source_[at_] == '\'' && !digit_before()) {
            character();
        } else {
            if (!std::isspace(static_cast<unsigned char>(source_[at_]))) joined_ = false;
            code += source_[at_++];
        }
    }

    // 1'000 is a number, not the start of a character.
    bool digit_before() const {
        return at_ > 0 && std::isalnum(static_cast<unsigned char>(source_[at_ - 1])) != 0;
    }

    void skip_to(std::string_view end, std::size_t past) {
        const auto found = source_.find(end, at_);
        at_ = found == std::string_view::npos ? source_.size() : found + past;
    }

    void raw_literal() {
        const auto open = source_.find('(', at_);
        const std::string close = ")" + std::string{source_.substr(at_ + 2, open - at_ - 2)} + "\"";
        const auto end = source_.find(close, open);
        keep(source_.substr(open + 1, end - open - 1));
        at_ = end == std::string_view::npos ? source_.size() : end + close.size();
    }

    void literal() {
        const std::size_t start = ++at_;
        while (at_ < source_.size() && source_[at_] != '"') at_ += source_[at_] == '\\' ? 2 : 1;
        keep(source_.substr(start, at_ - start));
        ++at_;
    }

    void character() {
        ++at_;
        while (at_ < source_.size() && source_[at_] != '\'') at_ += source_[at_] == '\\' ? 2 : 1;
        ++at_;
        code += "''";
    }

    void keep(std::string_view text) {
        if (joined_) {
            literals.back() += text;
        } else {
            literals.emplace_back(text);
        }
        joined_ = true;
        code += "\"\"";
    }

    std::string_view source_;
    std::size_t at_ = 0;
    bool joined_ = false;
};

}  // namespace

Tree read_tree(const std::filesystem::path& root) {
    Tree tree;
    for (auto entry = std::filesystem::recursive_directory_iterator{root};
         entry != std::filesystem::recursive_directory_iterator{}; ++entry) {
        const auto name = entry->path().filename().string();
        if (entry->is_directory() && skipped_folders.contains(name)) {
            entry.disable_recursion_pending();
            continue;
        }
        if (!entry->is_regular_file() || !read_endings.contains(entry->path().extension().string()))
            continue;
        std::ifstream file{entry->path(), std::ios::binary};
        std::ostringstream text;
        text << file.rdbuf();
        tree[entry->path().lexically_relative(root).generic_string()] = text.str();
    }
    return tree;
}

std::string folder_of(std::string_view path) {
    return std::string{path.substr(0, std::min(path.rfind('/'), path.size()))};
}

bool starts_with(std::string_view text, std::string_view start) {
    return text.substr(0, start.size()) == start;
}

bool ends_with(std::string_view text, std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool is_cpp(std::string_view path) {
    return ends_with(path, ".h") || ends_with(path, ".cpp");
}

std::vector<std::string> quoted_includes(std::string_view source) {
    static const std::regex pattern{R"((?:^|\n)\s*#include\s+"([^"]+)\")"};
    std::vector<std::string> found;
    const std::string text{source};
    for (std::sregex_iterator match{text.begin(), text.end(), pattern}, end; match != end; ++match)
        found.push_back((*match)[1]);
    return found;
}

std::vector<std::string> string_literals(std::string_view source) {
    Scanner scanner{source};
    scanner.run();
    return scanner.literals;
}

std::string code_only(std::string_view source) {
    Scanner scanner{source};
    scanner.run();
    return scanner.code;
}

}  // namespace hark::tidy
