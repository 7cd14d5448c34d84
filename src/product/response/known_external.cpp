#include "product/response/known_external.h"

#include "product/anonymity/held_store.h"

namespace hark::response {

std::unordered_set<std::string> known_external(storage::Session& session, WorkspaceId workspace,
                                               const survey::Reference& survey,
                                               const std::vector<std::string>& external_ids) {
    std::unordered_set<std::string> known;
    if (survey::is_anonymous(survey.kind)) {
        for (const auto& id : external_ids)
            if (anonymity::is_seen(session, workspace, survey.id, anonymity::fingerprint_of(id)))
                known.insert(id);
        return known;
    }
    for (const auto& [id, response] : find_external(session, workspace, survey.id, external_ids))
        known.insert(id);
    return known;
}

void undo_import(storage::Session& session, WorkspaceId workspace, ImportId import,
                 base::Time now) {
    const auto seen = anonymity::count_seen(session, workspace, import.value());
    const auto erased = anonymity::erase_import(session, workspace, import.value()) +
                        erase_import(session, workspace, import, now);
    if (seen > 0 && erased >= seen) anonymity::forget_seen(session, workspace, import.value());
}

}  // namespace hark::response
