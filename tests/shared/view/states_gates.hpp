// Before the page is open, or when it is not any more.
#pragma once

#include "tests/shared/view/states_open.hpp"

namespace kz::states {

using namespace samples;

// Behind the gates there is a page on purpose: nothing of it may show.
inline Model factor(Language language) {
    Model model = open(language);
    model.gate = Gate::Factor;
    return model;
}
inline Model factor_wrong(Language language) {
    Model model = factor(language);
    model.notice = Notice::FactorWrong;
    return model;
}
inline Model birth_date(Language language) {
    Model model = factor(language);
    model.factor_asked = Factor::BirthDate;
    return model;
}
inline Model birth_date_wrong(Language language) {
    Model model = birth_date(language);
    model.notice = Notice::FactorWrong;
    return model;
}
inline Model factor_locked(Language language) {
    Model model = factor(language);
    model.notice = Notice::FactorLocked;
    return model;
}
inline Model gone(Language language) {
    Model model = open(language);
    model.gate = Gate::Gone;
    model.merchant.clear();
    return model;
}
inline Model gone_unsent(Language language) {
    Model model = gone(language);
    model.notice = Notice::NotSent;
    return model;
}
inline Model loading(Language language) {
    Model model;
    model.language = language;
    model.today = today;
    return model;
}
inline Model loading_failed(Language language) {
    Model model = loading(language);
    model.notice = Notice::NotReached;
    return model;
}
inline Model kiosk_code(Language language) {
    Model model = loading(language);
    model.surface = Surface::Kiosk;
    model.gate = Gate::Code;
    return model;
}
inline Model kiosk_code_unknown(Language language) {
    Model model = kiosk_code(language);
    model.code = "KZ-7F3A";
    model.notice = Notice::CodeUnknown;
    return model;
}
inline Model kiosk_open(Language language) {
    Model model = overdue(language);
    model.surface = Surface::Kiosk;
    return model;
}

} // namespace kz::states
