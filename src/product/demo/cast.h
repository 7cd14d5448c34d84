#pragma once

#include <cstdint>
#include <string>

#include "product/demo/scenario.h"

namespace hark::demo {

/// A company of a programme. Made from its number alone, so nothing has to be kept.
struct Company {
    std::string external_id;
    std::string name;
    std::size_t plan = 0;  // positions in the scenario's lists
    std::size_t country = 0;
    std::size_t industry = 0;
    std::size_t team = 0;
    std::int64_t revenue_minor = 0;  // monthly, in cents of EUR
    int seats = 0;
    bool is_vocal = false;
};

/// A person of a company, likewise.
struct Person {
    std::string external_id;
    std::string name;
    std::string email;
    bool is_owner = false;  // else an employee
};

Company company(const Scenario& scenario, std::uint64_t seed, std::int64_t number);
/// Whether that company belongs to the vocal minority; quick, for choosing who answers.
bool is_vocal(const Scenario& scenario, std::uint64_t seed, std::int64_t number);
Person person(const Company& company, std::uint64_t seed, std::int64_t company_number, int number);

}  // namespace hark::demo
