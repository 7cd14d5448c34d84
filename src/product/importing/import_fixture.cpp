#include "product/importing/import_fixture.h"

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "base/error.h"
#include "product/anonymity/migrations.h"
#include "product/importing/migrations.h"
#include "product/people/migrations.h"
#include "product/response/migrations.h"
#include "product/response/response_store.h"
#include "product/survey/migrations.h"
#include "product/workspace/migrations.h"

namespace hark::importing {

Folder::Folder() {
    auto name = (std::filesystem::temp_directory_path() / "hark-importing-XXXXXX").string();
    CHECK(mkdtemp(name.data()) != nullptr);
    path_ = name;
}

Folder::~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::filesystem::path Folder::write(const std::string& name, const std::string& text) const {
    const auto path = path_ / name;
    std::ofstream{path, std::ios::binary} << text;
    return path;
}

std::string content_of(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

Analysis analysed(const std::string& text) {
    const Folder folder;
    return analyse(folder.write("file.csv", text));
}

void ImportingOnBothDatabases::SetUp() {
    OnBothDatabases::SetUp();
    migrate({workspace::migrations(), people::migrations(), survey::migrations(),
             anonymity::migrations(), response::migrations(), migrations()});
    surveys_.emplace(database(), clock_, ids_, response::count_by_survey);
    responses_.emplace(database(), clock_, ids_, *surveys_);
    surveys_->ensure_default(ours_, "Ours");
    nps_ = surveys_->resolve(ours_, std::nullopt);
}

std::int64_t ImportingOnBothDatabases::count() {
    return database().reading([&](storage::Session& session) {
        std::int64_t all = 0;
        for (const auto& [survey, responses] : response::count_by_survey(session, ours_))
            all += responses;
        return all;
    });
}

}  // namespace hark::importing
