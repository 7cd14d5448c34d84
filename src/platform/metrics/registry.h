#pragma once

#include <memory>
#include <string>
#include <vector>

namespace hark::metrics {

/// Counts things for Prometheus. Safe to use from several threads. References stay valid as long as
/// the registry lives.
class Counter {
public:
    virtual ~Counter() = default;
    virtual void add(double amount = 1) = 0;
};
class Gauge {
public:
    virtual ~Gauge() = default;
    virtual void set(double value) = 0;
};
class Histogram {
public:
    virtual ~Histogram() = default;
    virtual void observe(double value) = 0;
};

struct Label {
    std::string name;
    std::string value;
};

class Registry {
public:
    Registry();
    ~Registry();

    /// The same name and labels give the same counter again.
    Counter& counter(const std::string& name, const std::string& help,
                     const std::vector<Label>& labels = {});
    Gauge& gauge(const std::string& name, const std::string& help,
                 const std::vector<Label>& labels = {});
    /// `bounds`: upper bounds of the buckets, growing.
    Histogram& histogram(const std::string& name, const std::string& help,
                         const std::vector<double>& bounds, const std::vector<Label>& labels = {});

    /// Everything, in Prometheus' text format.
    std::string text() const;

private:
    class Keeper;
    std::unique_ptr<Keeper> keeper_;
};

}  // namespace hark::metrics
