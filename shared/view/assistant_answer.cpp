// What the assistant says: sentences of its own around the figures that the page shows, from the same functions.
#include "shared/base/utf8.hpp"
#include "shared/domain/claims/iban.hpp"
#include "shared/domain/journal/debits.hpp"
#include "shared/text/assistant_say.hpp"
#include "shared/view/sheet.hpp"
#include "shared/view/view.hpp"

#include <algorithm>

namespace kz {
namespace {

constexpr std::size_t lines_told = 5;
constexpr std::size_t name_code_points_max = 80;

// One answer, a sentence each.
class Answer {
public:
    explicit Answer(const Sheet& sheet) : sheet_(sheet) {}

    template <class... Arguments>
    Answer& say(AssistantSentence<std::type_identity_t<Arguments>...> sentence, const Arguments&... arguments) {
        if constexpr (sizeof...(Arguments) == 0)
            return add(kz::say(sheet_.language(), sentence.key));
        else
            return add(kz::say(sheet_.language(), sentence, arguments...));
    }
    Answer& add(std::string_view sentence) {
        (text_ += text_.empty() ? "" : " ") += sentence;
        return *this;
    }
    Answer& line() {
        text_ += '\n';
        return *this;
    }
    std::string take() && { return std::move(text_); }

private:
    const Sheet& sheet_;
    std::string text_;
};

void say_what(const Sheet& sheet, Answer& answer) {
    const Invoice& invoice = sheet.invoice();
    if (invoice.kind == InvoiceKind::CreditNote)
        answer.say(AssistantKey::WhatCreditNote, shown(invoice.number), sheet.merchant(), invoice.issued_on);
    else
        answer.say(AssistantKey::WhatInvoice, shown(invoice.number), sheet.merchant(), invoice.issued_on, claimed(invoice));
    std::string lines;
    for (std::size_t at = 0; at < std::min(invoice.lines.size(), lines_told); ++at)
        if (const std::string name = shown(invoice.lines[at].name); !name.empty() && code_point_count(name) <= name_code_points_max)
            (lines += lines.empty() ? "" : "; ") += name;
    if (!lines.empty())
        answer.say(AssistantKey::WhatLines, lines + ".");
    answer.say(AssistantKey::WhatRest);
}

// In short form: the page says more below its amount, of which "in 5 days" would be wrong tomorrow.
void say_standing(const Sheet& sheet, Answer& answer) {
    const State& state = sheet.state();
    const Date today = sheet.model().today;
    const Standing now = standing(state, today);
    const bool is_plain = (now == Standing::Open || now == Standing::Overdue) && !is_plan_running(state, today) && !next_collection(state, today) &&
                          !sheet.page().is_payment_seen && !on_its_way(state).is_positive();
    if (!is_plain)
        for (const std::string& note : hero_notes(sheet))
            answer.add(note);
    else if (const auto due_on = due_date(state); due_on && *due_on < today)
        answer.say(AssistantKey::AmountOverdue, *due_on);
    else if (due_on)
        answer.say(AssistantKey::AmountDue, *due_on);
}

void say_amount(const Sheet& sheet, Answer& answer) {
    if (const Money rest = open(sheet.state()); rest.is_positive())
        answer.say(AssistantKey::AmountOpen, rest);
    say_standing(sheet, answer);
}

void say_pay(const Sheet& sheet, Answer& answer) {
    const auto transfer = transfer_shown(sheet.model());
    if (!has_panel(sheet.model(), Panel::Pay)) {
        answer.say(AssistantKey::PayNothing);
        say_standing(sheet, answer);
    } else if (transfer) {
        answer.say(AssistantKey::PayTransfer, transfer->amount, shown(transfer->name), grouped(transfer->iban), grouped_reference(transfer->reference))
            .say(AssistantKey::PayHere);
    } else {
        answer.say(AssistantKey::PayNoAccount, sheet.merchant());
    }
}

void say_paid(const Sheet& sheet, Answer& answer) {
    const auto& postings = sheet.state().postings;
    const auto last = std::find_if(postings.rbegin(), postings.rend(), [](const Posting& posting) { return !posting.is_reversed(); });
    if (last != postings.rend())
        answer.say(AssistantKey::PaidLast, last->amount, last->booked_on);
    else
        answer.say(AssistantKey::PaidNone);
    if (open(sheet.state()).is_positive())
        answer.say(AssistantKey::PaidHow);
    say_amount(sheet, answer);
}

void say_plan(const Sheet& sheet, Answer& answer) {
    const Model& model = sheet.model();
    const auto& request = sheet.state().plan_request;
    const bool has_relief = has_panel(model, Panel::Relief);
    if (is_plan_running(sheet.state(), model.today)) {
        say_amount(sheet, answer);
    } else if (request && request->is_waiting()) {
        answer.say(AssistantKey::PlanWaits, sheet.merchant());
    } else if (is_plan_offered(model)) {
        answer.say(AssistantKey::PlanOffer);
    } else if (!has_relief) {
        answer.say(AssistantKey::PlanNone, sheet.merchant());
    }
    if (has_relief)
        answer.say(AssistantKey::PlanRelief);
}

void say_objection(const Sheet& sheet, Answer& answer) {
    const bool can_object = !disputable(sheet.state()).empty();
    if (has_open_dispute(sheet.state()))
        answer.say(AssistantKey::ObjectionOpen, sheet.merchant());
    if (can_object)
        answer.say(AssistantKey::ObjectionWay, sheet.merchant());
    else if (!has_open_dispute(sheet.state()))
        answer.say(AssistantKey::ObjectionNone);
}

void say_hours(const Sheet& sheet, Answer& answer) {
    const auto& presence = sheet.page().presence;
    if (presence)
        answer.add(presence_text(sheet, *presence));
    else
        answer.say(AssistantKey::HoursUnknown, sheet.merchant());
    if (const auto& answers = sheet.page().answers)
        answer.add(answers_text(sheet, *answers));
    if (const std::string call = call_text(sheet); !call.empty())
        answer.add(call);
    else if (presence)
        answer.say(AssistantKey::HoursCall);
}

// False: nothing that a machine may say.
bool say_topic(const Sheet& sheet, AssistantTopic topic, Answer& answer) {
    const bool is_about_money = topic == AssistantTopic::Amount || topic == AssistantTopic::Pay || topic == AssistantTopic::Plan;
    if (is_about_money && sheet.page().is_time_barred)
        return false;
    switch (topic) {
    case AssistantTopic::What: say_what(sheet, answer); return true;
    case AssistantTopic::Amount: say_amount(sheet, answer); return true;
    case AssistantTopic::Pay: say_pay(sheet, answer); return true;
    case AssistantTopic::Paid: say_paid(sheet, answer); return true;
    case AssistantTopic::Plan: say_plan(sheet, answer); return true;
    case AssistantTopic::Objection: say_objection(sheet, answer); return true;
    case AssistantTopic::Papers:
        if (paid(sheet.state()).is_positive())
            answer.say(AssistantKey::PapersReceipts);
        else
            answer.say(AssistantKey::PapersNone);
        answer.say(AssistantKey::PapersCopy, sheet.merchant());
        return true;
    case AssistantTopic::Genuine:
        answer.say(AssistantKey::GenuineWho, shown(sheet.invoice().number), sheet.merchant()).say(AssistantKey::GenuineCheck);
        return true;
    case AssistantTopic::Hours: say_hours(sheet, answer); return true;
    case AssistantTopic::Courtesy: answer.say(AssistantKey::CourtesyReply); return true;
    case AssistantTopic::Unknown: answer.say(AssistantKey::UnknownSorry); return true;
    case AssistantTopic::Person: break;
    }
    return false;
}

} // namespace

std::string assistant_answer(const Model& model, AssistantTopic topic, bool is_first) {
    const Sheet sheet(model, {});
    Answer said(sheet);
    if (!say_topic(sheet, topic, said))
        return {};
    if (!is_first)
        return std::move(said).take();
    Answer all(sheet);
    all.say(AssistantKey::IntroMachine).line();
    return std::move(all).take() + std::move(said).take();
}

} // namespace kz
