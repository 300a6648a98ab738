#include "native/server/demo.hpp"

#include "native/einvoice/einvoice.hpp"
#include "native/platform/file.hpp"
#include "native/server/visit.hpp"
#include "shared/base/decimal_text.hpp"

#include <algorithm>
#include <filesystem>
#include <stdexcept>

namespace kz {
namespace {

constexpr int demo_link_days = 30;

// "{{today-12}}" becomes a day.
std::string with_days(std::string text, Date today) {
    constexpr std::string_view opening = "{{today";
    for (auto at = text.find(opening); at != std::string::npos; at = text.find(opening)) {
        const auto end = text.find("}}", at);
        std::string_view number = std::string_view(text).substr(at + opening.size(), end - at - opening.size());
        if (number.starts_with('+'))
            number.remove_prefix(1);
        const std::string day = iso(add_days(today, static_cast<int>(parse_integer(number).value_or(0))));
        text.replace(at, end + 2 - at, day);
    }
    return text;
}

Desk::Raised raise(Service& service, const Invoice& invoice) {
    Desk::Raised raised;
    service.writer.run([&](Transaction& tx) { raised = service.desk.raise(tx, invoice, Actor::System, this_moment()); });
    return raised;
}

} // namespace

std::vector<DemoLink> prepare_demo(Service& service, const std::string& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == ".xml")
            files.push_back(entry.path());
    std::ranges::sort(files);
    std::vector<DemoLink> links;
    for (const auto& file : files) {
        const auto invoice = read_einvoice(with_days(read_file(file.string()).value_or(""), this_moment().today));
        if (!invoice)
            throw std::runtime_error(file.filename().string() + ": " + plain(invoice.error()));
        const auto [raising, claim, fault] = raise(service, *invoice);
        const bool is_new = raising == Desk::Raising::New;
        const bool wants_postcode = file.stem() == "energy";
        DemoLink link{invoice->seller.name + ", " + invoice->number, {}, {}, claim};
        service.writer.run([&](Transaction& tx) {
            const Moment now = this_moment();
            if (auto merchant = tx.find_merchant(party_key(invoice->seller))) {
                if (wants_postcode)
                    merchant->factor = Factor::Postcode;
                if (has_look(service.frame, file.stem().string()))
                    merchant->theme = file.stem().string();
                if (is_new) // whoever switches it off has it so after the next start, too
                    merchant->has_assistant = true;
                tx.change_merchant(*merchant);
            }
            link.url = service.settings.base_url + "/c/" + issue_link(tx, claim, demo_link_days, now).token + "/";
        });
        if (wants_postcode)
            link.hint = "postcode " + invoice->buyer.address.postcode;
        links.push_back(std::move(link));
    }
    return links;
}

} // namespace kz
