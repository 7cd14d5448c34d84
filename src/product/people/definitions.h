#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "platform/storage/session.h"
#include "product/people/properties.h"
#include "product/people/property_store.h"

namespace hark::people {

using PropertiesByKey = std::map<std::string, Property, std::less<>>;

/// Remembers the properties of workspaces between transactions, so that a response whose
/// properties are known costs no look-up. What it holds stays true, because properties are only
/// ever added and renamed; names may be out of date and are not to be shown. Safe to use from
/// several threads.
class KnownProperties {
public:
    std::shared_ptr<const PropertiesByKey> of(WorkspaceId workspace) const;
    /// Call after the transaction that found or added them has committed.
    void remember(WorkspaceId workspace, const std::vector<Property>& learned);

private:
    mutable std::mutex mutex_;
    std::map<WorkspaceId, std::shared_ptr<const PropertiesByKey>> by_workspace_;
};

/// Turns given values into kept ones inside one transaction, and adds the properties they are the
/// first values of. Belongs to one thread.
class Definitions {
public:
    Definitions(storage::Session& session, WorkspaceId workspace,
                std::shared_ptr<const PropertiesByKey> known, base::Time now);

    /// Are all of them among what was known before the transaction?
    bool knows(const GivenProperties& given) const;

    /// Returns: what can be kept; what cannot is added to `problems` under "`where`.KEY".
    Properties keep(const GivenProperties& given, std::string_view where,
                    std::vector<base::FieldProblem>& problems);

    /// Adds the properties first seen since the last accept or forget.
    void accept();
    /// Forgets them: whoever brought them is rejected.
    void forget();

    /// Found or added in this transaction, for KnownProperties.
    std::vector<Property> learned() const;

private:
    const Property* find(std::string_view key);
    const Property* first_seen(std::string_view key, const GivenValue& value);

    storage::Session& session_;
    const WorkspaceId workspace_;
    const std::shared_ptr<const PropertiesByKey> known_;
    const base::Time now_;
    PropertiesByKey learned_;
    PropertiesByKey first_seen_;
    enum class Stored { not_read, read } stored_ = Stored::not_read;
};

}  // namespace hark::people
