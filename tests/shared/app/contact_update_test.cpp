#include "tests/shared/app/update_steps.hpp"

#include <doctest/doctest.h>

using namespace kz;
using namespace kz::test;

TEST_CASE("a message is checked before it is sent, and all faults are shown") {
    Model model = open_page;
    model.contact.email = "nobody";
    const Next next = update(model, ContactSendPressed{});
    CHECK(next.effects.empty());
    CHECK(next.model.busy == Busy::None);
    CHECK(next.model.contact_faults == check(model.contact));
    CHECK(next.model.contact_faults.size() == 2);
    CHECK(next.model.focus == Focus::News);
}

TEST_CASE("a fault goes when it is mended, and no new one comes while typing") {
    const Next next = after(open_page, {ContactSendPressed{}, ContactEdited{ContactField::Text, "Hallo"},
                                        ContactEdited{ContactField::Email, "mi"}});
    CHECK(next.model.contact_faults.empty());
    const Next again = update(next.model, ContactSendPressed{});
    CHECK(again.model.contact_faults == std::vector{ContactRefusal::EmailInvalid});
}

TEST_CASE("a message that is sent leaves the draft, and one that is not keeps it") {
    const Next sent = after(with_draft(open_page), {ContactSendPressed{}});
    const SendContact* effect = only<SendContact>(sent);
    CHECK(effect != nullptr);
    if (effect == nullptr)
        return;
    ContactRequest expected = normalised(samples::contact_request());
    expected.language = sent.model.language; // answers by mail are in it
    CHECK(effect->request == expected);
    CHECK(sent.model.contact == samples::contact_request());

    const Next done = update(sent.model, CommandDone{page_with_contact()});
    CHECK(done.model.contact == ContactRequest{});
    CHECK(done.model.notice == Notice::ContactSent);

    for (const Failure failure : {Failure::NotReached, Failure::Refused, Failure::FactorNeeded}) {
        const Next lost = update(sent.model, failed(failure));
        CHECK(lost.model.contact == samples::contact_request());
        CHECK(lost.model.busy == Busy::None);
    }
}

TEST_CASE("faults that the server finds are shown at the form") {
    const Next next = after(with_draft(open_page),
                            {ContactSendPressed{}, Failed{Failure::Refused, "contact_faulty", {ContactRefusal::PhoneInvalid}}});
    CHECK(next.model.contact_faults == std::vector{ContactRefusal::PhoneInvalid});
    CHECK(next.model.notice == Notice::None);
    CHECK(next.model.contact == samples::contact_request());
}
