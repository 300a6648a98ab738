#include "shared/protocol/reactivation_json.hpp"

#include "shared/protocol/codes.hpp"
#include "shared/protocol/json_writer.hpp"

#include <algorithm>

namespace kz {
namespace {

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
        json.integer("seconds", seconds_to_restore(each.service));
    }
    json.close_object();
}

} // namespace

void collect_reactivations(std::vector<Reactivation>& into, ClaimId claim, const State& state) {
    for (std::size_t number = 0; number < state.services.size(); ++number)
        if (state.services[number].settled_at)
            into.push_back({claim, static_cast<int>(number), state.services[number]});
}

std::int64_t seconds_to_restore(const BlockedService& service) {
    return (service.restored_at->milliseconds - service.settled_at->milliseconds) / 1000;
}

ReactivationFigures figures_of(std::span<const Reactivation> reactivations) {
    std::vector<std::int64_t> seconds;
    for (const Reactivation& each : reactivations)
        if (!each.service.is_blocked())
            seconds.push_back(seconds_to_restore(each.service));
    std::ranges::sort(seconds);
    ReactivationFigures figures{static_cast<int>(seconds.size()), static_cast<int>(reactivations.size() - seconds.size())};
    if (!seconds.empty()) {
        figures.median_seconds = percentile(seconds, 50);
        figures.p95_seconds = percentile(seconds, 95);
    }
    return figures;
}

std::string encode_reactivations(std::vector<Reactivation> reactivations) {
    std::ranges::stable_sort(reactivations, std::greater(), [](const Reactivation& each) { return each.service.settled_at->milliseconds; });
    const ReactivationFigures figures = figures_of(reactivations);
    std::string out;
    JsonWriter json(out);
    json.begin_document();
    json.integer("restored", figures.restored);
    json.integer("waiting", figures.waiting);
    if (figures.restored > 0) {
        json.integer("median_s", figures.median_seconds);
        json.integer("p95_s", figures.p95_seconds);
    }
    json.open_array("services");
    for (const Reactivation& each : reactivations)
        write_service(json, each);
    json.close_array();
    json.close_object();
    return out;
}

} // namespace kz
