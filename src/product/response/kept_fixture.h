#pragma once

#include <functional>
#include <optional>
#include <string>

#include "base/clock.h"
#include "base/error.h"
#include "platform/storage/storage_fixture.h"
#include "product/response/response_service.h"

namespace hark::response {

/// A test of what keeps responses, on both databases: with the tables, and two workspaces that have
/// a survey "nps" each.
class KeptOnBothDatabases : public storage::OnBothDatabases {
protected:
    void SetUp() override;

    Given given(int score, std::optional<std::string> external_id = {});
    Response find(ResponseId id) { return service_->find(ours_, id); }
    /// How many responses a workspace has.
    std::int64_t count(WorkspaceId workspace);
    /// The error that `work` throws.
    base::Error refused(const std::function<void()>& work);

    const WorkspaceId ours_{7};
    const WorkspaceId theirs_{8};
    base::ManualClock clock_{*base::parse_time("2026-01-05T09:30:00Z")};
    base::IdSource ids_{clock_, 1};
    std::optional<survey::Service> surveys_;
    std::optional<Service> service_;
    survey::Reference nps_;
};

}  // namespace hark::response
