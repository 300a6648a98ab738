#include "shared/protocol/reactivation_json.hpp"

#include "shared/protocol/codes.hpp"
#include "shared/protocol/json_writer.hpp"

#include <algorithm>

namespace kz {
namespace {

std::int64_t seconds_of(const BlockedService& service) {
    return (service.restored_at->milliseconds - service.settled_at->milliseconds) / 1000;
}

// The smallest value that so many per cent do not exceed.
std::int64_t percentile(const std::vector<std::int64_t>& sorted, std::size_t percent) {
    return sorted[(sorted.size() * percent + 99) / 100 - 1];
}

void write_service(JsonWriter& json, const Reactivation& each) {
    json.open_object();
    json.text("claim", claim_code(each.claim));
    json.integer("service", each.number);
    json.text("name", each.service.name);
    json.instant("settled_at_ms", *each.service.settled_at);
    if (each.service.restored_at) {
        json.instant("restored_at_ms", *each.service.restored_at);
        json.integer("seconds", seconds_of(each.service));
    }
    json.close_object();
}

} // namespace

void collect_reactivations(std::vector<Reactivation>& into, ClaimId claim, const State& state) {
    for (std::size_t number = 0; number < state.services.size(); ++number)
        if (state.services[number].settled_at)
            into.push_back({claim, static_cast<int>(number), state.services[number]});
}

std::string encode_reactivations(std::vector<Reactivation> reactivations) {
    std::ranges::stable_sort(reactivations, std::greater(), [](const Reactivation& each) { return each.service.settled_at->milliseconds; });
    std::vector<std::int64_t> seconds;
    for (const Reactivation& each : reactivations)
        if (!each.service.is_blocked())
            seconds.push_back(seconds_of(each.service));
    std::ranges::sort(seconds);
    std::string out;
    JsonWriter json(out);
    json.begin_document();
    json.integer("restored", std::ssize(seconds));
    json.integer("waiting", std::ssize(reactivations) - std::ssize(seconds));
    if (!seconds.empty()) {
        json.integer("median_s", percentile(seconds, 50));
        json.integer("p95_s", percentile(seconds, 95));
    }
    json.open_array("services");
    for (const Reactivation& each : reactivations)
        write_service(json, each);
    json.close_array();
    json.close_object();
    return out;
}

} // namespace kz
