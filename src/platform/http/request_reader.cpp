#include "platform/http/request_reader.h"

#include <algorithm>
#include <optional>

#include <boost/beast/core/buffers_range.hpp>
#include <boost/beast/http/parser.hpp>

#include "platform/http/url.h"

namespace hark::http {
namespace beast = boost::beast;
namespace {

/// A body as Beast's parser fills it: in memory, or straight into a file.
struct ArrivingBody {
    struct value_type {
        std::string text;
        TemporaryFile* file = nullptr;
        std::uint64_t room = 0;  // how many more bytes are welcome
    };

    class reader {
    public:
        template <bool is_request, class Fields>
        reader(beast::http::header<is_request, Fields>&, value_type& body) : body_(body) {}

        void init(const boost::optional<std::uint64_t>& length, beast::error_code& error) {
            // What a client merely announces reserves little memory.
            constexpr std::uint64_t believed = 64U << 10;
            if (length && body_.file == nullptr) {
                body_.text.reserve(static_cast<std::size_t>(std::min(*length, believed)));
            }
            error = {};
        }

        template <class Buffers>
        std::size_t put(const Buffers& buffers, beast::error_code& error) {
            std::size_t total = 0;
            for (const auto buffer : beast::buffers_range_ref(buffers)) {
                if (buffer.size() > body_.room) {
                    error = beast::http::error::body_limit;
                    return total;
                }
                body_.room -= buffer.size();
                const std::string_view bytes{static_cast<const char*>(buffer.data()),
                                             buffer.size()};
                if (body_.file != nullptr) {
                    body_.file->append(bytes);
                } else {
                    body_.text += bytes;
                }
                total += buffer.size();
            }
            error = {};
            return total;
        }

        void finish(beast::error_code& error) { error = {}; }

    private:
        value_type& body_;
    };
};

using Parser = beast::http::request_parser<ArrivingBody>;

constexpr RequestReader::Failure malformed{400, "malformed_request",
                                           "This is not a well-formed HTTP/1.1 request."};
constexpr RequestReader::Failure header_too_large{431, "header_too_large",
                                                  "The headers of this request are too large."};
constexpr RequestReader::Failure body_too_large{413, "body_too_large",
                                                "The body of this request is too large."};

}  // namespace

class RequestReader::Machine {
public:
    explicit Machine(std::size_t most_header_bytes) : most_header_bytes_(most_header_bytes) {
        restart();
    }

    void restart() {
        parser_.emplace();
        parser_->body_limit(boost::none);  // ArrivingBody counts
        parser_->header_limit(static_cast<std::uint32_t>(most_header_bytes_));
        header_used_ = 0;
        is_header_reported_ = false;
        failure = malformed;
    }

    Fed feed(std::string_view bytes) {
        Fed fed;
        beast::error_code error;
        while (!parser_->is_done() && fed.used < bytes.size()) {
            if (parser_->is_header_done() && !is_header_reported_) break;
            const auto rest = bytes.substr(fed.used);
            const auto used = parser_->put(boost::asio::buffer(rest.data(), rest.size()), error);
            fed.used += used;
            if (!is_header_reported_) header_used_ += used;
            if (error || used == 0) break;
        }
        if (error && error != beast::http::error::need_more) return fail(fed, error);
        if (!parser_->is_header_done()) {
            if (header_used_ + bytes.size() - fed.used >= most_header_bytes_) {
                return fail(fed, beast::http::error::header_limit);
            }
            return fed;
        }
        if (!is_header_reported_) {
            is_header_reported_ = true;
            fed.state = is_acceptable() ? State::has_header : State::failed;
        } else if (parser_->is_done()) {
            fed.state = State::complete;
        }
        return fed;
    }

    Parser& parser() { return *parser_; }
    bool is_untouched() const { return !parser_->got_some(); }

    Failure failure;

private:
    /// RFC 9112 3.2: exactly one Host, unless the client speaks HTTP/1.0.
    bool is_acceptable() {
        const auto& message = parser_->get();
        const auto hosts = message.count(beast::http::field::host);
        if (message.version() >= 11 && hosts != 1) return false;
        return header_used_ <= most_header_bytes_ || (failure = header_too_large, false);
    }

    Fed fail(Fed fed, beast::error_code error) {
        fed.state = State::failed;
        if (error == beast::http::error::header_limit) failure = header_too_large;
        if (error == beast::http::error::body_limit) failure = body_too_large;
        return fed;
    }

    const std::size_t most_header_bytes_;
    std::optional<Parser> parser_;
    std::size_t header_used_ = 0;
    bool is_header_reported_ = false;
};

RequestReader::RequestReader(std::size_t most_header_bytes)
    : machine_(std::make_unique<Machine>(most_header_bytes)) {}
RequestReader::~RequestReader() = default;

RequestReader::Fed RequestReader::feed(std::string_view bytes) {
    return machine_->feed(bytes);
}

RequestReader::Header RequestReader::header() const {
    auto& parser = machine_->parser();
    const auto& message = parser.get();
    Header result;
    result.method = message.method_string();
    result.target = message.target();
    result.is_keep_alive = parser.keep_alive();
    result.is_http_1_0 = message.version() < 11;
    result.expects_continue = same_ignoring_case(header("Expect"), "100-continue");
    result.has_body = !parser.is_done();
    result.body_bytes = parser.content_length().value_or(0);
    return result;
}

std::string_view RequestReader::header(std::string_view name) const {
    const auto& message = machine_->parser().get();
    const auto found = message.find(name);
    return found == message.end() ? std::string_view{} : std::string_view{found->value()};
}

void RequestReader::accept_body(std::uint64_t most_bytes, TemporaryFile* file) {
    auto& parser = machine_->parser();
    parser.eager(true);
    parser.get().body().room = most_bytes;
    parser.get().body().file = file;
}

const RequestReader::Failure& RequestReader::failure() const {
    return machine_->failure;
}

std::vector<std::pair<std::string, std::string>> RequestReader::headers() const {
    std::vector<std::pair<std::string, std::string>> result;
    result.reserve(12);
    for (const auto& field : machine_->parser().get()) {
        result.emplace_back(field.name_string(), field.value());
    }
    return result;
}

std::string RequestReader::take_body() {
    return std::move(machine_->parser().get().body().text);
}

void RequestReader::restart() {
    machine_->restart();
}

bool RequestReader::is_untouched() const {
    return machine_->is_untouched();
}

}  // namespace hark::http
