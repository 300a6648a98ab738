#include "shared/domain/payments/matching.hpp"

#include "shared/domain/payments/match_evidence.hpp"

#include <algorithm>
#include <utility>

namespace kz {
namespace {

using Chosen = std::vector<const Evidence*>;

bool is_named(const Evidence& evidence) {
    return evidence.code >= CodeEvidence::NumberExact;
}
// Near to what is written, or not written at all: another reference that is whole speaks against it.
bool is_guessed(const Evidence& evidence) {
    return evidence.code == CodeEvidence::None || evidence.code == CodeEvidence::NumberMistyped || evidence.code == CodeEvidence::ReferenceMistyped;
}
bool is_payer_sure(const Evidence& evidence) {
    return evidence.payer >= PayerEvidence::NameInText;
}
bool is_amount_expected(const Evidence& evidence) {
    return evidence.amount >= AmountEvidence::Instalment;
}
int kinds_of_evidence(const Evidence& evidence) {
    return is_named(evidence) + is_payer_sure(evidence) + is_amount_expected(evidence);
}

int score_of(const Evidence& evidence) {
    static constexpr int code[] = {0, 20, 40, 40, 45, 60};
    static constexpr int payer[] = {0, 8, 18, 22, 22, 25};
    static constexpr int amount[] = {0, 0, 3, 15, 15};
    const int score = code[static_cast<int>(evidence.code)] + payer[static_cast<int>(evidence.payer)] +
                      amount[static_cast<int>(evidence.amount)] + (evidence.claim.is_reported_paid ? 5 : 0);
    return std::min(score, 100);
}

std::vector<MatchReason> reasons_of(const Evidence& evidence) {
    std::vector<MatchReason> reasons;
    switch (evidence.code) {
    case CodeEvidence::None: break;
    case CodeEvidence::NumberMistyped: reasons.push_back(MatchReason::NumberMistyped); break;
    case CodeEvidence::NumberExact: reasons.push_back(MatchReason::NumberExact); break;
    case CodeEvidence::ReferenceMistyped: reasons.push_back(MatchReason::ReferenceMistyped); break;
    case CodeEvidence::ReferenceBody: reasons.push_back(MatchReason::ReferenceBody); break;
    case CodeEvidence::ReferenceExact: reasons.push_back(MatchReason::ReferenceExact); break;
    }
    switch (evidence.payer) {
    case PayerEvidence::None: break;
    case PayerEvidence::NameAlike: reasons.push_back(MatchReason::NameAlike); break;
    case PayerEvidence::NameInText: reasons.push_back(MatchReason::NameInText); break;
    case PayerEvidence::NameVariant: reasons.push_back(MatchReason::NameVariant); break;
    case PayerEvidence::PayerName: reasons.push_back(MatchReason::PayerName); break;
    case PayerEvidence::KnownPayer: reasons.push_back(MatchReason::KnownPayer); break;
    }
    if (evidence.is_name_shared)
        reasons.push_back(MatchReason::NameShared);
    if (evidence.is_other_payer)
        reasons.push_back(MatchReason::OtherPayer);
    switch (evidence.amount) {
    case AmountEvidence::None: break;
    case AmountEvidence::Above: reasons.push_back(MatchReason::AmountAbove); break;
    case AmountEvidence::Part: reasons.push_back(MatchReason::AmountPart); break;
    case AmountEvidence::Instalment: reasons.push_back(MatchReason::AmountInstalment); break;
    case AmountEvidence::Open: reasons.push_back(MatchReason::AmountOpen); break;
    }
    if (evidence.claim.is_reported_paid)
        reasons.push_back(MatchReason::ReportedPaid);
    return reasons;
}

// The judgement of one payment: what was gathered, and the answer as it grows.
class Judgement {
public:
    Judgement(const IncomingPayment& payment, const ClaimIndex& index, Gathered gathered)
        : payment_(payment), index_(index), gathered_(std::move(gathered)) {
        match_.rest = payment.amount;
    }

    // The rules in the order in which they are tried; the first that answers is the answer.
    Match judge() {
        if (gathered_.found.empty())
            return match_;
        if (!by_exact_references() && !by_named_claims() && !by_sum_of_customer() && !by_agreeing_evidence() &&
            !by_report())
            suggest_best();
        add_others();
        return match_;
    }

private:
    template <class Test>
    Chosen those(Test test) const {
        Chosen chosen;
        for (const Evidence& evidence : gathered_.found)
            if (test(evidence))
                chosen.push_back(&evidence);
        return chosen;
    }

