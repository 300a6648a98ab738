#include "shared/protocol/state_fields.hpp"

namespace kz {
namespace {

constexpr int first_due_days_limit = 366; // of a policy

} // namespace

void write_contact(JsonWriter& json, const ContactRequest& request) {
    json.text("subject", subject_code(request.subject));
    json.text("text", request.text);
    json.text_if_any("phone", request.phone);
    json.text_if_any("email", request.email);
}

ContactRequest read_contact(Fields& fields) {
    ContactRequest request;
    const std::string_view subject = fields.required_code("subject");
    if (!parse_subject(subject, request.subject))
        fields.unknown_code("subject");
    request.text = fields.raw_text("text");
    request.phone = fields.raw_text("phone");
    request.email = fields.raw_text("email");
    return request;
}

void write_instalments(JsonWriter& json, const std::vector<Instalment>& instalments, Currency currency) {
    json.open_array("instalments");
    for (const Instalment& instalment : instalments) {
        json.open_object();
        json.integer("number", instalment.number);
        json.date("due_on", instalment.due_on);
        json.minor("amount_minor", instalment.amount, currency);
        json.close_object();
    }
    json.close_array();
}

std::vector<Instalment> read_instalments(Items items, Currency currency) {
    std::vector<Instalment> instalments;
    while (items.next()) {
        Fields fields = items.fields();
        Instalment& instalment = instalments.emplace_back();
        instalment.number = fields.required_int("number", 1, plan_instalments_limit);
        instalment.due_on = fields.required_date("due_on");
        instalment.amount = fields.required_minor("amount_minor", currency);
        fields.finish();
    }
    return instalments;
}

void write_policy(JsonWriter& json, const PlanPolicy& policy) {
    json.open_object("policy");
    json.integer("instalments_max", policy.instalments_max);
    json.minor("instalment_min_minor", policy.instalment_min, policy.instalment_min.currency);
    json.currency(policy.instalment_min.currency);
    json.integer("first_due_days_max", policy.first_due_days_max);
    json.close_object();
}

PlanPolicy read_policy(Fields fields) {
    PlanPolicy policy;
    policy.instalments_max = fields.required_int("instalments_max", 0, plan_instalments_limit);
    policy.instalment_min =
        Money{fields.required_integer("instalment_min_minor", 0, money_minor_max), fields.required_currency()};
    policy.first_due_days_max = fields.required_int("first_due_days_max", 0, first_due_days_limit);
    fields.finish();
    return policy;
}

} // namespace kz
