#include "platform/http/openapi.h"

#include <gmock/gmock.h>
#include <boost/json/parse.hpp>

#include "base/error.h"

namespace hark::http {
namespace {

Schema survey() {
    return object("Survey", {required("id", text("an id")), optional("at", nullable(time())),
                             optional("kind", one_of({"nps", "csat"}))});
}

Routes routes() {
    const Handler handler = [](const Request&) { return Response::empty(); };
    Routes result;
    result.push_back({.method = Method::post,
                      .path = "/api/v1/surveys",
                      .permission = Permission::analyse,
                      .summary = "Create a survey",
                      .handler = handler,
                      .request = object("NewSurvey", {required("name", text())}),
                      .response = survey(),
                      .success = 201});
    result.push_back({.method = Method::get,
                      .path = "/api/v1/surveys",
                      .permission = Permission::read,
                      .summary = "List surveys",
                      .handler = handler,
                      .response = page("SurveyPage", survey()),
                      .query = {{"where", "A condition.", QueryParameter::Repeat::yes},
                                {"limit", "How many.", QueryParameter::Repeat::no}},
                      .operation = "listSurveys"});
    result.push_back({.method = Method::erase,
                      .path = "/api/v1/surveys/{id}",
                      .permission = Permission::own,
                      .summary = "Delete a survey",
                      .handler = handler,
                      .success = 204});
    result.push_back({.method = Method::post,
                      .path = "/api/v1/imports",
                      .permission = Permission::analyse,
                      .summary = "Upload a file",
                      .handler = handler,
                      .success = 201,
                      .body = Body::file});
    result.push_back({.method = Method::get,
                      .path = "/s/{key}",
                      .permission = Permission::anyone,
                      .summary = "A page",
                      .handler = handler});
    return result;
}

boost::json::value document() {
    return boost::json::parse(openapi(routes(), "1.2.3"));
}

std::string text_at(const boost::json::value& value, const char* pointer) {
    return std::string{value.at_pointer(pointer).as_string()};
}

TEST(OpenApi, is_the_same_text_for_the_same_routes_in_any_order) {
    auto reversed = routes();
    std::ranges::reverse(reversed);

    EXPECT_EQ(openapi(routes(), "1.2.3"), openapi(reversed, "1.2.3"));
}

TEST(OpenApi, is_indented_by_two_blanks) {
    EXPECT_THAT(openapi(routes(), "1.2.3"),
                testing::StartsWith("{\n  \"openapi\": \"3.1.0\",\n  \"info\": {\n    \"title\""));
}

TEST(OpenApi, describes_each_route_with_its_parameters_and_permission) {
    const auto api = document();

    EXPECT_EQ(text_at(api, "/paths/~1api~1v1~1surveys/get/operationId"), "listSurveys");
    EXPECT_EQ(text_at(api, "/paths/~1api~1v1~1surveys/post/operationId"), "postSurveys");
    EXPECT_EQ(text_at(api, "/paths/~1api~1v1~1surveys/get/tags/0"), "surveys");
    EXPECT_EQ(text_at(api, "/paths/~1api~1v1~1surveys/get/parameters/0/schema/type"), "array");
    EXPECT_EQ(text_at(api, "/paths/~1api~1v1~1surveys~1{id}/delete/parameters/0/name"), "id");
    EXPECT_EQ(text_at(api, "/paths/~1api~1v1~1surveys~1{id}/delete/x-permission"), "own");
}

TEST(OpenApi, takes_keys_for_reading_and_writing_and_sessions_for_all) {
    const auto api = document();

    EXPECT_EQ(api.at_pointer("/paths/~1api~1v1~1surveys/get/security").as_array().size(), 2U);
    EXPECT_EQ(api.at_pointer("/paths/~1api~1v1~1surveys/post/security").as_array().size(), 1U);
}

TEST(OpenApi, refers_to_named_objects) {
    const auto api = document();

    EXPECT_EQ(text_at(api,
                      "/paths/~1api~1v1~1surveys/post/responses/201/content/"
                      "application~1json/schema/$ref"),
              "#/components/schemas/Survey");
    EXPECT_EQ(text_at(api, "/components/schemas/Survey/properties/at/type/1"), "null");
    EXPECT_EQ(text_at(api, "/components/schemas/Survey/required/0"), "id");
    EXPECT_EQ(text_at(api, "/components/schemas/SurveyPage/properties/items/items/$ref"),
              "#/components/schemas/Survey");
}

TEST(OpenApi, describes_uploads_as_bytes) {
    EXPECT_TRUE(document()
                    .at_pointer("/paths/~1api~1v1~1imports/post/requestBody/content")
                    .as_object()
                    .contains("application/octet-stream"));
}

TEST(OpenApi, describes_streams_of_events) {
    auto all = routes();
    Route events;
    events.path = "/api/v1/events";
    events.response = text("What happened.");
    events.listen = [](const Request&) { return nullptr; };
    all.push_back(events);

    const auto api = boost::json::parse(openapi(all, "1"));

    const auto& content = api.at_pointer("/paths/~1api~1v1~1events/get/responses/200/content");
    EXPECT_EQ(content.as_object().size(), 1U);
    EXPECT_EQ(text_at(content, "/text~1event-stream/schema/description"), "What happened.");
}

TEST(OpenApi, leaves_out_what_is_not_for_programs) {
    EXPECT_FALSE(document().at("paths").as_object().contains("/s/{key}"));
}

TEST(OpenApi, refuses_two_shapes_with_one_name) {
    auto twice = routes();
    twice[2].response = object("Survey", {required("other", text())});

    EXPECT_THROW(openapi(twice, "1"), base::Bug);
}

TEST(OpenApi, refuses_two_operations_with_one_name) {
    auto twice = routes();
    twice[0].operation = "listSurveys";

    EXPECT_THROW(openapi(twice, "1"), base::Bug);
}

}  // namespace
}  // namespace hark::http
