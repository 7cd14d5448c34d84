#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace hark::crypto {

/// 128 bits of BLAKE2b over bytes that arrive piece by piece: equal contents, and only those, have
/// equal hashes. Not for secrets. Belongs to one thread.
class ContentHash {
public:
    ContentHash();
    ~ContentHash();
    ContentHash(ContentHash&&) noexcept;
    ContentHash& operator=(ContentHash&&) noexcept;

    void add(std::string_view bytes);
    /// The hash of all that was added so far, as 32 hexadecimal digits; more may be added then.
    std::string text() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace hark::crypto
