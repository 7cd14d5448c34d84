#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "engine/statistics/golden_json.h"

/// Reproduces every golden vector whose function the product has. The vectors are golden/*.json
/// beside this file; with HARK_GOLDEN=FOLDER they are that folder's *.json instead, so that anyone
/// can bring more. Prints how many were reproduced and which functions the product does not have.
namespace hark::statistics::golden {
namespace {

namespace fs = std::filesystem;

fs::path folder() {
    if (const char* given = std::getenv("HARK_GOLDEN"); given != nullptr && *given != '\0')
        return given;
    const char* source = std::getenv("HARK_SOURCE");
    if (source != nullptr && *source != '\0')
        return fs::path{source} / "src/engine/statistics/golden";
    return fs::path{__FILE__}.parent_path() / "golden";
}

std::vector<fs::path> files() {
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator{folder()})
        if (entry.path().extension() == ".json") found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
}

struct Outcome {
    std::map<std::string, int> reproduced;
    std::map<std::string, int> failed;
    std::map<std::string, int> skipped;         // by function, or function[variant]
    std::map<std::string, int> skipped_fields;  // by function.field
};

void run(Case golden, Outcome& outcome) {
    const auto function = known_functions().find(golden.fn());
    if (function == known_functions().end()) {
        ++outcome.skipped[golden.fn()];
        return;
    }
    std::string variant;
    std::vector<std::string> failures;
    try {
        variant = function->second(golden);
        failures = golden.failures();
    } catch (const std::exception& error) {
        failures = {golden.fn() + " " + golden.id() + ": " + error.what()};
    }
    if (!variant.empty()) {
        ++outcome.skipped[golden.fn() + "[" + variant + "]"];
        return;
    }
    for (const auto& field : golden.unasked()) ++outcome.skipped_fields[golden.fn() + "." + field];
    for (const auto& failure : failures) ADD_FAILURE() << failure;
    ++(failures.empty() ? outcome.reproduced : outcome.failed)[golden.fn()];
}

void run(const fs::path& file, Outcome& outcome) {
    std::ifstream stream(file);
    std::ostringstream text;
    text << stream.rdbuf();
    boost::json::error_code problem;
    const auto json = boost::json::parse(text.str(), problem);
    const auto* root = problem ? nullptr : json.if_object();
    const auto* cases = root == nullptr ? nullptr : root->if_contains("cases");
    if (cases == nullptr || !cases->is_array()) {
        ADD_FAILURE() << file << " is no file of golden vectors: "
                      << (problem ? problem.message() : "it has no list named cases");
        return;
    }
    for (const auto& each : cases->get_array()) {
        try {
            run(Case{each.as_object()}, outcome);
        } catch (const std::exception& error) {
            ADD_FAILURE() << file << ", " << boost::json::serialize(each) << ": " << error.what();
        }
    }
}

int print(const char* title, const std::map<std::string, int>& counts) {
    int total = 0;
    for (const auto& [name, count] : counts) total += count;
    std::cout << title << ": " << total << "\n";
    for (const auto& [name, count] : counts) std::cout << "    " << name << ": " << count << "\n";
    return total;
}

TEST(golden, reproduces_every_vector_of_a_function_the_product_has) {
    Outcome outcome;
    ASSERT_TRUE(fs::is_directory(folder())) << folder() << " is no folder";
    for (const auto& file : files()) run(file, outcome);

    std::cout << "golden vectors of " << folder() << ", " << files().size() << " files\n";
    const int reproduced = print("reproduced", outcome.reproduced);
    print("failed", outcome.failed);
    print("skipped, unknown function", outcome.skipped);
    print("skipped, field of a known function", outcome.skipped_fields);
    RecordProperty("reproduced", reproduced);
    EXPECT_GT(reproduced, 0) << "no vector of a known function in " << folder();
}

}  // namespace
}  // namespace hark::statistics::golden
