// Whatever fails and whenever the power goes: what was answered as stored is there, a batch is there as a whole or not at
// all, and a batch that was answered as failed is not.
#include "native/store_sqlite/sqlite_store.hpp"
#include "tests/native/store/faulty_vfs.hpp"
#include "tests/native/store/sample.hpp"

#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>

using namespace kz;
using namespace kz::test;

namespace {

constexpr int batches = 4;

// A bit of everything: a new claim, more of an old one, long bodies, an undone job, and a rest in the middle.
std::vector<Store::Job> batch(int number) {
    const std::string text = std::to_string(number);
    return {
        [=](Transaction& transaction) {
            MerchantId merchant;
            if (const auto known = transaction.find_merchant("m"))
                merchant = known->id;
            else
                merchant = transaction.add_merchant(sample_merchant("m"));
            const StoredEvent raised = sample_event("claim_raised", std::string(5'000, 'r') + text);
            const ClaimId claim = transaction.append(0, {&raised, 1}, sample_claim(merchant, "R-" + text));
            transaction.add_link(sample_link(claim, "hash" + text));
            transaction.keep_answer("key" + text, {"f", 201, "b", Instant{number}});
        },
        [=](Transaction& transaction) {
            add_event(transaction, ClaimId{1}, "undone");
            throw number;
        },
        [=](Transaction& transaction) {
            add_event(transaction, ClaimId{1}, text);
            transaction.add_audit({Instant{number}, Actor::System, "w", ClaimId{1}, text});
            transaction.forget_answers(Instant{number - 2});
        },
    };
}

std::vector<std::string> all_keys() {
    std::vector<std::string> keys;
    for (int i = 0; i < batches; ++i)
        keys.push_back("key" + std::to_string(i));
    return keys;
}

std::string dump_of(Store& store) { return dump(store, all_keys()); }

// The files of a store as they lie there, without its closing.
void copy_store(const std::string& from, const std::string& to) {
    for (const char* suffix : {"", "-wal", "-journal"}) {
        std::filesystem::remove(to + suffix);
        if (std::filesystem::exists(from + suffix))
            std::filesystem::copy_file(from + suffix, to + suffix);
    }
    std::filesystem::remove(to + "-shm");
}

std::string dump_of_copy(const std::string& path, const std::string& copy) {
    copy_store(path, copy);
    return dump_of(*open_sqlite_store(copy));
}

// A crash at this very moment, after a batch was answered as failed.
void check_copy_after_failure(const std::string& path, const std::string& copy, Store& model, int number, Lasting lasting) {
    const std::string found = dump_of_copy(path, copy);
    if (found == dump_of(model))
        return;
    // When flushing goes on failing, the whole batch may be in the log; never a part of it.
    REQUIRE(lasting == Lasting::ForEver);
    const auto with_batch = make_memory_store();
    for (int i = 0; i <= number; ++i)
        with_batch->commit(batch(i));
    CHECK(found == dump_of(*with_batch));
}

bool is_stored(Store& store, const std::vector<Store::Job>& jobs) {
    try {
        store.commit(jobs);
        return true;
    } catch (const StoreError&) {
        return false;
    }
}

std::unique_ptr<Store> open_in_spite(FaultyVfs& vfs, const std::string& path) {
    try {
        return open_sqlite_store(path);
    } catch (const StoreError&) {
        REQUIRE(vfs.has_failed());
        vfs.heal();
        return open_sqlite_store(path);
    }
}

// Does the work with a fault in it and checks after each failure and at the end. False when the fault never came.
bool survives(int operation, Fault fault, Lasting lasting) {
    CAPTURE(operation);
    const Folder folder(Medium::Memory);
    const std::string path = folder.file("store.sqlite");
    FaultyVfs vfs;
    vfs.fail_at(operation, fault, lasting);
    const auto model = make_memory_store();
    std::unique_ptr<Store> store = open_in_spite(vfs, path);
    for (int number = 0; number < batches; ++number) {
        const auto jobs = batch(number);
        if (is_stored(*store, jobs)) {
            model->commit(jobs);
        } else {
            REQUIRE(vfs.has_failed());
            vfs.heal();
            check_copy_after_failure(path, folder.file("copy.sqlite"), *model, number, lasting);
            CHECK(dump_of(*store) == dump_of(*model));
        }
        if (number % 2 == 1)
            store->rest();
        if (number == 1 || fault == Fault::Read) { // nothing is remembered of the file
            store.reset();
            store = open_in_spite(vfs, path);
        }
    }
    store.reset();
    vfs.heal();
    CHECK(dump_of(*open_sqlite_store(path)) == dump_of(*model));
    return vfs.has_failed();
}

void check_every_operation(Fault fault, Lasting lasting) {
    int operation = 1;
    while (survives(operation, fault, lasting))
        ++operation;
    MESSAGE("operations that failed in turn: ", operation - 1);
    CHECK(operation > 50);
}

TEST_CASE("each operation on the disk may fail once, and the store is what was answered") {
    SUBCASE("with an I/O error") { check_every_operation(Fault::Error, Lasting::Once); }
    SUBCASE("with an I/O error in the middle of a write") { check_every_operation(Fault::HalfWrite, Lasting::Once); }
    SUBCASE("for want of room") { check_every_operation(Fault::Full, Lasting::Once); }
    SUBCASE("when it reads") { check_every_operation(Fault::Read, Lasting::Once); }
}

TEST_CASE("the disk may fail from any operation on, and nothing is half stored") {
    SUBCASE("with I/O errors") { check_every_operation(Fault::Error, Lasting::ForEver); }
    SUBCASE("with writes that break off") { check_every_operation(Fault::HalfWrite, Lasting::ForEver); }
    SUBCASE("when it reads") { check_every_operation(Fault::Read, Lasting::ForEver); }
}

// The power goes before the n-th operation. Returns false when there are not so many.
bool survives_power_cut_at(int operation, Unflushed unflushed) {
    CAPTURE(operation);
    const Folder folder(Medium::Memory);
    const std::string path = folder.file("store.sqlite");
    SeededRandom random(static_cast<std::uint64_t>(operation));
    std::map<std::string, std::string> left;
    int stored = 0; // batches answered when the power went
    bool has_been_cut = false;
    {
        FaultyVfs vfs;
        int answered = 0;
        vfs.call_at(operation, [&] {
            left = vfs.after_power_cut(unflushed, random);
            stored = answered;
            has_been_cut = true;
        });
        const auto store = open_sqlite_store(path);
        for (int number = 0; number < batches && !has_been_cut; ++number) {
            store->commit(batch(number));
            ++answered;
            if (number % 2 == 1)
                store->rest();
        }
    }
    if (!has_been_cut)
        return false;
    const std::string copy = folder.file("copy.sqlite");
    for (const auto& [file, content] : left)
        std::ofstream(copy + file.substr(path.size()), std::ios::binary) << content;
    const std::string found = dump_of(*open_sqlite_store(copy));
    const auto model = make_memory_store();
    for (int i = 0; i < stored; ++i)
        model->commit(batch(i));
    if (found == dump_of(*model))
        return true;
    model->commit(batch(stored)); // it was under way and had not been answered
    CHECK(found == dump_of(*model));
    return true;
}

void check_power_cut_everywhere(Unflushed unflushed) {
    int operation = 1;
    while (survives_power_cut_at(operation, unflushed))
        ++operation;
    MESSAGE("power cuts: ", operation - 1);
    CHECK(operation > 50);
}

TEST_CASE("the power may go at any moment, and what was answered is there") {
    SUBCASE("what was not flushed is lost") { check_power_cut_everywhere(Unflushed::Lost); }
    SUBCASE("what was not flushed is kept") { check_power_cut_everywhere(Unflushed::Kept); }
    SUBCASE("half of what was not flushed is lost") { check_power_cut_everywhere(Unflushed::Mixed); }
}

} // namespace
