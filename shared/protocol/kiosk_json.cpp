#include "shared/protocol/kiosk_json.hpp"

#include "shared/protocol/json_writer.hpp"
#include "shared/protocol/request_fields.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace kz {
namespace {

constexpr std::array<std::string_view, handover_states_count> state_codes = {"waiting", "choosing", "taken", "wrong", "late", "shared"};
constexpr int number_least = 10, number_most = 99;

std::string pair_json(std::string_view first_name, std::string_view first, std::string_view second_name, std::string_view second) {
    std::string out;
    JsonWriter json(out);
    json.begin_document();
    json.text(first_name, first);
    json.text(second_name, second);
    json.close_object();
    return out;
}

// An answer of ours: what is not known yet in it is passed over.
template <class Read>
auto decode_answer(std::string_view text, Read read) -> Result<decltype(read(std::declval<Fields&>())), WireFault> {
    KZ_TRY(tree, parse_json(text, document_limits));
    Decoding decoding{tree, Strictness::Document, {}};
    Fields fields(decoding);
    auto value = read(fields);
    if (decoding.fault)
        return refuse(*std::move(decoding.fault));
    return value;
}

std::optional<HandoverState> parse_state(std::string_view code) {
    const auto at = std::ranges::find(state_codes, code);
    return at == state_codes.end() ? std::nullopt : std::optional(static_cast<HandoverState>(at - state_codes.begin()));
}

} // namespace

std::string_view handover_state_code(HandoverState state) { return state_codes[static_cast<std::size_t>(state)]; }

std::string encode_receipt_seal(const ReceiptSeal& seal) { return pair_json("check_code", seal.check_code, "check_url", seal.check_url); }

Result<ReceiptSeal, WireFault> decode_receipt_seal(std::string_view json) {
    return decode_answer(json, [](Fields& fields) { return ReceiptSeal{fields.required_text("check_code"), fields.required_text("check_url")}; });
}

std::string encode_handover_wish(const HandoverWish& wish) { return pair_json("place", wish.place, "query", wish.query); }

Result<HandoverWish, WireFault> decode_handover_wish(std::string_view json) {
    return decode_request(json, [](Fields& fields) {
        return HandoverWish{fields.required_text("place", handover_place_bytes_max), fields.text("query", handover_query_bytes_max)};
    });
}

std::string encode_handover_offer(const HandoverOffer& offer) {
    std::string out;
    JsonWriter json(out);
    json.begin_document();
    json.text("url", offer.url);
    json.integer("seconds", offer.seconds);
    json.close_object();
    return out;
}

Result<HandoverOffer, WireFault> decode_handover_offer(std::string_view json) {
    return decode_answer(json, [](Fields& fields) { return HandoverOffer{fields.required_text("url"), fields.required_int("seconds", 1, 3600)}; });
}

std::string encode_handover_standing(const HandoverStanding& standing) {
    std::string out;
    JsonWriter json(out);
    json.begin_document();
    json.text("state", handover_state_code(standing.state));
    if (standing.state == HandoverState::Choosing)
        json.integer("number", standing.number);
    json.close_object();
    return out;
}

Result<HandoverStanding, WireFault> decode_handover_standing(std::string_view json) {
    return decode_answer(json, [](Fields& fields) {
        const HandoverState state = choice(fields, "state", parse_state(fields.required_code("state")));
        return HandoverStanding{state, state == HandoverState::Choosing ? fields.required_int("number", number_least, number_most) : 0};
    });
}

std::string encode_handover_opened(const HandoverOpened& opened) { return pair_json("token", opened.token, "query", opened.query); }

Result<HandoverOpened, WireFault> decode_handover_opened(std::string_view json) {
    return decode_answer(json, [](Fields& fields) { return HandoverOpened{fields.required_text("token"), fields.text("query")}; });
}

} // namespace kz
