#include "tests/fault/load.h"

#include <stdexcept>

#include <fmt/format.h>
#include <boost/json.hpp>

namespace hark::tests {
namespace {

constexpr std::size_t singles = 4;
constexpr std::size_t batches = 2;
constexpr std::size_t batch_items = 40;

std::string item(const std::string& id) {
    return fmt::format(R"({{"score":{},"comment":"about {}","person":"p-{}","external_id":"{}"}})",
                       id.size() % 11, id, id.back(), id);
}

}  // namespace

Freshness post(http::Client& client, const Sent& request) {
    using http::Method;
    if (request.ids.size() == 1) {
        const auto answer = client.send(Method::post, "/api/v1/responses", item(request.ids[0]));
        const auto stored = body_of(answer);
        if (stored.at("external_id").as_string() != std::string_view{request.ids[0]})
            throw std::runtime_error("another response came back: " + answer.body);
        return {answer.status == 201 ? 1U : 0U, answer.status == 200 ? 1U : 0U};
    }
    std::string items;
    for (const auto& id : request.ids) items += (items.empty() ? "" : ",") + item(id);
    const auto outcome = body_of(
        client.send(Method::post, "/api/v1/responses/batch", "{\"items\":[" + items + "]}"));
    return {outcome.at("accepted").to_number<std::size_t>(),
            outcome.at("duplicates").to_number<std::size_t>()};
}

Load::Load(const Server& server, const std::string& key) : sent_(singles + batches) {
    running_ = static_cast<int>(sent_.size());
    for (std::size_t i = 0; i < sent_.size(); ++i)
        clients_.emplace_back([this, &server, key, i] { post(server, key, i); });
}

void Load::post(const Server& server, const std::string& key, std::size_t client) {
    const auto wire = server.client(key);
    try {
        for (std::size_t number = 0;; ++number) {
            Sent& request = sent_[client].emplace_back();
            const std::size_t count = client < singles ? 1 : batch_items;
            for (std::size_t i = 0; i < count; ++i)
                request.ids.push_back(fmt::format("c{}-{}-{}", client, number, i));
            tests::post(*wire, request);
            request.is_acknowledged = true;
            ++acknowledged_;
            acknowledged_.notify_all();
        }
    } catch (const std::exception&) {
        // The server is gone, as it should be; what it had not answered is not acknowledged.
    }
    --running_;
    ++acknowledged_;
    acknowledged_.notify_all();
}

void Load::wait_for_acknowledged(int count) {
    for (int seen = acknowledged_; seen < count && running_ > 0; seen = acknowledged_)
        acknowledged_.wait(seen);
}

std::vector<Sent> Load::finish() {
    clients_.clear();
    std::vector<Sent> all;
    for (auto& one : sent_) all.insert(all.end(), one.begin(), one.end());
    return all;
}

}  // namespace hark::tests
