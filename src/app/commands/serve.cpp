#include <csignal>

#include <charconv>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "app/commands.h"
#include "app/compose.h"
#include "base/error.h"
#include "base/log.h"
#include "platform/http/openapi.h"

namespace hark::app {
namespace {

constexpr unsigned short usual_port = 8080;
// When no --listen was given and the usual port is taken, so many next ones are tried.
constexpr unsigned short ports_tried = 20;

struct Flags {
    Place place;
    std::string listen;
    std::string analytics;
    std::string public_address;
    std::string widget_path;
    std::string owner_email;
    std::string owner_password;
    bool is_behind_tls = false;
    bool trusts_proxy = false;
};

std::optional<std::string> given(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional{text};
}

/// "127.0.0.1:8080", "[::1]:8080", ":8080"
void read_listen(const std::string& listen, http::ServerSettings& settings) {
    const auto colon = listen.rfind(':');
    unsigned short port = 0;
    const char* end = listen.data() + listen.size();
    bool is_good = colon != std::string::npos;
    if (is_good) {
        const auto read = std::from_chars(listen.data() + colon + 1, end, port);
        is_good = read.ec == std::errc{} && read.ptr == end;
    }
    if (!is_good)
        throw BadUsage{
            fmt::format("--listen {} is not ADDRESS:PORT, e.g. 127.0.0.1:8080.", listen)};
    settings.port = port;
    auto address = listen.substr(0, colon);
    if (address.size() > 2 && address.front() == '[')
        address = address.substr(1, address.size() - 2);
    if (!address.empty()) settings.address = address;
}

std::unique_ptr<http::Server> start(House& house, http::ServerSettings settings,
                                    const std::string& listen) {
    if (!listen.empty()) {
        read_listen(listen, settings);
        auto server = house.make_server(settings);
        server->start();
        return server;
    }
    for (unsigned short offset = 0;; ++offset) {
        settings.port = static_cast<unsigned short>(usual_port + offset);
        auto server = house.make_server(settings);
        try {
            server->start();
            return server;
        } catch (const base::Error&) {
            if (offset == ports_tried) throw;
        }
    }
}

/// The signals that end the server, held back from every thread that is started from now on.
sigset_t hold_back_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return signals;
}

void tell(const House& house, const http::ServerSettings& settings, unsigned short port) {
    const bool is_everywhere = settings.address == "0.0.0.0" || settings.address == "::";
    fmt::print("Hark is at http://{}:{}\n", is_everywhere ? "127.0.0.1" : settings.address, port);
    if (const auto& owner = house.first_owner()) {
        if (owner->origin == access::FirstOwner::Password::made_up)
            fmt::print("Sign in as {} with the password {} (shown only this once)\n", owner->email,
                       owner->password);
        else
            fmt::print("Sign in as {} with the password you set\n", owner->email);
    }
    std::fflush(stdout);
}

void settle_addresses(House& house, const Flags& flags) {
    try {
        if (!flags.public_address.empty()) house.set_public_address(flags.public_address);
        if (!flags.widget_path.empty()) house.set_widget_path(flags.widget_path);
        if (!flags.analytics.empty()) house.count_in_clickhouse(flags.analytics);
    } catch (const base::Error& error) {
        if (error.code() != base::ErrorCode::invalid) throw;
        throw BadUsage{error.what()};
    }
}

int serve(const Flags& flags) {
    const auto signals = hold_back_signals();
    House house{flags.place};
    http::ServerSettings settings;
    settings.transport = flags.is_behind_tls ? http::Transport::secure : http::Transport::plain;
    settings.forwarded = flags.trusts_proxy ? http::Forwarded::trusted : http::Forwarded::ignored;
    if (!flags.listen.empty()) read_listen(flags.listen, settings);
    house.ensure_workspace(given(flags.owner_email), given(flags.owner_password));
    settle_addresses(house, flags);
    if (flags.analytics.empty()) house.keep_columns();
    auto server = start(house, settings, flags.listen);
    house.keep_asking();
    house.imports().resume();
    server->set_ready();
    tell(house, settings, server->port());

    int signal = 0;
    sigwait(&signals, &signal);
    fmt::print("\nFinishing what is under way …\n");
    std::fflush(stdout);
    server->stop();
    return 0;
}

}  // namespace

void add_serve(CLI::App& program, Run& run) {
    auto flags = std::make_shared<Flags>();
    auto* verb = program.add_subcommand("serve", "Start the server: console and HTTP interface");
    add_place(*verb, flags->place);
    verb->add_option("--listen", flags->listen,
                     "ADDRESS:PORT (default 127.0.0.1:8080, or the next free port)")
        ->envname("HARK_LISTEN");
    verb->add_option("--analytics", flags->analytics,
                     "http://… of the ClickHouse server or cluster that counts")
        ->envname("HARK_ANALYTICS");
    verb->add_option("--public-url", flags->public_address,
                     "https://… under which people reach this Hark: for links in emails, QR codes")
        ->envname("HARK_PUBLIC_URL");
    verb->add_option("--widget-path", flags->widget_path,
                     "/pulse, or another path than /w for the widget's script and requests")
        ->envname("HARK_WIDGET_PATH");
    verb->add_option("--owner-email", flags->owner_email, "Who owns a workspace that is made now")
        ->envname("HARK_OWNER_EMAIL");
    verb->add_option("--owner-password", flags->owner_password,
                     "The owner's password; made up and printed when not given")
        ->envname("HARK_OWNER_PASSWORD");
    verb->add_flag("--behind-tls", flags->is_behind_tls,
                   "A proxy in front speaks HTTPS: cookies for HTTPS only, HSTS")
        ->envname("HARK_BEHIND_TLS");
    verb->add_flag("--trust-proxy", flags->trusts_proxy,
                   "Believe X-Forwarded-For; only behind a proxy that sets it")
        ->envname("HARK_TRUST_PROXY");
    verb->callback([flags, &run] { run = [flags] { return serve(*flags); }; });
}

}  // namespace hark::app
