#include "shared/domain/law/notice.hpp"
#include "tests/shared/domain/law/law_kit.hpp"

using namespace kz;

namespace {

std::string outcome(Country country, NoticeKind kind, CollectingParty collector, std::vector<NoticeFact> facts = {},
                    const char* on = "2026-11-21") {
    std::string out;
    for (const RequiredItem& item : required_items(rule_pack(country), {kind, collector, std::move(facts), day(on)}))
        out += (out.empty() ? "" : " ") + std::string(item_code(item.duty.item)) + (item.is_binding ? "" : "?");
    return out;
}

} // namespace

TEST_CASE("a notice has the items of the law, those with a condition when it is met") {
    const NoticeKind letter = NoticeKind::CollectionLetter;
    CHECK(outcome(Country::De, letter, CollectingParty::CollectionFirm) == "client_name_and_address reason supervisor");
    CHECK(outcome(Country::De, letter, CollectingParty::Lawyer,
                  {NoticeFact::FromContract, NoticeFact::AsksInterest, NoticeFact::AsksRateAboveStatutory, NoticeFact::AsksCosts, NoticeFact::AsksVat,
                   NoticeFact::AddressFromElsewhere}) ==
          "client_name_and_address reason contract_subject_and_date interest_calculation rate_above_statutory costs_kind_and_reason "
          "no_input_tax_deduction address_source supervisor");
    CHECK(outcome(Country::Be, NoticeKind::Reminder, CollectingParty::Merchant) ==
          "amount_outstanding costs_amount creditor_name_and_number product_and_due_date free_period");
    CHECK(outcome(Country::Be, letter, CollectingParty::Lawyer, {NoticeFact::WrittenByLawyer}) ==
          "original_creditor creditor_name_and_number creditor_contact collector_identity supervisor product_and_due_date "
          "amounts_list not_a_summons");
    CHECK(outcome(Country::Be, NoticeKind::Answer, CollectingParty::Merchant) == "supporting_documents how_to_dispute");
    CHECK(outcome(Country::Be, NoticeKind::HomeVisit, CollectingParty::Merchant) ==
          "visitor_identity visit_is_amicable visit_may_be_refused payment_receipt");
    CHECK(outcome(Country::Nl, NoticeKind::Reminder, CollectingParty::Merchant) ==
          "amount_outstanding costs_amount free_period period_from_delivery");
    CHECK(outcome(Country::De, NoticeKind::PlanOffer, CollectingParty::CollectionFirm) == "plan_costs");
    CHECK(outcome(Country::De, NoticeKind::Answer, CollectingParty::CollectionFirm, {NoticeFact::FromContract}) ==
          "original_creditor contract_circumstances");
    CHECK(outcome(Country::De, letter, CollectingParty::CollectionFirm, {}, "2021-09-30") == "");
}

TEST_CASE("what is missing in a notice is named") {
    const NoticeItem present[] = {NoticeItem::AmountOutstanding, NoticeItem::FreePeriod};
    const auto missing = missing_items(rule_pack(Country::Nl), {NoticeKind::Reminder, CollectingParty::Merchant, {}, day("2026-11-21")}, present);
    REQUIRE(missing.size() == 2);
    CHECK(missing[0].duty.item == NoticeItem::CostsAmount);
    CHECK(missing[1].duty.item == NoticeItem::PeriodFromDelivery);
}
