#include "engine/statistics/mix_shift.h"

namespace hark::statistics {

namespace {

void add(Counts& total, const Counts& counts) {
    total.detractors += counts.detractors;
    total.passives += counts.passives;
    total.promoters += counts.promoters;
}

}  // namespace

std::optional<MixShift> mix_shift(std::span<const GroupPeriods> groups) {
    Counts now;
    Counts earlier;
    for (const auto& group : groups) {
        add(now, group.now);
        add(earlier, group.earlier);
    }
    if (!(now.total() > 0) || !(earlier.total() > 0)) return std::nullopt;

    MixShift result;
    result.change = nps(now) - nps(earlier);
    const double middle = (nps(now) + nps(earlier)) / 2;
    for (const auto& group : groups) {
        GroupEffect effect{.share_now = group.now.total() / now.total(),
                           .share_earlier = group.earlier.total() / earlier.total()};
        const auto t1 = maybe_nps(group.now);
        const auto t0 = maybe_nps(group.earlier);
        if (t1 || t0) {
            const double after = t1 ? *t1 : *t0;
            const double before = t0 ? *t0 : *t1;
            effect.mix =
                (effect.share_now - effect.share_earlier) * ((after + before) / 2 - middle);
            effect.within = (effect.share_now + effect.share_earlier) / 2 * (after - before);
        }
        result.mix += effect.mix;
        result.within += effect.within;
        result.groups.push_back(effect);
    }
    return result;
}

}  // namespace hark::statistics
