#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"
#include "product/importing/summary.h"
#include "product/response/response.h"

namespace hark::importing {

using response::ImportId;

/// Where an import stands. `analysing` and `importing` go on by themselves, also after a restart.
enum class State { analysing, ready, importing, done, failed, cancelled };
std::string_view to_text(State state);
std::optional<State> parse_state(std::string_view text);

/// A file somebody brought in, as it is kept.
struct Import {
    ImportId id;
    survey::SurveyId survey;
    std::string filename;
    std::int64_t bytes = 0;
    State state = State::analysing;
    std::string mapping = {};  ///< as import_json writes it; empty: as guessed
    Summary summary = {};
    std::optional<std::string> error = {};
    base::Time created_at = {};
};

}  // namespace hark::importing
