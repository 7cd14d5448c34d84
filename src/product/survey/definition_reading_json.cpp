#include <fmt/format.h>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/limits.h"
#include "platform/json/reader.h"
#include "product/survey/definition_json.h"

namespace hark::survey {
namespace {

namespace limits = base::limits;

/// Reads the parts of a definition, each with the path of its field.
class Reading {
public:
    Reading(Kind kind, std::vector<base::FieldProblem>& problems)
        : kind_(kind), problems_(problems) {}

    Definition definition(const json::Value& value) {
        Definition read;
        const std::string where = "definition";
        json::Reader reader{value, where};
        if (const auto* languages = reader.maybe_any("languages"))
            read.languages = texts(*languages, where + ".languages", limits::key_bytes);
        if (const auto* wording = reader.maybe_any("wording"))
            read.wording = this->wording(*wording, where + ".wording");
        else
            read.wording.tmpl = usual_template(kind_);
        read.asks_comment = reader.maybe_boolean("ask_comment").value_or(true);
        read.is_once_per_browser = reader.maybe_boolean("once_per_browser").value_or(false);
        read.reasons =
            list<Reason>(reader.maybe_any("reasons"), where + ".reasons", limits::survey_reasons,
                         [this](const auto& item, const auto& path) { return reason(item, path); });
        read.questions = list<Question>(
            reader.maybe_any("questions"), where + ".questions", limits::survey_questions,
            [this](const auto& item, const auto& path) { return question(item, path); });
        by_audience(reader.maybe_any("follow_up"), where + ".follow_up",
                    [&](std::size_t i, const auto& item, const auto& path) {
                        read.follow_up[i] = words(&item, path);
                    });
        by_audience(reader.maybe_any("thanks"), where + ".thanks",
                    [&](std::size_t i, const auto& item, const auto& path) {
                        read.thanks[i] = thanks(item, path);
                    });
        if (const auto* look = reader.maybe_any("look")) read.look = this->look(*look);
        add(reader.problems());
        return read;
    }

private:
    void add(std::vector<base::FieldProblem> more) {
        for (auto& problem : more)
            if (problems_.size() < limits::field_problems) problems_.push_back(std::move(problem));
    }
    void refuse(const std::string& field, std::string code, std::string message) {
        add({{field, std::move(code), std::move(message)}});
    }

    Words words(const json::Value* value, const std::string& path) {
        std::vector<base::FieldProblem> found;
        auto read = read_words(value, path, found);
        add(std::move(found));
        return read;
    }

    std::vector<std::string> texts(const json::Value& value, const std::string& path,
                                   std::size_t most_bytes) {
        return list<std::string>(
            &value, path, limits::survey_options, [&](const auto& item, const auto& at) {
                const auto* text = item.if_string();
                if (text && !text->empty() && text->size() <= most_bytes) return std::string{*text};
                refuse(at, "not_a_text",
                       fmt::format("This must be a text of 1 to {} bytes.", most_bytes));
                return std::string{};
            });
    }

    template <typename Thing, typename Read>
    std::vector<Thing> list(const json::Value* value, const std::string& path, std::size_t most,
                            Read&& read) {
        std::vector<Thing> things;
        if (!value || value->is_null()) return things;
        const auto* array = value->if_array();
        if (!array) {
            refuse(path, "not_a_list", "This must be a list.");
            return things;
        }
        if (array->size() > most) {
            refuse(path, "too_many", fmt::format("At most {} are taken.", most));
            return things;
        }
        for (std::size_t i = 0; i < array->size(); ++i)
            things.push_back(read((*array)[i], fmt::format("{}[{}]", path, i)));
        return things;
    }

    template <typename Read>
    void by_audience(const json::Value* value, const std::string& path, Read&& read) {
        if (!value || value->is_null()) return;
        json::Reader reader{*value, path};
        for (const auto audience : audiences)
            if (const auto* item = reader.maybe_any(to_text(audience)))
                read(static_cast<std::size_t>(audience), *item,
                     path + '.' + std::string{to_text(audience)});
        add(reader.problems());
    }

    Wording wording(const json::Value& value, const std::string& path) {
        Wording read;
        json::Reader reader{value, path};
        read.tmpl = reader.maybe_text("template", {.most = limits::key_bytes});
        read.subject =
            reader.maybe_text("subject", {.least = 0, .most = limits::name_bytes}).value_or("");
        read.text = words(reader.maybe_any("text"), path + ".text");
        add(reader.problems());
        return read;
    }

    std::vector<Audience> groups_of(const json::Value& value, const std::string& path) {
        std::vector<Audience> read;
        for (const auto& text : texts(value, path, limits::key_bytes)) {
            if (const auto audience = parse_audience(text))
                read.push_back(*audience);
            else
                refuse(path, "not_a_group",
                       fmt::format("\"{}\" is none of promoter, passive, detractor.", text));
        }
        return read;
    }

