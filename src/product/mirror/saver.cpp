#include "product/mirror/saver.h"

#include "base/error.h"
#include "base/limits.h"
#include "base/log.h"

namespace hark::mirror {
namespace {

void save_quietly(const std::filesystem::path& path, const SavedStates& states) {
    try {
        save(path, states);
    } catch (const std::exception& error) {
        base::log::warning("The columns are not saved, the next start builds them anew: {}",
                           error.what());
    }
}

}  // namespace

Saver::Saver(std::filesystem::path path) : path_(std::move(path)) {}

Saver::~Saver() {
    wait();
}

std::optional<Loaded> Saver::load() const {
    if (path_.empty()) return std::nullopt;
    return mirror::load(path_);
}

void Saver::changed(Kind kind) {
    has_changes_ = true;
    if (kind == Kind::added || path_.empty()) return;
    was_replaced_ = true;
    remove();
}

bool Saver::is_due(base::Time now) const {
    if (path_.empty() || !has_changes_ || is_writing_) return false;
    const auto every =
        was_replaced_ ? base::limits::snapshot_after_erasure : base::limits::snapshot_every;
    return now - saved_at_ >= every;
}

void Saver::look(base::Time now, const std::function<SavedStates()>& states) {
    if (thread_.joinable() && !is_writing_) {
        wait();
        // What was being written held what was replaced meanwhile.
        if (was_replaced_) remove();
    }
    if (!is_due(now)) return;
    saved_at_ = now;
    has_changes_ = was_replaced_ = false;
    is_writing_ = true;
    thread_ = std::thread{[this, all = states()] {
        save_quietly(path_, all);
        is_writing_ = false;
    }};
}

void Saver::finish(std::size_t bytes, const std::function<SavedStates()>& states) {
    wait();
    if (was_replaced_) remove();
    if (path_.empty() || !has_changes_ || bytes > base::limits::snapshot_bytes_at_end) return;
    save_quietly(path_, states());
    has_changes_ = false;
}

void Saver::wait() {
    if (thread_.joinable()) thread_.join();
}

void Saver::remove() const {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
}

}  // namespace hark::mirror
