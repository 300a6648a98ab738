#include "native/cli/print.hpp"
#include "native/cli/print_parts.hpp"

#include "shared/base/date.hpp"
#include "shared/domain/money/money.hpp"

#include <cstdio>

namespace kz {
namespace {

void print_one(const Json& claim) {
    const std::string currency = text_of(claim, "currency");
    std::printf("%s  %s\n", text_of(claim, "claim").c_str(), text_of(claim, "number").c_str());
    row("from", text_of(claim, "seller") + " (" + text_of(claim, "merchant") + ")");
    row("to", text_of(claim, "buyer"));
    row("issued on", text_of(claim, "issued_on"));
    row("due on", text_of(claim, "due_on"));
    row("standing", text_of(claim, "standing"));
    row("claimed", amount_text(number_of(claim, "total_minor"), currency));
    row("paid", amount_text(number_of(claim, "paid_minor"), currency));
    row("open", amount_text(number_of(claim, "open_minor"), currency));
    for (const Json& line : claim.value("lines", Json::array()))
        std::printf("    %s %s %12s\n", padded(text_of(line, "number"), 4).c_str(), padded(text_of(line, "name"), 44).c_str(),
                    amount_text(number_of(line, "net_minor"), currency).c_str());
}

} // namespace

Json parsed(const std::string& text) {
    return Json::parse(text, nullptr, false);
}

std::string text_of(const Json& object, const char* name) {
    const auto found = object.find(name);
    return found == object.end() || !found->is_string() ? std::string() : found->get<std::string>();
}

std::int64_t number_of(const Json& object, const char* name) {
    const auto found = object.find(name);
    return found == object.end() || !found->is_number_integer() ? 0 : found->get<std::int64_t>();
}

void row(const char* label, const std::string& value) {
    if (!value.empty())
        std::printf("  %-12s %s\n", label, value.c_str());
}

std::string padded(std::string text, std::size_t width) {
    std::size_t count = 0;
    std::size_t at = 0;
    for (; at < text.size() && count < width; ++at)
        if ((static_cast<unsigned char>(text[at]) & 0xc0) != 0x80)
            ++count;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80)
        ++at;
    text.resize(at);
    return text + std::string(width - std::min(count, width), ' ');
}

std::string amount_text(std::int64_t minor, const std::string& currency) {
    return plain(Money{minor}) + " " + currency;
}

void print_problem(const ApiAnswer& answer, const std::string& about) {
    const Json problem = parsed(answer.body);
    std::string out = about.empty() ? "kulanz: " : "kulanz: " + about + ": ";
    out += problem.is_object() ? text_of(problem, "code") : "status " + std::to_string(answer.status);
    if (problem.is_object()) {
        const std::string detail = text_of(problem, "detail");
        out += ": " + (detail.empty() ? text_of(problem, "title") : detail);
        for (const Json& error : problem.value("errors", Json::array())) {
            out += "; ";
            if (const auto line = number_of(error, "line"); line > 0)
                out += "line " + std::to_string(line) + ": ";
            out += text_of(error, "field") + ": " + text_of(error, "code");
            if (const std::string why = text_of(error, "detail"); !why.empty())
                out += ": " + why;
        }
    }
    std::fprintf(stderr, "%s\n", out.c_str());
}

void print_claim(const std::string& json) {
    print_one(parsed(json));
}

void print_payment(const std::string& json) {
    const Json answer = parsed(json);
    const Json claim = answer.value("claim", Json::object());
    std::printf("posted as payment %lld of %s; open now %s\n", static_cast<long long>(number_of(answer, "posting")),
                text_of(claim, "claim").c_str(), amount_text(number_of(claim, "open_minor"), text_of(claim, "currency")).c_str());
}

void print_positions(const std::string& json) {
    const Json ledger = parsed(json);
    const std::string currency = text_of(ledger, "currency");
    std::printf("%s%s%14s%14s\n", padded("POSITION", 13).c_str(), padded("NAME", 32).c_str(), "VALUE", "OUTSTANDING");
    for (const Json& position : ledger.value("positions", Json::array()))
        std::printf("%s%s%14s%14s%s\n", padded(text_of(position, "position"), 13).c_str(),
                    padded(text_of(position, "name"), 31).append(" ").c_str(),
                    amount_text(number_of(position, "value_minor"), currency).c_str(),
                    amount_text(number_of(position, "outstanding_minor"), currency).c_str(),
                    position.value("is_held", false) ? "  in dispute" : "");
    if (ledger.contains("enforceable_until"))
        std::printf("can be enforced until %s\n", text_of(ledger, "enforceable_until").c_str());
    for (const Json& service : ledger.value("services", Json::array()))
        std::printf("%s %s, blocked since %s\n", service.contains("restored_at_ms") ? "restored:" : "blocked:", text_of(service, "name").c_str(),
                    text_of(service, "since").c_str());
    std::printf("open %s", amount_text(number_of(ledger, "open_minor"), currency).c_str());
    if (const auto credit = number_of(ledger, "credit_minor"); credit > 0)
        std::printf(", the payer has %s to his credit", amount_text(credit, currency).c_str());
    std::printf("\n");
}

