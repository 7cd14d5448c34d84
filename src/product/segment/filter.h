#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/error.h"
#include "product/people/property.h"

/// The filter language: which responses somebody asks about. Pure; `filter_store` turns a filter
/// into SQL.
///
///     plan:pro,team   country:!DE   score:0..3   mrr:>=1000   company:"Jones, Ltd"   comment:yes
///
/// FIELD:VALUES, where FIELD is score, group, channel, person (id), company (id or name), comment
/// (yes or no) or the key of a property. VALUES are
///     a,b,c              any of them; null among them means "missing"
///     !a,b,c             none of them, so a missing value passes unless null is among them
///     0..3  5..  ..3     a range with its ends;  also  >=5  >5  <=3  <3
/// for numbers, dates, money (in major units) and the score. A value with , : " ! < > or .. in it,
/// with blanks at its ends, or that reads "null", is quoted; a quote inside is doubled: "say
/// ""hi""".
namespace hark::segment {

/// What of a response a condition looks at.
enum class Trait { score, group, channel, person, company, comment, property };

/// The word for it: "score" … "property".
std::string_view to_text(Trait trait);

/// A trait, and which property when it is one.
struct Field {
    Trait trait = Trait::property;
    people::Property property = {};  ///< meaningful only for Trait::property

    /// As it stands before the colon: "score", "plan".
    std::string name() const;
    bool operator==(const Field& other) const { return name() == other.name(); }
};

/// The field of that name. Returns: the field, or what is wrong: `where` is put into the problem's
/// field, its message names the fields there are and the one probably meant.
std::variant<Field, base::FieldProblem> find_field(std::string_view name,
                                                   const std::vector<people::Property>& known,
                                                   std::string_view where);

/// The value a response does not have.
struct Missing {
    auto operator<=>(const Missing&) const = default;
};

/// Whole numbers are scores, ids of persons and money in minor units. Text is the rest: dates as
/// "2026-01-05", booleans as "true" and "false", comment as "yes" and "no".
using Value = std::variant<Missing, std::int64_t, double, std::string>;

enum class Test {
    any_of,   ///< the value is one of `values`
    none_of,  ///< not any_of
    range,    ///< between `low` and `high`; a missing value never is
};

struct Bound {
    Value value;
    enum class End { included, excluded } end = End::included;
    bool operator==(const Bound&) const = default;
};

/// One test of one field.
/// Invariant: any_of and none_of have values and no bounds; a range has one bound or two, of which
/// the low is not above the high, and no values; with two bounds both ends are included.
struct Condition {
    Field field;
    Test test = Test::any_of;
    std::vector<Value> values = {};
    std::optional<Bound> low = {};
    std::optional<Bound> high = {};
    bool operator==(const Condition&) const = default;
};

/// Canonical: `parse` gives the same condition back.
std::string to_text(const Condition& condition);

/// Conditions that all hold. Without any, every response passes.
class Filter {
public:
    Filter() = default;

    /// Reads one condition of each text. What is wrong is added to `problems` with the field
    /// "where[0]", "where[1]" …; the filter then has the conditions that could be read.
    /// `known` are the workspace's properties.
    static Filter parse(const std::vector<std::string>& texts,
                        const std::vector<people::Property>& known,
                        std::vector<base::FieldProblem>& problems);

    /// Throws: base::Error invalid, with every problem.
    static Filter parse(const std::vector<std::string>& texts,
                        const std::vector<people::Property>& known);

    /// Demands what `other` demands, too; a condition that is there already is not added.
    void add(const Filter& other);

    const std::vector<Condition>& conditions() const { return conditions_; }
    std::vector<std::string> to_texts() const;
    bool operator==(const Filter&) const = default;

private:
    std::vector<Condition> conditions_;
};

/// Does it choose answers by what they say (score, group, comment) rather than by whose they are?
/// Answers to anonymous surveys are not picked out like that: one alone would be a group.
bool asks_what_was_said(const Field& field);
bool asks_what_was_said(const Filter& filter);
/// The problem with a parameter that does.
base::FieldProblem no_picking(std::string field);

}  // namespace hark::segment
