// Is this genuine? What a customer who doubts can compare before typing or paying anything. Invoice number and account show
// only when the page is open: before that, the check code has to do. A kiosk has no address to look at and gets no link: there the
// claim itself is compared.
#include "shared/domain/people/website.hpp"
#include "shared/view/sheet.hpp"

namespace kz {
namespace {

std::string stated(const Sheet& sheet, const std::string& text) {
    return text.empty() ? std::string(sheet.words(TextKey::GenuineNotSet)) : shown(text);
}

void add_account(Sheet& sheet) {
    const std::string iban = payee_iban(sheet.invoice());
    if (iban.empty())
        return;
    sheet.fact("holder", sheet.words(TextKey::GenuineHolder), Style::FactValue, shown(payee_name(sheet.invoice())),
               Sensitivity::Personal);
    // ISO 13616: an IBAN begins with the country of the account.
    sheet.fact("country", sheet.words(TextKey::GenuineAccountCountry), Style::FactValue,
               country_text(sheet.language(), std::string_view(iban).substr(0, 2)));
}

void add_service(Sheet& sheet) {
    const Trust& trust = sheet.model().trust;
    sheet.fact("code", sheet.words(TextKey::GenuineCheckCode), Style::FactValue, shown(trust.check_code), Sensitivity::Personal);
    sheet.fact("host", sheet.words(TextKey::GenuineHost), Style::FactValue, shown(trust.host));
    sheet.fact("operator", sheet.words(TextKey::GenuineRunBy), Style::FactValue, stated(sheet, trust.run_by.name));
    sheet.fact("address", sheet.words(TextKey::GenuineRunAt), Style::FactValue, stated(sheet, trust.run_by.address));
}

void add_facts(Sheet& sheet) {
    const Model& model = sheet.model();
    sheet.heading(2, "who", Style::SubTitle, sheet.words(TextKey::GenuineWho));
    sheet.open(Role::List, "facts", Style::HeroFacts);
    sheet.fact("merchant", sheet.words(TextKey::GenuineMerchant), Style::FactValue, sheet.merchant());
    if (model.surface == Surface::Web)
        add_service(sheet);
    if (model.gate == Gate::Open)
        add_account(sheet);
    sheet.close();
}

void add_how(Sheet& sheet) {
    const Model& model = sheet.model();
    const std::string host = shown(model.trust.host);
    const std::string website = shown(model.trust.website);
    sheet.heading(2, "how", Style::SubTitle, sheet.words(TextKey::GenuineHow));
    sheet.open(Role::List, "steps", Style::Sums);
    const auto step = [&](std::string_view key, std::string_view text) -> Node& {
        return sheet.leaf(Role::ListItem, key, Style::Body).text(text);
    };
    if (model.surface == Surface::Web) {
        step("look", sheet.words(TextKey::GenuineLook, host));
        step("compare", sheet.words(TextKey::GenuineCompare));
    }
    if (model.gate == Gate::Open)
        step("number", sheet.words(TextKey::GenuineCompareNumber, shown(sheet.invoice().number))).personal();
    if (!website.empty())
        step("visit", sheet.words(TextKey::GenuineVisit, website, sheet.merchant(), host));
    step("call", sheet.words(TextKey::GenuineCall, sheet.merchant()));
    sheet.close();
    if (website.empty() || model.surface == Surface::Kiosk) // there is no address to go to
        return;
    sheet.leaf(Role::Link, "website", Style::FooterLink).text(sheet.words(TextKey::GenuineOpenWebsite, website)).href = website;
    sheet.leaf(Role::Link, "file", Style::FooterLink).text(sheet.words(TextKey::GenuineOpenFile)).href =
        website_origin(website) + "/.well-known/kulanz.json";
}

} // namespace

void add_genuine(Sheet& sheet) {
    sheet.open_region("genuine", Style::CodeEntry, 1, Style::CardTitle, sheet.words(TextKey::GenuineTitle));
    sheet.focus_on(Focus::Page, sheet.out().id_of("title"));
    sheet.paragraph("lead", Style::CardLead, sheet.words(TextKey::GenuineLead));
    add_facts(sheet);
    add_how(sheet);
    add_points(sheet, "never", TextKey::GenuineNever,
               {sheet.words(TextKey::GenuineNeverPassword), sheet.words(TextKey::GenuineNeverPin),
                sheet.words(TextKey::GenuineNeverTan), sheet.words(TextKey::GenuineNeverDevice)});
    sheet.paragraph("doubt", Style::Strong, sheet.words(TextKey::GenuineDoubt));
    add_way_back(sheet);
    sheet.close();
}

} // namespace kz