void print_disputes(const std::string& json) {
    const Json answer = parsed(json);
    std::printf("%s%s%s%s%s\n", padded("CLAIM", 8).c_str(), padded("NUMBER", 8).c_str(), padded("REASON", 16).c_str(), padded("ANSWER BY", 12).c_str(), "POSITIONS");
    for (const Json& dispute : answer.value("disputes", Json::array())) {
        std::string positions;
        for (const Json& position : dispute.value("positions", Json::array()))
            (positions += positions.empty() ? "" : " ") += position.get<std::string>();
        std::printf("%s%s%s%s%s%s\n", padded(text_of(dispute, "claim"), 8).c_str(), padded(std::to_string(number_of(dispute, "dispute")), 8).c_str(),
                    padded(text_of(dispute, "reason"), 16).c_str(), padded(text_of(dispute, "answer_by"), 12).c_str(), positions.c_str(),
                    dispute.value("is_late", false) ? "  late" : "");
    }
}

void print_reactivations(const std::string& json) {
    const Json report = parsed(json);
    const auto seconds = [&](const char* name) { return report.contains(name) ? std::to_string(number_of(report, name)) + " s" : std::string("-"); };
    std::printf("restored %lld, median %s, 95 %% within %s; waiting %lld\n", static_cast<long long>(number_of(report, "restored")),
                seconds("median_s").c_str(), seconds("p95_s").c_str(), static_cast<long long>(number_of(report, "waiting")));
    for (const Json& each : report.value("services", Json::array()))
        std::printf("%s%s%s\n", padded(text_of(each, "claim"), 8).c_str(),
                    padded(each.contains("seconds") ? std::to_string(number_of(each, "seconds")) + " s" : "waiting", 12).c_str(), text_of(each, "name").c_str());
}

void print_entries(const std::string& json, const std::string& position) {
    const Json ledger = parsed(json);
    const std::string currency = text_of(ledger, "currency");
    for (const Json& each : ledger.value("positions", Json::array())) {
        if (!position.empty() && text_of(each, "position") != position)
            continue;
        std::printf("%s  %s\n", text_of(each, "position").c_str(), text_of(each, "name").c_str());
        for (const Json& entry : each.value("entries", Json::array()))
            std::printf("  %s  %s%14s%14s  version %lld\n", text_of(entry, "on").c_str(), padded(text_of(entry, "kind"), 12).c_str(),
                        amount_text(number_of(entry, "amount_minor"), currency).c_str(),
                        amount_text(number_of(entry, "outstanding_minor"), currency).c_str(),
                        static_cast<long long>(number_of(entry, "version")));
    }
}

void print_claims(const std::string& json) {
    const Json answer = parsed(json);
    std::printf("%s%s%s%s%s%s\n", padded("CLAIM", 8).c_str(), padded("NUMBER", 18).c_str(), padded("FROM", 28).c_str(),
                padded("DUE", 12).c_str(), padded("STANDING", 10).c_str(), "          OPEN");
    for (const Json& claim : answer.value("claims", Json::array()))
        std::printf("%s%s%s%s%s%14s\n", padded(text_of(claim, "claim"), 8).c_str(), padded(text_of(claim, "number"), 17).append(" ").c_str(),
                    padded(text_of(claim, "seller"), 27).append(" ").c_str(), padded(text_of(claim, "due_on"), 12).c_str(),
                    padded(text_of(claim, "standing"), 10).c_str(),
                    amount_text(number_of(claim, "open_minor"), text_of(claim, "currency")).c_str());
    if (const std::string next = text_of(answer, "next"); !next.empty())
        std::printf("more: kulanz claim list --after %s\n", next.c_str());
}

void print_journal(const std::string& json) {
    for (const Json& entry : parsed(json).value("entries", Json::array())) {
        const Instant at{number_of(entry, "at_ms")};
        std::printf("%4lld  %s  %-9s %s\n", static_cast<long long>(number_of(entry, "version")), iso(at).c_str(),
                    text_of(entry, "actor").c_str(), text_of(entry, "kind").c_str());
    }
}

void print_link(const std::string& json) {
    const Json link = parsed(json);
    std::printf("%s\nvalid until %s; older links of the claim no longer work\ncheck code for the letter: %s\n", text_of(link, "url").c_str(),
                iso(Instant{number_of(link, "expires_at_ms")}).c_str(), text_of(link, "check_code").c_str());
}

