// Writes the generated rows as CSV to standard output, for the peers that load from a file:
// workspace,id,at_us,at,person,company,survey,score,channel,plan,country,seats,mrr,renewed
// where `at` is a UTC time to the microsecond and, with --seconds, a number of seconds instead.
// With --countries it writes the names of all countries and nothing else.
#include <charconv>
#include <ctime>

#include "questions.h"

namespace {

using namespace hark::columns;

char* put(char* to, std::int64_t number) {
    return std::to_chars(to, to + 20, number).ptr;
}

char* put(char* to, std::string_view text) {
    return std::copy(text.begin(), text.end(), to);
}

char* put_time(char* to, std::int64_t at_us) {
    const std::time_t seconds = at_us / generated::second_us;
    std::tm calendar = {};
    gmtime_r(&seconds, &calendar);
    to += std::strftime(to, 32, "%Y-%m-%d %H:%M:%S", &calendar);
    return to + std::snprintf(to, 9, ".%06d", static_cast<int>(at_us % generated::second_us));
}

}  // namespace

int main(int argc, char** argv) {
    if (argc > 1 && std::strcmp(argv[1], "--countries") == 0) {
        for (const auto country : generated::countries) std::printf("%s\n", country.data());
        return 0;
    }
    const generated::Rows rows{responses_of(argc, argv)};
    const bool has_seconds = argc > 1 && std::strcmp(argv[argc - 1], "--seconds") == 0;
    std::array<char, 512> line = {};
    for (std::uint64_t i = 0; i < rows.size(); ++i) {
        const auto row = rows[i];
        auto* to = line.data();
        const auto number = [&](std::int64_t value) { to = put(to, value), *to++ = ','; };
        const auto text = [&](std::string_view value) { to = put(to, value), *to++ = ','; };
        number(row.workspace);
        number(row.id);
        number(row.at_us);
        to = has_seconds ? put(to, row.at_us / generated::second_us) : put_time(to, row.at_us);
        *to++ = ',';
        number(row.person);
        number(row.company);
        text(generated::surveys[row.survey]);
        number(row.score);
        text(generated::channels[row.channel]);
        text(generated::plans[row.plan]);
        text(generated::countries[row.country]);
        number(row.seats);
        number(row.mrr);
        *to++ = row.renewed ? '1' : '0';
        *to++ = '\n';
        if (std::fwrite(line.data(), 1, static_cast<std::size_t>(to - line.data()), stdout) == 0)
            return 1;
    }
}
