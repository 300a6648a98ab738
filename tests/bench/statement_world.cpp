// bench_statement_world FOLDER CLAIMS: kulanz.db with so many open claims of a made-up merchant (payment_world.hpp).
// bench_statement_world FOLDER CLAIMS ENTRIES: a day's statement of its bank, for the same claims, three times:
//   statement.xml  camt.053, as it is imported
//   rows.csv       the same rows, as a database takes them without understanding them
//   truth.csv      an entry's end-to-end id, and the claims that its payer meant ("17 18"; empty: none of them)
//
// A claim that was paid in full is paid again only where no other payment is found in twenty draws; then the money belongs to none.
// Of the world's plans nothing is agreed: who pays an instalment pays a part.
#include "native/server/desk.hpp"
#include "native/store_sqlite/sqlite_store.hpp"
#include "shared/domain/journal/open_claim.hpp"
#include "tests/bench/payment_world.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

namespace {

using namespace kz;

constexpr int batch = 500;
constexpr std::uint64_t seed = 6;
constexpr const char* account = "DE71110220330123456789";
constexpr const char* day = "2026-11-10";

Invoice invoice_of(const OpenClaim& claim) {
    Invoice invoice;
    invoice.number = claim.invoice_number;
    invoice.issued_on = *make_date(2026, 10, 5);
    invoice.due_on = *make_date(2026, 12, 24);
    invoice.type_code = "380";
    invoice.seller.name = "Fahrradhaus Speiche GmbH";
    invoice.seller.vat_id = "DE822222222";
    invoice.buyer.name = claim.customer_name;
    invoice.buyer.id = claim.customer;
    invoice.means.push_back({"58", account, "Fahrradhaus Speiche GmbH", ""});
    InvoiceLine line;
    line.id = "1";
    line.name = "Inspektion";
    line.quantity = {1, 0};
    line.unit = "C62";
    line.price = {claim.open.minor, 2};
    line.net = claim.open;
    line.tax_category = "E";
    invoice.lines.push_back(line);
    invoice.taxes.push_back({claim.open, Money{0, eur}, "E", {0, 0}, "Umsatzsteuerfrei"});
    invoice.totals.lines = invoice.totals.net = invoice.totals.gross = invoice.totals.due = claim.open;
    return invoice;
}

void raise(Transaction& tx, Desk& desk, const OpenClaim& claim) {
    const Invoice invoice = invoice_of(claim);
    const Desk::Raised raised = desk.raise(tx, invoice, Actor::System, this_moment());
    if (raised.how != Desk::Raising::New || raised.claim != claim.id)
        throw StoreError("a claim is not the one of the world");
    for (const std::string& iban : claim.payer_ibans)
        tx.add_payer_lesson({iban, claim.customer_name, customer_key(invoice)});
    if (claim.is_reported_paid &&
        !desk.act(tx, claim.id, RequestContact{{ContactSubject::AlreadyPaid, "Ich habe schon bezahlt.", "", "kundin@example.com"}}, Actor::Customer, this_moment()))
        throw StoreError("a message was refused");
}

void seed_claims(const std::string& folder, const bench::PaymentWorld& world) {
    const auto store = open_sqlite_store(folder + "/kulanz.db");
    Desk desk;
    const auto& claims = world.claims();
    for (std::size_t from = 0; from < claims.size(); from += batch) {
        const Store::Job job = [&](Transaction& tx) {
            for (std::size_t at = from; at < std::min(claims.size(), from + batch); ++at)
                raise(tx, desk, claims[at]);
        };
        if (const auto failures = store->commit(std::span(&job, 1)); failures[0])
            std::rethrow_exception(failures[0]);
    }
}

// Letters alone: nothing that could be taken for a number of an invoice.
std::string letters_of(std::int64_t number) {
    std::string letters = "Q";
    for (int i = 0; i < 6; ++i, number /= 26)
        letters += static_cast<char>('A' + number % 26);
    return letters;
}

std::string xml(const std::string& text) {
    std::string out;
    for (const char c : text)
        out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : std::string(1, c);
    return out;
}

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text)
        out += c == '"' ? "\"\"" : std::string(1, c);
    return out + '"';
}

