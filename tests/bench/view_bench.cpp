// bench_view: what it costs to make a scene and to find what has changed, for an invoice of 100 lines; JSON with
// microseconds. The baseline of the same run is encoding the page as JSON.
#include "shared/app/model.hpp"
#include "shared/html/dom_changes.hpp"
#include "shared/html/html.hpp"
#include "shared/protocol/page_json.hpp"
#include "shared/view/view.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

namespace {

using namespace kz;

constexpr int rounds = 60;

Model model_of(int lines) {
    Model model;
    model.gate = Gate::Open;
    model.today = *make_date(2026, 11, 21);
    ClaimPage page;
    page.id = {7};
    page.merchant = "Fahrradhaus Speiche GmbH";
    Invoice& invoice = page.state.invoice;
    invoice.number = "B-7";
    invoice.issued_on = *make_date(2026, 11, 5);
    invoice.due_on = *make_date(2026, 12, 5);
    invoice.seller.name = page.merchant;
    invoice.buyer.name = "Jonas Test";
    invoice.means.push_back({"58", "DE71110220330123456789", page.merchant, ""});
    for (int i = 0; i < lines; ++i) {
        InvoiceLine line;
        line.id = std::to_string(i + 1);
        line.name = "Position " + line.id;
        line.quantity = {1, 0};
        line.unit = "C62";
        line.price = {1000, 2};
        line.net = {1000};
        invoice.lines.push_back(line);
    }
    invoice.totals.lines = invoice.totals.net = invoice.totals.gross = invoice.totals.due = {1000 * lines};
    page.state.version = 1;
    model.page = page;
    return model;
}

template <class Work>
double microseconds(Work work) {
    std::vector<double> times;
    for (int i = 0; i < rounds; ++i) {
        const auto start = std::chrono::steady_clock::now();
        work();
        times.push_back(std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count());
    }
    std::ranges::nth_element(times, times.begin() + rounds / 2);
    return times[rounds / 2];
}

} // namespace

int main() {
    Model model = model_of(100);
    const Scene before = view(model);
    model.plan.instalments = 4;
    const Scene after = view(model);
    std::size_t sink = 0;
    const double view_us = microseconds([&] { sink += view(model).nodes.size(); });
    const double changes_us = microseconds([&] { sink += dom_changes(before, after).size(); });
    const double html_us = microseconds([&] { sink += html(after).size(); });
    const double json_us = microseconds([&] {
        sink += encode_page({model.page->id, model.today, model.page->merchant, model.page->theme, model.page->policy, model.page->state}).size();
    });
    std::printf("{\"nodes\":%zu,\"view_us\":%.0f,\"changes_us\":%.0f,\"html_us\":%.0f,\"page_json_us\":%.0f,\"sink\":%zu}\n",
                after.nodes.size(), view_us, changes_us, html_us, json_us, sink % 10);
    return 0;
}
