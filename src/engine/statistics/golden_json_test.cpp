#include <gtest/gtest.h>

#include <cmath>
#include <sstream>

#include "engine/statistics/golden_json.h"

namespace hark::statistics::golden {

namespace {

void flatten(const boost::json::value& value, std::vector<boost::json::value>& into) {
    if (const auto* list = value.if_array()) {
        for (const auto& each : *list) flatten(each, into);
    } else if (const auto* object = value.if_object()) {
        for (const auto& each : *object) flatten(each.value(), into);
    } else {
        into.push_back(value);
    }
}

}  // namespace

Case::Case(const boost::json::object& vector)
    : input_(vector.at("input").as_object()),
      expected_(vector.at("expected").as_object()),
      id_(vector.contains("id") ? vector.at("id").as_string().c_str() : "(no id)"),
      fn_(vector.at("fn").as_string().c_str()),
      relative_(1e-9),
      absolute_(1e-9) {
    if (const auto* tolerance = vector.if_contains("tol")) {
        relative_ = tolerance->at("rel").to_number<double>();
        absolute_ = tolerance->at("abs").to_number<double>();
    }
}

std::string Case::id() const {
    return id_;
}

std::string Case::fn() const {
    return fn_;
}

bool Case::has(const char* input) const {
    const auto* found = input_.if_contains(input);
    return found != nullptr && !found->is_null();
}

const boost::json::value& Case::value(const char* input) const {
    return input_.at(input);
}

double Case::number(const char* input) const {
    return value(input).to_number<double>();
}

double Case::number_or(const char* input, double otherwise) const {
    return has(input) ? number(input) : otherwise;
}

std::string Case::text(const char* input) const {
    return value(input).as_string().c_str();
}

std::vector<double> Case::numbers(const char* input) const {
    std::vector<double> result;
    for (const auto& each : value(input).as_array()) result.push_back(each.to_number<double>());
    return result;
}

Tally Case::tally(const char* input) const {
    return tally_of(value(input));
}

std::vector<Tally> Case::tallies(const char* input) const {
    std::vector<Tally> result;
    for (const auto& each : value(input).as_array()) result.push_back(tally_of(each));
    return result;
}

std::vector<Counts> Case::series(const char* input) const {
    std::vector<Counts> result;
    for (const auto& each : tallies(input)) result.push_back(statistics::counts(each));
    return result;
}

Counts Case::counts(const char* input) const {
    const auto three = numbers(input);
    return {.detractors = three.at(0), .passives = three.at(1), .promoters = three.at(2)};
}

Transitions Case::transitions(const char* input) const {
    return transitions_of(value(input));
}

void Case::compare(const std::string& field, const boost::json::value& expected,
                   std::optional<double> got) {
    std::ostringstream problem;
    problem.precision(17);
    problem << fn_ << " " << id_ << ", field " << field << ": expected "
            << boost::json::serialize(expected) << ", got ";
    if (expected.is_null() || !got) {
        if (expected.is_null() && !got) return;
        got ? problem << *got : problem << "nothing";
    } else {
        const double wanted = expected.is_bool() ? static_cast<double>(expected.get_bool())
                                                 : expected.to_number<double>();
        // Written so that NaN fails.
        if (std::abs(*got - wanted) <= absolute_ + relative_ * std::abs(wanted)) return;
        problem << *got;
    }
    failures_.push_back(problem.str());
}

void Case::expect(const char* field, std::optional<double> got) {
    const auto* expected = expected_.if_contains(field);
    if (expected == nullptr) return;
    asked_.insert(field);
    compare(field, *expected, got);
}

void Case::expect_each(const char* field, const std::vector<std::optional<double>>& got) {
    const auto* expected = expected_.if_contains(field);
    if (expected == nullptr) return;
    asked_.insert(field);
    std::vector<boost::json::value> wanted;
    if (!expected->is_null()) flatten(*expected, wanted);
    if (wanted.size() != got.size()) {
        failures_.push_back(fn_ + " " + id_ + ", field " + field + ": expected " +
                            boost::json::serialize(*expected) + ", got " +
                            std::to_string(got.size()) + " numbers");
        return;
    }
    for (std::size_t i = 0; i < got.size(); ++i)
        compare(std::string{field} + "[" + std::to_string(i) + "]", wanted[i], got[i]);
}

void Case::expect(const char* field, const std::vector<double>& got) {
    expect_each(field, std::vector<std::optional<double>>(got.begin(), got.end()));
}

void Case::expect_places(const char* field, const std::vector<std::size_t>& got) {
    expect(field, std::vector<double>(got.begin(), got.end()));
}

void Case::expect_points(const char* field, const std::vector<double>& got) {
    std::vector<double> shares;
    for (const double each : got) shares.push_back(each / 100);
    expect(field, shares);
}

void Case::expect_points(const char* field, std::optional<double> got) {
    expect(field, got ? std::optional{*got / 100} : std::nullopt);
}

void Case::expect_points(const char* field, const Interval& got) {
    expect(field, std::vector{got.low / 100, got.high / 100});
}

std::set<std::string> Case::unasked() const {
    std::set<std::string> result;
    for (const auto& field : expected_)
        if (!asked_.contains(std::string{field.key()})) result.insert(std::string{field.key()});
    return result;
}

Tally tally_of(const boost::json::value& counts) {
    const auto& given = counts.as_array();
    std::array<std::int64_t, score_count> result{};
    if (given.size() == 3) {
        result[6] = given[0].to_number<std::int64_t>();
        result[8] = given[1].to_number<std::int64_t>();
        result[10] = given[2].to_number<std::int64_t>();
    } else {
        for (std::size_t i = 0; i < score_count; ++i)
            result[i] = given.at(i).to_number<std::int64_t>();
    }
    return Tally{result};
}

Transitions transitions_of(const boost::json::value& matrix) {
    Transitions::Cells cells{};
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = 0; j < 3; ++j)
            cells[i][j] = matrix.as_array().at(i).as_array().at(j).to_number<std::int64_t>();
    return Transitions{cells};
}

namespace {

TEST(GoldenCase, tells_a_number_within_its_tolerance_from_one_outside) {
    const auto vector = boost::json::parse(
        R"({"id":"a","fn":"f","input":{},"expected":{"x":100,"y":null,"z":1},
            "tol":{"rel":0.01,"abs":0.5}})");
    Case golden(vector.as_object());
    golden.expect("x", 101.4);
    golden.expect("y", std::optional<double>{});
    EXPECT_TRUE(golden.failures().empty());
    EXPECT_EQ(golden.unasked(), std::set<std::string>{"z"});
    golden.expect("x", 101.6);
    golden.expect("x", std::nan(""));
    golden.expect("y", 0.0);
    golden.expect("z", std::optional<double>{});
    EXPECT_EQ(golden.failures().size(), 4U);
    EXPECT_EQ(golden.failures()[0], "f a, field x: expected 100, got 101.59999999999999");
}

}  // namespace
}  // namespace hark::statistics::golden
