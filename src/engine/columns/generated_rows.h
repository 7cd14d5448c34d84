#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

/// Invented responses for measuring engines side by side. Any row can be made on its own, from its
/// number alone, so that every engine is given the very same rows, by any number of threads. Pure.
///
/// Workspace 1 holds all but the last 2,000 rows, workspace 2 those. Both span the same three years
/// in the order of arrival; one response in twenty was given up to 14 days before it arrived.
namespace hark::columns::generated {

struct Row {
    std::uint32_t workspace = 1;
    std::int64_t id = 0;  ///< 1, 2, 3 … in the order of arrival
    std::int64_t at_us = 0;
    std::uint32_t person = 0;   ///< from 1
    std::uint32_t company = 0;  ///< from 1; the small numbers are the busy ones
    std::uint8_t survey = 0;    ///< below surveys.size()
    std::uint8_t score = 0;     ///< 0 to 10
    std::uint8_t channel = 0;   ///< below channels.size()
    std::uint8_t plan = 0;      ///< below plans.size()
    std::uint8_t country = 0;   ///< below countries.size(); the small numbers are the common ones
    std::uint16_t seats = 0;
    std::int64_t mrr = 0;  ///< cents; about 3,000 different values; one per company
    bool renewed = false;
};

using namespace std::string_view_literals;

inline constexpr std::array surveys = {"nps"sv, "onboarding"sv, "support"sv};
inline constexpr std::array channels = {"link"sv, "email"sv, "widget"sv, "kiosk"sv,
                                        "sms"sv,  "api"sv,   "import"sv};
inline constexpr std::array plans = {"free"sv, "pro"sv, "team"sv, "enterprise"sv};
inline constexpr std::array countries = {
    "US"sv, "GB"sv, "DE"sv, "FR"sv, "CA"sv, "NL"sv, "AU"sv, "SE"sv, "CH"sv, "ES"sv, "IT"sv, "BR"sv,
    "IN"sv, "JP"sv, "PL"sv, "DK"sv, "NO"sv, "BE"sv, "AT"sv, "FI"sv, "IE"sv, "PT"sv, "MX"sv, "SG"sv,
    "NZ"sv, "IL"sv, "CZ"sv, "ZA"sv, "KR"sv, "TR"sv, "RO"sv, "HU"sv, "GR"sv, "AE"sv, "AR"sv, "CL"sv,
    "CO"sv, "TH"sv, "MY"sv, "ID"sv, "PH"sv, "VN"sv, "TW"sv, "HK"sv, "UA"sv, "BG"sv, "HR"sv, "SK"sv,
    "SI"sv, "LT"sv, "LV"sv, "EE"sv, "LU"sv, "IS"sv, "SA"sv, "EG"sv, "KE"sv, "NG"sv, "PE"sv, "UY"sv};

inline constexpr std::int64_t second_us = 1'000'000;
inline constexpr std::int64_t day_us = 86'400 * second_us;
inline constexpr std::int64_t first_us = 19'358 * day_us;  ///< 2023-01-01T00:00Z
inline constexpr std::int64_t days = 1096;                 ///< to 2026-01-01T00:00Z
inline constexpr std::uint64_t small_workspace = 2'000;

/// Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014 (splitmix64).
constexpr std::uint64_t mixed(std::uint64_t value) {
    value += 0x9e3779b97f4a7c15U;
    value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9U;
    value = (value ^ (value >> 27U)) * 0x94d049bb133111ebU;
    return value ^ (value >> 31U);
}

/// The n-th independent number of a thing, below `below` (which is below 2^32).
constexpr std::uint32_t drawn(std::uint64_t thing, std::uint64_t n, std::uint64_t below) {
    return static_cast<std::uint32_t>(((mixed(thing ^ mixed(n)) >> 32U) * below) >> 32U);
}

/// Of 65,536 answers in each of 16 moods, how many give at most this score.
constexpr std::array<std::array<std::uint32_t, 10>, 16> moods() {
    constexpr std::array<std::uint32_t, 11> worst = {90,  50,  70,  80, 80, 150,
                                                     120, 120, 100, 70, 70};
    constexpr std::array<std::uint32_t, 11> best = {10, 5, 10, 10, 15, 30, 30, 90, 180, 240, 380};
    std::array<std::array<std::uint32_t, 10>, 16> result = {};
    for (std::uint32_t mood = 0; mood < 16; ++mood) {
        std::uint32_t sum = 0;
        for (std::size_t score = 0; score < 10; ++score) {
            sum += worst.at(score) * (15 - mood) + best.at(score) * mood;
            result.at(mood).at(score) = sum * 65'536U / 15'000U;
        }
    }
    return result;
}

class Rows {
public:
    /// Requires: responses > 2,000.
    explicit constexpr Rows(std::uint64_t responses)
        : responses_(responses),
          persons_(std::max<std::uint64_t>(responses / 4, 500)),
          companies_(std::max<std::uint64_t>(responses / 500, 100)) {}

