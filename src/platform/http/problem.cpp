#include "platform/http/problem.h"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace hark::http {
namespace {

using base::ErrorCode;

struct CodeRow {
    ErrorCode code;
    std::string_view text;
    int status;
};
constexpr CodeRow codes[] = {
    {ErrorCode::invalid, "invalid", 400},
    {ErrorCode::unauthenticated, "unauthenticated", 401},
    {ErrorCode::forbidden, "forbidden", 403},
    {ErrorCode::not_found, "not_found", 404},
    {ErrorCode::conflict, "conflict", 409},
    {ErrorCode::limit_reached, "limit_reached", 429},
    {ErrorCode::unavailable, "unavailable", 503},
    {ErrorCode::timed_out, "timed_out", 504},
};

const CodeRow& row_of(ErrorCode code) {
    for (const auto& row : codes) {
        if (row.code == code) return row;
    }
    throw base::Bug{"an error code without a status"};
}

boost::json::array to_json(const std::vector<base::FieldProblem>& fields) {
    boost::json::array result;
    for (const auto& field : fields) {
        result.push_back(boost::json::object{
            {"field", field.field}, {"code", field.code}, {"message", field.message}});
    }
    return result;
}

Response document(int status, std::string_view code, std::string_view detail,
                  boost::json::array fields, std::string_view request_id) {
    const boost::json::object body{
        {"type", "about:blank"},
        {"title", reason_of(status)},
        {"status", status},
        {"detail", detail},
        {"code", code},
        {"fields", std::move(fields)},
        {"request_id", request_id},
    };
    Response response{status, "application/problem+json", boost::json::serialize(body), {}, {}};
    if (status == 503 || status == 429) response.with_header("Retry-After", "1");
    if (status == 401) response.with_header("WWW-Authenticate", "Bearer");
    return response;
}

void set_header(Response& response, std::string_view name, std::string value) {
    for (auto& header : response.headers)
        if (header.first == name) {
            header.second = std::move(value);
            return;
        }
    response.with_header(std::string{name}, std::move(value));
}

}  // namespace

int status_of(ErrorCode code) {
    return row_of(code).status;
}

std::string_view to_text(ErrorCode code) {
    return row_of(code).text;
}

std::string_view reason_of(int status) {
    switch (status) {
        case 200: return "OK";
        case 201: return "Created";
        case 202: return "Accepted";
        case 204: return "No Content";
        case 206: return "Partial Content";
        case 301: return "Moved Permanently";
        case 302: return "Found";
        case 303: return "See Other";
        case 304: return "Not Modified";
        case 307: return "Temporary Redirect";
        case 308: return "Permanent Redirect";
        case 400: return "Bad Request";
        case 401: return "Unauthorized";
        case 403: return "Forbidden";
        case 404: return "Not Found";
        case 405: return "Method Not Allowed";
        case 408: return "Request Timeout";
        case 409: return "Conflict";
        case 410: return "Gone";
        case 412: return "Precondition Failed";
        case 413: return "Content Too Large";
        case 414: return "URI Too Long";
        case 415: return "Unsupported Media Type";
        case 422: return "Unprocessable Content";
        case 429: return "Too Many Requests";
        case 431: return "Request Header Fields Too Large";
        case 500: return "Internal Server Error";
        case 501: return "Not Implemented";
        case 503: return "Service Unavailable";
        case 504: return "Gateway Timeout";
        default: return "Status";
    }
}

Response problem(const base::Error& error, std::string_view request_id) {
    const auto& row = row_of(error.code());
    const std::string_view code = error.reason().empty() ? row.text : error.reason();
    auto response = document(row.status, code, error.what(), to_json(error.fields()), request_id);
    if (const auto wait = error.retry_in())
        set_header(response, "Retry-After", std::to_string(wait->count()));
    return response;
}

Response problem(int status, std::string_view code, std::string_view detail,
                 std::string_view request_id) {
    return document(status, code, detail, {}, request_id);
}

}  // namespace hark::http
