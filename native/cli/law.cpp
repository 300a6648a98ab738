#include "native/cli/law.hpp"

#include "native/cli/law_call.hpp"
#include "native/cli/law_json.hpp"
#include "native/platform/clock.hpp"

#include <cstdio>
#include <functional>
#include <memory>

namespace kz {
namespace {

struct RefusedField {
    const char* field;
    const char* reason;
};

RefusedField explained(LawRefusal refusal) {
    switch (refusal) {
    case LawRefusal::WrongCurrency: return {"amount", "only EUR"};
    case LawRefusal::NotPositive: return {"amount", "nothing is left to calculate with"};
    case LawRefusal::TooLarge: return {"amount", "too large"};
    case LawRefusal::DatesReversed: return {"dates", "the later one is given as the earlier"};
    case LawRefusal::NoValue: return {"day or amount", "this country's pack has no value for it"};
    case LawRefusal::ClauseMissing: return {"clause", "the contract has to provide it, and none is given"};
    case LawRefusal::Disputed: return {"disputed", "nothing is added to a claim in dispute"};
    case LawRefusal::NothingRequired: return {"country", "the law there has no free reminder"};
    case LawRefusal::ReceiptUnknown: return {"reminder-received", "the day is needed here"};
    case LawRefusal::PeriodTooShort: return {"last day", "earlier than the law allows, so the letter is void"};
    case LawRefusal::ReminderMissing: return {"reminder-sent", "costs need a free reminder first"};
    case LawRefusal::WaitingNotOver: return {"on", "the free reminder's period is not over"};
    }
    return {"", ""};
}

struct Refused {
    LawRefusal refusal;
};

template <class T>
T allowed(Result<T, LawRefusal> result) {
    if (!result)
        throw Refused{result.error()};
    return std::move(*result);
}

Date today() {
    return central_european_date(now());
}

using Law = std::function<OrderedJson(const LawCall&)>;

// Runs the verb, prints, and says in one line what was off.
void on_call(std::shared_ptr<LawCall> call, int& code, Law law) {
    call->verb().callback([call, &code, law = std::move(law)] {
        const std::string verb = "law " + call->verb().get_name();
        try {
            const OrderedJson result = law(*call);
            if (call->is_json())
                std::printf("%s\n", result.dump(2).c_str());
            else
                print_people(result);
            code = 0;
        } catch (const BadWord& word) {
            std::fprintf(stderr, "kulanz: %s: %s: %s\n", verb.c_str(), word.field.c_str(), word.reason.c_str());
            code = 2;
        } catch (const Refused& refused) {
            const auto [field, reason] = explained(refused.refusal);
            std::fprintf(stderr, "kulanz: %s: %s: %s: %s\n", verb.c_str(), std::string(refusal_code(refused.refusal)).c_str(), field, reason);
            code = 1;
        }
    });
}

const Choices<DayCount> day_counts{{"act365", DayCount::Act365}, {"actact", DayCount::ActAct}, {"act360", DayCount::Act360}};
const Choices<Effort> efforts{{"simple", Effort::Simple}, {"usual", Effort::Usual}, {"extensive", Effort::Extensive}};
const Choices<Creditor> creditors{{"original_seller", Creditor::OriginalSeller}, {"third_party", Creditor::ThirdParty}};
const Choices<PaymentOrder> orders{{"statutory", PaymentOrder::Statutory}, {"consumer_credit", PaymentOrder::ConsumerCredit}};

// Every enumerator up to the last, by its code.
template <class T>
Choices<T> all_of(T last, std::string_view (*code)(T)) {
    Choices<T> choices;
    for (int i = 0; i <= static_cast<int>(last); ++i)
        choices.emplace_back(std::string(code(static_cast<T>(i))), static_cast<T>(i));
    return choices;
}
const Choices<NoticeKind> notice_kinds = all_of(NoticeKind::HomeVisit, notice_code);
const Choices<NoticeItem> notice_items = all_of(NoticeItem::PaymentReceipt, item_code);
const Choices<NoticeFact> notice_facts = all_of(NoticeFact::WrittenByLawyer, fact_code);

std::shared_ptr<LawCall> new_call(CLI::App& law, const char* name, const char* help) {
    return std::make_shared<LawCall>(law, name, help);
}

void add_interest(CLI::App& law, int& code) {
    auto call = new_call(law, "interest", "Interest of default, step by step");
    call->country();
    call->must("--principal", "Amount in EUR");
    call->must("--from", "First day of default");
    call->must("--to", "Last interest day: the one before the payment");
    call->choose("--payer", payer_choices, "consumer");
    call->may("--rate", "Percent a year that the contract asks; counts where it is lower");
    call->may("--day-count", "act365, actact or act360; the country's when not given");
    on_call(call, code, [](const LawCall& words) {
        InterestRequest request{words.money("--principal"), words.day("--from"), words.day("--to"), words.chosen("--payer", payer_choices),
                                words.decimal_if("--rate"), std::nullopt};
        if (words.is_given("--day-count"))
            request.day_count = words.chosen("--day-count", day_counts);
        return json_of(allowed(interest(words.pack(), request)));
    });
}

void add_costs(CLI::App& law, int& code) {
    auto call = new_call(law, "costs", "Costs of collection that a consumer may be asked at most");
    call->country();
    call->must("--principal", "Amount in EUR, without interest");
    call->must("--on", "Day on which the costs arise");
    call->may("--paid-in-time", "What was paid before the waiting period was over", "0");
    call->choose("--collector", collector_choices, "collection_firm");
    call->choose("--effort", efforts, "simple");
    call->may("--clause", "BE: what the contract asks");
    call->may("--reminders", "AT: all; BE: those of the calendar year", "0");
    call->may("--plans", "Agreements on instalments", "0");
    call->flag("--disputed", "The claim is in dispute");
    call->flag("--no-input-tax", "The creditor can not deduct VAT");
    call->reminder();
    on_call(call, code, [](const LawCall& words) {
        CostRequest request;
        request.principal = words.money("--principal");
        request.paid_in_time = words.money("--paid-in-time");
        request.on = words.day("--on");
        request.collector = words.chosen("--collector", collector_choices);
        request.effort = words.chosen("--effort", efforts);
        request.dispute = words.is_set("--disputed") ? Dispute::Open : Dispute::None;
        request.vat = words.is_set("--no-input-tax") ? VatDeduction::NotPossible : VatDeduction::Possible;
        request.reminder = words.reminder_if();
        request.clause = words.money_if("--clause");
        request.reminders = words.number("--reminders", 0, 1000);
        request.plans = words.number("--plans", 0, 1000);
        return json_of(allowed(costs(words.pack(), request)));
    });
}

void add_default(CLI::App& law, int& code) {
    auto call = new_call(law, "default", "First day of default, and how it was found");
    call->country();
    call->must("--due", "Day on which the claim is due");
    call->flag("--agreed", "That day is in the contract, not only on the invoice");
    call->may("--invoice-received", "Day of receipt of the invoice");
    call->flag("--notice", "The invoice says that default comes after 30 days");
    call->may("--refused", "Day of a serious and final refusal to pay");
    call->choose("--payer", payer_choices, "consumer");
    call->reminder();
    on_call(call, code, [](const LawCall& words) {
        DefaultFacts facts;
        facts.payer = words.chosen("--payer", payer_choices);
        facts.due_on = words.day("--due");
        facts.due_day = words.is_set("--agreed") ? DueDay::Agreed : DueDay::SetBySeller;
        facts.invoice_received_on = words.day_if("--invoice-received");
        facts.notice = words.is_set("--notice") ? InvoiceNotice::Given : InvoiceNotice::Absent;
        facts.reminder = words.reminder_if();
        facts.refused_on = words.day_if("--refused");
        return json_of(allowed(default_starts(words.pack(), facts)));
    });
}

void add_waiting(CLI::App& law, int& code) {
    auto call = new_call(law, "waiting", "Free days after a reminder");
    call->country();
    call->must("--sent", "Day on which the reminder was sent");
    call->choose("--channel", channel_choices, "post");
    call->may("--received", "Day of its receipt, when known");
    call->may("--last-day", "The last free day that it names");
    call->choose("--creditor", creditor_size_choices, "large");
    on_call(call, code, [](const LawCall& words) {
        const Reminder reminder{words.chosen("--channel", channel_choices), words.day("--sent"), words.day_if("--received"),
                                words.day_if("--last-day")};
        return json_of(allowed(waiting_period(words.pack(), reminder, words.chosen("--creditor", creditor_size_choices))));
    });
}

void add_limitation(CLI::App& law, int& code) {
    auto call = new_call(law, "limitation", "Last day on which a claim can be enforced");
    call->country();
    call->must("--arose", "Day on which the claim arose and was due");
    call->may("--acknowledged", "Day of the latest part payment or acknowledgement");
    on_call(call, code, [](const LawCall& words) {
        return json_of(allowed(limitation(words.pack(), {words.day("--arose"), words.day_if("--acknowledged")})));
    });
}

void add_notice(CLI::App& law, int& code) {
    auto call = new_call(law, "notice", "What a notice has to say, or still lacks");
    call->country();
    call->choose("--kind", notice_kinds, {});
    call->choose("--collector", collector_choices, "merchant");
    call->list("--fact", "True of this notice: " + names_of(notice_facts));
    call->list("--has", "Items that it has: " + names_of(notice_items));
    call->may("--on", "Day of the notice; today when not given");
    on_call(call, code, [](const LawCall& words) {
        NoticeRequest request{words.chosen("--kind", notice_kinds), words.chosen("--collector", collector_choices), {},
                              words.day_if("--on").value_or(today())};
        for (const std::string& word : words.words("--fact"))
            request.facts.push_back(LawCall::pick("--fact", word, notice_facts));
        std::vector<NoticeItem> present;
        for (const std::string& word : words.words("--has"))
            present.push_back(LawCall::pick("--has", word, notice_items));
        const auto missing = missing_items(words.pack(), request, present);
        return OrderedJson{{"kind", notice_code(request.kind)}, {"missing", missing.size()}, {"items", json_of(missing)}};
    });
}

void add_calendar(CLI::App& law, int& code) {
    auto call = new_call(law, "calendar", "Holidays of a country; EU: days without TARGET");
    call->country();
    call->may("--year", "This year when not given");
    on_call(call, code, [](const LawCall& words) {
        const int year = words.is_given("--year") ? words.number("--year", 1900, 2999) : civil(today()).year;
        return json_of(holidays_of(words.pack(), year));
    });
}

void add_debit(CLI::App& law, int& code) {
    auto call = new_call(law, "debit", "Days of a SEPA direct debit: --due before it, --debited after it");
    call->may("--due", "Day on which the debit is due");
    call->may("--debited", "Day on which the account was debited");
    on_call(call, code, [](const LawCall& words) {
        const RulePack& eu = rule_pack(Country::Eu);
        if (words.is_given("--due") == words.is_given("--debited"))
            throw BadWord{"--due", "either this or --debited"};
        if (words.is_given("--due"))
            return json_of(allowed(debit_days(eu, words.day("--due"))));
        const Date debited_on = words.day("--debited");
        const RefundDays days = allowed(refund_days(eu, debited_on));
        OrderedJson result = json_of(days);
        result["today"] = debit_finality_code(finality(days, today()));
        result["mandate_until"] = iso(allowed(mandate_until(eu, debited_on)));
        return result;
    });
}

void add_order(CLI::App& law, int& code) {
    auto call = new_call(law, "order", "What a payment is used for: costs, interest, principal");
    call->country();
    call->must("--payment", "Amount in EUR");
    for (const char* part : {"--costs", "--interest", "--principal"})
        call->may(part, "What is open of it", "0");
    call->choose("--rule", orders, "statutory");
    call->may("--on", "Day of the payment; today when not given");
    on_call(call, code, [](const LawCall& words) {
        const OpenParts open{words.money("--costs"), words.money("--interest"), words.money("--principal")};
        return json_of(allowed(use_payment(words.pack(), words.chosen("--rule", orders), open, words.money("--payment"),
                                           words.day_if("--on").value_or(today()))));
    });
}

void add_guard(CLI::App& law, int& code) {
    auto call = new_call(law, "guard", "Whether a plan may be consumer credit: allowed, review or blocked");
    call->country();
    call->may("--fee", "Asked for the plan, in EUR", "0");
    call->may("--rate", "Percent a year while the plan is kept", "0");
    call->choose("--creditor", creditors, "original_seller");
    call->flag("--new-purchase", "Something bought anew is added");
    call->may("--on", "Day of the agreement; today when not given");
    on_call(call, code, [](const LawCall& words) {
        const PlanTerms terms{words.chosen("--creditor", creditors), words.money("--fee"), words.decimal("--rate"),
                              words.is_set("--new-purchase") ? Purchase::Added : Purchase::None, words.day_if("--on").value_or(today())};
        return json_of(guard_plan(words.pack(), terms));
    });
}

void add_term(CLI::App& law, int& code) {
    auto call = new_call(law, "term", "Last day of a seller's own term of payment outside of consumer credit");
    call->must("--delivered", "Day of delivery");
    call->must("--staff", "People who work for the seller");
    call->must("--turnover", "A year's, in EUR");
    call->must("--balance", "Of the balance sheet, in EUR");
    on_call(call, code, [](const LawCall& words) {
        const RulePack& eu = rule_pack(Country::Eu);
        const Date delivered_on = words.day("--delivered");
        const CreditorSize size = allowed(
            creditor_size(eu, words.number("--staff", 0, 10'000'000), words.money("--turnover"), words.money("--balance"), delivered_on));
        OrderedJson result = json_of(allowed(term_limit(eu, delivered_on, size)));
        result["seller"] = size == CreditorSize::Small ? "small" : "large";
        return result;
    });
}

void add_values(CLI::App& law, int& code) {
    auto call = new_call(law, "values", "Every value with its days, source and mark");
    call->may("--country", "DE, AT, BE, NL or EU; all when not given");
    call->may("--on", "Only what holds on this day");
    call->flag("--to-verify", "Only what is still to be verified");
    on_call(call, code, [](const LawCall& words) {
        const ValueRows wanted = words.is_set("--to-verify") ? ValueRows::ToVerify : ValueRows::All;
        OrderedJson values = OrderedJson::array();
        OrderedJson faulty = OrderedJson::array();
        for (const auto& [name, country] : country_choices) {
            if (words.is_given("--country") && words.chosen("--country", country_choices) != country)
                continue;
            for (OrderedJson& row : rows_of(rule_pack(country), words.day_if("--on"), wanted))
                values.push_back(std::move(row));
            for (const FoundFault& found : faults(rule_pack(country)))
                faulty.push_back({{"country", name}, {"fault", fault_code(found.fault)}, {"value", value_code(found.value.name)},
                                  {"valid_from", iso(found.value.first_day())}});
        }
        std::size_t to_verify = 0;
        for (const OrderedJson& row : values)
            to_verify += row.at("mark") == mark_code(Mark::ToVerify) ? 1 : 0;
        return OrderedJson{{"rows", values.size()}, {"to_verify", to_verify}, {"faults", std::move(faulty)}, {"values", std::move(values)}};
    });
}

} // namespace

void add_law(CLI::App& app, int& code) {
    CLI::App* law = app.add_subcommand("law", "What the law of a country says, calculated and cited");
    law->require_subcommand(1);
    for (const auto add : {add_interest, add_costs, add_default, add_waiting, add_limitation, add_notice, add_calendar, add_debit,
                           add_order, add_guard, add_term, add_values})
        add(*law, code);
}

} // namespace kz
