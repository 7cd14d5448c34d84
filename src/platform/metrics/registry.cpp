#include "platform/metrics/registry.h"

#include <functional>
#include <map>
#include <mutex>

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace hark::metrics {
namespace {

prometheus::Labels to_labels(const std::vector<Label>& labels) {
    prometheus::Labels result;
    for (const auto& label : labels) result.emplace(label.name, label.value);
    return result;
}

class KeptCounter final : public Counter {
public:
    explicit KeptCounter(prometheus::Counter& kept) : kept_(kept) {}
    void add(double amount) override { kept_.Increment(amount); }

private:
    prometheus::Counter& kept_;
};

class KeptGauge final : public Gauge {
public:
    explicit KeptGauge(prometheus::Gauge& kept) : kept_(kept) {}
    void set(double value) override { kept_.Set(value); }

private:
    prometheus::Gauge& kept_;
};

class KeptHistogram final : public Histogram {
public:
    explicit KeptHistogram(prometheus::Histogram& kept) : kept_(kept) {}
    void observe(double value) override { kept_.Observe(value); }

private:
    prometheus::Histogram& kept_;
};

}  // namespace

class Registry::Keeper {
public:
    /// What was made for this name and labels before, or what `make` makes now.
    template <typename Thing, typename Make>
    Thing& keep(std::map<std::pair<std::string, prometheus::Labels>, std::unique_ptr<Thing>>& kept,
                const std::string& name, const std::vector<Label>& labels, Make make) {
        const std::lock_guard lock{mutex_};
        auto& slot = kept[{name, to_labels(labels)}];
        if (!slot) slot = make(to_labels(labels));
        return *slot;
    }

    template <typename Thing>
    using Kept = std::map<std::pair<std::string, prometheus::Labels>, std::unique_ptr<Thing>>;

    prometheus::Registry registry;
    Kept<Counter> counters;
    Kept<Gauge> gauges;
    Kept<Histogram> histograms;

private:
    std::mutex mutex_;
};

Registry::Registry() : keeper_(std::make_unique<Keeper>()) {}
Registry::~Registry() = default;

Counter& Registry::counter(const std::string& name, const std::string& help,
                           const std::vector<Label>& labels) {
    return keeper_->keep(keeper_->counters, name, labels, [&](const prometheus::Labels& wanted) {
        auto& family = prometheus::BuildCounter().Name(name).Help(help).Register(keeper_->registry);
        return std::make_unique<KeptCounter>(family.Add(wanted));
    });
}

Gauge& Registry::gauge(const std::string& name, const std::string& help,
                       const std::vector<Label>& labels) {
    return keeper_->keep(keeper_->gauges, name, labels, [&](const prometheus::Labels& wanted) {
        auto& family = prometheus::BuildGauge().Name(name).Help(help).Register(keeper_->registry);
        return std::make_unique<KeptGauge>(family.Add(wanted));
    });
}

Histogram& Registry::histogram(const std::string& name, const std::string& help,
                               const std::vector<double>& bounds,
                               const std::vector<Label>& labels) {
    return keeper_->keep(keeper_->histograms, name, labels, [&](const prometheus::Labels& wanted) {
        auto& family =
            prometheus::BuildHistogram().Name(name).Help(help).Register(keeper_->registry);
        return std::make_unique<KeptHistogram>(family.Add(wanted, bounds));
    });
}

std::string Registry::text() const {
    return prometheus::TextSerializer{}.Serialize(keeper_->registry.Collect());
}

}  // namespace hark::metrics
