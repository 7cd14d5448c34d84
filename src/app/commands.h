#pragma once

#include <functional>

namespace CLI {
class App;
}

/// The verbs of the command line, one file each.
namespace hark::app {

/// What the chosen verb does. Returns: the program's exit code.
using Run = std::function<int()>;

/// Each adds its verb and flags to `program` and puts what to do into `run` when it is chosen.
/// Requires: both outlive the parsing of the command line.
void add_serve(CLI::App& program, Run& run);
void add_import(CLI::App& program, Run& run);
void add_report(CLI::App& program, Run& run);
void add_demo(CLI::App& program, Run& run);
void add_migrate(CLI::App& program, Run& run);
void add_openapi(CLI::App& program, Run& run);
void add_member(CLI::App& program, Run& run);
void add_key(CLI::App& program, Run& run);

}  // namespace hark::app
