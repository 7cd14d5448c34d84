#pragma once

#include <optional>

#include "base/time.h"
#include "product/people/recognise.h"

namespace hark::identity {

/// What a token says about somebody.
struct Claims {
    people::GivenSelf self = {};
    base::Time expires_at = {};
    std::optional<base::Time> not_before = {};
};

}  // namespace hark::identity
