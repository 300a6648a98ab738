#include "shared/domain/claims/claim.hpp"

#include "shared/base/decimal_text.hpp"
#include "shared/base/utf8.hpp"
#include "shared/domain/claims/iban.hpp"

#include <algorithm>
#include <span>
#include <vector>

namespace kz {
namespace {

constexpr int terms_days_max = 365;

constexpr std::string_view day_words[] = {
    "day",  "days",  "tag", "tage",  "tagen",       "kalendertag",  "kalendertage",  "kalendertagen",
    "jour", "jours", "dag", "dagen", "kalenderdag", "kalenderdagen"};
constexpr std::string_view discount_words[] = {"skonto", "discount", "escompte", "korting"};
// A day count of these needs a calendar of holidays, or starts at another day than the invoice does.
constexpr std::string_view not_simple[] = {
    "ouvr",         "werkdag",     "werktag",      "arbeitstag",  "working day",
    "business day", "monatsende",  "fin de mois",  "fin du mois", "end of month",
    "end of the month", "einde maand", "einde van de maand"};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_letter(char c) {
    return c >= 'a' && c <= 'z';
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return out;
}

bool mentions_any(std::string_view text, std::span<const std::string_view> words) {
    return std::ranges::any_of(words, [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

// What is left of the terms without the structured discounts: each begins a line with "#SKONTO#" and ends at its last #.
std::string without_structured_discounts(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        std::string_view line = trimmed(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        if (line.starts_with("#skonto#"))
            line.remove_prefix(line.rfind('#') + 1);
        out += line;
        out += '\n';
    }
    return out;
}

// Also past the two no-break spaces that French typesetting puts between a number and its unit.
void skip_spaces(std::string_view& text) {
    constexpr std::string_view spaces[] = {" ", "\t", "\n", "\xc2\xa0", "\xe2\x80\xaf"};
    const auto begins = [&](std::string_view space) { return text.starts_with(space); };
    for (auto space = std::ranges::find_if(spaces, begins); space != std::end(spaces);
         space = std::ranges::find_if(spaces, begins))
        text.remove_prefix(space->size());
}

std::string_view take_word(std::string_view& text) {
    const auto length = static_cast<std::size_t>(std::ranges::find_if_not(text, is_letter) - text.begin());
    const std::string_view word = text.substr(0, length);
    text.remove_prefix(length);
    return word;
}

// True when the text goes on with a day word ("tagen", "calendar days").
bool begins_with_day_word(std::string_view text) {
    skip_spaces(text);
    std::string_view word = take_word(text);
    if (word == "calendar") {
        skip_spaces(text);
        word = take_word(text);
    }
    const bool is_whole_word = text.empty() || static_cast<unsigned char>(text.front()) < 0x80;
    return is_whole_word && std::ranges::contains(day_words, word);
}

// A number may begin where no word, amount, date or other number goes on.
bool may_begin_number(char before) {
    return !is_letter(before) && !is_digit(before) && std::string_view(".,/%#=").find(before) == std::string_view::npos &&
           static_cast<unsigned char>(before) < 0x80;
}

std::vector<int> day_counts(std::string_view text) {
    std::vector<int> counts;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!is_digit(text[at]) || (at > 0 && !may_begin_number(text[at - 1])))
            continue;
        std::size_t end = at;
        while (end < text.size() && is_digit(text[end]))
            ++end;
        const auto days = parse_integer(text.substr(at, end - at));
        if (days && *days <= terms_days_max && begins_with_day_word(text.substr(end)))
            counts.push_back(static_cast<int>(*days));
        at = end - 1;
    }
    return counts;
}

std::optional<int> days_of_terms(std::string_view terms) {
    const std::string text = without_structured_discounts(lower(terms));
    const std::vector<int> counts = day_counts(text);
    if (counts.empty() || mentions_any(text, not_simple))
        return std::nullopt;
    if (counts.size() == 1 && mentions_any(text, discount_words))
        return std::nullopt;
    return std::ranges::max(counts);
}

const PaymentMeans* usable_means(const Invoice& invoice) {
    const auto means = std::ranges::find_if(
        invoice.means, [](const PaymentMeans& candidate) { return parse_iban(candidate.iban).has_value(); });
    return means == invoice.means.end() ? nullptr : &*means;
}

} // namespace

Money claimed(const Invoice& invoice) {
    const Money due = invoice.totals.due;
    return invoice.kind == InvoiceKind::CreditNote ? Money{-due.minor, due.currency} : due;
}

std::optional<Date> due_date(const Invoice& invoice) {
    if (invoice.due_on)
        return invoice.due_on;
    const auto days = days_of_terms(invoice.terms);
    return days ? std::optional(add_days(invoice.issued_on, *days)) : std::nullopt;
}

std::string payee_name(const Invoice& invoice) {
    const PaymentMeans* means = usable_means(invoice);
    if (means != nullptr && !trimmed(means->account_name).empty())
        return means->account_name;
    if (invoice.payee && !trimmed(invoice.payee->name).empty())
        return invoice.payee->name;
    return invoice.seller.name;
}

std::string payee_iban(const Invoice& invoice) {
    const PaymentMeans* means = usable_means(invoice);
    return means != nullptr ? *parse_iban(means->iban) : std::string();
}

std::string payee_bic(const Invoice& invoice) {
    const PaymentMeans* means = usable_means(invoice);
    return means != nullptr ? means->bic : std::string();
}

std::string claim_code(ClaimId id) {
    std::string code = "c";
    append_integer(code, id.value);
    return code;
}

std::optional<ClaimId> parse_claim_code(std::string_view text) {
    if (!text.starts_with('c'))
        return std::nullopt;
    const auto number = parse_integer(text.substr(1));
    // Exactly what claim_code writes: no leading zeros, and no claim has the number zero or less.
    if (!number || *number <= 0 || claim_code(ClaimId{*number}) != text)
        return std::nullopt;
    return ClaimId{*number};
}

} // namespace kz
