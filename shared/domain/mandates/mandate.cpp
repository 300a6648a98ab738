#include "shared/domain/mandates/mandate.hpp"

#include "shared/base/decimal_text.hpp"
#include "shared/base/utf8.hpp"
#include "shared/base/white_space.hpp"
#include "shared/domain/claims/iban.hpp"
#include "shared/domain/mandates/creditor_id.hpp"

#include <algorithm>
#include <iterator>

namespace kz {
namespace {

constexpr std::string_view refusal_codes[] = {"holder_missing", "holder_too_long", "holder_not_plain", "iban_invalid",
                                              "iban_outside_eea"};
constexpr std::string_view kind_codes[] = {"one_off", "recurring"};

// Where no BIC is needed: the European Economic Area.
constexpr std::string_view eea[] = {"AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE",
                                    "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK"};

std::optional<MandateRefusal> fault_of_holder(const std::string& given) {
    // What has no form to be brought into is told as it came.
    if (!is_utf8(given))
        return MandateRefusal::HolderNotPlain;
    const std::string holder = one_line(given);
    if (holder.empty())
        return MandateRefusal::HolderMissing;
    if (code_point_count(holder) > static_cast<std::size_t>(holder_code_points_max))
        return MandateRefusal::HolderTooLong;
    return is_plain_text(holder) ? std::nullopt : std::optional(MandateRefusal::HolderNotPlain);
}

std::optional<MandateRefusal> fault_of_iban(const std::string& given) {
    const auto iban = parse_iban(without_space(given));
    if (!iban)
        return MandateRefusal::IbanInvalid;
    return std::ranges::find(eea, iban->substr(0, 2)) == std::end(eea) ? std::optional(MandateRefusal::IbanOutsideEea) : std::nullopt;
}

} // namespace

bool may_collect(const DebitTerms& terms) {
    return parse_creditor_id(terms.creditor_id).has_value() && parse_iban(terms.iban).has_value();
}

std::string_view refusal_code(MandateRefusal refusal) {
    return refusal_codes[static_cast<std::size_t>(refusal)];
}

std::vector<MandateRefusal> check(const MandateWish& wish) {
    std::vector<MandateRefusal> refusals;
    if (const auto fault = fault_of_holder(wish.holder))
        refusals.push_back(*fault);
    if (const auto fault = fault_of_iban(wish.iban))
        refusals.push_back(*fault);
    return refusals;
}

MandateWish normalised(const MandateWish& wish) {
    return {one_line(wish.holder), upper_without_spaces(without_space(wish.iban))};
}

std::string_view mandate_kind_code(MandateKind kind) {
    return kind_codes[static_cast<std::size_t>(kind)];
}

std::optional<MandateKind> parse_mandate_kind(std::string_view code) {
    const auto* found = std::ranges::find(kind_codes, code);
    return found == std::end(kind_codes) ? std::nullopt : std::optional(static_cast<MandateKind>(found - std::begin(kind_codes)));
}

std::string mandate_reference(ClaimId claim, int number) {
    std::string reference = "MND-" + upper_without_spaces(claim_code(claim)) + "-";
    append_integer(reference, number);
    return reference;
}

std::string masked_iban(std::string_view iban) {
    constexpr std::size_t shown_bytes = 4;
    if (iban.size() < 2 * shown_bytes)
        return {};
    std::string out(iban.substr(0, shown_bytes));
    for (int group = 0; group < 3; ++group)
        out += " \u2022\u2022\u2022\u2022";
    out += ' ';
    return out += iban.substr(iban.size() - shown_bytes);
}

} // namespace kz
