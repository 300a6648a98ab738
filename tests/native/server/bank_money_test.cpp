// Property: whatever comes in which order (payments, files that overlap, the same again, returns, decisions of people, a program that
// dies in between), the bank's money is posted or unassigned to the cent, and nothing is posted twice.
#include "native/server/bank_desk.hpp"
#include "shared/base/random.hpp"
#include "shared/domain/payments/transfer.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>
#include <utility>

using namespace kz;

namespace {

constexpr const char* account = "DE89370400440532013000";
constexpr int claims_count = 6;

Invoice invoice_of(int number) {
    const Money due{1'000 + 700 * number, eur};
    Invoice invoice;
    invoice.number = "RE-2026-" + std::to_string(50'000 + number);
    invoice.issued_on = *make_date(2026, 10, 5);
    invoice.type_code = "380";
    invoice.seller.name = "Nordfunk GmbH";
    invoice.seller.vat_id = "DE811111111";
    invoice.buyer.name = std::string(1, static_cast<char>('A' + number)) + "nna Muster" + std::to_string(number);
    invoice.means.push_back({"58", account, "Nordfunk GmbH", ""});
    InvoiceLine line;
    line.id = "1";
    line.name = "Tarif";
    line.quantity = {1, 0};
    line.unit = "C62";
    line.price = {due.minor, 2};
    line.net = due;
    line.tax_category = "E";
    invoice.lines = {line};
    invoice.taxes = {{due, Money{0, eur}, "E", {0, 0}, "Umsatzsteuerfrei"}};
    invoice.totals.lines = invoice.totals.net = invoice.totals.gross = invoice.totals.due = due;
    return invoice;
}

class Bank {
public:
    explicit Bank(std::uint64_t seed) : random_(seed) {
        desk_.on_change = [this](ClaimId claim) { open_claims_.mark(claim); };
        run([this](Transaction& tx) {
            for (int number = 0; number < claims_count; ++number)
                claims_.push_back(desk_.raise(tx, invoice_of(number), Actor::System, now_).claim);
        });
    }

    void step() {
        switch (random_.below(10)) {
        case 0: case 1: case 2: case 3: import(file_of(1 + static_cast<int>(random_.below(4)))); break;
        case 4: case 5: import_again(); break;
        case 6: case 7: give_back(); break;
        default: decide_one();
        }
    }

    void check() {
        std::int64_t held = 0;
        std::map<ClaimId, std::int64_t> paid;
        std::set<std::pair<ClaimId, int>> posted, reversed;
        std::set<std::string> keys;
        const auto reader = store_->reader();
        for (const BankRecord& record : reader->bank_records({std::nullopt, {}, {}, 100'000})) {
            CHECK(keys.insert(record.key).second);
            std::int64_t shared = 0;
            for (const BankShare& share : record.shares) {
                CHECK((share.amount_minor > 0 ? posted : reversed).insert({share.claim, share.posting}).second);
                paid[share.claim] += share.amount_minor;
                shared += share.amount_minor < 0 ? -share.amount_minor : share.amount_minor;
            }
            CHECK(shared + rest_of(record).minor == record.payment.amount.minor);
            if (!record.is_out)
                held += record.payment.amount.minor;
            // What waits or was set aside may have been posted in part; what is posted is posted whole.
            if (!record.is_out && (record.state == BankState::Posted || record.state == BankState::Overpaid))
                CHECK(rest_of(record).is_zero());
        }
        CHECK(held == came_in_);
        for (const ClaimId claim : claims_) {
            const State state = replayed_state(*reader, claim);
            CHECK(kz::paid(state).minor == paid[claim]);
            CHECK(std::ssize(state.postings) == std::ranges::count_if(posted, [&](const auto& one) { return one.first == claim; }));
        }
    }
    std::int64_t came_in() const { return came_in_; }
    int posted_records() const {
        int count = 0;
        for (const BankRecord& record : store_->reader()->bank_records({BankState::Posted, {}, {}, 100'000}))
            count += !record.is_out;
        return count;
    }

private:
    State replayed_state(Reader& reader, ClaimId claim) {
        ClaimStates states;
        return states.get(reader, claim);
    }
    void make_ready() {
        if (open_claims_.is_ready())
            return;
        open_claims_.begin();
        REQUIRE(open_claims_.read(*store_->reader(), now_.today, is_ending_));
        open_claims_.use();
    }
    template <class Work>
    void run(const Work& work) {
        make_ready();
        const bool is_killed = random_.below(6) == 0 && !claims_.empty();
        const Store::Job job = [&](Transaction& tx) {
            work(tx);
            if (is_killed)
                throw std::runtime_error("killed");
        };
        if (store_->commit(std::span(&job, 1))[0]) {
            desk_.forget_all();
            open_claims_.forget();
            REQUIRE(is_killed);
            run(work); // the same again, as whoever was not answered does
        }
    }

    BankEntry payment() {
        const int number = static_cast<int>(random_.below(claims_count));
        const ClaimId claim = claims_[static_cast<std::size_t>(number)];
        const Invoice invoice = invoice_of(number);
        BankEntry entry;
        const std::int64_t due = invoice.totals.due.minor;
        const std::int64_t amounts[] = {due, due, due / 3, due + 250, 777};
        entry.amount = Money{amounts[random_.below(std::size(amounts))], eur};
        entry.booked_on = *make_date(2026, 11, 2);
        entry.bank_reference = "BANK-" + std::to_string(100'000 + made_++);
        BankPayment part;
        part.name = random_.below(3) == 0 ? "Stranger" : invoice.buyer.name;
        part.iban = "DE02100500000054540402";
        part.end_to_end_id = "Q" + std::to_string(made_) + "X";
        const std::string texts[] = {claim_reference(claim, invoice), claim_reference(claim, invoice), invoice.number, "danke"};
        part.text = texts[random_.below(std::size(texts))];
        entry.payments = {part};
        return entry;
    }
    std::vector<ReadEntry> file_of(int entries) {
        std::vector<ReadEntry> file;
        for (int i = 0; i < entries; ++i)
            file.push_back({account, "S-" + std::to_string(made_), payment()});
        return file;
    }
    void import(const std::vector<ReadEntry>& file) {
        ImportCounts counts;
        run([&](Transaction& tx) {
            counts = {};
            bank_.take(tx, file, now_, counts);
        });
        for (const ReadEntry& read : file)
            if (known_.insert(read.entry.bank_reference).second && read.entry.direction == Direction::Credit)
                came_in_ += read.entry.amount.minor;
        files_.push_back(file);
    }
    // A whole file once more, as a notification of another day, or with something new behind it.
    void import_again() {
        if (files_.empty())
            return;
        std::vector<ReadEntry> file = files_[random_.below(files_.size())];
        if (random_.below(2) == 0)
            for (ReadEntry& read : file) {
                read.statement += "-again";
                read.entry.booked_on = *make_date(2026, 11, 3);
            }
        if (random_.below(2) == 0)
            file.push_back({account, file.front().statement, payment()});
        import(file);
    }
    // Of some payment, that was posted or not, for the first time or not.
    void give_back() {
        if (files_.empty())
            return;
        const std::vector<ReadEntry>& file = files_[random_.below(files_.size())];
        ReadEntry back = file[random_.below(file.size())];
        if (back.entry.direction != Direction::Credit)
            return;
        back.entry.direction = Direction::Debit;
        back.entry.bank_reference = "BACK-" + std::to_string(100'000 + made_++);
        back.entry.payments.front().return_reason = random_.below(2) == 0 ? "AC04" : "MD06";
        back.statement = "R-" + std::to_string(made_);
        import({back});
    }
    void decide_one() {
        const auto waiting = store_->reader()->bank_records({BankState::Waiting, {}, {}, 1'000});
        if (waiting.empty())
            return;
        const BankRecord& record = waiting[random_.below(waiting.size())];
        const ClaimId claim = claims_[random_.below(claims_.size())];
        const bool is_aside = random_.below(4) == 0;
        std::optional<std::int64_t> part;
        if (random_.below(3) == 0)
            part = 1 + static_cast<std::int64_t>(random_.below(static_cast<std::uint64_t>(record.payment.amount.minor) + 200));
        run([&](Transaction& tx) {
            if (is_aside)
                (void)bank_.set_aside(tx, record.id, "goes back", BankDesk::Aside::Kept, now_);
            else {
                const BankAssignment to{claim, part};
                (void)bank_.assign(tx, record.id, std::span(&to, 1), now_); // a refusal changes nothing
            }
        });
    }

    SeededRandom random_;
    std::unique_ptr<Store> store_ = make_memory_store();
    Desk desk_;
    OpenClaims open_claims_;
    const std::atomic<bool> is_ending_ = false;
    BankDesk bank_{desk_, open_claims_};
    const Moment now_{Instant{std::int64_t{make_date(2026, 11, 10)->days} * 86'400'000}, *make_date(2026, 11, 10)};
    std::vector<ClaimId> claims_;
    std::vector<std::vector<ReadEntry>> files_;
    std::set<std::string> known_;
    std::int64_t came_in_ = 0;
    int made_ = 0;
};

} // namespace

TEST_CASE("the bank's money is posted or unassigned to the cent, and nothing is posted twice") {
    std::int64_t came_in = 0;
    int posted = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        CAPTURE(seed);
        Bank bank(seed);
        for (int step = 0; step < 40; ++step)
            bank.step();
        bank.check();
        came_in += bank.came_in();
        posted += bank.posted_records();
    }
    CHECK(came_in > 0);
    CHECK(posted > 400); // the sequences are not idle
}
