#include "shared/protocol/requests.hpp"

#include "shared/domain/contact/business_hours.hpp"
#include "shared/base/decimal_text.hpp"
#include "shared/protocol/checkout_fields.hpp"
#include "shared/protocol/debit_fields.hpp"
#include "shared/protocol/plan_fields.hpp"
#include "shared/protocol/request_fields.hpp"
#include "shared/protocol/state_fields.hpp"
#include "shared/theme/theme.hpp"

namespace kz {
namespace {

std::optional<WireFault> take_parameter(ClaimQuery& query, std::string_view name, std::string_view text) {
    if (name == "limit") {
        const auto limit = parse_integer(text);
        if (!limit)
            return WireFault{std::string(name), WireRule::BadFormat, "a whole number"};
        if (*limit < 1 || *limit > claims_page_max)
            return WireFault{std::string(name), WireRule::OutOfRange, "from 1 to 200"};
        query.limit = static_cast<int>(*limit);
    } else if (name == "after") {
        const auto claim = parse_claim_code(text);
        if (!claim)
            return WireFault{std::string(name), WireRule::BadFormat, "the `next` of an earlier answer"};
        query.after = *claim;
    } else if (name == "standing") {
        query.standing = parse_standing(text);
        if (!query.standing)
            return WireFault{std::string(name), WireRule::UnknownCode, "not a code of this parameter"};
    } else {
        std::string pointer;
        append_pointer(pointer, name);
        return WireFault{pointer.substr(1), WireRule::UnknownField, "there is no such parameter"};
    }
    return std::nullopt;
}

} // namespace

std::string encode_contact_request(const ContactRequest& request) {
    std::string out;
    JsonWriter json(out);
    json.begin_document();
    write_contact(json, request);
    json.close_object();
    return out;
}

std::string encode_mandate_wish(const MandateWish& wish) {
    std::string out;
    JsonWriter json(out);
    json.begin_document();
    json.text("holder", wish.holder);
    json.text("iban", wish.iban);
    json.close_object();
    return out;
}

std::string encode_unlock(const UnlockRequest& request) {
    std::string out;
    JsonWriter json(out);
    json.begin_document();
    json.text("factor", request.factor);
    json.close_object();
    return out;
}

Result<PlanWish, WireFault> decode_plan_wish(std::string_view text) {
    return decode_request(text, read_wish);
}

std::string encode_call_wish(const CallWish& wish) {
    std::string out;
    JsonWriter json(out);
    json.begin_document();
    write_call_time(json, wish.at);
    json.text("phone", wish.phone);
    json.close_object();
    return out;
}

std::string encode_call_times(const std::vector<CallTime>& times) {
    std::string out;
    JsonWriter json(out);
    json.begin_document();
    json.open_array("times");
    for (const CallTime& time : times) {
        json.open_object();
        write_call_time(json, time.at);
        json.integer("left", time.left);
        json.close_object();
    }
    json.close_array();
    json.close_object();
    return out;
}

std::string encode_rating(int rating) {
    std::string out;
    JsonWriter json(out);
    json.begin_document();
    json.integer("rating", rating);
    json.close_object();
    return out;
}

std::string encode_seen(const TalkMarks& marks) {
    std::string out;
    JsonWriter json(out);
    json.begin_document();
    write_marks(json, marks);
    json.close_object();
    return out;
}

Result<int, WireFault> decode_rating(std::string_view text) {
    return decode_request(text, [](Fields& fields) { return fields.required_int("rating", 1, rating_max); });
}

Result<CallWish, WireFault> decode_call_wish(std::string_view text) {
    return decode_request(text, [](Fields& fields) {
        const ClockTime at = read_call_time(fields);
        return CallWish{at, fields.raw_text("phone")};
    });
}

Result<TalkMarks, WireFault> decode_seen(std::string_view text) {
    return decode_request(text, read_marks);
}

Result<ContactRequest, WireFault> decode_contact_request(std::string_view text) {
    return decode_request(text, read_contact);
}

Result<MandateWish, WireFault> decode_mandate_wish(std::string_view text) {
    return decode_request(text, [](Fields& fields) { return MandateWish{fields.raw_text("holder"), fields.raw_text("iban")}; });
}

std::string encode_checkout_wish(const CheckoutWish& wish) {
    std::string out;
    JsonWriter json(out);
    json.begin_document();
    json.text("method", pay_method_code(wish.method));
    json.minor("amount_minor", wish.amount, wish.amount.currency);
    json.currency(wish.amount.currency);
    json.close_object();
    return out;
}

Result<CheckoutWish, WireFault> decode_checkout_wish(std::string_view text) {
    return decode_request(text, [](Fields& fields) {
        const PayMethod method = choice(fields, "method", parse_pay_method(fields.required_code("method")));
        const Currency currency = fields.required_currency();
        return CheckoutWish{method, fields.required_minor("amount_minor", currency)};
    });
}

Result<UnlockRequest, WireFault> decode_unlock(std::string_view text) {
    return decode_request(text, [](Fields& fields) {
        return UnlockRequest{fields.required_text("factor", unlock_factor_bytes_max)};
    });
}

Result<PostPayment, WireFault> decode_payment(std::string_view text) {
    return decode_request(text, [](Fields& fields) {
        const Currency currency = fields.required_currency();
        return PostPayment{fields.required_minor("amount_minor", currency), fields.required_date("booked_on"),
                           fields.text("reference"), fields.texts("positions")};
    });
}

Result<ReversePayment, WireFault> decode_reversal(std::string_view text, int posting) {
    return decode_request(text, [posting](Fields& fields) {
        ReversePayment reversal{posting, fields.required_date("booked_on"), fields.text("reason")};
        if (const auto how = fields.code("how"))
            reversal.kind = choice(fields, "how", parse_reversal(*how));
        return reversal;
    });
}

Result<ReturnCollection, WireFault> decode_collection_return(std::string_view text, std::string_view collection) {
    return decode_request(text, [collection](Fields& fields) {
        return ReturnCollection{std::string(collection), fields.required_text("reason"), fields.required_date("on")};
    });
}

Result<LinkRequest, WireFault> decode_link_request(std::string_view text) {
    if (text.empty())
        return LinkRequest{};
    return decode_request(text, [](Fields& fields) {
        return LinkRequest{
            static_cast<int>(fields.integer("expires_in_days", link_days_min, link_days_max, link_days_default)),
            read_language(fields)};
    });
}

Result<MerchantSettings, WireFault> decode_merchant_settings(std::string_view text) {
    return decode_request(text, [](Fields& fields) {
        MerchantSettings settings;
        settings.policy = read_policy(fields.required_object("policy"));
        if (const auto factor = parse_factor(fields.required_code("factor")))
            settings.factor = *factor;
        else
            fields.unknown_code("factor");
        settings.language = read_language(fields);
        settings.theme = fields.text("theme");
        if (!settings.theme.empty() && !is_theme_name(settings.theme))
            fields.refuse_field("theme", WireRule::BadFormat, "the name of a theme");
        settings.website = fields.text("website", website_bytes_max);
        if (!settings.website.empty() && !is_website(settings.website))
            fields.refuse_field("website", WireRule::BadFormat, "an address like https://shop.example");
        settings.answer_days = static_cast<int>(fields.integer("answer_days", answer_days_min, answer_days_max, answer_days_default));
        settings.debit = read_debit_terms(fields);
        settings.ways = read_pay_ways(fields);
        settings.hours = fields.text("hours", business_hours_bytes_max);
        if (!settings.hours.empty() && !parse_business_hours(settings.hours))
            fields.refuse_field("hours", WireRule::BadFormat, "hours like Mo-Fr 09:00-17:00; Sa 10:00-13:00");
        settings.calls_at_once = static_cast<int>(fields.integer("calls_at_once", 0, calls_at_once_max, calls_at_once_default));
        settings.has_assistant = fields.flag("has_assistant");
        return settings;
    });
}

Result<ClaimQuery, WireFault> decode_claim_query(std::span<const std::pair<std::string, std::string>> query) {
    ClaimQuery decoded;
    for (std::size_t i = 0; i < query.size(); ++i) {
        const auto& [name, text] = query[i];
        if (auto fault = take_parameter(decoded, name, text))
            return refuse(*std::move(fault));
        for (std::size_t before = 0; before < i; ++before)
            if (query[before].first == name)
                return refuse(WireFault{name, WireRule::DuplicateField, "a parameter stands twice"});
    }
    return decoded;
}

} // namespace kz