void print_check_code(const std::string& json) {
    const Json answer = parsed(json);
    std::printf("%s\nto be checked at %s\n", text_of(answer, "check_code").c_str(), text_of(answer, "check_url").c_str());
}

void print_document(const std::string& json) {
    std::printf("%s\n", parsed(json).dump(2).c_str());
}

void print_merchants(const std::string& json) {
    for (const Json& merchant : parsed(json).value("merchants", Json::array())) {
        const Json policy = merchant.value("policy", Json::object());
        const Json limits = policy.value("customer", Json::object());
        std::printf("%s%s at most %lld instalments from %s, first within %lld days, second factor: %s, language: %s, theme: %s, web site: %s\n",
                    padded(text_of(merchant, "merchant"), 6).c_str(), padded(text_of(merchant, "name"), 32).c_str(),
                    static_cast<long long>(number_of(limits, "instalments_max")),
                    amount_text(number_of(limits, "instalment_min_minor"), text_of(policy, "currency")).c_str(),
                    static_cast<long long>(number_of(limits, "first_due_days_max")), text_of(merchant, "factor").c_str(),
                    merchant.contains("language") ? text_of(merchant, "language").c_str() : "the browser's",
                    merchant.contains("theme") ? text_of(merchant, "theme").c_str() : "default",
                    merchant.contains("website") ? text_of(merchant, "website").c_str() : "not told");
    }
}

void print_webhook(const std::string& json) {
    const Json webhook = parsed(json);
    std::printf("%s  %s\n", text_of(webhook, "webhook").c_str(), text_of(webhook, "url").c_str());
    row("secret", text_of(webhook, "secret") + "  (shown this once)");
    if (const std::int64_t until = number_of(webhook, "old_secret_until_at_ms"); until > 0)
        row("old secret", "signs too until " + iso(Instant{until}));
}

void print_webhooks(const std::string& json) {
    for (const Json& webhook : parsed(json).value("webhooks", Json::array())) {
        const std::int64_t disabled_at = number_of(webhook, "disabled_at_ms");
        const std::string state = disabled_at > 0 ? "disabled since " + iso(Instant{disabled_at}) + ": " + text_of(webhook, "disabled_because") : "enabled";
        std::printf("%s%s %s\n", padded(text_of(webhook, "webhook"), 6).c_str(), padded(text_of(webhook, "url"), 48).c_str(), state.c_str());
    }
}

void print_deliveries(const std::string& json) {
    for (const Json& delivery : parsed(json).value("deliveries", Json::array()))
        std::printf("%6lld  %s  %s%s%s attempt %lld  status %lld  %s\n", static_cast<long long>(number_of(delivery, "sequence")),
                    iso(Instant{number_of(delivery, "at_ms")}).c_str(), padded(text_of(delivery, "type"), 20).c_str(),
                    padded(text_of(delivery, "claim"), 8).c_str(), padded(text_of(delivery, "state"), 10).c_str(),
                    static_cast<long long>(number_of(delivery, "attempts")), static_cast<long long>(number_of(delivery, "status")),
                    text_of(delivery, "failure").c_str());
}

void print_debits(const std::string& json) {
    const Json answer = parsed(json);
    for (const Json& debit : answer.value("collections", Json::array())) {
        const std::string until = text_of(debit, "refundable_until"), reason = text_of(debit, "reason");
        std::printf("%s%s%s  %s%14s  %s%s\n", padded(text_of(debit, "collection"), 14).c_str(), padded(text_of(debit, "claim"), 8).c_str(),
                    text_of(debit, "collect_on").c_str(), text_of(debit, "sequence").c_str(), amount_text(number_of(debit, "amount_minor"), "EUR").c_str(),
                    text_of(debit, "state").c_str(), (until.empty() ? reason.empty() ? "" : ": " + reason : ", refundable until " + until).c_str());
    }
    for (const Json& debit : answer.value("upcoming", Json::array()))
        std::printf("%s%s%s      %14s  to the bank by %s\n", padded("-", 14).c_str(), padded(text_of(debit, "claim"), 8).c_str(),
                    text_of(debit, "collect_on").c_str(), amount_text(number_of(debit, "amount_minor"), "EUR").c_str(), text_of(debit, "submit_by").c_str());
}

void print_debit_file(const std::string& json) {
    const Json file = parsed(json);
    if (number_of(file, "collections") == 0)
        std::printf("nothing to collect on %s\n", text_of(file, "on").c_str());
    else
        std::printf("%s: %lld collections, %s\n", text_of(file, "message").c_str(), static_cast<long long>(number_of(file, "collections")),
                    amount_text(number_of(file, "total_minor"), "EUR").c_str());
}

void print_queued(const std::string& json) {
    std::printf("%lld will be sent; see kulanz webhook deliveries\n", static_cast<long long>(number_of(parsed(json), "queued")));
}

} // namespace kz