    static std::int64_t open_of(const Chosen& chosen) {
        std::int64_t sum = 0;
        for (const Evidence* evidence : chosen)
            sum += evidence->claim.open.minor;
        return sum;
    }

    // Takes what is open of each, in their order, until the payment is used up.
    void propose(MatchDecision decision, const Chosen& chosen, std::vector<MatchReason> also = {}) {
        match_.decision = decision;
        for (const Evidence* evidence : chosen) {
            const std::int64_t part = std::min(match_.rest.minor, evidence->claim.open.minor);
            if (part <= 0)
                continue;
            MatchCandidate candidate = candidate_of(*evidence, part, also);
            match_.rest.minor -= part;
            match_.proposed.push_back(std::move(candidate));
        }
    }

    MatchCandidate candidate_of(const Evidence& evidence, std::int64_t part,
                                const std::vector<MatchReason>& also) const {
        MatchCandidate candidate{
            evidence.claim.id, {part, payment_.amount.currency}, score_of(evidence), reasons_of(evidence)};
        for (const MatchReason reason : also) {
            // The sum of all explains the amount; what the single claim is to it says nothing then.
            if (reason == MatchReason::AmountOfAll)
                std::erase_if(candidate.reasons, [](MatchReason known) {
                    return known == MatchReason::AmountAbove || known == MatchReason::AmountPart;
                });
            candidate.reasons.push_back(reason);
        }
        if (gathered_.has_unknown_reference && is_guessed(evidence))
            candidate.reasons.push_back(MatchReason::UnknownReference);
        std::ranges::sort(candidate.reasons);
        return candidate;
    }

    // A reference whose check digits fit is the customer's own word: it needs no other evidence. Beside one that is not open here (paid
    // before, or another's) it does: then the amount says what was meant.
    bool by_exact_references() {
        const Chosen exact =
            those([](const Evidence& evidence) { return evidence.code == CodeEvidence::ReferenceExact; });
        if (exact.empty())
            return false;
        if (const Chosen named = those(is_named);
            named.size() > exact.size() && open_of(named) == payment_.amount.minor)
            return propose(MatchDecision::Certain, named, {MatchReason::SeveralReferences, MatchReason::AmountOfAll}),
                   true;
        if (exact.size() == 1)
            return by_one_reference(*exact[0]), true;
        const std::int64_t open = open_of(exact);
        std::vector<MatchReason> reasons{MatchReason::SeveralReferences};
        if (open == payment_.amount.minor)
            reasons.push_back(MatchReason::AmountOfAll);
        else if (gathered_.has_unknown_reference)
            reasons.push_back(MatchReason::UnknownReference);
        // Less than all of them: which one waits is not for a program to say.
        const bool is_told = open == payment_.amount.minor || (open < payment_.amount.minor && !gathered_.has_unknown_reference);
        propose(is_told ? MatchDecision::Certain : MatchDecision::Suggest, exact, reasons);
        return true;
    }

    // One reference, and more money than it asks for: all that the customer has open, when that is the sum.
    void by_one_reference(const Evidence& named) {
        if (named.amount == AmountEvidence::Above) {
            const std::vector<Evidence> all = claims_of(named.claim.customer, named);
            if (all.size() > 1 && open_of(chosen_of(all)) == payment_.amount.minor)
                return propose(MatchDecision::Certain, chosen_of(all), {MatchReason::AmountOfAll});
        }
        if (gathered_.has_unknown_reference && !is_amount_expected(named))
            return propose(MatchDecision::Suggest, {&named}, {MatchReason::UnknownReference});
        propose(MatchDecision::Certain, {&named});
    }

    // Invoice numbers and damaged references of several claims that add up to the cent.
    bool by_named_claims() {
        const Chosen named = those(is_named);
        if (named.size() < 2 || open_of(named) != payment_.amount.minor)
            return false;
        propose(MatchDecision::Certain, named, {MatchReason::SeveralReferences, MatchReason::AmountOfAll});
        return true;
    }

