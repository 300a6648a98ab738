// bench_seed FILE COUNT: a database with so many claims of five lines each, through the desk and the store.
#include "native/server/desk.hpp"
#include "native/store/store.hpp"
#include "native/store_sqlite/sqlite_store.hpp"

#include <cstdio>
#include <cstdlib>

namespace {

using namespace kz;

constexpr int lines_each = 5;
constexpr int batch = 500;

Invoice invoice(int number) {
    Invoice invoice;
    invoice.number = "B-" + std::to_string(number);
    invoice.issued_on = *make_date(2026, 1, 5);
    invoice.due_on = *make_date(2026, 12, 24);
    invoice.type_code = "380";
    invoice.seller.name = "Fahrradhaus Speiche GmbH";
    invoice.seller.vat_id = "DE822222222";
    invoice.buyer.name = "Kundin " + std::to_string(number);
    invoice.means.push_back({"58", "DE71110220330123456789", "Fahrradhaus Speiche GmbH", ""});
    std::int64_t net = 0;
    for (int i = 0; i < lines_each; ++i) {
        InvoiceLine line;
        line.id = std::to_string(i + 1);
        line.name = "Inspektion und Teile, Position " + std::to_string(i + 1);
        line.quantity = {1 + i, 0};
        line.unit = "C62";
        line.price = {1999 + number % 100, 2};
        line.net = *priced(line.quantity, line.price, {1, 0}, eur);
        line.tax_category = "S";
        line.tax_percent = {19, 0};
        net += line.net.minor;
        invoice.lines.push_back(line);
    }
    const Money net_sum{net};
    const Money tax = *percentage(net_sum, {19, 0});
    invoice.taxes.push_back({net_sum, tax, "S", {19, 0}, ""});
    invoice.totals.lines = invoice.totals.net = net_sum;
    invoice.totals.tax = tax;
    invoice.totals.gross = invoice.totals.due = *add(net_sum, tax);
    return invoice;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 3)
        return 2;
    const auto store = open_sqlite_store(argv[1]);
    const int count = std::atoi(argv[2]);
    Desk desk;
    for (int from = 0; from < count; from += batch) {
        const Store::Job job = [&](Transaction& tx) {
            for (int number = from; number < std::min(count, from + batch); ++number)
                if (desk.raise(tx, invoice(number), Actor::System, this_moment()).how != Desk::Raising::New)
                    throw StoreError("a claim was not new");
        };
        if (const auto failures = store->commit(std::span(&job, 1)); failures[0])
            std::rethrow_exception(failures[0]);
    }
    std::printf("%d\n", count);
    return 0;
}