class Statement {
public:
    Statement(const std::string& folder, bench::PaymentWorld& world)
        : world_(world), is_paid_(world.claims().size() + 1), xml_(folder + "/statement.xml"), rows_(folder + "/rows.csv"), truth_(folder + "/truth.csv") {}

    void write(int entries) {
        xml_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><GrpHdr><MsgId>M</MsgId>"
                "<CreDtTm>" << day << "T18:00:00</CreDtTm></GrpHdr><Stmt><Id>S-" << entries << "</Id><CreDtTm>" << day << "T18:00:00</CreDtTm><Acct><Id><IBAN>"
             << account << "</IBAN></Id><Ccy>EUR</Ccy></Acct>\n";
        for (int number = 0; number < entries; ++number)
            write_entry(number, next());
        xml_ << "</Stmt></BkToCstmrStmt></Document>\n";
    }

private:
    bool is_paid(const bench::Incoming& incoming) const {
        return std::ranges::any_of(incoming.truth, [&](ClaimId claim) { return is_paid_[static_cast<std::size_t>(claim.value)]; });
    }
    bench::Incoming next() {
        constexpr int draws = 20;
        bench::Incoming incoming = world_.next_payment();
        for (int draw = 1; draw < draws && is_paid(incoming); ++draw)
            incoming = world_.next_payment();
        if (is_paid(incoming))
            incoming.truth.clear();
        std::int64_t open = 0;
        for (const ClaimId claim : incoming.truth)
            open += world_.claims()[static_cast<std::size_t>(claim.value - 1)].open.minor;
        if (incoming.payment.amount.minor >= open)
            for (const ClaimId claim : incoming.truth)
                is_paid_[static_cast<std::size_t>(claim.value)] = true;
        return incoming;
    }
    void write_entry(int number, const bench::Incoming& incoming) {
        const IncomingPayment& payment = incoming.payment;
        const std::string amount = plain(payment.amount), id = letters_of(number);
        xml_ << "<Ntry><Amt Ccy=\"EUR\">" << amount << "</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>" << day
             << "</Dt></BookgDt><AcctSvcrRef>B" << id << "</AcctSvcrRef><NtryDtls><TxDtls><Refs><EndToEndId>" << id << "</EndToEndId></Refs><Amt Ccy=\"EUR\">" << amount
             << "</Amt><CdtDbtInd>CRDT</CdtDbtInd><RltdPties><Dbtr><Pty><Nm>" << xml(payment.payer_name) << "</Nm></Pty></Dbtr><DbtrAcct><Id><IBAN>"
             << payment.payer_iban << "</IBAN></Id></DbtrAcct></RltdPties><RmtInf><Ustrd>" << xml(payment.text) << "</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>\n";
        rows_ << 'B' << id << ',' << id << ',' << amount << ',' << day << ',' << quoted(payment.payer_name) << ',' << payment.payer_iban << ',' << quoted(payment.text) << '\n';
        truth_ << id << ',';
        for (std::size_t at = 0; at < incoming.truth.size(); ++at)
            truth_ << (at > 0 ? " " : "") << incoming.truth[at].value;
        truth_ << '\n';
    }

    bench::PaymentWorld& world_;
    std::vector<bool> is_paid_; // in full, by claim
    std::ofstream xml_, rows_, truth_;
};

} // namespace

int main(int argc, char** argv) {
    if (argc != 3 && argc != 4)
        return 2;
    bench::PaymentWorld world(seed, std::atoi(argv[2]));
    if (argc == 3)
        seed_claims(argv[1], world);
    else
        Statement(argv[1], world).write(std::atoi(argv[3]));
    return 0;
}
