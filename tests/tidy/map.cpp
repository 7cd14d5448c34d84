#include <regex>
#include <set>

#include "rules.h"

namespace hark::tidy {
namespace {

/// Every folder on the way to a file, below `top`.
std::set<std::string> folders_below(const Tree& tree, const std::string& top) {
    std::set<std::string> folders;
    for (const auto& [path, source] : tree) {
        if (!starts_with(path, top + "/")) continue;
        for (auto folder = folder_of(path); folder.size() > top.size(); folder = folder_of(folder))
            folders.insert(folder);
    }
    return folders;
}

/// Texts in backquotes that look like a path of the project: with a slash, no blanks, no wildcards.
std::set<std::string> named_paths(const std::string& text) {
    static const std::regex quoted{R"(`((?:src|web|tests|script|docs|cmake)/[A-Za-z0-9_./-]*)`)"};
    std::set<std::string> paths;
    for (std::sregex_iterator match{text.begin(), text.end(), quoted}, end; match != end; ++match) {
        std::string path = (*match)[1];
        while (!path.empty() && path.back() == '/') path.pop_back();
        paths.insert(path);
    }
    return paths;
}

}  // namespace

std::vector<Finding> untrue_map(const Tree& tree) {
    const std::string map = "ARCHITECTURE.md";
    if (!tree.contains(map)) return {{map, "is missing"}};
    const auto named = named_paths(tree.at(map));
    std::vector<Finding> findings;
    for (const auto* top : {"src", "web/console/src"})
        for (const auto& folder : folders_below(tree, top))
            if (!named.contains(folder) && !ends_with(folder, "/migrations"))
                findings.push_back({map, "does not name the folder `" + folder + "`"});
    std::set<std::string> existing;
    for (const auto& [path, source] : tree)
        for (auto step = path; !step.empty() && existing.insert(step).second;)
            step = step.find('/') == std::string::npos ? "" : folder_of(step);
    for (const auto& path : named)
        if (!existing.contains(path))
            findings.push_back({map, "names `" + path + "`, which is not there"});
    return findings;
}

}  // namespace hark::tidy
