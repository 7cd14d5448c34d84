#include "platform/mail/address.h"

#include <algorithm>

#include "base/error.h"
#include "base/limits.h"

namespace hark::mail {
namespace {

bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// RFC 5322 3.2.3, atext.
bool is_atom_sign(char c) {
    return is_letter_or_digit(c) ||
           std::string_view{"!#$%&'*+-/=?^_`{|}~"}.find(c) != std::string_view::npos;
}

template <typename Good>
bool is_dotted(std::string_view text, std::size_t most_each, Good&& good) {
    std::size_t length = 0;
    for (const char c : text) {
        if (c == '.') {
            if (length == 0) return false;
            length = 0;
        } else if (!good(c) || ++length > most_each) {
            return false;
        }
    }
    return length > 0;
}

}  // namespace

bool is_address(std::string_view text) {
    constexpr std::size_t local_most = 64;  // RFC 5321 4.5.3.1.1
    constexpr std::size_t label_most = 63;  // RFC 1035 2.3.4
    if (text.size() > base::limits::email_bytes) return false;
    const auto at = text.rfind('@');
    if (at > local_most) return false;  // or npos
    const auto is_label_sign = [](char c) { return is_letter_or_digit(c) || c == '-'; };
    if (!is_dotted(text.substr(0, at), local_most, is_atom_sign)) return false;
    return is_dotted(text.substr(at + 1), label_most, is_label_sign);
}

std::string domain_of(std::string_view address) {
    const auto at = address.rfind('@');
    CHECK(at != std::string_view::npos);
    std::string domain{address.substr(at + 1)};
    std::transform(domain.begin(), domain.end(), domain.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return domain;
}

}  // namespace hark::mail
