#include "product/response/given.h"

#include <fmt/format.h>

#include "base/limits.h"

namespace hark::response {

std::vector<base::FieldProblem> check(const Given& given, base::Time now) {
    namespace limits = base::limits;
    std::vector<base::FieldProblem> problems;
    const survey::Scale scale = survey::scale_of(given.survey.kind);
    if (!survey::has_score(given.survey.kind) && given.score != survey::no_score)
        problems.push_back({"score", "no_score",
                            fmt::format("The survey \"{}\" asks for words alone: leave the score "
                                        "out.",
                                        given.survey.key)});
    else if (given.score < scale.least || given.score > scale.most)
        problems.push_back({"score", "out_of_range",
                            fmt::format("score must be a whole number from {} to {}, not {}.",
                                        scale.least, scale.most, given.score)});
    if (given.at && *given.at > now + limits::response_ahead)
        problems.push_back({"at", "in_the_future",
                            fmt::format("at is {}, more than a day ahead of now, {}.",
                                        base::to_text(*given.at), base::to_text(now))});
    if (given.at && *given.at < base::Time{})
        problems.push_back(
            {"at", "out_of_range",
             fmt::format("at is {}; nothing before 1970 is kept.", base::to_text(*given.at))});
    if (given.comment)
        people::check_text(*given.comment, limits::comment_bytes, "comment", problems);
    if (given.external_id)
        people::check_text(*given.external_id, limits::external_id_bytes, "external_id", problems);
    if (given.person) people::check(*given.person, "person", problems);
    if (given.company) people::check(*given.company, "company", problems);
    people::check(given.properties, "properties", problems);
    return problems;
}

}  // namespace hark::response
