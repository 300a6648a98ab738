#include "native/http/reply.hpp"
#include "native/platform/clock.hpp"
#include "native/server/claim_answers.hpp"
#include "native/server/http_answers.hpp"
#include "native/server/routes.hpp"

namespace kz {
namespace {

constexpr std::string_view prefix = "/api/v1/claims/";
constexpr std::size_t cached_answers = 16'384; // a thread

// One place a claim; a claim that hashes to the same place takes it over.
struct CachedAnswer {
    ClaimId claim;
    std::uint64_t generation = 0;
    Date today;
    std::string etag;
    std::string json;
};

struct Lookup {
    const Service* owner = nullptr; // tests run several in one process
    std::vector<CachedAnswer> cache = std::vector<CachedAnswer>(cached_answers);
    ClaimRecord record;
    ClaimView view;
};

// The answer as of now; nothing when there is no such claim. The generation is read first: what changes while we read
// makes the entry stale, not wrong.
const CachedAnswer* answer_for(Service& service, Lookup& lookup, ClaimId claim, Date today) {
    CachedAnswer& place = lookup.cache[static_cast<std::size_t>(claim.value) % cached_answers];
    const std::uint64_t generation = service.generation(claim);
    if (place.claim == claim && place.generation == generation && place.today == today)
        return &place;
    if (!service.reader().load(claim, lookup.record))
        return nullptr;
    view_of(lookup.record, today, lookup.view);
    place.claim = claim;
    place.generation = generation;
    place.today = today;
    place.json.clear();
    append_claim(place.json, lookup.view);
    place.etag = "\"" + std::to_string(lookup.record.version) + "-" + iso(today) + "\"";
    return &place;
}

} // namespace

http::HotHandler claim_lookup(Service& service) {
    return [&service](const http::RequestView& request, http::Reply& reply) {
        if (!request.path.starts_with(prefix))
            return false;
        const auto claim = parse_claim_code(request.path.substr(prefix.size()));
        if (!claim)
            return false;
        http::exchange().label("/api/v1/claims/:claim");
        if (!is_operator(service, request.header("Authorization"))) {
            reply.answer(operator_needed());
            return true;
        }
        thread_local Lookup lookup;
        if (lookup.owner != &service) {
            lookup = Lookup{};
            lookup.owner = &service;
        }
        const CachedAnswer* found = answer_for(service, lookup, *claim, this_moment().today);
        if (found == nullptr) {
            reply.answer(problem_answer(ProblemCode::ClaimUnknown));
            return true;
        }
        static const http::Fields no_store = http::Fields{}.add("Cache-Control", "no-cache");
        if (request.header("If-None-Match") == found->etag) {
            reply.not_modified(found->etag, no_store);
            return true;
        }
        reply.begin(200, "application/json", http::Fields{}.add("Cache-Control", "no-cache").add("ETag", found->etag)) += found->json;
        reply.end();
        return true;
    };
}

} // namespace kz
