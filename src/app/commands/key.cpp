#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "app/commands.h"
#include "app/compose.h"
#include "app/first_start.h"
#include "base/error.h"
#include "platform/json/json.h"

namespace hark::app {
namespace {

struct Flags {
    Place place;
    std::string name = "command line";
    std::string scope = "read";
    std::string id;
    std::string format = "text";
};

int create(const Flags& flags) {
    House house{flags.place};
    const auto scope = access::parse_scope(flags.scope);
    CHECK(scope.has_value());
    const auto made = house.access().keys().create(at_machine(house), flags.name, *scope);
    fmt::print("{}\n", made.secret);
    fmt::print(stderr, "Keep it safe: it is shown only this once.\n");
    return 0;
}

json::Object to_json(const access::Key& key) {
    return {{"id", key.id.text()},
            {"name", key.name},
            {"scope", access::to_text(key.scope)},
            {"prefix", key.prefix},
            {"created_at", base::to_text(key.created_at)},
            {"last_used_at", key.last_used_at ? json::Value(base::to_text(*key.last_used_at))
                                              : json::Value(nullptr)}};
}

int list(const Flags& flags) {
    House house{flags.place};
    if (flags.format == "json") {
        json::Array items;
        for (const auto& key : house.access().keys().list(at_machine(house).workspace))
            items.push_back(to_json(key));
        fmt::print("{}\n", json::to_text(json::Object{{"items", std::move(items)}}));
        return 0;
    }
    for (const auto& key : house.access().keys().list(at_machine(house).workspace))
        fmt::print("{}  {:<5}  {}…  {}  {}\n", key.id.text(), access::to_text(key.scope),
                   key.prefix, key.last_used_at ? base::to_text(*key.last_used_at) : "never used",
                   key.name);
    return 0;
}

int revoke(const Flags& flags) {
    House house{flags.place};
    const auto id = access::KeyId::parse(flags.id);
    if (!id)
        throw base::Error{base::ErrorCode::invalid,
                          "Name the key by its id: `hark key list` shows them."};
    house.access().keys().revoke(at_machine(house), *id);
    fmt::print(stderr, "Revoked.\n");
    return 0;
}

}  // namespace

void add_key(CLI::App& program, Run& run) {
    auto flags = std::make_shared<Flags>();
    auto* verb = program.add_subcommand("key", "API keys for programs");
    verb->require_subcommand(1);

    auto* make = verb->add_subcommand("create", "Make a key and print it alone on stdout");
    add_place(*make, flags->place);
    make->add_option("--scope", flags->scope, "read, or write (which includes read)")
        ->check(CLI::IsMember({"read", "write"}))
        ->capture_default_str();
    make->add_option("--name", flags->name, "What it is for")->capture_default_str();
    make->callback([flags, &run] { run = [flags] { return create(*flags); }; });

    auto* all = verb->add_subcommand("list", "Show all keys, without their secrets");
    add_place(*all, flags->place);
    all->add_option("--format", flags->format, "text or json")
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
    all->callback([flags, &run] { run = [flags] { return list(*flags); }; });

    auto* end = verb->add_subcommand("revoke", "End a key; it stops working within a second");
    add_place(*end, flags->place);
    end->add_option("id", flags->id, "The key's id")->required();
    end->callback([flags, &run] { run = [flags] { return revoke(*flags); }; });
}

}  // namespace hark::app
