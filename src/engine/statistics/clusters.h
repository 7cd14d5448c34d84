#pragma once

#include <cstdint>
#include <optional>

#include "engine/statistics/interval.h"

namespace hark::statistics {

/// Answers that belong together: several by one person, or by people of one company. They agree
/// more than strangers do, so they carry less information than their number says. Adds up like a
/// tally as long as no account is split over two of them.
class Clusters {
public:
    /// All answers of one account. No answers: no account.
    void add(const Counts& account);
    Clusters& operator+=(const Clusters& other);

    double accounts() const { return accounts_; }
    const Counts& counts() const { return counts_; }

private:
    friend struct ClusteredScore clustered_score(const Clusters&, double);

    double accounts_ = 0;
    Counts counts_;
    double squares_ = 0;   // sum over accounts of (sum of v)^2
    double products_ = 0;  // sum over accounts of n (sum of v)
    double sizes_ = 0;     // sum over accounts of n^2
};

struct ClusteredScore {
    std::optional<double> nps;             ///< points; nothing without answers
    std::optional<double> standard_error;  ///< points; nothing below two accounts
    double effective_responses = 0;
    Interval interval;  ///< the score interval on shares times effective responses
};

/// Every answer counts; the error is that of the accounts:
/// se^2 = G / (G - 1) sum_c (sum v - n_c t)^2 / n^2, effective answers = s^2 / se^2, at most all
/// and at least the accounts' own worth of one. Where everybody agrees the accounts count. Source:
/// Binder 1983; same as R's survey::svymean with clusters.
ClusteredScore clustered_score(const Clusters& clusters, double confidence = default_confidence);

/// One account, one voice: the mean of the accounts' own mean answers.
class AccountMeans {
public:
    void add(const Counts& account);

    double accounts() const { return accounts_; }
    std::optional<double> nps() const;             ///< points
    std::optional<double> standard_error() const;  ///< points: sd / sqrt(accounts)

private:
    double accounts_ = 0;
    double sum_ = 0;
    double squares_ = 0;
};

}  // namespace hark::statistics
