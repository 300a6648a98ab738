// Pages of staff as one comes upon them: signed in or not yet, in the role that they need, with more than one of each.
#pragma once

#include "tests/shared/view/pages_staff.hpp"

namespace kz::pages {

// Nobody is signed in.
inline StaffModel staff_outside(StaffPage page, Language language) {
    StaffModel model = staff(page, language, StaffRole::Agent);
    model.name.clear();
    model.form_key.clear();
    model.has_shortcuts = false;
    return model;
}
inline StaffModel staff_sign_in(Language language) {
    return staff_outside(StaffPage::SignIn, language);
}
inline StaffModel staff_sign_in_wrong(Language language) {
    StaffModel model = staff_sign_in(language);
    model.typed_name = "lena@x.example";
    model.notice = StaffNotice::SignInWrong;
    return model;
}
inline StaffModel staff_set_up(Language language) {
    StaffModel model = staff_outside(StaffPage::SetUp, language);
    model.typed_name = "lena@x.example";
    model.secret_text = "KVKF KRCP NZQU YMLX OVYD SQKJ KZDT SRLD";
    model.symbol = qr_symbol("otpauth://totp/Kulanz%20pay.example:lena%40x.example?secret=KVKFKRCPNZQUYMLXOVYDSQKJKZDTSRLD&issuer=Kulanz%20pay.example", 13);
    return model;
}
inline StaffModel staff_closed(Language language) {
    StaffModel model = staff_of(language);
    model.page = StaffPage::Closed;
    model.notice = StaffNotice::OldForm;
    return model;
}
// An entry of the bank with all that it says of itself.
inline StaffModel staff_money(Language language) {
    StaffModel model = staff(StaffPage::Money, language);
    model.money->booked_on = samples::today;
    model.money->payment.amount = model.money->rest;
    model.money->payment.payer_name = "Miriam Kessler";
    model.money->payment.text = "danke fuer die Geduld";
    return model;
}
// Conversations of one's own, of nobody and of somebody else; and somebody is on the telephone.
inline StaffModel staff_owners(Language language) {
    StaffModel model = staff(StaffPage::Queue, language);
    for (const char* name : {"lena@x.example", "kim@x.example"}) {
        model.tasks.push_back(model.tasks.front());
        model.tasks.back().kind = StaffTaskKind::Contact;
        model.tasks.back().index = static_cast<int>(model.tasks.size());
        model.tasks.back().assignee = name;
    }
    return model;
}
inline StaffModel staff_ringing(Language language) {
    StaffModel model = staff(StaffPage::Search, language);
    model.ringing = {{"+4930123456", false, false, {{ClaimId{7}, "NF-10482"}}}, {"", false, true}, {"+4930999999", true, false}};
    return model;
}
inline StaffModel staff_share(Language language) {
    return staff(StaffPage::Share, language);
}
inline void ask(State& state) {
    samples::happen(state, 0, ContactRequested{{.text = "Stimmt das?", .email = "a@b.example"}});
}
inline void hand_over(State& state) {
    samples::happen(state, 0, ConversationHandedOver{"kim@x.example", "lena@x.example", "Bitte den Betrag pruefen."});
}
// A question that a colleague handed over, with a note.
inline StaffModel staff_handover(Language language) {
    StaffModel model = staff(StaffPage::Claim, language);
    ask(model.base.page->state);
    hand_over(model.base.page->state);
    model.colleagues = {"kim@x.example"};
    return model;
}

} // namespace kz::pages
