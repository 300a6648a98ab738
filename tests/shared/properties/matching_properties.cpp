// What always holds when payments are matched, for worlds of few claims that look alike and payments that say anything.
#include "shared/domain/payments/posting_plan.hpp"
#include "shared/domain/payments/remittance.hpp"
#include "shared/domain/payments/transfer.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <map>
#include <rapidcheck.h>
#include <set>
#include <string>
#include <vector>

using namespace kz;

namespace {

rc::Gen<std::string> any_name() {
    return rc::gen::elementOf(std::vector<std::string>{"Jonas Test", "Eva Test", "Test, Jonas", "J. Test",
                                                       "Müller GmbH", "Jonas und Eva Test", ""});
}

std::string reference_of(int id) {
    return *make_creditor_reference("KZ0000000" + std::to_string(id));
}
std::string number_of(int id) {
    return "RE-2026-00" + std::to_string(id);
}

rc::Gen<OpenClaim> any_claim() {
    return rc::gen::exec([] {
        OpenClaim claim;
        const int id = *rc::gen::inRange(1, 10);
        claim.id = ClaimId{id};
        claim.references = {reference_of(id)};
        claim.invoice_number = number_of(id);
        claim.customer = *rc::gen::elementOf(std::vector<std::string>{"c1", "c2", "c3", ""});
        claim.customer_name = *any_name();
        claim.open = {*rc::gen::element<std::int64_t>(1, 1990, 1990, 4990, 6980)};
        if (*rc::gen::arbitrary<bool>())
            claim.instalments = split(claim.open, 2);
        claim.is_reported_paid = *rc::gen::arbitrary<bool>();
        return claim;
    });
}

rc::Gen<PendingPayment> any_payment() {
    return rc::gen::exec([] {
        PendingPayment pending;
        pending.key = "b" + std::to_string(*rc::gen::inRange(0, 12)) + "/0";
        pending.booked_on = Date{*rc::gen::inRange(0, 3)};
        pending.payment.amount = {*rc::gen::element<std::int64_t>(1, 995, 1990, 3980, 4990, 6980, 20000)};
        pending.payment.payer_name = *any_name();
        const int words = *rc::gen::inRange(0, 4);
        for (int i = 0; i < words; ++i) {
            const int id = *rc::gen::inRange(1, 12);
            std::string word =
                *rc::gen::elementOf(std::vector<std::string>{reference_of(id), number_of(id), "danke", "Jonas Test"});
            if (*rc::gen::inRange(0, 4) == 0 && !word.empty())
                word.erase(static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(word.size()))), 1);
            pending.payment.text += " " + word;
        }
        return pending;
    });
}

ClaimIndex index_of(const std::vector<OpenClaim>& claims) {
    ClaimIndex index;
    for (const OpenClaim& claim : claims)
        index.add(claim);
    return index;
}

} // namespace

TEST_CASE("what is proposed is part of the payment, at most what a claim has open, and each claim once") {
    CHECK(rc::check([] {
        const ClaimIndex index = index_of(*rc::gen::container<std::vector<OpenClaim>>(any_claim()));
        const IncomingPayment payment = (*any_payment()).payment;
        const Match match = kz::match(payment, index, {});
        std::int64_t sum = match.rest.minor;
        std::set<ClaimId> seen;
        for (const MatchCandidate& candidate : match.proposed) {
            sum += candidate.amount.minor;
            RC_ASSERT(candidate.amount.is_positive());
            RC_ASSERT(candidate.amount.minor <= index.open_of(candidate.claim).minor);
            RC_ASSERT(seen.insert(candidate.claim).second);
            RC_ASSERT(!candidate.reasons.empty());
            RC_ASSERT(std::ranges::is_sorted(candidate.reasons));
        }
        RC_ASSERT(sum == payment.amount.minor);
        RC_ASSERT(match.rest.minor >= 0);
        RC_ASSERT((match.decision == MatchDecision::None) == match.proposed.empty());
    }));
}

TEST_CASE("a plan posts each payment once and no claim above what it has open, in whatever order payments are given") {
    CHECK(rc::check([] {
        const ClaimIndex index = index_of(*rc::gen::container<std::vector<OpenClaim>>(any_claim()));
        std::vector<PendingPayment> payments = *rc::gen::container<std::vector<PendingPayment>>(any_payment());
        const auto plan = plan_postings(payments, index, {});
        std::set<std::string> keys;
        std::map<ClaimId, std::int64_t> posted;
        for (const PlannedPosting& planned : plan) {
            RC_ASSERT(keys.insert(planned.pending.key).second);
            if (planned.match.decision == MatchDecision::Certain)
                for (const MatchCandidate& candidate : planned.match.proposed)
                    posted[candidate.claim] += candidate.amount.minor;
        }
        for (const auto& [claim, minor] : posted)
            RC_ASSERT(minor <= index.open_of(claim).minor);
        std::ranges::reverse(payments);
        RC_ASSERT(plan_postings(payments, index, {}) == plan);
        std::ranges::rotate(payments, payments.begin() + static_cast<std::ptrdiff_t>(payments.size() / 2));
        RC_ASSERT(plan_postings(payments, index, {}) == plan);
    }));
}

TEST_CASE("the order in which claims came into the index does not matter") {
    CHECK(rc::check([] {
        std::vector<OpenClaim> claims = *rc::gen::uniqueBy<std::vector<OpenClaim>>(
            any_claim(), [](const OpenClaim& claim) { return claim.id.value; });
        const IncomingPayment payment = (*any_payment()).payment;
        std::ranges::sort(claims, {}, &OpenClaim::id);
        const Match forward = match(payment, index_of(claims), {});
        std::ranges::reverse(claims);
        RC_ASSERT(match(payment, index_of(claims), {}) == forward);
    }));
}

TEST_CASE("every single typing error in a reference leads back to its claim") {
    CHECK(rc::check([] {
        const int id = *rc::gen::inRange(1, 10);
        OpenClaim claim;
        claim.id = ClaimId{id};
        claim.references = {reference_of(id)};
        claim.open = {4990};
        const ClaimIndex index = index_of({claim});
        std::string typed = claim.references[0];
        const auto at = static_cast<std::size_t>(*rc::gen::inRange(2, static_cast<int>(typed.size())));
        switch (*rc::gen::inRange(0, 4)) {
        case 0: typed.erase(at, 1); break;
        case 1: typed.insert(at, 1, *rc::gen::inRange('0', '9')); break;
        case 2: typed[at] = *rc::gen::inRange('0', '9'); break;
        default: std::swap(typed[at], typed[std::max<std::size_t>(at - 1, 2)]);
        }
        const bool is_same = typed == claim.references[0];
        RC_ASSERT(!index.by_reference(typed).empty() == is_same);
        RC_ASSERT(index.by_mistyped_reference(typed).empty() == is_same);
    }));
}
