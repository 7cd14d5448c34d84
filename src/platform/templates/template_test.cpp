#include "platform/templates/template.h"

#include <gmock/gmock.h>

#include "base/error.h"

namespace hark::templates {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string filled(std::string_view text, const Values& values, Escape escape = Escape::html) {
    return Template{text}.render(values, escape);
}

TEST(Template, fills_in_fields) {
    EXPECT_EQ(filled("Hello {{name}}, {{ name }}!", {{"name", "Ada"}}), "Hello Ada, Ada!");
}

TEST(Template, escapes_what_would_be_markup) {
    EXPECT_EQ(filled("<p>{{name}}</p>", {{"name", "<script>\"&'"}}),
              "<p>&lt;script&gt;&quot;&amp;&apos;</p>");
    EXPECT_EQ(filled("{{name}}", {{"name", "A & B"}}, Escape::nothing), "A & B");
    EXPECT_EQ(filled("{{{name}}}", {{"name", "<b>"}}), "<b>");
}

TEST(Template, has_a_default_for_what_is_not_there) {
    EXPECT_EQ(filled("Hello {{name|friend}}", {}), "Hello friend");
    EXPECT_EQ(filled("Hello {{name | friend}}", {{"name", ""}}), "Hello friend");
    EXPECT_EQ(filled("Hello {{name|friend}}", {{"name", "Ada"}}), "Hello Ada");
    EXPECT_EQ(filled("Hello {{name|<b>}}", {}), "Hello &lt;b&gt;") << "a default is text as well";
    EXPECT_EQ(filled("Hello {{name}}!", {}), "Hello !");
}

TEST(Template, repeats_and_leaves_out_sections) {
    const Values values{
        {"rows", std::vector<Values>{{{"n", "1"}}, {{"n", "2"}}}}, {"is_open", true}, {"logo", ""}};
    EXPECT_EQ(filled("{{#rows}}[{{n}}]{{/rows}}", values), "[1][2]");
    EXPECT_EQ(filled("{{#is_open}}open{{/is_open}}{{^is_open}}shut{{/is_open}}", values), "open");
    EXPECT_EQ(filled("{{#logo}}<img>{{/logo}}{{^logo}}none{{/logo}}", values), "none");
}

TEST(Template, never_reads_a_value_as_a_template) {
    EXPECT_EQ(filled("{{name}}", {{"name", "{{password}}"}, {"password", "p"}}), "{{password}}");
}

TEST(Template, names_its_fields) {
    EXPECT_THAT(Template{"{{b|x}} {{#a}}{{c}}{{/a}} {{! a comment }}"}.fields(),
                ElementsAre("a", "b", "c"));
}

TEST(Template, refuses_what_is_broken_or_reaches_outside) {
    const auto refusal = [](std::string_view text) -> std::string {
        try {
            const Template read{text};
        } catch (const base::Error& error) {
            EXPECT_EQ(error.code(), base::ErrorCode::invalid);
            return error.what();
        }
        return "";
    };
    EXPECT_THAT(refusal("Hello {{name"), HasSubstr("no }}"));
    EXPECT_THAT(refusal("{{#a}}never closed"), HasSubstr("Unclosed section"));
    EXPECT_THAT(refusal("{{> file}}"), HasSubstr("cannot be used"));
    EXPECT_THAT(refusal("{{=<% %>=}}"), HasSubstr("cannot be used"));
    EXPECT_THAT(refusal("{{}}"), HasSubstr("empty field"));
    EXPECT_EQ(refusal("plain } text { with braces"), "");
}

}  // namespace
}  // namespace hark::templates
