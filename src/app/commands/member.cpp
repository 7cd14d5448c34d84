#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "app/commands.h"
#include "app/compose.h"
#include "app/first_start.h"
#include "base/error.h"
#include "platform/json/json.h"
#include "product/access/access_http.h"

namespace hark::app {
namespace {

struct Flags {
    Place place;
    std::string email;
    std::string name;
    std::string role = "viewer";
    std::string format = "text";
};

int add(const Flags& flags) {
    House house{flags.place};
    const auto role = access::parse_role(flags.role);
    CHECK(role.has_value());
    const auto made = house.access().members().create(
        at_machine(house), {flags.email, flags.name.empty() ? flags.email : flags.name, *role});
    fmt::print("{}\n", made.password);
    fmt::print(stderr, "The password of {}, shown only this once.\n", made.member.email);
    return 0;
}

int list(const Flags& flags) {
    House house{flags.place};
    if (flags.format == "json") {
        json::Array items;
        for (const auto& member : house.access().members().list(at_machine(house).workspace))
            items.push_back(access::to_json(member));
        fmt::print("{}\n", json::to_text(json::Object{{"items", std::move(items)}}));
        return 0;
    }
    for (const auto& member : house.access().members().list(at_machine(house).workspace))
        fmt::print("{}  {:<8} {}  {}\n", member.id.text(), access::to_text(member.role),
                   member.email, member.name);
    return 0;
}

int reset_password(const Flags& flags) {
    House house{flags.place};
    const auto caller = at_machine(house);
    for (const auto& member : house.access().members().list(caller.workspace)) {
        if (access::email_key(member.email) != access::email_key(flags.email)) continue;
        fmt::print("{}\n", house.access().members().reset_password(caller, member.id));
        fmt::print(stderr, "The new password of {}, shown only this once.\n", member.email);
        return 0;
    }
    throw base::Error{base::ErrorCode::not_found,
                      fmt::format("No member has the e-mail address {}; `hark member list` shows "
                                  "them.",
                                  flags.email)};
}

}  // namespace

void add_member(CLI::App& program, Run& run) {
    auto flags = std::make_shared<Flags>();
    auto* verb = program.add_subcommand("member", "Who uses the console");
    verb->require_subcommand(1);

    auto* make = verb->add_subcommand("add", "Add a member and print the password on stdout");
    add_place(*make, flags->place);
    make->add_option("email", flags->email, "E-mail address")->required();
    make->add_option("--name", flags->name, "Name to show");
    make->add_option("--role", flags->role, "owner, admin, analyst, agent or viewer")
        ->check(CLI::IsMember({"owner", "admin", "analyst", "agent", "viewer"}))
        ->capture_default_str();
    make->callback([flags, &run] { run = [flags] { return add(*flags); }; });

    auto* all = verb->add_subcommand("list", "Show all members");
    add_place(*all, flags->place);
    all->add_option("--format", flags->format, "text or json")
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
    all->callback([flags, &run] { run = [flags] { return list(*flags); }; });

    auto* reset = verb->add_subcommand("reset-password", "Make up a new password and print it");
    add_place(*reset, flags->place);
    reset->add_option("email", flags->email, "E-mail address")->required();
    reset->callback([flags, &run] { run = [flags] { return reset_password(*flags); }; });
}

}  // namespace hark::app
