#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/clock.h"
#include "platform/storage/storage_fixture.h"
#include "product/importing/import_run.h"
#include "product/response/response_service.h"

namespace hark::importing {

/// A folder of a test's own, gone with it.
class Folder {
public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path write(const std::string& name, const std::string& text) const;

private:
    std::filesystem::path path_;
};

/// Everything in a file; "" when there is none.
std::string content_of(const std::filesystem::path& path);

/// What is found in a file of this text.
Analysis analysed(const std::string& text);

/// A test of importing, on both databases: with the tables, and a workspace with a survey "nps".
class ImportingOnBothDatabases : public storage::OnBothDatabases {
protected:
    void SetUp() override;
    std::int64_t count();

    const workspace::WorkspaceId ours_{7};
    base::ManualClock clock_{*base::parse_time("2026-01-05T09:30:00Z")};
    base::IdSource ids_{clock_, 1};
    std::optional<survey::Service> surveys_;
    std::optional<response::Service> responses_;
    survey::Reference nps_;
    Folder folder_;
};

}  // namespace hark::importing