    // Two of three kinds of evidence agree on one claim: what it is called, who pays, how much. Where several claims have
    // two, one with all three wins; else one that is named wins over others of the same customer; else one whose payer is
    // known by account. Anything else is a question for a person.
    bool by_agreeing_evidence() {
        const Chosen likely = those([](const Evidence& evidence) { return kinds_of_evidence(evidence) >= 2; });
        if (likely.empty())
            return false;
        const Evidence* winner = likely.size() == 1 ? likely[0] : winner_of(likely);
        // Without a code of its own, a reference to something else speaks against it; without any, so does a name that others have
        // together with a price that many pay: a stranger of that name may have paid it for something else.
        const bool is_contradicted = winner != nullptr && ((gathered_.has_unknown_reference && is_guessed(*winner)) ||
                                                           (winner->code == CodeEvidence::None && winner->is_name_shared));
        if (winner != nullptr && !is_contradicted) {
            propose(MatchDecision::Certain, {winner});
        } else {
            const Evidence* best = winner != nullptr ? winner : best_of(likely);
            propose(MatchDecision::Suggest, {best},
                    likely.size() > 1 ? std::vector{MatchReason::AnotherClaimFits} : std::vector<MatchReason>{});
        }
        return true;
    }

    static const Evidence* only(const Chosen& from, auto test) {
        const Evidence* found = nullptr;
        for (const Evidence* evidence : from) {
            if (!test(*evidence))
                continue;
            if (found != nullptr)
                return nullptr;
            found = evidence;
        }
        return found;
    }

    static const Evidence* winner_of(const Chosen& likely) {
        if (const Evidence* complete = only(likely, [](const Evidence& e) { return kinds_of_evidence(e) == 3; }))
            return complete;
        if (std::ranges::any_of(likely, [](const Evidence* e) { return kinds_of_evidence(*e) == 3; }))
            return nullptr;
        const bool is_one_customer = std::ranges::all_of(
            likely, [&](const Evidence* e) { return e->claim.customer == likely[0]->claim.customer; });
        if (std::ranges::any_of(likely, [](const Evidence* e) { return is_named(*e); }))
            return is_one_customer ? only(likely, is_named) : nullptr;
        if (const Evidence* mistyped =
                only(likely, [](const Evidence& e) { return e.code == CodeEvidence::NumberMistyped; }))
            return mistyped;
        if (is_one_customer)
            return nullptr; // the same amount twice
        return only(likely, [](const Evidence& e) { return e.payer == PayerEvidence::KnownPayer; });
    }

    static const Evidence* best_of(const Chosen& chosen) {
        return *std::ranges::max_element(chosen, [](const Evidence* a, const Evidence* b) {
            return std::pair(score_of(*a), b->claim.id.value) < std::pair(score_of(*b), a->claim.id.value);
        });
    }

    // All claims of a customer, with what is known of those that were found.
    std::vector<Evidence> claims_of(const std::string& customer, const Evidence& like) const {
        std::vector<Evidence> all;
        if (customer.empty())
            return all;
        for (const std::uint32_t slot : index_.by_customer(customer)) {
            const auto known = std::ranges::find(gathered_.found, slot, &Evidence::slot);
            if (known != gathered_.found.end()) {
                all.push_back(*known);
                continue;
            }
            Evidence evidence{slot,       index_.claim(slot),    CodeEvidence::None,
                              like.payer, AmountEvidence::Above, like.is_other_payer};
            if (evidence.claim.open.currency == payment_.amount.currency)
                all.push_back(std::move(evidence));
        }
        std::ranges::sort(all, {}, [](const Evidence& evidence) { return evidence.claim.id; });
        return all;
    }

    // No single claim of a sure payer has the amount, but everything that one such customer has open is it.
    bool by_sum_of_customer() {
        const Chosen payers = those(is_payer_sure);
        if (gathered_.has_unknown_reference ||
            std::ranges::any_of(payers, [](const Evidence* e) { return is_amount_expected(*e); }))
            return false;
        std::vector<std::string> customers;
        std::vector<Evidence> sum;
        for (const Evidence* payer : payers) {
            if (std::ranges::contains(customers, payer->claim.customer))
                continue;
            customers.push_back(payer->claim.customer);
            std::vector<Evidence> all = claims_of(payer->claim.customer, *payer);
            if (all.size() < 2 || open_of(chosen_of(all)) != payment_.amount.minor)
                continue;
            if (!sum.empty())
                return false; // two customers could have paid it
            sum = std::move(all);
        }
        if (sum.empty())
            return false;
        propose(MatchDecision::Certain, chosen_of(sum), {MatchReason::AmountOfAll});
        return true;
    }

