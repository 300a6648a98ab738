// Public samples of banks: what comes out of each file is what an independent parser counted in it.
// Messages name files and numbers, never names of people.
#include "tests/native/statement/reading.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

using namespace kz;
using test::Reading;

namespace {

std::filesystem::path samples_folder() {
    const char* given = std::getenv("KULANZ_SAMPLES");
    return std::filesystem::path(given != nullptr ? given : "../shared/samples") / "bank";
}

// Nothing after saying that the file is not there.
std::optional<std::string> sample(const std::string& name) {
    std::ifstream file(samples_folder() / name, std::ios::binary);
    if (!file) {
        std::cout << "SKIPPED: no file " << name << " in " << samples_folder().string() << " (KULANZ_SAMPLES)\n";
        return std::nullopt;
    }
    return std::string(std::istreambuf_iterator<char>(file), {});
}

struct Row {
    const char* file;
    int statements;
    int entries;
    int payments;
    std::int64_t credits_minor;
    std::int64_t debits_minor;
    int balanced; // statements whose balances add up; -1: not counted
    const char* opening; // of the first statement
    const char* closing; // of the last one
};

struct Sums {
    int payments = 0;
    std::int64_t credits_minor = 0;
    std::int64_t debits_minor = 0;
};

Sums sums_of(const Reading& reading) {
    Sums sums;
    for (const test::ReadEntry& read : reading.entries) {
        sums.payments += static_cast<int>(read.entry.payments.size());
        (read.entry.direction == Direction::Credit ? sums.credits_minor : sums.debits_minor) += read.entry.amount.minor;
    }
    return sums;
}

void check_row(const Row& row) {
    CAPTURE(row.file);
    const auto bytes = sample(row.file);
    if (!bytes)
        return;
    for (const std::size_t piece_bytes : {bytes->size() + 1, std::size_t{7}}) {
        const Reading reading = test::read_in_pieces(*bytes, piece_bytes);
        CHECK((reading.fault ? plain(*reading.fault) : "") == "");
        CHECK(reading.statements.size() == row.statements);
        CHECK(reading.entries.size() == row.entries);
        const Sums sums = sums_of(reading);
        CHECK(sums.payments == row.payments);
        CHECK(sums.credits_minor == row.credits_minor);
        CHECK(sums.debits_minor == row.debits_minor);
        if (row.balanced >= 0)
            CHECK(row.statements - reading.count(StatementDoubt::BalanceMismatch) == row.balanced);
        if (reading.statements.empty() || std::string_view(row.opening).empty())
            continue;
        REQUIRE(reading.statements.front().opening);
        REQUIRE(reading.statements.back().closing);
        CHECK(plain(reading.statements.front().opening->amount) == row.opening);
        CHECK(plain(reading.statements.back().closing->amount) == row.closing);
    }
}

} // namespace

TEST_CASE("every camt sample gives what an independent parser counted") {
    const Row rows[] = {
        {"camt053/viafintech-valid_example.xml", 1, 4, 5, 100, 1100, 1, "33.06", "23.06"},
        {"camt053/viafintech-valid_example_v4.xml", 1, 13, 32, 181056, 127295, 1, "322152.16", "322689.77"},
        {"camt053/viafintech-valid_example_with_batch.xml", 1, 3, 2, 768800, 475374, 0, "7329.80", "23038.20"},
        {"camt053/genkgo-camt053.v2.multi.statement.xml", 2, 2, 2, 885, 700, 2, "18.15", "20.00"},
        {"camt053/genkgo-camt053.v2.five.decimals.xml", 1, 1, 1, 885, 0, -1, "18.15", "27.05"},
        {"camt053/genkgo-camt053.v8.xml", 1, 1, 1, 885, 0, 0, "18.15", "-27.00"},
        {"camt053-series/2024-03-07.xml", 2, 3, 3, 82853198, 579417, 2, "21081222.58", "4801.55"},
    };
    for (const Row& row : rows)
        check_row(row);
}

TEST_CASE("every MT940 sample gives what an independent parser counted") {
    const Row rows[] = {
        {"mt940/wolph-sepa_mt9401.sta", 26, 97, 97, 518847494, 1445761084, 26, "", ""},
        {"mt940/wolph-asnb.txt", 31, 8, 8, 282890, 277196, 31, "444.29", "501.23"},
        {"mt940/wolph-february_30.sta", 1, 1, 1, 0, 600, 1, "1200.00", "1194.00"},
        {"mt940/cmxl-mt940.txt", 4, 27, 27, 12183348, 10941888, 4, "", ""},
        {"mt940/cmxl-mt940-iso8859-1.txt", 1, 2, 2, 300000, 80000, 1, "2187.95", "4387.95"},
        {"mt940/jejik-sparkasse.txt", 2, 2, 2, 0, 4000, 2, "194.57", "154.57"},
        {"mt940/jejik-volksbankenraiffeisenbanken.txt", 8, 12, 12, 74500, 0, 8, "3085.00", "3830.00"},
        {"mt940/jejik-commerzbank.txt", 1, 1, 1, 0, 1235, 0, "0.00", "0.00"},
        {"mt940/php-mt940-spk.txt", 4, 10, 10, 93200, 1668, 4, "1818.90", "2734.22"},
    };
    for (const Row& row : rows)
        check_row(row);
}

TEST_CASE("every statement of the series closes where opening and entries lead") {
    int files = 0;
    std::error_code error;
    for (const auto& file : std::filesystem::directory_iterator(samples_folder() / "camt053-series", error)) {
        if (file.path().extension() != ".xml")
            continue;
        ++files;
        const std::string name = "camt053-series/" + file.path().filename().string();
        CAPTURE(name);
        const Reading reading = test::read_whole(*sample(name));
        CHECK_FALSE(reading.fault);
        CHECK(reading.count(StatementDoubt::BalanceMismatch) == 0);
        CHECK(reading.statements.size() >= 1);
        for (const test::ReadEntry& read : reading.entries)
            CHECK(read.entry.booked_on); // the files give no days: that of the closing balance
    }
    if (files == 0)
        std::cout << "SKIPPED: no series in " << samples_folder().string() << " (KULANZ_SAMPLES)\n";
}

TEST_CASE("a file without a statement is refused with the element that is missing") {
    const auto bytes = sample("camt053/genkgo-camt053.v2.wrong.xml");
    if (!bytes)
        return;
    const Reading reading = test::read_whole(*bytes);
    REQUIRE(reading.fault);
    CHECK(plain(*reading.fault) == "line 8: /Document/BkToCstmrStmt/Stmt: element_missing");
    CHECK(reading.entries.empty());
}

TEST_CASE("no two entries of a sample have the same identity, and each keeps its own at a second import") {
    std::error_code error;
    for (const char* folder : {"camt053", "camt053-series", "mt940"})
        for (const auto& file : std::filesystem::directory_iterator(samples_folder() / folder, error)) {
            const std::string name = std::string(folder) + "/" + file.path().filename().string();
            if (file.path().filename().string().starts_with("LICENSE") || name.contains("wrong"))
                continue;
            CAPTURE(name);
            const auto keys = [&] {
                std::vector<std::string> out;
                for (const test::ReadEntry& read : test::read_whole(*sample(name)).entries)
                    out.push_back(identity(read.account, read.entry).key);
                return out;
            };
            std::vector<std::string> first = keys();
            CHECK(first == keys());
            std::ranges::sort(first);
            CHECK(std::ranges::adjacent_find(first) == first.end());
        }
}
