#include <sys/stat.h>

#include <csignal>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "app/commands.h"
#include "app/place.h"
#include "base/error.h"
#include "base/log.h"

/// The program: reads the command line, runs one verb, and turns what went wrong into words and an
/// exit code: 0 ok, 1 failed, 2 bad usage.
namespace hark::app {
namespace {

constexpr int failed = 1;
constexpr int bad_usage = 2;

void print(const base::Error& error) {
    fmt::print(stderr, "hark: {}\n", error.what());
    for (const auto& field : error.fields())
        fmt::print(stderr, "  {}: {}\n", field.field, field.message);
}

int run(int count, char** words) {
    CLI::App program{"Hark: a Net Promoter System that a company runs itself."};
    program.require_subcommand(1);
    program.set_config("--config", "", "A file with `[verb]` sections of `flag=value` lines")
        ->envname("HARK_CONFIG");
    program.set_version_flag("--version", "hark " HARK_VERSION);

    program.allow_config_extras(CLI::config_extras_mode::error);
    program.footer("Run a verb with --help to see its flags.");

    Run chosen;
    add_serve(program, chosen);
    add_import(program, chosen);
    add_report(program, chosen);
    add_demo(program, chosen);
    add_migrate(program, chosen);
    add_member(program, chosen);
    add_key(program, chosen);
    add_openapi(program, chosen);

    try {
        program.parse(count, words);
    } catch (const CLI::Success& asked_for_help) {
        return program.exit(asked_for_help);
    } catch (const CLI::ParseError& error) {
        program.exit(error);
        return bad_usage;
    }
    try {
        return chosen();
    } catch (const BadUsage& mistake) {
        fmt::print(stderr, "hark: {}\n", mistake.what());
        return bad_usage;
    } catch (const base::Error& error) {
        print(error);
    } catch (const std::exception& bug) {
        base::log::error("{}", bug.what());
    }
    return failed;
}

}  // namespace
}  // namespace hark::app

int main(int count, char** words) {
    std::signal(SIGPIPE, SIG_IGN);
    umask(077);  // records and rejects are for whoever runs Hark
    return hark::app::run(count, words);
}
