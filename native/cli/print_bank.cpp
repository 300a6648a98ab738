#include "native/cli/print_bank.hpp"

#include "native/cli/print.hpp"
#include "native/cli/print_parts.hpp"

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <string_view>

namespace kz {
namespace {

struct Words {
    std::string_view code;
    const char* words;
};

std::string words_of(const Words* begin, const Words* end, const std::string& code) {
    const Words* found = std::find_if(begin, end, [&](const Words& each) { return each.code == code; });
    return found == end ? code : found->words;
}

constexpr Words reasons[] = {
    {"reference_exact", "the creditor reference, with its check digits"},
    {"reference_body", "the creditor reference without its check digits"},
    {"reference_mistyped", "the creditor reference with one typing error"},
    {"number_exact", "the invoice number"},
    {"number_mistyped", "the invoice number with a typing error"},
    {"several_references", "the transfer names several claims"},
    {"known_payer", "this account paid for the customer before"},
    {"payer_name", "the payer has the customer's name"},
    {"name_variant", "a person said that this name is the customer's"},
    {"name_in_text", "the text names the customer"},
    {"name_alike", "the payer's name is like the customer's"},
    {"name_shared", "other customers have this name, and many claims this amount"},
    {"other_payer", "the payer has another name than the customer"},
    {"amount_open", "the amount is all that is open"},
    {"amount_instalment", "the amount is what is due next"},
    {"amount_of_all", "the amount is what these claims have open together"},
    {"amount_part", "less than is open"},
    {"amount_above", "more than is open"},
    {"reported_paid", "the customer says it was paid"},
    {"paid_by_another", "an earlier payment of the same file pays this claim"},
    {"unknown_reference", "the text has a reference of something else"},
    {"another_claim_fits", "another claim fits as well"},
};
constexpr Words doubts[] = {
    {"balance_mismatch", "the closing balance is not what the entries lead to"},
    {"balance_unreadable", "a balance can not be read"},
    {"entry_currency_unread", "an entry is in a currency that is not read, and was left out"},
    {"date_impossible", "this day does not exist"},
    {"reference_check_failed", "the check digits of a reference are wrong"},
    {"account_check_failed", "the check digits of an account are wrong"},
    {"bundle_sum_differs", "the payments of a bundle do not add up to it"},
    {"bundle_count_differs", "a bundle has another number of payments than it says"},
};

// The codes that banks send most (ISO 20022 external codes); others stand as they are.
constexpr Words returns[] = {
    {"AC01", "the account number is wrong"},
    {"AC04", "the account is closed"},
    {"AC06", "the account is blocked"},
    {"AM04", "there was not enough money on the account"},
    {"AM05", "it was sent twice"},
    {"MD01", "the bank has no mandate for it"},
    {"MD06", "the payer asked the bank for it back"},
    {"MD07", "the account holder has died"},
    {"MS02", "the payer gave no reason"},
    {"MS03", "the bank gave no reason"},
    {"RETURN", "the bank gave no reason"},
};

std::string in_words(const Words* begin, const Words* end, const Json& codes) {
    std::string all;
    for (const Json& code : codes)
        all += (all.empty() ? "" : "; ") + words_of(begin, end, code.get<std::string>());
    return all;
}

std::string amount_of(const Json& entry, const char* name) {
    return amount_text(number_of(entry, name), text_of(entry, "currency"));
}

std::string signed_amount(const Json& entry) {
    return (text_of(entry, "direction") == "debit" ? "-" : "") + amount_of(entry, "amount_minor");
}

void print_fields(const Json& entry) {
    std::printf("%s  %s  %s\n", text_of(entry, "entry").c_str(), text_of(entry, "state").c_str(), signed_amount(entry).c_str());
    row("booked on", text_of(entry, "booked_on"));
    row("account", text_of(entry, "account"));
    row("payer", text_of(entry, "payer"));
    row("from account", text_of(entry, "payer_iban"));
    row("on behalf of", text_of(entry, "on_behalf_of"));
    for (const Json& reference : entry.value("references", Json::array()))
        row("reference", reference.get<std::string>());
    row("text", text_of(entry, "text"));
    if (const std::string code = text_of(entry, "return_reason"); !code.empty()) {
        const std::string words = words_of(std::begin(returns), std::end(returns), code);
        row("came back", words == code ? code : words + " (" + code + ")");
    }
    row("set aside", text_of(entry, "reason"));
    if (entry.contains("twin"))
        row("looks like", text_of(entry, "twin") + ", of another statement");
    for (const Json& share : entry.value("shares", Json::array())) {
        const std::int64_t minor = number_of(share, "amount_minor");
        row(minor < 0 ? "taken from" : "posted to", text_of(share, "claim") + "  " + amount_text(minor, text_of(entry, "currency")));
    }
    if (const std::string state = text_of(entry, "state"); state == "waiting" || state == "set_aside")
        row("left", amount_of(entry, "rest_minor"));
}

void print_candidate(const char* label, const Json& candidate, const std::string& currency) {
    std::printf("  %-12s %s  %s  score %lld\n", label, padded(text_of(candidate, "claim"), 8).c_str(),
                amount_text(number_of(candidate, "amount_minor"), currency).c_str(), static_cast<long long>(number_of(candidate, "score")));
    std::printf("               %s\n", in_words(std::begin(reasons), std::end(reasons), candidate.value("reasons", Json::array())).c_str());
}

} // namespace

void print_statement_import(const std::string& json, const std::string& file) {
    const Json import = parsed(json);
    std::printf("%s: %lld entries, %lld posted, %lld waiting, %lld reversed, %lld known before, %lld went out\n", file.c_str(),
                static_cast<long long>(number_of(import, "entries")), static_cast<long long>(number_of(import, "posted")),
                static_cast<long long>(number_of(import, "waiting")), static_cast<long long>(number_of(import, "reversed")),
                static_cast<long long>(number_of(import, "known")), static_cast<long long>(number_of(import, "noted")));
    const Json warnings = import.value("warnings", Json::array());
    for (const Json& warning : warnings)
        std::printf("  line %lld: %s (%s)\n", static_cast<long long>(number_of(warning, "line")),
                    words_of(std::begin(doubts), std::end(doubts), text_of(warning, "code")).c_str(), text_of(warning, "place").c_str());
    if (const std::int64_t count = number_of(import, "warnings_count"); count > static_cast<std::int64_t>(warnings.size()))
        std::printf("  and %lld warnings more\n", static_cast<long long>(count - static_cast<std::int64_t>(warnings.size())));
}

void print_bank_entries(const std::string& json) {
    for (const Json& entry : parsed(json).value("entries", Json::array()))
        std::printf("%s%s  %s%16s  %s%s%s\n", padded(text_of(entry, "entry"), 8).c_str(), text_of(entry, "booked_on").c_str(),
                    padded(text_of(entry, "state"), 10).c_str(), signed_amount(entry).c_str(), padded(text_of(entry, "payer"), 28).c_str(),
                    padded(text_of(entry, "text"), 40).c_str(), text_of(entry, "return_reason").c_str());
}

void print_bank_entry(const std::string& json) {
    print_fields(parsed(json));
}

void print_bank_match(const std::string& json) {
    const Json match = parsed(json);
    const Json entry = match.value("entry", Json::object());
    print_fields(entry);
    const std::string currency = text_of(entry, "currency");
    for (const Json& candidate : match.value("proposed", Json::array()))
        print_candidate("may be", candidate, currency);
    for (const Json& candidate : match.value("others", Json::array()))
        print_candidate("or", candidate, currency);
}

void print_payout(const std::string& json) {
    const Json payout = parsed(json);
    std::printf("%s  %s\n", text_of(payout, "merchant").c_str(), text_of(payout, "day").c_str());
    for (const Json& totals : payout.value("totals", Json::array())) {
        row("came in", amount_of(totals, "came_in_minor"));
        row("  posted", amount_of(totals, "posted_minor"));
        row("    claims", amount_of(totals, "claims_minor"));
        row("    fees", amount_of(totals, "fees_minor"));
        row("    credit", amount_of(totals, "credit_minor"));
        row("  waiting", amount_of(totals, "waiting_minor"));
        row("  set aside", amount_of(totals, "set_aside_minor"));
        row("taken back", amount_of(totals, "taken_back_minor"));
        row("refunded", amount_of(totals, "refunded_minor"));
        row("went out", amount_of(totals, "went_out_minor"));
        row("together", amount_of(totals, "net_minor"));
    }
}

} // namespace kz
