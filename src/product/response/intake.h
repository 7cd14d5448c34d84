#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "base/id.h"
#include "platform/locale/time_zone.h"
#include "product/people/definitions.h"
#include "product/people/register.h"
#include "product/response/given.h"
#include "product/response/response_store.h"

namespace hark::response {

/// Takes responses in, inside one transaction: checks each, recognises persons and companies,
/// freezes what is known of them, tells what was there already, and adds the rest, with a few
/// statements however many there are. The outcome is as if they came one after another; one that is
/// rejected or a duplicate changes nothing at all. Belongs to one thread.
class Intake {
public:
    Intake(storage::Session& session, WorkspaceId workspace, base::IdSource& ids, base::Time now,
           std::shared_ptr<const people::PropertiesByKey> known);

    /// One outcome for each of `given`. Problems name their field as in a single request.
    /// Throws: base::Error conflict when somebody else added the same at the same moment, or a
    /// survey is gone: undo the transaction and try again.
    std::vector<Outcome> take(std::span<const Given> given, std::optional<ImportId> import = {});

    /// Takes in an answer to an anonymous survey, which nobody sees until it is released
    /// (releasing.h): no person, no company, of times the day. One external_id answers once.
    /// Until::settled: it may be amended, so that it is known by that id until it is released.
    enum class Until { given, settled };
    Outcome hold(const Given& given, std::optional<ImportId> import, Until until);

    /// Properties found or added; for KnownProperties once the transaction has committed.
    std::vector<people::Property> learned() const { return definitions_.learned(); }

    /// The response just accepted as it is stored now, without reading it.
    /// Requires: `take` was called with `given` alone, and accepted it.
    Response only_one(const Given& given) const;

private:
    /// What is known of one response so far. Without a value nothing speaks against it.
    using Verdict = std::optional<Outcome>;

    bool is_settled_by_insert(const Given& given) const;
    base::Date day_of(base::Time time);
    void find_duplicates(std::span<const Given> given, std::vector<Verdict>& verdicts);
    void look_up_people(std::span<const Given> given, const std::vector<Verdict>& verdicts);
    Outcome take_one(const Given& given);
    void settle(std::optional<ImportId> import, std::vector<Outcome>& outcomes);
    void find_who_was_faster(std::int64_t missing, std::vector<Outcome>& outcomes);

    storage::Session& session_;
    const WorkspaceId workspace_;
    base::IdSource& ids_;
    const base::Time now_;
    people::Definitions definitions_;
    people::Register people_;

    std::vector<Addition> additions_;
    std::vector<std::size_t> places_;  // additions_[i] comes from the response at places_[i]
    const people::Person* last_person_ = nullptr;
    const people::Company* last_company_ = nullptr;
    std::optional<locale::TimeZone> zone_;  // looked up for anonymous answers
};

}  // namespace hark::response
