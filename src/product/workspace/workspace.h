#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/id.h"
#include "base/money.h"
#include "base/time.h"
#include "platform/locale/time_zone.h"

namespace hark::workspace {

struct Workspace;
using WorkspaceId = base::Id<Workspace>;

/// A company's Hark: everything else belongs to one. Usually a database holds a single one.
struct Workspace {
    WorkspaceId id;
    std::string name;
    locale::TimeZone time_zone = locale::TimeZone::utc();  ///< where its days begin
    std::optional<int> goal = {};                          ///< the NPS it aims at, -100 to 100
    base::Currency currency = base::Currency::parse("EUR").value();
    std::string locale = "en";  ///< BCP 47: how numbers and dates are written
    base::Time created_at = {};
};

/// The workspace that pages for everybody speak for: survey pages, widgets, links in e-mails.
using Asking = std::function<WorkspaceId()>;

/// What a new database begins with.
inline constexpr std::string_view default_name = "My company";

}  // namespace hark::workspace
