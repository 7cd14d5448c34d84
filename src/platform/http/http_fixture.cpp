#include "platform/http/http_fixture.h"

#include <map>
#include <stdexcept>

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>

#include "platform/http/url.h"

namespace hark::http {
namespace net = boost::asio;
namespace beast = boost::beast;

std::string Answer::header(std::string_view name) const {
    for (const auto& [key, value] : headers) {
        if (same_ignoring_case(key, name)) return value;
    }
    return "";
}

class Client::Wire {
public:
    explicit Wire(unsigned short port) : port_(port) {}

    Answer exchange(beast::http::request<beast::http::string_body>& request) {
        for (const auto& [name, value] : standing) request.set(name, value);
        if (!cookies_.empty()) request.set("Cookie", cookie_header());
        const bool is_fresh = !socket_.is_open();
        try {
            return try_exchange(request);
        } catch (const boost::system::system_error&) {
            // The server may close a kept-alive connection at any time; one fresh try is due.
            socket_.close();
            if (is_fresh) throw;
            return try_exchange(request);
        }
    }

    std::map<std::string, std::string> standing;

private:
    Answer try_exchange(const beast::http::request<beast::http::string_body>& request) {
        if (!socket_.is_open()) {
            buffer_.clear();
            socket_.connect({net::ip::address_v4::loopback(), port_});
            socket_.set_option(net::ip::tcp::no_delay{true});
        }
        beast::http::write(socket_, request);
        beast::http::response_parser<beast::http::string_body> parser;
        parser.body_limit(boost::none);
        parser.skip(request.method() == beast::http::verb::head);
        beast::http::read(socket_, buffer_, parser);
        const bool is_last = !parser.keep_alive();
        auto message = parser.release();
        if (is_last) socket_.close();
        Answer answer;
        answer.status = static_cast<int>(message.result_int());
        for (const auto& field : message) {
            answer.headers.emplace_back(field.name_string(), field.value());
            if (field.name() == beast::http::field::set_cookie) keep_cookie(field.value());
        }
        answer.body = std::move(message.body());
        return answer;
    }

    void keep_cookie(std::string_view header) {
        const auto pair = next_part(header, ';');
        const auto equals = std::min(pair.find('='), pair.size());
        const std::string name{pair.substr(0, equals)};
        const std::string_view value = pair.substr(std::min(equals + 1, pair.size()));
        if (value.empty() || header.find("Max-Age=0") != std::string_view::npos) {
            cookies_.erase(name);
        } else {
            cookies_[name] = value;
        }
    }

    std::string cookie_header() const {
        std::string result;
        for (const auto& [name, value] : cookies_) {
            result += (result.empty() ? "" : "; ") + name + "=" + value;
        }
        return result;
    }

    const unsigned short port_;
    net::io_context context_;
    net::ip::tcp::socket socket_{context_};
    beast::flat_buffer buffer_;
    std::map<std::string, std::string> cookies_;
};

Client::Client(unsigned short port) : wire_(std::make_unique<Wire>(port)) {}
Client::~Client() = default;

Answer Client::get(const std::string& target) {
    return send(Method::get, target, "");
}

Answer Client::send(Method method, const std::string& target, const std::string& body,
                    const std::vector<std::pair<std::string, std::string>>& headers) {
    const auto name = to_text(method);
    beast::http::request<beast::http::string_body> request{
        beast::http::string_to_verb({name.data(), name.size()}), target, 11};
    request.set("Host", "127.0.0.1");
    if (!body.empty()) request.set("Content-Type", "application/json");
    for (const auto& [key, value] : headers) request.set(key, value);
    request.body() = body;
    request.prepare_payload();
    return wire_->exchange(request);
}

void Client::set_header(std::string name, std::string value) {
    wire_->standing[std::move(name)] = std::move(value);
}

}  // namespace hark::http
