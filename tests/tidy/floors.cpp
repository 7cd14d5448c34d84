#include <algorithm>
#include <functional>
#include <map>
#include <regex>
#include <set>

#include "rules.h"

namespace hark::tidy {
namespace {

const std::vector<std::string> floor_names = {"base", "platform", "product", "integrations", "app"};

/// 0 for base … 4 for app; the engine stands beside the platform. -1 for anything else.
int floor_of(std::string_view path) {
    if (starts_with(path, "src/engine/")) return 1;
    for (std::size_t i = 0; i < floor_names.size(); ++i)
        if (starts_with(path, "src/" + floor_names[i] + "/")) return static_cast<int>(i);
    return -1;
}

std::string concept_of(std::string_view path, std::string_view floor) {
    const auto rest = path.substr(floor.size());
    return std::string{rest.substr(0, rest.find('/'))};
}

/// The concepts in the order of src/product/CMakeLists.txt.
std::vector<std::string> product_order(const Tree& tree) {
    std::vector<std::string> order;
    const auto list = tree.find("src/product/CMakeLists.txt");
    if (list == tree.end()) return order;
    static const std::regex line{R"(add_subdirectory\((\w+)\))"};
    for (std::sregex_iterator match{list->second.begin(), list->second.end(), line}, end;
         match != end; ++match)
        order.push_back((*match)[1]);
    return order;
}

/// Why `from` may not use `to`; empty when it may.
std::string objection(const std::string& from, const std::string& to,
                      const std::vector<std::string>& order) {
    const int upper = floor_of(from);
    const int lower = floor_of(to);
    if (lower < 0 || upper < 0) return "";
    if (lower > upper)
        return "uses " + to + ", a floor above it; news travels upward as events, not includes";
    const bool engine_and_platform =
        starts_with(from, "src/engine/") && starts_with(to, "src/platform/");
    const bool platform_and_engine =
        starts_with(from, "src/platform/") && starts_with(to, "src/engine/");
    if (engine_and_platform || platform_and_engine)
        return "uses " + to + ": engine and platform do not know each other";
    if (upper == 2 && lower == 2) {
        const auto place = [&](const std::string& path) {
            return std::find(order.begin(), order.end(), concept_of(path, "src/product/"));
        };
        if (place(from) == order.end()) return "is missing from src/product/CMakeLists.txt";
        if (place(to) > place(from))
            return "uses " + to + ", a concept below it in src/product/CMakeLists.txt";
    }
    if (upper == 3 && lower == 3 &&
        concept_of(from, "src/integrations/") != concept_of(to, "src/integrations/"))
        return "uses " + to + ": integrations do not know one another";
    return "";
}

}  // namespace

std::vector<Finding> floors(const Tree& tree) {
    std::vector<Finding> findings;
    const auto order = product_order(tree);
    for (const auto& [path, source] : tree) {
        if (!is_cpp(path) || floor_of(path) < 0) continue;
        for (const auto& include : quoted_includes(source)) {
            const auto why = objection(path, "src/" + include, order);
            if (!why.empty()) findings.push_back({path, why});
        }
    }
    return findings;
}

std::vector<Finding> cycles(const Tree& tree) {
    std::map<std::string, std::set<std::string>> uses;
    for (const auto& [path, source] : tree) {
        if (!is_cpp(path) || !starts_with(path, "src/")) continue;
        for (const auto& include : quoted_includes(source)) {
            const auto target = folder_of("src/" + include);
            if (target != folder_of(path) && tree.contains("src/" + include))
                uses[folder_of(path)].insert(target);
        }
    }
    std::vector<Finding> findings;
    enum class Mark { open, done };
    std::map<std::string, Mark> marks;
    const std::function<void(const std::string&)> visit = [&](const std::string& folder) {
        marks[folder] = Mark::open;
        for (const auto& next : uses[folder]) {
            const auto mark = marks.find(next);
            if (mark == marks.end()) {
                visit(next);
            } else if (mark->second == Mark::open) {
                findings.push_back({folder, "uses " + next + ", which uses it in turn: a cycle"});
            }
        }
        marks[folder] = Mark::done;
    };
    const auto copy = uses;
    for (const auto& [folder, targets] : copy)
        if (!marks.contains(folder)) visit(folder);
    return findings;
}

}  // namespace hark::tidy
