// The same random work on both stores gives the same reads, refusals and results, step by step. A failure prints the seed.
#include "native/store_sqlite/sqlite_store.hpp"
#include "shared/base/random.hpp"
#include "tests/native/store/sample.hpp"

#include <doctest/doctest.h>

using namespace kz;
using namespace kz::test;

namespace {

constexpr int seeds = 40;
constexpr int batches = 25;
constexpr int numbers = 6;      // few, so that things meet
constexpr int operations = 20;

std::string small(SeededRandom& random, const char* prefix) { return prefix + std::to_string(random.below(numbers)); }
std::int64_t small_id(SeededRandom& random) { return static_cast<std::int64_t>(random.below(numbers + 2)); }

struct MyOwnRefusal {};

// Words for what a job threw; the text of a StoreError is the store's own.
std::string word(const std::exception_ptr& failure) {
    if (!failure)
        return "done";
    try {
        std::rethrow_exception(failure);
    } catch (const VersionConflict&) {
        return "version conflict";
    } catch (const DuplicateClaim&) {
        return "duplicate claim";
    } catch (const StoreError&) {
        return "store error";
    } catch (const MyOwnRefusal&) {
        return "refusal";
    }
}

std::string append(Transaction& transaction, SeededRandom& random) {
    const std::uint64_t choice = random.below(4);
    std::vector<StoredEvent> events(1 + random.below(3), sample_event("k", "b" + std::to_string(random.next())));
    ClaimRecord record = sample_claim(MerchantId{small_id(random)}, small(random, "R-"), static_cast<int>(random.below(4)));
    std::int64_t expected = 0;
    if (choice > 0) {
        const ClaimId id{small_id(random)};
        if (!transaction.load(id, record))
            record.id = id;
        const auto guess = static_cast<std::int64_t>(1 + random.below(4));
        expected = choice == 1 ? guess : std::max<std::int64_t>(record.version, 1);
        record.paid_minor += 5;
        record.has_plan = !record.has_plan;
        record.number = small(random, "ignored");
    }
    record.version = expected + std::ssize(events);
    return std::to_string(transaction.append(expected, events, record).value);
}

std::string work(Transaction& transaction, SeededRandom& random) {
    Link link = sample_link(ClaimId{small_id(random)}, small(random, "hash"));
    Merchant merchant = sample_merchant(small(random, "m"));
    const Instant at{static_cast<std::int64_t>(random.below(100))};
    switch (random.below(operations)) {
    case 0: return std::to_string(transaction.add_link(link).value);
    case 1:
        link.id = LinkId{small_id(random)};
        link.revoked_at = at;
        transaction.change_link(link);
        return "changed";
    case 2: return std::to_string(transaction.add_merchant(merchant).value);
    case 3:
        merchant.id = MerchantId{small_id(random)};
        merchant.name = "changed";
        transaction.change_merchant(merchant);
        return "changed";
    case 4:
        transaction.keep_answer(small(random, "key"), {"f", 201, "b" + std::to_string(random.next()), at});
        return "kept";
    case 5: transaction.forget_answers(at); return "forgot";
    case 6:
    case 7: transaction.add_audit({at, Actor::Staff, "w", ClaimId{small_id(random)}, "d"}); return "noted";
    case 8: throw MyOwnRefusal{};
    case 9: return dump(transaction);
    case 10: return std::to_string(transaction.find_claim("vat:DE123456789", small(random, "R-")).value);
    case 11: return std::to_string(transaction.version(ClaimId{small_id(random)}));
    default: return append(transaction, random);
    }
}

// What a job does follows from its seed and from what it reads.
std::string do_job(Transaction& transaction, std::uint64_t seed) {
    SeededRandom random(seed);
    const bool swallows = random.below(3) == 0;
    std::string trace;
    for (std::uint64_t left = 1 + random.below(5); left > 0; --left) {
        if (!swallows) {
            trace += work(transaction, random) + "\n";
            continue;
        }
        try {
            trace += work(transaction, random) + "\n";
        } catch (...) {
            trace += "swallowed " + word(std::current_exception()) + "\n";
        }
    }
    return trace;
}

std::string do_batch(Store& store, std::uint64_t seed) {
    SeededRandom random(seed);
    std::vector<std::string> traces(1 + random.below(6));
    std::vector<Store::Job> jobs;
    for (std::string& trace : traces)
        jobs.push_back([&trace, job_seed = random.next()](Transaction& transaction) {
            trace = do_job(transaction, job_seed);
        });
    const auto failures = store.commit(jobs);
    std::string all;
    for (std::size_t i = 0; i < traces.size(); ++i)
        all += traces[i] + word(failures[i]) + "\n";
    return all;
}

TEST_CASE("the same random work on both stores gives the same results and reads") {
    std::vector<std::string> keys;
    for (int i = 0; i < numbers; ++i)
        keys.push_back("key" + std::to_string(i));
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        CAPTURE(seed);
        const Folder folder(Medium::Memory);
        const auto memory = make_memory_store();
        auto sqlite = open_sqlite_store(folder.file("store.sqlite"));
        add_merchant(*memory, "m0");
        add_merchant(*sqlite, "m0");
        SeededRandom random(seed);
        for (int batch = 0; batch < batches; ++batch) {
            const std::uint64_t batch_seed = random.next();
            CAPTURE(batch);
            REQUIRE(do_batch(*memory, batch_seed) == do_batch(*sqlite, batch_seed));
            REQUIRE(dump(*memory, keys) == dump(*sqlite, keys));
            if (random.below(10) == 0)
                sqlite->rest();
            if (random.below(20) == 0) {
                sqlite.reset();
                sqlite = open_sqlite_store(folder.file("store.sqlite"));
            }
        }
    }
}

} // namespace
