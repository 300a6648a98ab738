// bench_matching [CLAIMS [PAYMENTS [SEED]]]: matches payments of a made-up merchant, whose truth is known, against open
// claims (a million by default); JSON with payments a second, peak memory, precision and recall of what posts by itself, and
// the share that is left to people. The baseline of the same run is finding exact references alone, as most systems do.
//
// A payment is right when everything that it posts is for a claim that was meant, and found when all claims that were meant
// get money. Money that belongs to no claim is right when it is not posted.
#include "shared/domain/payments/matching.hpp"
#include "shared/domain/payments/remittance.hpp"
#include "tests/bench/payment_world.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <sys/resource.h>

namespace {

using namespace kz;

// Of this process: one thread, so another's work does not count.
double processor_seconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](timeval time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

long memory_kib() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

struct Outcome {
    int payable = 0, posted = 0, wrong = 0, found = 0, suggested = 0, suggested_right = 0, none = 0,
        unrelated_posted = 0;
    int baseline_found = 0;
    std::map<std::string, int> wrong_reasons;
};

void count(const bench::Incoming& incoming, const Match& match, Outcome& outcome) {
    const auto is_meant = [&](const MatchCandidate& candidate) {
        return std::ranges::contains(incoming.truth, candidate.claim);
    };
    const bool is_right = std::ranges::all_of(match.proposed, is_meant);
    outcome.payable += !incoming.truth.empty();
    outcome.suggested += match.decision == MatchDecision::Suggest;
    outcome.suggested_right += match.decision == MatchDecision::Suggest && is_right;
    outcome.none += match.decision == MatchDecision::None && !incoming.truth.empty();
    if (match.decision != MatchDecision::Certain)
        return;
    ++outcome.posted;
    outcome.wrong += !is_right;
    outcome.unrelated_posted += incoming.truth.empty();
    outcome.found += is_right && match.proposed.size() == incoming.truth.size();
    if (!is_right) {
        std::string reasons;
        for (const MatchReason reason : match.proposed[0].reasons)
            reasons += std::string(reasons.empty() ? "" : "+") + std::string(reason_code(reason));
        ++outcome.wrong_reasons[reasons];
    }
}

bool is_found_by_exact_reference(const bench::Incoming& incoming, const ClaimIndex& index) {
    for (const std::string& reference : creditor_references_in(incoming.payment.text))
        if (!index.by_reference(reference).empty())
            return !incoming.truth.empty();
    return false;
}

} // namespace

int main(int argc, char** argv) {
    const int claims = argc > 1 ? std::atoi(argv[1]) : 1'000'000;
    const int payments = argc > 2 ? std::atoi(argv[2]) : 50'000;
    bench::PaymentWorld world(argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 1, claims);
    const long world_kib = memory_kib();
    ClaimIndex index;
    const double building = processor_seconds();
    index.reserve(world.claims().size());
    for (const OpenClaim& claim : world.claims())
        index.add(claim);
    const double build_s = processor_seconds() - building;
    const long index_mib = (memory_kib() - world_kib) / 1024;
    const PayerMemory memory;
    std::vector<bench::Incoming> incoming;
    for (int i = 0; i < payments; ++i)
        incoming.push_back(world.next_payment());
    Outcome outcome;
    std::vector<Match> matches;
    const double matching = processor_seconds();
    for (const bench::Incoming& each : incoming)
        matches.push_back(match(each.payment, index, memory));
    const double match_s = processor_seconds() - matching;
    for (std::size_t i = 0; i < matches.size(); ++i) {
        count(incoming[i], matches[i], outcome);
        outcome.baseline_found += is_found_by_exact_reference(incoming[i], index);
    }
    for (const auto& [reasons, times] : outcome.wrong_reasons)
        std::fprintf(stderr, "wrong %d: %s\n", times, reasons.c_str());
    std::printf(
        "{\"claims\":%d,\"payments\":%d,\"index_build_s\":%.1f,\"payments_per_s\":%.0f,\"index_mib\":%ld,\"peak_mib\":%ld,"
        "\"precision\":%.5f,\"recall\":%.4f,\"baseline_recall\":%.4f,\"left_to_people\":%.4f,\"suggested_right\":%.4f,"
        "\"wrong\":%d,\"unrelated_posted\":%d}\n",
        claims, payments, build_s, payments / match_s, index_mib, memory_kib() / 1024,
        1.0 - static_cast<double>(outcome.wrong) / std::max(outcome.posted, 1),
        static_cast<double>(outcome.found) / std::max(outcome.payable, 1),
        static_cast<double>(outcome.baseline_found) / std::max(outcome.payable, 1),
        static_cast<double>(outcome.suggested + outcome.none) / payments,
        static_cast<double>(outcome.suggested_right) / std::max(outcome.suggested, 1), outcome.wrong,
        outcome.unrelated_posted);
    return 0;
}
