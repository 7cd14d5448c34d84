#include "platform/mail/smtp_fixture.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace hark::mail {
namespace {

std::string text_of(const std::filesystem::path& path) {
    std::ostringstream text;
    text << std::ifstream{path, std::ios::binary}.rdbuf();
    return text.str();
}

std::filesystem::path script() {
    const char* source = std::getenv("HARK_SOURCE");
    if (!source) throw std::runtime_error("HARK_SOURCE does not name the project");
    return std::filesystem::path{source} / "tests/support/smtp_server";
}

std::filesystem::path new_folder() {
    auto name = (std::filesystem::temp_directory_path() / "hark_smtp_XXXXXX").string();
    if (!::mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
    return name;
}

}  // namespace

SmtpServer::SmtpServer(const std::vector<std::string>& options) : folder_(new_folder()) {
    std::vector<std::string> words{script().string(), "--folder", folder_.string()};
    words.insert(words.end(), options.begin(), options.end());
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    id_ = ::fork();
    if (id_ == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        ::dup2(ends[1], STDOUT_FILENO);
        std::vector<char*> argv;
        argv.reserve(words.size() + 1);
        for (auto& word : words) argv.push_back(word.data());
        argv.push_back(nullptr);
        ::execv(argv[0], argv.data());
        ::_exit(127);
    }
    ::close(ends[1]);
    std::string line;
    for (char c = 0; ::read(ends[0], &c, 1) == 1 && c != '\n';) line += c;
    ::close(ends[0]);
    if (line.empty())
        throw std::runtime_error("the mail server does not start: is aiosmtpd there?");
    port_ = static_cast<unsigned short>(std::stoi(line));
}

SmtpServer::~SmtpServer() {
    kill();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

void SmtpServer::kill() {
    if (id_ <= 0) return;
    ::kill(id_, SIGKILL);
    ::waitpid(id_, nullptr, 0);
    id_ = -1;
}

SmtpSettings SmtpServer::settings() const {
    SmtpSettings settings;
    settings.host = "127.0.0.1";
    settings.port = port_;
    settings.security = SmtpSettings::Security::none;
    return settings;
}

std::vector<SmtpServer::Kept> SmtpServer::kept() const {
    std::vector<Kept> all;
    std::istringstream lines{text_of(folder_ / "accepted")};
    for (std::string to; std::getline(lines, to);)
        all.push_back({to, text_of(folder_ / "messages" / std::to_string(all.size()))});
    return all;
}

std::size_t SmtpServer::count() const {
    const auto text = text_of(folder_ / "accepted");
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

std::size_t SmtpServer::connections() const {
    return text_of(folder_ / "connections").size();
}

}  // namespace hark::mail