    constexpr std::uint64_t size() const { return responses_; }
    constexpr std::uint64_t persons() const { return persons_; }
    constexpr std::uint64_t companies() const { return companies_; }

    /// Requires: index < size().
    constexpr Row operator[](std::uint64_t index) const {
        Row row;
        const auto large = responses_ - small_workspace;
        const bool is_small = index >= large;
        row.workspace = is_small ? 2 : 1;
        row.id = static_cast<std::int64_t>(index + 1);
        row.at_us =
            given_at(index, is_small ? index - large : index, is_small ? small_workspace : large);
        const auto place = is_small ? std::uint64_t{1} << 40U : 0;
        row.person = 1 + drawn(index, 1, is_small ? small_workspace / 4 : persons_);
        place_company(row, place, is_small ? 20 : companies_);
        row.survey = at_share(drawn(index, 2, 100), 80, 95);
        row.channel = static_cast<std::uint8_t>(
            std::min(drawn(index, 3, channels.size()), drawn(index, 4, channels.size())));
        row.score = score_of(row, index);
        row.renewed = drawn(index, 5, 16) < 6U + row.score;
        return row;
    }

private:
    static constexpr std::uint8_t at_share(std::uint32_t percent, std::uint32_t first,
                                           std::uint32_t second) {
        return static_cast<std::uint8_t>((percent >= first ? 1 : 0) + (percent >= second ? 1 : 0));
    }

    static constexpr std::int64_t given_at(std::uint64_t index, std::uint64_t number,
                                           std::uint64_t of) {
        const auto step = days * day_us / static_cast<std::int64_t>(of);
        const auto arrived = static_cast<std::int64_t>(number) * step +
                             static_cast<std::int64_t>(mixed(index) >> 1U) % step;
        const auto late = drawn(index, 6, 20) == 0
                              ? static_cast<std::int64_t>(drawn(index, 7, 14 * 86'400)) * second_us
                              : 0;
        return first_us + std::max<std::int64_t>(arrived - late, 0);
    }

    /// A person's company, and what is known of that company. A few companies have most persons.
    static constexpr void place_company(Row& row, std::uint64_t place, std::uint64_t companies) {
        const std::uint64_t u = drawn(row.person ^ place, 8, 0xffffffffU);
        row.company =
            static_cast<std::uint32_t>(1 + (((((u * u) >> 32U) * u) >> 32U) * companies >> 32U));
        const auto company = row.company ^ place;
        const auto plan = drawn(company, 9, 100);
        row.plan = static_cast<std::uint8_t>(at_share(plan, 45, 75) + (plan >= 93 ? 1 : 0));
        const std::uint64_t v = drawn(company, 10, 0xffffffffU);
        row.country = static_cast<std::uint8_t>(((v * v) >> 32U) * countries.size() >> 32U);
        constexpr std::array<std::uint32_t, 4> most_seats = {5, 50, 500, 4'000};
        row.seats = static_cast<std::uint16_t>(1 + drawn(company, 11, most_seats[row.plan]));
        constexpr std::array<std::int64_t, 4> from = {0, 2'900, 15'000, 90'000};
        constexpr std::array<std::int64_t, 4> step = {0, 100, 500, 10'000};
        row.mrr = from[row.plan] + step[row.plan] * drawn(company, 12, 1'000);
    }

    static constexpr std::uint8_t score_of(const Row& row, std::uint64_t index) {
        constexpr auto at_most = moods();
        constexpr std::array<std::uint32_t, 4> by_plan = {3, 5, 6, 7};
        const auto mood = by_plan[row.plan] + drawn(row.country, 13, 4) +
                          drawn(row.company, 14, 4) + drawn(row.survey, 15, 3);
        const auto& limits = at_most[std::min<std::size_t>(mood, at_most.size() - 1)];
        const auto answer = drawn(index, 16, 65'536);
        std::uint32_t score = 0;
        for (const auto limit : limits) score += answer >= limit ? 1 : 0;
        return static_cast<std::uint8_t>(score);
    }

    std::uint64_t responses_;
    std::uint64_t persons_;
    std::uint64_t companies_;
};

}  // namespace hark::columns::generated
