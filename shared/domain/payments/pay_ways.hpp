// The ways in which a claim can be paid online, beside a transfer: which a merchant offers, through whom, for which customers, amounts
// and stages, and in what order. Data of the merchant, one line a way:
//
//   card stripe                                     everywhere, any amount, at any time
//   ideal mollie in:NL from:100 to:50000            customers in the Netherlands, 1.00 to 500.00
//   paypal mollie stage:overdue,reminded            not before it is due
//   cash viacash in:DE,AT                            at a till, up to 999.99
//   transfer                                        where the account data stand; without this line they stand first
//
// There is no fee in it: a customer never pays more for the way that is chosen (Directive (EU) 2015/2366, article 62(4) and (5)).
#pragma once

#include "shared/base/result.hpp"
#include "shared/domain/money/money.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kz {

enum class PayMethod { Transfer, Card /* and the wallets that hold one */, PayPal, Wero, Ideal, Bancontact, Eps, PayByBank, Cash /* at a till */ };
inline constexpr int pay_methods_count = static_cast<int>(PayMethod::Cash) + 1;
std::string_view pay_method_code(PayMethod method); // "pay_by_bank"
std::optional<PayMethod> parse_pay_method(std::string_view code);

enum class PayProvider { None /* the customer's own bank */, Stripe, Mollie, Viacash };
inline constexpr int pay_providers_count = static_cast<int>(PayProvider::Viacash) + 1;
std::string_view provider_code(PayProvider provider); // "stripe"
std::optional<PayProvider> parse_provider(std::string_view code);

enum class PayStage { NotDue, Overdue, Reminded /* at least once, and overdue */ };
inline constexpr int pay_stages_count = static_cast<int>(PayStage::Reminded) + 1;

struct PayWay {
    PayMethod method = PayMethod::Transfer;
    PayProvider provider = PayProvider::None;
    std::vector<std::string> countries = {};  // ISO 3166-1 alpha-2, of the customer's address; empty: all
    std::int64_t from_minor = 1;
    std::int64_t to_minor = money_minor_max;
    std::vector<PayStage> stages = {};        // empty: all
    friend bool operator==(const PayWay&, const PayWay&) = default;
};
inline constexpr std::size_t pay_ways_max = 20;
inline constexpr std::size_t pay_way_bytes_max = 200;

enum class PayWayRefusal {
    MethodUnknown,
    ProviderUnknown,  // or one beside a transfer
    ConditionUnknown, // neither in:, from:, to: nor stage:, or one twice
    CountryInvalid,   // not two capitals
    AmountInvalid,    // not cents above zero, or from: above to:
    StageUnknown,
};
inline constexpr int pay_way_refusals_count = static_cast<int>(PayWayRefusal::StageUnknown) + 1;
std::string_view refusal_code(PayWayRefusal refusal); // "country_invalid"

Result<PayWay, PayWayRefusal> parse_pay_way(std::string_view line);
std::string pay_way_text(const PayWay& way); // the same line, in its shortest form
// One line each; what is not one is left out.
std::vector<PayWay> parse_pay_ways(std::string_view lines);
std::string pay_ways_text(const std::vector<PayWay>& ways);

// From 1,000.00 on, who pays in cash must be identified (section 10(3) no. 2 GwG), which no till does. Nothing is split to stay below.
inline constexpr std::int64_t cash_minor_max = 99'999;

struct PayCase {
    std::string country; // empty: not known, then only ways for all countries
    Money amount;        // euros: others are paid by transfer alone
    PayStage stage = PayStage::NotDue;
};
// In the merchant's order, each method once, and the transfer where it stands.
std::vector<PayWay> pay_ways_for(const std::vector<PayWay>& offered, const PayCase& what);

} // namespace kz
