#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "app/commands.h"
#include "app/compose.h"
#include "platform/http/openapi.h"

namespace hark::app {

void add_openapi(CLI::App& program, Run& run) {
    auto* verb = program.add_subcommand("openapi", "Print the HTTP interface as OpenAPI 3.1 JSON");
    verb->callback([&run] {
        run = [] {
            House house;
            fmt::print("{}", http::openapi(house.routes(), HARK_VERSION));
            return 0;
        };
    });
}

}  // namespace hark::app