    static Chosen chosen_of(const std::vector<Evidence>& all) {
        Chosen chosen;
        for (const Evidence& evidence : all)
            chosen.push_back(&evidence);
        return chosen;
    }

    // The customer says it was paid, the amount is that, and the name is at least like theirs.
    bool by_report() {
        const Chosen reported = those([](const Evidence& evidence) {
            return evidence.claim.is_reported_paid && evidence.amount == AmountEvidence::Open &&
                   evidence.payer >= PayerEvidence::NameAlike;
        });
        if (reported.size() != 1 || gathered_.has_unknown_reference)
            return false;
        propose(MatchDecision::Certain, reported);
        return true;
    }

    void suggest_best() {
        const Chosen some = those([](const Evidence& evidence) {
            return is_named(evidence) || is_payer_sure(evidence) ||
                   (is_amount_expected(evidence) && score_of(evidence) > 15);
        });
        if (!some.empty())
            propose(MatchDecision::Suggest, {best_of(some)});
    }

    void add_others() {
        if (match_.decision != MatchDecision::Suggest)
            return;
        for (const Evidence& evidence : gathered_.found) {
            const bool is_proposed = std::ranges::contains(match_.proposed, evidence.claim.id, &MatchCandidate::claim);
            if (!is_proposed && kinds_of_evidence(evidence) > 0)
                match_.others.push_back(
                    candidate_of(evidence, std::min(payment_.amount.minor, evidence.claim.open.minor), {}));
        }
        std::ranges::sort(match_.others, [](const MatchCandidate& a, const MatchCandidate& b) {
            return std::pair(-a.score, a.claim) < std::pair(-b.score, b.claim);
        });
        if (match_.others.size() > match_others_max)
            match_.others.resize(match_others_max);
    }

    const IncomingPayment& payment_;
    const ClaimIndex& index_;
    Gathered gathered_;
    Match match_;
};

} // namespace

std::string_view reason_code(MatchReason reason) {
    switch (reason) {
    case MatchReason::ReferenceExact: return "reference_exact";
    case MatchReason::ReferenceBody: return "reference_body";
    case MatchReason::ReferenceMistyped: return "reference_mistyped";
    case MatchReason::NumberExact: return "number_exact";
    case MatchReason::NumberMistyped: return "number_mistyped";
    case MatchReason::SeveralReferences: return "several_references";
    case MatchReason::KnownPayer: return "known_payer";
    case MatchReason::PayerName: return "payer_name";
    case MatchReason::NameVariant: return "name_variant";
    case MatchReason::NameInText: return "name_in_text";
    case MatchReason::NameAlike: return "name_alike";
    case MatchReason::NameShared: return "name_shared";
    case MatchReason::OtherPayer: return "other_payer";
    case MatchReason::AmountOpen: return "amount_open";
    case MatchReason::AmountInstalment: return "amount_instalment";
    case MatchReason::AmountOfAll: return "amount_of_all";
    case MatchReason::AmountPart: return "amount_part";
    case MatchReason::AmountAbove: return "amount_above";
    case MatchReason::ReportedPaid: return "reported_paid";
    case MatchReason::PaidByAnother: return "paid_by_another";
    case MatchReason::UnknownReference: return "unknown_reference";
    case MatchReason::AnotherClaimFits: return "another_claim_fits";
    }
    return "";
}

Match match(const IncomingPayment& payment, const ClaimIndex& index, const PayerMemory& memory) {
    return Judgement(payment, index, gather(payment, index, memory)).judge();
}

ClaimId strong_candidate(const Match& match) {
    if (match.decision == MatchDecision::None || match.proposed.size() != 1 || match.proposed[0].score < strong_score_min)
        return {};
    for (const MatchReason against : {MatchReason::NameShared, MatchReason::PaidByAnother, MatchReason::UnknownReference,
                                      MatchReason::AnotherClaimFits})
        if (std::ranges::contains(match.proposed[0].reasons, against))
            return {};
    return match.proposed[0].claim;
}

} // namespace kz
