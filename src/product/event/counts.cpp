#include "product/event/counts.h"

#include <set>

#include "base/limits.h"
#include "base/log.h"

namespace hark::event {

namespace limits = base::limits;

Counts::~Counts() {
    try {
        write();
    } catch (const std::exception& error) {
        base::log::warning("How often events were told was not written down: {}", error.what());
    }
}

void Counts::add(WorkspaceId workspace, const std::string& name, base::Time now) {
    const std::lock_guard lock{mutex_};
    const auto key = std::pair{workspace, name};
    auto found = gathered_.find(key);
    if (found == gathered_.end()) {
        if (gathered_.size() >= limits::event_names) return;
        found = gathered_.emplace(key, Name{name, 0, now, now}).first;
    }
    ++found->second.told;
    found->second.last_at = now;
}

void Counts::write_in_time(base::Time now) {
    Gathered gathered;
    {
        const std::lock_guard lock{mutex_};
        if (now < written_at_ + limits::event_counts_written) return;
        written_at_ = now;
        gathered.swap(gathered_);
    }
    write(gathered);
}

void Counts::write() {
    Gathered gathered;
    {
        const std::lock_guard lock{mutex_};
        gathered.swap(gathered_);
    }
    write(gathered);
}

void Counts::write(const Gathered& gathered) {
    if (gathered.empty()) return;
    database_.write([&](storage::Session& session) {
        std::map<WorkspaceId, std::set<std::string>> known;
        for (const auto& [key, name] : gathered) {
            const auto& [workspace, text] = key;
            if (!known.contains(workspace))
                for (auto& one : names(session, workspace)) known[workspace].insert(one.name);
            auto& there = known[workspace];
            if (!there.contains(text) && there.size() >= limits::event_names) continue;
            there.insert(text);
            count(session, workspace, name);
        }
    });
}

}  // namespace hark::event
