// What customers and operators ask for, except an invoice (invoice_json.hpp). Strict: unknown fields are refused. At most
// request_body_bytes_max. What the domain judges (amounts, days, texts) is only bounded here, so that each rule has one
// name.
//
//   POST   /api/v1/page/plan-answer                      a wish, see plan_fields.hpp: answered without effect
//   (what a customer asks of a plan with effect: plan_steps.hpp)
//   POST   /api/v1/page/contact                          {subject!, text, phone, email}       judged by check()
//   POST   /api/v1/page/seen                             {delivered!, read!} how many messages, of both sides
//   POST   /api/v1/page/person                           {}
//   POST   /api/v1/page/rating                           {rating! 1 to 5}
//   POST   /api/v1/page/unlock                           {factor! at most 32 bytes}            what the customer typed
//   POST   /api/v1/claims/{claim}/payments               {amount_minor!, currency!, booked_on!, reference,
//                                                         positions: ["item-1"], what the payer wants paid}
//   POST   /api/v1/claims/{claim}/payments/{posting}/reversal  {booked_on!, reason,
//                                                         how: "reversed" (when absent) | "returned" | "charged_back"}
//   POST   /api/v1/claims/{claim}/links                  {expires_in_days 1 to 365, 90 when absent}; no body is {}
//   PUT    /api/v1/merchants/{merchant}                  {policy!: see plan_fields.hpp,
//                                                         factor!: "none" | "postcode" | "birth_date",
//                                                         theme: its name (absent: the default one), website: see website.hpp,
//                                                         answer_days: 1 to 30, 10 when absent, hours: see business_hours.hpp,
//                                                         calls_at_once: 0 (none are offered) to 50, 2 when absent,
//                                                         has_assistant: a machine answers customers first; absent: none does}
//   POST   /api/v1/page/call                             {on!, minute! of the day, phone!}     a time of GET /api/v1/page/call-times
//   GET    /api/v1/claims                                ?limit=1 to 200, 50 when absent &after=c12 &standing=overdue
#pragma once

#include "shared/base/result.hpp"
#include "shared/domain/journal/journal.hpp"
#include "shared/domain/people/language.hpp"
#include "shared/domain/people/website.hpp"
#include "shared/protocol/codes.hpp"
#include "shared/protocol/wire_fault.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace kz {

inline constexpr int unlock_factor_bytes_max = 32;
inline constexpr int link_days_min = 1;
inline constexpr int link_days_max = 365;
inline constexpr int link_days_default = 90;
inline constexpr int claims_page_max = 200;
inline constexpr int claims_page_default = 50;

struct UnlockRequest {
    std::string factor; // as typed
    friend bool operator==(const UnlockRequest&, const UnlockRequest&) = default;
};
struct LinkRequest {
    int expires_in_days = link_days_default;
    std::optional<Language> language = {}; // in which the page opens; absent: the merchant's, or the browser's
    friend bool operator==(const LinkRequest&, const LinkRequest&) = default;
};
struct MerchantSettings {
    PlanPolicy policy;
    Factor factor = Factor::None;
    std::optional<Language> language = {}; // of its customers' pages; absent: the browser's
    std::string theme = {}; // name; empty: the default one
    std::string website = {};              // is_website(), or empty: not told
    int answer_days = answer_days_default; // working days to answer an objection
    DebitTerms debit = {};                 // may_collect(), or the default: it collects nothing
    std::vector<PayWay> ways = {};         // to pay beside a transfer, in their order; pay_ways_max at most
    std::string hours = {};                // parse_business_hours(), or empty: not told
    int calls_at_once = calls_at_once_default; // customers that can be called at one time; 0: calls are not offered
    bool has_assistant = false;            // a machine answers customers first
    friend bool operator==(const MerchantSettings&, const MerchantSettings&) = default;
};
struct CallWish {
    ClockTime at;
    std::string phone;
    friend bool operator==(const CallWish&, const CallWish&) = default;
};
struct ClaimQuery {
    int limit = claims_page_default;
    ClaimId after;                    // not set: from the first
    std::optional<Standing> standing; // absent: all
    friend bool operator==(const ClaimQuery&, const ClaimQuery&) = default;
};

// Customers.
std::string encode_contact_request(const ContactRequest& request);
std::string encode_call_wish(const CallWish& wish);
// {times: [{on, minute, left: for so many more, 0: full}]}
std::string encode_call_times(const std::vector<CallTime>& times);
std::string encode_mandate_wish(const MandateWish& wish);
std::string encode_rating(int rating);
std::string encode_seen(const TalkMarks& marks);
Result<int, WireFault> decode_rating(std::string_view json);
Result<TalkMarks, WireFault> decode_seen(std::string_view json);
Result<CallWish, WireFault> decode_call_wish(std::string_view json);
std::string encode_unlock(const UnlockRequest& request);
Result<PlanWish, WireFault> decode_plan_wish(std::string_view json);
Result<ContactRequest, WireFault> decode_contact_request(std::string_view json); // as typed: not normalised
struct CheckoutWish {
    PayMethod method = PayMethod::Card;
    Money amount;
};
std::string encode_checkout_wish(const CheckoutWish& wish);
Result<CheckoutWish, WireFault> decode_checkout_wish(std::string_view json); // {method, amount_minor, currency}
Result<MandateWish, WireFault> decode_mandate_wish(std::string_view json);       // the same
Result<UnlockRequest, WireFault> decode_unlock(std::string_view json);

// Operators.
Result<PostPayment, WireFault> decode_payment(std::string_view json);
Result<ReversePayment, WireFault> decode_reversal(std::string_view json, int posting);
Result<ReturnCollection, WireFault> decode_collection_return(std::string_view json, std::string_view collection);
Result<LinkRequest, WireFault> decode_link_request(std::string_view json);
Result<MerchantSettings, WireFault> decode_merchant_settings(std::string_view json);
// The parameters of the query, percent-decoded; a parameter that is given twice is refused.
Result<ClaimQuery, WireFault> decode_claim_query(std::span<const std::pair<std::string, std::string>> query);

} // namespace kz
