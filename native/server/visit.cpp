#include "native/server/visit.hpp"

#include "native/platform/secret.hpp"
#include "native/server/token.hpp"
#include "shared/base/decimal_text.hpp"

#include <algorithm>
#include <functional>

namespace kz {
namespace {

std::string cookie_name(LinkId link) {
    return "kz" + std::to_string(link.value);
}

std::string signature(const Service& service, LinkId link, std::int64_t expires_s) {
    const std::string text = "factor:" + std::to_string(link.value) + ":" + std::to_string(expires_s);
    return base32(hmac_sha256(service.settings.proof_key, text));
}

std::string_view cookie(std::string_view cookies, std::string_view name) {
    while (!cookies.empty()) {
        const auto end = cookies.find(';');
        std::string_view one = cookies.substr(0, end);
        cookies.remove_prefix(end == std::string_view::npos ? cookies.size() : end + 1);
        while (!one.empty() && one.front() == ' ')
            one.remove_prefix(1);
        if (one.size() > name.size() && one.starts_with(name) && one[name.size()] == '=')
            return one.substr(name.size() + 1);
    }
    return {};
}

bool has_proof(const Service& service, LinkId link, std::string_view cookies, Instant now) {
    const std::string_view value = cookie(cookies, cookie_name(link));
    const auto dot = value.find('.');
    if (dot == std::string_view::npos)
        return false;
    const auto expires_s = parse_integer(value.substr(0, dot));
    return expires_s && *expires_s * 1000 > now.milliseconds &&
           equal_secrets(value.substr(dot + 1), signature(service, link, *expires_s));
}

bool is_locked(const Link& link, Instant now) {
    return link.factor_failures >= factor_failures_max && link.factor_failed_at &&
           now.milliseconds - link.factor_failed_at->milliseconds < factor_lock_milliseconds;
}

} // namespace

Result<Visit, VisitRefusal> visit(Service& service, std::string_view token, const Caller& caller, Instant now) {
    if (!service.unknown_links.has_left(caller.remote, now.milliseconds))
        return refuse(VisitRefusal::TooManyTries);
    Reader& reader = service.reader();
    const std::string canonical = token_in(token);
    auto link = canonical.empty() ? std::nullopt : reader.find_link(token_hash(canonical));
    Visit visit;
    if (!link || !reader.load(link->claim, visit.record)) {
        service.unknown_links.take(caller.remote, now.milliseconds);
        return refuse(VisitRefusal::Unknown);
    }
    if (link->revoked_at || link->expires_at <= now)
        return refuse(VisitRefusal::Gone);
    visit.link = std::move(*link);
    visit.is_payment_seen = reader.has_seen_payment(link->claim);
    if (auto merchant = reader.merchant(visit.record.merchant))
        visit.merchant = std::move(*merchant);
    visit.merchant.ways = service.cashier.reachable(visit.merchant.ways);
    if (visit.merchant.factor != Factor::None)
        visit.factor_asked = factor_asked(visit.merchant.factor, service.states().get(reader, visit.link.claim).invoice.buyer);
    visit.is_unlocked = visit.factor_asked == Factor::None || has_proof(service, visit.link.id, caller.cookies, now);
    return visit;
}

std::string proof_cookie(const Service& service, LinkId link, Instant now, bool is_secure) {
    const std::int64_t expires_s = (now.milliseconds + proof_milliseconds) / 1000;
    return cookie_name(link) + "=" + std::to_string(expires_s) + "." + signature(service, link, expires_s) +
           "; Max-Age=" + std::to_string(proof_milliseconds / 1000) + "; Path=/; HttpOnly; SameSite=Strict" +
           (is_secure ? "; Secure" : "");
}

std::vector<std::string> ended_proofs(std::string_view cookies) {
    std::vector<std::string> lines;
    while (!cookies.empty()) {
        const auto end = cookies.find(';');
        std::string_view name = cookies.substr(0, std::min(end, cookies.find('=')));
        cookies.remove_prefix(end == std::string_view::npos ? cookies.size() : end + 1);
        while (!name.empty() && name.front() == ' ')
            name.remove_prefix(1);
        if (name.starts_with("kz") && parse_integer(name.substr(2)))
            lines.push_back(std::string(name) + "=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict");
    }
    return lines;
}

FactorTried try_factor(Transaction& store, Desk& desk, const Visit& who, const std::string& typed, Moment now) {
    auto link = store.find_link(who.link.token_hash);
    if (!link)
        return {FactorAnswer::Wrong, 0};
    if (is_locked(*link, now.at))
        return {FactorAnswer::Locked, 0};
    if (link->factor_failures >= factor_failures_max)
        link->factor_failures = 0; // the lock has ended
    const bool is_right = factor_matches(who.factor_asked, desk.state(store, link->claim).invoice.buyer, typed);
    link->factor_failures = is_right ? 0 : link->factor_failures + 1;
    link->factor_failed_at = is_right ? std::nullopt : std::optional(now.at);
    store.change_link(*link);
    store.add_audit({now.at, Actor::Customer, is_right ? "factor_right" : "factor_wrong", link->claim, {}});
    if (is_right)
        return {FactorAnswer::Right, factor_failures_max};
    const int left = factor_failures_max - link->factor_failures;
    return {left > 0 ? FactorAnswer::Wrong : FactorAnswer::Locked, left};
}

namespace {

int revoke_those(Transaction& store, ClaimId claim, const std::function<bool(const Link&)>& is_meant, Moment now) {
    int revoked = 0;
    for (Link& link : store.links(claim))
        if (!link.revoked_at && is_meant(link)) {
            link.revoked_at = now.at;
            store.change_link(link);
            ++revoked;
        }
    if (revoked > 0)
        store.add_audit({now.at, Actor::Staff, "links_revoked", claim, std::to_string(revoked)});
    return revoked;
}

} // namespace

int revoke_links(Transaction& store, ClaimId claim, Moment now) {
    return revoke_those(store, claim, [](const Link&) { return true; }, now);
}

int revoke_links_but(Transaction& store, ClaimId claim, std::string_view token, Moment now) {
    return revoke_those(store, claim, [kept = token_hash(token)](const Link& link) { return link.token_hash != kept; }, now);
}

int revoke_link(Transaction& store, ClaimId claim, std::string_view token, Moment now) {
    return revoke_those(store, claim, [meant = token_hash(token)](const Link& link) { return link.token_hash == meant; }, now);
}

IssuedLink add_link(Transaction& store, ClaimId claim, int expires_in_days, Moment now) {
    IssuedLink issued{make_token(), Instant{now.at.milliseconds + expires_in_days * std::int64_t{86'400'000}}};
    Link link;
    link.claim = claim;
    link.token_hash = token_hash(issued.token);
    link.issued_at = now.at;
    link.expires_at = issued.expires_at;
    store.add_link(link);
    store.add_audit({now.at, Actor::Staff, "link_issued", claim, std::to_string(expires_in_days)});
    return issued;
}

IssuedLink issue_link(Transaction& store, ClaimId claim, int expires_in_days, Moment now) {
    revoke_links(store, claim, now);
    return add_link(store, claim, expires_in_days, now);
}

} // namespace kz
