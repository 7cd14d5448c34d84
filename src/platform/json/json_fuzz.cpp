#include <cstdlib>

#include "base/error.h"
#include "platform/json/json.h"
#include "platform/json/reader.h"

/// Whatever the bytes: refused with an error, or read, written and read again to the same text.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
    using namespace hark;
    try {
        const auto value = json::parse({reinterpret_cast<const char*>(bytes), size});
        const auto text = json::to_text(value);
        if (json::to_text(json::parse(text)) != text) std::abort();
        json::Reader reader{value};
        reader.text("a");
        reader.integer("b", 0, 10);
        reader.maybe_time("c");
        if (auto* nested = reader.maybe_object("d")) nested->choice("e", {"f", "g"});
        reader.problems();
    } catch (const base::Error& error) {
        if (error.code() != base::ErrorCode::invalid) std::abort();
    }
    return 0;
}
