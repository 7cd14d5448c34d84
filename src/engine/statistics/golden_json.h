#pragma once

#include <boost/json.hpp>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/statistics/interval.h"
#include "engine/statistics/paired.h"

/// One golden vector (for tests only): reads its inputs and compares what the product computes with
/// what it expects. A vector passes when every field holds |got - expected| <= abs + rel
/// |expected|. Vectors are in shares (-1..1); the product answers in points.
namespace hark::statistics::golden {

class Case {
public:
    explicit Case(const boost::json::object& vector);

    std::string id() const;
    std::string fn() const;

    bool has(const char* input) const;
    double number(const char* input) const;
    double number_or(const char* input, double otherwise) const;
    std::string text(const char* input) const;
    const boost::json::value& value(const char* input) const;
    std::vector<double> numbers(const char* input) const;
    /// From [D, A, P] or a histogram of eleven.
    Tally tally(const char* input) const;
    Transitions transitions(const char* input) const;
    /// From a list of [D, A, P] or of histograms.
    std::vector<Tally> tallies(const char* input) const;
    std::vector<Counts> series(const char* input) const;
    /// From [D, A, P], not necessarily whole.
    Counts counts(const char* input) const;

    /// `got` in the unit of the vector; nothing where the product says there is no such number.
    void expect(const char* field, std::optional<double> got);
    /// Lists within lists and objects are read as one list, in the order they are written.
    void expect(const char* field, const std::vector<double>& got);
    void expect_each(const char* field, const std::vector<std::optional<double>>& got);
    void expect_places(const char* field, const std::vector<std::size_t>& got);
    void expect_points(const char* field, const std::vector<double>& got);
    void expect_points(const char* field, std::optional<double> got);
    void expect_points(const char* field, const Interval& got);

    /// Expected fields that nothing above was asked about.
    std::set<std::string> unasked() const;
    /// One sentence for each field that does not hold.
    const std::vector<std::string>& failures() const { return failures_; }

private:
    void compare(const std::string& field, const boost::json::value& expected,
                 std::optional<double> got);

    boost::json::object input_;
    boost::json::object expected_;
    std::string id_;
    std::string fn_;
    double relative_;
    double absolute_;
    std::set<std::string> asked_;
    std::vector<std::string> failures_;
};

Tally tally_of(const boost::json::value& counts);
Transitions transitions_of(const boost::json::value& matrix);

/// What the product does with a vector of a known function. Returns: the name of the variant when
/// the product has the function but not in this form, e.g. "abs_diff"; otherwise empty.
using Reproduce = std::string (*)(Case&);
const std::map<std::string, Reproduce>& known_functions();

/// Its parts, by subject.
using Functions = std::map<std::string, Reproduce>;
Functions detection_functions();
Functions weighting_functions();
Functions forecast_functions();
Functions panel_functions();
Functions sample_ratio_functions();
inline const std::string done;

}  // namespace hark::statistics::golden
