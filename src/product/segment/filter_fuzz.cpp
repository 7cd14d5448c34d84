#include <cstddef>
#include <cstdint>
#include <string>

#include "product/segment/filter.h"

/// Whatever the text, it is read or refused; what was read prints as text that reads as the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using hark::people::PropertyKind;
    static const std::vector<hark::people::Property> known{
        {"plan", "Plan", PropertyKind::text},
        {"seats", "Seats", PropertyKind::number},
        {"renewed", "Renewed", PropertyKind::boolean},
        {"since", "Since", PropertyKind::date},
        {"mrr", "MRR", PropertyKind::money, hark::base::Currency::parse("EUR")},
    };
    const std::string text{reinterpret_cast<const char*>(bytes), size};
    std::vector<hark::base::FieldProblem> problems;
    const auto filter = hark::segment::Filter::parse({text}, known, problems);
    CHECK(filter.conditions().size() + problems.size() == 1);
    CHECK(hark::segment::Filter::parse(filter.to_texts(), known) == filter);
    return 0;
}
