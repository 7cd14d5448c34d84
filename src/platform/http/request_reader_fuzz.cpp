// Any bytes, however they are cut: no crash, and the cut makes no difference.
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/error.h"
#include "platform/http/request_reader.h"

namespace {

using hark::http::RequestReader;

/// Returns: what was read, up to the first failure, in words.
std::string read(std::string_view text, std::size_t step) {
    RequestReader reader{2000};
    std::string result;
    std::size_t begin = 0;
    for (std::size_t end = 0; end < text.size();) {
        end = std::min(end + step, text.size());
        for (bool is_fed = false; !is_fed;) {
            const auto fed = reader.feed(text.substr(begin, end - begin));
            begin += fed.used;
            CHECK(begin <= end);
            switch (fed.state) {
                case RequestReader::State::hungry: is_fed = true; break;
                case RequestReader::State::has_header: reader.accept_body(300); break;
                case RequestReader::State::complete:
                    result += std::string{reader.header().target} + " " + reader.take_body() + "\n";
                    reader.restart();
                    break;
                case RequestReader::State::failed:
                    return result + std::to_string(reader.failure().status);
            }
        }
    }
    return result;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    if (size > 1500) return 0;
    const auto whole = read(text, text.size() + 1);
    const auto cut = read(text, 7);
    // A failure may be noticed later or be named differently; what was complete before it is not.
    CHECK(whole.substr(0, whole.rfind('\n') + 1) == cut.substr(0, cut.rfind('\n') + 1));
    return 0;
}
