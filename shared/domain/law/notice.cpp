#include "shared/domain/law/notice.hpp"

#include <algorithm>

namespace kz {

std::string_view notice_code(NoticeKind kind) {
    switch (kind) {
    case NoticeKind::Reminder: return "reminder";
    case NoticeKind::CollectionLetter: return "collection_letter";
    case NoticeKind::Answer: return "answer";
    case NoticeKind::PlanOffer: return "plan_offer";
    case NoticeKind::AcknowledgementRequest: return "acknowledgement_request";
    case NoticeKind::HomeVisit: return "home_visit";
    }
    return "";
}

std::string_view item_code(NoticeItem item) {
    switch (item) {
    case NoticeItem::AmountOutstanding: return "amount_outstanding";
    case NoticeItem::CostsAmount: return "costs_amount";
    case NoticeItem::CreditorNameAndNumber: return "creditor_name_and_number";
    case NoticeItem::CreditorContact: return "creditor_contact";
    case NoticeItem::CollectorIdentity: return "collector_identity";
    case NoticeItem::OriginalCreditor: return "original_creditor";
    case NoticeItem::ClientNameAndAddress: return "client_name_and_address";
    case NoticeItem::Reason: return "reason";
    case NoticeItem::ContractSubjectAndDate: return "contract_subject_and_date";
    case NoticeItem::ProductAndDueDate: return "product_and_due_date";
    case NoticeItem::FreePeriod: return "free_period";
    case NoticeItem::PeriodFromDelivery: return "period_from_delivery";
    case NoticeItem::InterestCalculation: return "interest_calculation";
    case NoticeItem::RateAboveStatutory: return "rate_above_statutory";
    case NoticeItem::CostsKindAndReason: return "costs_kind_and_reason";
    case NoticeItem::NoInputTaxDeduction: return "no_input_tax_deduction";
    case NoticeItem::AddressSource: return "address_source";
    case NoticeItem::AmountsList: return "amounts_list";
    case NoticeItem::Supervisor: return "supervisor";
    case NoticeItem::NotASummons: return "not_a_summons";
    case NoticeItem::SupportingDocuments: return "supporting_documents";
    case NoticeItem::HowToDispute: return "how_to_dispute";
    case NoticeItem::ContractCircumstances: return "contract_circumstances";
    case NoticeItem::PlanCosts: return "plan_costs";
    case NoticeItem::ObjectionsLost: return "objections_lost";
    case NoticeItem::VisitorIdentity: return "visitor_identity";
    case NoticeItem::VisitIsAmicable: return "visit_is_amicable";
    case NoticeItem::VisitMayBeRefused: return "visit_may_be_refused";
    case NoticeItem::PaymentReceipt: return "payment_receipt";
    }
    return "";
}

std::string_view fact_code(NoticeFact fact) {
    switch (fact) {
    case NoticeFact::Always: return "always";
    case NoticeFact::AsksInterest: return "asks_interest";
    case NoticeFact::AsksRateAboveStatutory: return "asks_rate_above_statutory";
    case NoticeFact::AsksCosts: return "asks_costs";
    case NoticeFact::AsksVat: return "asks_vat";
    case NoticeFact::AddressFromElsewhere: return "address_from_elsewhere";
    case NoticeFact::FromContract: return "from_contract";
    case NoticeFact::WrittenByLawyer: return "written_by_lawyer";
    }
    return "";
}

std::vector<RequiredItem> required_items(const RulePack& pack, const NoticeRequest& request) {
    std::vector<RequiredItem> items;
    for (const NoticeDuty& duty : pack.duties) {
        const auto from = make_date(duty.valid_from.year, duty.valid_from.month, duty.valid_from.day);
        const auto to = make_date(duty.valid_to.year, duty.valid_to.month, duty.valid_to.day);
        const bool is_in_force = from && to && *from <= request.on && request.on <= *to;
        const bool applies = duty.when == NoticeFact::Always || std::ranges::contains(request.facts, duty.when);
        if (duty.kind == request.kind && is_in_force && applies)
            items.push_back({duty, duty.addressee == Addressee::Everyone || request.collector != CollectingParty::Merchant});
    }
    return items;
}

std::vector<RequiredItem> missing_items(const RulePack& pack, const NoticeRequest& request, std::span<const NoticeItem> present) {
    std::vector<RequiredItem> items = required_items(pack, request);
    std::erase_if(items, [&](const RequiredItem& item) { return std::ranges::contains(present, item.duty.item); });
    return items;
}

} // namespace kz
