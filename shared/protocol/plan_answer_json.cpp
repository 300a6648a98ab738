#include "shared/protocol/plan_answer_json.hpp"

#include "shared/protocol/plan_fields.hpp"

namespace kz {
namespace {

void write_plan(JsonWriter& json, const InstalmentPlan& plan) {
    const Currency currency = plan.lines.empty() ? eur : plan.lines.front().amount.currency;
    json.open_object("plan");
    json.currency(currency);
    write_plan_fields(json, plan, currency);
    json.close_object();
}

template <class Choices>
void write_codes(JsonWriter& json, std::string_view name, const Choices& choices, auto code_of) {
    std::vector<std::string> codes;
    for (const auto& choice : choices)
        codes.emplace_back(code_of(choice));
    json.texts_if_any(name, codes);
}

void write_offers(JsonWriter& json, const std::vector<PlanLimit>& beyond, const std::vector<PlanOffer>& offers) {
    write_codes(json, "beyond", beyond, limit_code);
    json.open_array("offers");
    for (const PlanOffer& offer : offers) {
        json.open_object();
        write_plan(json, offer.plan);
        write_codes(json, "changes", offer.changes, change_code);
        json.close_object();
    }
    json.close_array();
}

} // namespace

std::string encode_plan_answer(const PlanAnswer& answer) {
    std::string out;
    JsonWriter json(out);
    json.begin_document();
    if (const auto* accepted = std::get_if<PlanAccepted>(&answer)) {
        json.text("answer", "accepted");
        write_plan(json, accepted->plan);
    } else if (const auto* offers = std::get_if<PlanOffers>(&answer)) {
        json.text("answer", "offers");
        write_offers(json, offers->beyond, offers->offers);
    } else {
        const auto& person = std::get<PersonDecides>(answer);
        json.text("answer", "person");
        if (person.wished)
            write_plan(json, *person.wished);
        write_offers(json, person.beyond, person.offers);
        write_codes(json, "reasons", person.reasons, person_reason_code);
        json.text("approver", person.approver == Approver::Staff ? "staff" : "merchant");
    }
    json.close_object();
    return out;
}

} // namespace kz
