#pragma once

#include <array>
#include <map>

#include "base/time.h"
#include "product/invitation/invitation.h"

namespace hark::invitation {

/// How many are asked on each day of the workspace, by channel. Belongs to one thread.
class Load {
public:
    void add(Channel channel, base::Date day, int asked = 1) {
        days_[std::chrono::sys_days{day}].at(static_cast<std::size_t>(channel)) += asked;
    }
    int asked(Channel channel, base::Date day) const {
        const auto found = days_.find(std::chrono::sys_days{day});
        return found == days_.end() ? 0 : found->second.at(static_cast<std::size_t>(channel));
    }
    int asked(base::Date day) const {
        const auto found = days_.find(std::chrono::sys_days{day});
        if (found == days_.end()) return 0;
        int all = 0;
        for (const auto one : found->second) all += one;
        return all;
    }

private:
    std::map<std::chrono::sys_days, std::array<int, 6>> days_;
};

}  // namespace hark::invitation