    Reason reason(const json::Value& value, const std::string& path) {
        Reason read;
        json::Reader reader{value, path};
        read.key = reader.text("key", {.most = limits::key_bytes});
        read.label = words(reader.maybe_any("label"), path + ".label");
        if (const auto* groups = reader.maybe_any("groups"))
            read.audiences = groups_of(*groups, path + ".groups");
        add(reader.problems());
        return read;
    }

    Question question(const json::Value& value, const std::string& path) {
        Question read;
        json::Reader reader{value, path};
        read.key = reader.text("key", {.most = limits::key_bytes});
        const auto kind = reader.choice("kind", {"single", "multiple", "scale", "text"});
        read.kind = parse_question_kind(kind).value_or(QuestionKind::text);
        read.label = words(reader.maybe_any("label"), path + ".label");
        read.is_required = reader.maybe_boolean("required").value_or(false);
        read.options =
            list<Option>(reader.maybe_any("options"), path + ".options", limits::survey_options,
                         [this](const auto& item, const auto& at) { return option(item, at); });
        read.least = static_cast<int>(reader.maybe_integer("least", 0, 10).value_or(1));
        read.most = static_cast<int>(reader.maybe_integer("most", 0, 10).value_or(5));
        read.least_label = words(reader.maybe_any("least_label"), path + ".least_label");
        read.most_label = words(reader.maybe_any("most_label"), path + ".most_label");
        read.show_when = list<ShowWhen>(
            reader.maybe_any("show_when"), path + ".show_when", limits::survey_questions,
            [this](const auto& item, const auto& at) { return show_when(item, at); });
        add(reader.problems());
        return read;
    }

    Option option(const json::Value& value, const std::string& path) {
        Option read;
        json::Reader reader{value, path};
        read.key = reader.text("key", {.most = limits::key_bytes});
        read.label = words(reader.maybe_any("label"), path + ".label");
        add(reader.problems());
        return read;
    }

    ShowWhen show_when(const json::Value& value, const std::string& path) {
        ShowWhen read;
        json::Reader reader{value, path};
        read.question = reader.text("question", {.most = limits::key_bytes});
        if (const auto* is = reader.maybe_any("is"))
            read.is = texts(*is, path + ".is", limits::key_bytes);
        add(reader.problems());
        return read;
    }

    Thanks thanks(const json::Value& value, const std::string& path) {
        Thanks read;
        json::Reader reader{value, path};
        read.text = words(reader.maybe_any("text"), path + ".text");
        read.share = words(reader.maybe_any("share"), path + ".share");
        read.asks_to_contact = reader.maybe_boolean("contact_me").value_or(false);
        if (const auto* link = reader.maybe_any("link")) {
            json::Reader inner{*link, path + ".link"};
            read.link = Link{inner.text("url", {.most = limits::survey_text_bytes}),
                             words(inner.maybe_any("label"), path + ".link.label")};
            add(inner.problems());
        }
        add(reader.problems());
        return read;
    }

    Look look(const json::Value& value) {
        Look read;
        json::Reader reader{value, "definition.look"};
        read.accent = reader.maybe_text("accent", {.most = 7}).value_or(read.accent);
        read.logo =
            reader.maybe_text("logo", {.least = 0, .most = limits::logo_bytes}).value_or("");
        if (reader.maybe_choice("corners", {"round", "square"}) == "square")
            read.corners = Look::Corners::square;
        const auto scheme = reader.maybe_choice("scheme", {"auto", "light", "dark"});
        if (scheme == "light") read.scheme = Look::Scheme::light;
        if (scheme == "dark") read.scheme = Look::Scheme::dark;
        read.shows_hark = reader.maybe_boolean("hark_name").value_or(true);
        add(reader.problems());
        return read;
    }

    const Kind kind_;
    std::vector<base::FieldProblem>& problems_;
};

}  // namespace

Definition read_definition(const json::Value& value, Kind kind,
                           std::vector<base::FieldProblem>& problems) {
    const auto before = problems.size();
    Definition read = Reading{kind, problems}.definition(value);
    // A definition that could not be read whole is not judged as a whole.
    if (problems.size() == before)
        for (auto& problem : check(read, kind)) problems.push_back(std::move(problem));
    return read;
}

Definition definition_from_column(const std::string& text, Kind kind) {
    std::vector<base::FieldProblem> problems;
    Definition read = Reading{kind, problems}.definition(json::parse(text));
    CHECK(problems.empty());
    return read;
}

}  // namespace hark::survey
