// Whether page and papers are genuine, and what the page says of its accessibility.
#pragma once

#include "tests/shared/view/states_gates.hpp"

namespace kz::states {

using namespace samples;

inline Trust trust() {
    return {{"Kulanz Betrieb GmbH", "Musterweg 1, 20099 Hamburg", "hilfe@kulanz.example"}, "pay.example", "https://nordfunk.example/kunden",
            "KZ-7F3A-9Q2M"};
}
inline Model genuine(Language language) {
    Model model = open(language);
    model.topic = Topic::Genuine;
    model.trust = trust();
    return model;
}
inline Model genuine_locked(Language language) {
    Model model = genuine(language);
    model.gate = Gate::Factor;
    return model;
}
inline Model genuine_bare(Language language) {
    Model model = genuine_locked(language);
    model.trust.run_by = {};
    model.trust.website.clear();
    return model;
}
inline Model check_code(Language language) {
    Model model = gone(language);
    model.topic = Topic::Check;
    model.trust = trust();
    return model;
}
inline Model check_yes(Language language) {
    Model model = check_code(language);
    model.code = "kz-7f3a-9q2m";
    model.merchant = "Nordfunk";
    model.notice = Notice::CheckYes;
    return model;
}
inline Model check_no(Language language) {
    Model model = check_code(language);
    model.code = "KZ-0000-0000";
    model.notice = Notice::CheckNo;
    return model;
}
inline Model check_receipt(Language language) {
    Model model = check_yes(language);
    model.code = "KZ-7F3A-9Q2M-0V5K-R81C";
    model.paper = Paper{PaperKind::Receipt, 0, Money{4'990, eur}, *make_date(2026, 11, 10), false};
    return model;
}
inline Model check_receipt_void(Language language) {
    Model model = check_receipt(language);
    model.paper->is_void = true;
    return model;
}
inline Model check_settlement(Language language) {
    Model model = check_receipt(language);
    model.paper->kind = PaperKind::Settlement;
    return model;
}
inline Model check_settlement_void(Language language) {
    Model model = check_settlement(language);
    model.paper->is_void = true;
    return model;
}
inline Model check_too_many(Language language) {
    Model model = check_no(language);
    model.notice = Notice::CheckTooMany;
    return model;
}
inline Model accessibility(Language language) {
    Model model = open(language);
    model.topic = Topic::Accessibility;
    model.trust = trust();
    return model;
}
inline Model accessibility_bare(Language language) {
    Model model = gone(language);
    model.topic = Topic::Accessibility;
    return model;
}
inline Model kiosk_genuine(Language language) {
    Model model = genuine(language);
    model.surface = Surface::Kiosk;
    model.trust = {};
    return model;
}
inline Model kiosk_accessibility(Language language) {
    Model model = kiosk_code(language);
    model.topic = Topic::Accessibility;
    return model;
}

} // namespace kz::states
