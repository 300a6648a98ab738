#include "shared/protocol/plan_fields.hpp"

#include "shared/protocol/codes.hpp"

#include <algorithm>
#include <string>

namespace kz {
namespace {

void write_rhythm(JsonWriter& json, const Rhythm& rhythm) {
    json.text("rhythm", rhythm_code(rhythm.kind));
    if (rhythm.pay_day != 0) // of another rhythm too: it decides which plans are offered instead
        json.integer("pay_day", rhythm.pay_day);
}

Rhythm read_rhythm(Fields& fields) {
    Rhythm rhythm;
    if (const auto code = fields.code("rhythm"))
        rhythm.kind = choice(fields, "rhythm", parse_rhythm(*code));
    rhythm.pay_day = static_cast<int>(fields.integer("pay_day", 0, pay_day_max, 0));
    return rhythm;
}

void write_limits(JsonWriter& json, std::string_view name, const PlanLimits& limits) {
    json.open_object(name);
    json.integer("instalments_max", limits.instalments_max);
    json.minor("instalment_min_minor", limits.instalment_min, limits.instalment_min.currency);
    json.integer("term_days_max", limits.term_days_max);
    json.integer("first_due_days_max", limits.first_due_days_max);
    std::vector<std::string> codes;
    for (const RhythmKind kind : limits.rhythms)
        codes.emplace_back(rhythm_code(kind));
    json.texts_if_any("rhythms", codes);
    json.close_object();
}

PlanLimits read_limits(Fields fields, Currency currency) {
    PlanLimits limits;
    limits.instalments_max = fields.required_int("instalments_max", 0, plan_instalments_limit);
    limits.instalment_min = Money{fields.required_integer("instalment_min_minor", 0, money_minor_max), currency};
    limits.term_days_max = fields.required_int("term_days_max", 0, plan_term_days_limit);
    limits.first_due_days_max = fields.required_int("first_due_days_max", 0, first_due_days_limit);
    limits.rhythms.clear();
    for (const std::string& code : fields.texts("rhythms")) {
        const RhythmKind kind = choice(fields, "rhythms", parse_rhythm(code));
        if (std::ranges::find(limits.rhythms, kind) == limits.rhythms.end())
            limits.rhythms.push_back(kind);
    }
    fields.finish();
    return limits;
}

PostponePolicy read_postpone(Fields fields) {
    PostponePolicy policy{fields.required_int("days_max", 0, postpone_days_limit),
                          fields.required_int("term_days_max", 0, plan_term_days_limit),
                          fields.required_int("moves_max", 0, postpone_moves_limit)};
    fields.finish();
    return policy;
}

} // namespace

void write_wish(JsonWriter& json, const PlanWish& wish) {
    if (const auto* parts = std::get_if<EqualParts>(&wish.size)) {
        json.integer("instalments", parts->number);
    } else {
        const auto* each = std::get_if<AmountEach>(&wish.size);
        const Money amount = each != nullptr ? each->amount : std::get<SpareMonthly>(wish.size).amount;
        json.minor(each != nullptr ? "amount_each_minor" : "spare_monthly_minor", amount, amount.currency);
        json.currency(amount.currency);
    }
    write_rhythm(json, wish.rhythm);
    json.date_if_any("first_due_on", wish.first_due_on);
}

PlanWish read_wish(Fields& fields) {
    PlanWish wish;
    const int sizes = fields.has("instalments") + fields.has("amount_each_minor") + fields.has("spare_monthly_minor");
    if (sizes > 1)
        fields.refuse_whole(WireRule::OutOfRange, "one of instalments, amount_each_minor and spare_monthly_minor");
    if (fields.has("amount_each_minor")) {
        const Currency currency = fields.required_currency();
        wish.size = AmountEach{fields.required_minor("amount_each_minor", currency)};
    } else if (fields.has("spare_monthly_minor")) {
        const Currency currency = fields.required_currency();
        wish.size = SpareMonthly{fields.required_minor("spare_monthly_minor", currency)};
    } else {
        wish.size = EqualParts{fields.required_int("instalments", 0, plan_instalments_wire_max)};
    }
    wish.rhythm = read_rhythm(fields);
    wish.first_due_on = fields.date("first_due_on");
    return wish;
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

void write_plan_fields(JsonWriter& json, const InstalmentPlan& plan, Currency currency) {
    write_rhythm(json, plan.rhythm);
    json.date("first_on", plan.first_nominal);
    write_instalments(json, plan.lines, currency);
}

InstalmentPlan read_plan_fields(Fields& fields, Currency currency) {
    InstalmentPlan plan;
    plan.rhythm = read_rhythm(fields);
    plan.lines = read_instalments(fields.items("instalments"), currency);
    plan.first_nominal = fields.date("first_on").value_or(plan.lines.empty() ? Date{} : plan.lines.front().due_on);
    return plan;
}

void write_days(JsonWriter& json, const LinePolicy& days) {
    json.open_object("days");
    json.integer("grace_days", days.grace_days);
    json.integer("reminded_after", days.reminded_after);
    json.integer("broken_after", days.broken_after);
    json.close_object();
}

LinePolicy read_days(Fields& parent) {
    LinePolicy days;
    if (!parent.has("days"))
        return days;
    Fields fields = parent.object("days");
    days.grace_days = fields.required_int("grace_days", 0, plan_reminder_days_limit);
    days.reminded_after = fields.required_int("reminded_after", days.grace_days, plan_reminder_days_limit);
    days.broken_after = fields.required_int("broken_after", days.reminded_after, plan_reminder_days_limit);
    fields.finish();
    return days;
}

void write_policy(JsonWriter& json, const PlanPolicy& policy) {
    json.open_object("policy");
    json.currency(policy.customer.instalment_min.currency);
    write_limits(json, "customer", policy.customer);
    write_limits(json, "staff", policy.staff);
    json.text("creditor", creditor_code(policy.creditor));
    write_days(json, policy.days);
    json.open_object("postpone");
    json.integer("days_max", policy.postpone.days_max);
    json.integer("term_days_max", policy.postpone.term_days_max);
    json.integer("moves_max", policy.postpone.moves_max);
    json.close_object();
    json.close_object();
}

PlanPolicy read_policy(Fields fields) {
    PlanPolicy policy;
    const Currency currency = fields.required_currency();
    policy.customer = read_limits(fields.required_object("customer"), currency);
    policy.staff = read_limits(fields.required_object("staff"), currency);
    if (const auto code = fields.code("creditor"))
        policy.creditor = choice(fields, "creditor", parse_creditor(*code));
    policy.days = read_days(fields);
    policy.postpone = read_postpone(fields.required_object("postpone"));
    fields.finish();
    return policy;
}

} // namespace kz
