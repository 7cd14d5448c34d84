#include "product/response/kept_fixture.h"

#include "product/anonymity/migrations.h"
#include "product/people/migrations.h"
#include "product/response/migrations.h"
#include "product/response/response_store.h"
#include "product/survey/migrations.h"
#include "product/workspace/migrations.h"

namespace hark::response {

void KeptOnBothDatabases::SetUp() {
    OnBothDatabases::SetUp();
    migrate({workspace::migrations(), people::migrations(), survey::migrations(),
             anonymity::migrations(), migrations()});
    surveys_.emplace(database(), clock_, ids_, count_by_survey);
    service_.emplace(database(), clock_, ids_, *surveys_);
    surveys_->ensure_default(ours_, "Ours");
    surveys_->ensure_default(theirs_, "Theirs");
    nps_ = surveys_->resolve(ours_, std::nullopt);
}

Given KeptOnBothDatabases::given(int score, std::optional<std::string> external_id) {
    Given made;
    made.survey = nps_;
    made.score = score;
    made.external_id = std::move(external_id);
    return made;
}

std::int64_t KeptOnBothDatabases::count(WorkspaceId workspace) {
    return database().reading([&](storage::Session& session) {
        std::int64_t all = 0;
        for (const auto& [survey, responses] : count_by_survey(session, workspace))
            all += responses;
        return all;
    });
}

base::Error KeptOnBothDatabases::refused(const std::function<void()>& work) {
    try {
        work();
    } catch (const base::Error& error) {
        return error;
    }
    ADD_FAILURE() << "nothing was refused";
    return {base::ErrorCode::unavailable, ""};
}

}  // namespace hark::response
