// Saying what is wrong: what is typed, what is missing, what is sent, and a file after it.
#include "shared/app/model.hpp"

#include "tests/shared/view/states.hpp"

#include <doctest/doctest.h>

using namespace kz;

namespace {

const Model open_page = states::open(Language::German);

Next after(Model model, const std::vector<Message>& messages) {
    Next next{std::move(model), {}};
    for (const Message& message : messages)
        next = update(std::move(next.model), message);
    return next;
}

DisputeRequest typed(const char* amount, const char* day) {
    DisputeDraft draft;
    draft.reason = DisputeReason::AlreadyPaid;
    draft.paid_amount = amount;
    draft.paid_on = day;
    return request_of(draft, eur);
}

} // namespace

TEST_CASE("an objection is begun, written, and sent once") {
    Next next = after(open_page, {DisputeBegun{DisputeReason::Returned}, DisputeItemTicked{1, true}, DisputeEdited{DisputeField::Text, " Am 3. "}});
    CHECK(next.model.step == Step::Dispute);
    next = update(next.model, DisputeSendPressed{});
    REQUIRE(next.effects.size() == 1);
    const auto* send = std::get_if<SendDispute>(&next.effects[0]);
    REQUIRE(send != nullptr);
    CHECK(send->request.text == "Am 3.");
    CHECK(send->request.positions == std::vector<std::string>{disputable(open_page.page->state)[1]});
    CHECK(update(next.model, DisputeSendPressed{}).effects.empty());
    // Not reached: the same key, so that the server takes it once.
    const Next again = after(next.model, {Failed{Failure::NotReached, "", {}}, DisputeSendPressed{}});
    CHECK(std::get<SendDispute>(again.effects.at(0)).key == send->key);
}

TEST_CASE("what is missing is said, and goes as soon as it is there") {
    Next next = after(open_page, {DisputeBegun{DisputeReason::AlreadyPaid}, DisputeSendPressed{}});
    CHECK(next.effects.empty());
    CHECK(next.model.dispute_faults.size() == 3);
    next = update(next.model, DisputeEdited{DisputeField::Holder, "Alex Muster"});
    CHECK(next.model.dispute_faults == std::vector{DisputeRefusal::PaidAmountMissing, DisputeRefusal::PaidDayMissing});
}

TEST_CASE("an item is ticked and unticked, and one that is not there is none") {
    const Next next = after(open_page, {DisputeBegun{DisputeReason::Faulty}, DisputeItemTicked{0, true}, DisputeItemTicked{0, true},
                                        DisputeItemTicked{1, true}, DisputeItemTicked{1, false}, DisputeItemTicked{99, true}});
    CHECK(next.model.dispute.positions.size() == 1);
}

TEST_CASE("a file that is too large or empty is not sent; its progress never goes back") {
    const Model page = states::dispute_sent(Language::German);
    for (const std::int64_t bytes : {std::int64_t{0}, proof_bytes_max + 1}) {
        const Next next = update(page, ProofChosen{0, bytes});
        CHECK(next.effects.empty());
        CHECK(next.model.refusal == "proof_too_large");
    }
    CHECK(update(page, ProofChosen{1, 10}).effects.empty());
    Next next = update(page, ProofChosen{0, 10});
    CHECK(std::get<SendProof>(next.effects.at(0)).dispute == 0);
    next = after(next.model, {ProofProgress{40}, ProofProgress{30}});
    CHECK(next.model.proof_percent == 40);
    CHECK(update(page, ProofProgress{40}).model.proof_percent == 0);
}

TEST_CASE("a file goes with what the customer said last, and with nothing else") {
    Model page = states::contact_sent(Language::German);
    page.notice = Notice::None;
    const Next next = update(page, ProofChosen{file_of_message, 10});
    CHECK(std::get<SendProof>(next.effects.at(0)).dispute == file_of_message);
    CHECK(next.model.busy == Busy::SendingFile);
    CHECK(update(next.model, ProofProgress{40}).model.proof_percent == 40);
    CHECK(update(next.model, CommandDone{*page.page}).model.notice == Notice::FileSent);
    const Next large = update(page, ProofChosen{file_of_message, proof_bytes_max + 1});
    CHECK(large.effects.empty());
    CHECK(large.model.notice_about == Busy::SendingFile);
    CHECK(update(states::talk(Language::German), ProofChosen{file_of_message, 10}).effects.empty());
    CHECK(update(states::open(Language::German), ProofChosen{file_of_message, 10}).effects.empty());
}

TEST_CASE("amounts and days are read as people of four countries type them") {
    const struct {
        const char* typed;
        std::int64_t minor;
    } amounts[] = {{"49,90", 4990}, {"49.90", 4990}, {"1.234,50", 123450}, {"1,234.50", 123450}, {"1.234", 123400}, {"50", 5000},
                   {"49,9", 4990}, {"49,90 €", 4990}, {"EUR 50", 5000}, {"", 0}, {"viel", 0}, {"-5", 0}, {"1,2345", 0}};
    for (const auto& row : amounts) {
        CAPTURE(row.typed);
        CHECK(typed(row.typed, "").payment->amount.minor == row.minor);
    }
    const struct {
        const char* typed;
        const char* day;
    } days[] = {{"3.11.2026", "2026-11-03"}, {"03/11/2026", "2026-11-03"}, {"3-11-26", "2026-11-03"}, {"2026-11-03", "2026-11-03"},
                {" 3. 11. 2026", "2026-11-03"}, {"31.2.2026", ""}, {"gestern", ""}, {"3.11.", ""}, {"", ""}};
    for (const auto& row : days) {
        CAPTURE(row.typed);
        const auto on = typed("1", row.typed).payment->on;
        CHECK((on ? iso(*on) : "") == row.day);
    }
}

TEST_CASE("without script the fields of the form are the draft") {
    const DisputeDraft draft = dispute_from(DisputeReason::Returned, {{"item", "item-1"}, {"item", "item-2"}, {"text", "Zurück"}, {"lang", "de"}});
    CHECK(draft.positions == std::vector<std::string>{"item-1", "item-2"});
    CHECK(draft.text == "Zurück");
    const Model model = with_query(open_page, {{"step", "dispute.returned"}});
    CHECK(model.step == Step::Dispute);
    CHECK(query_of(model).ends_with("&step=dispute.returned"));
    CHECK(with_query(open_page, {{"step", "dispute.lost"}}).step == Step::Overview);
}
