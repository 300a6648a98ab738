// A claim that nothing much has happened to: by its day, and by what the invoice says.
#pragma once

#include "tests/shared/view/sample_pages.hpp"

namespace kz::states {

using namespace samples;

inline Model open(Language language) {
    return model_of(raised(mobile_invoice(5)), language);
}
inline Model overdue(Language language) {
    return model_of(raised(mobile_invoice(-12)), language);
}
inline Model warm_tone(Language language) {
    Model model = open(language);
    model.page->theme.tone = Tone::Warm;
    return model;
}
inline Model due_today(Language language) {
    return model_of(raised(mobile_invoice(0)), language);
}
inline Model paid_partly(Language language) {
    State state = raised(mobile_invoice(5));
    pay(state, -3, 5000);
    return model_of(std::move(state), language);
}
inline Model paused(Language language) {
    State state = raised(mobile_invoice(-12));
    happen(state, -2, Delivered{in_days(-38)});
    happen(state, -2, Reminded{in_days(-5), 1});
    happen(state, -2, Paused{in_days(12)});
    return model_of(std::move(state), language);
}
inline Model time_barred(Language language) {
    Model model = model_of(raised(mobile_invoice(-12)), language);
    model.page->is_time_barred = true;
    return model;
}
inline Model copied(Language language) {
    Model model = open(language);
    model.notice = Notice::Copied;
    return model;
}
inline Model copy_failed(Language language) {
    Model model = open(language);
    model.notice = Notice::CopyFailed;
    return model;
}
inline Model thirty_lines(Language language) {
    return model_of(raised(long_invoice()), language);
}
inline Model odd_text(Language language) {
    Model model = model_of(raised(odd_invoice()), language);
    model.page->merchant = "🚲 Ünal & Söhne <script>";
    model.contact.text = "half a \xf0\x9f and </textarea>";
    return model;
}
inline Model zero_tax(Language language) {
    return model_of(raised(zero_tax_invoice()), language);
}
inline Model prepaid(Language language) {
    Model model = model_of(raised(full_invoice()), language);
    model.page->merchant = "Fahrradhaus Speiche";
    return model;
}
inline Model no_account(Language language) {
    Invoice invoice = mobile_invoice(5);
    invoice.means.clear();
    return model_of(raised(invoice), language);
}
inline Model francs(Language language) {
    return model_of(raised(franc_invoice()), language);
}

} // namespace kz::states
