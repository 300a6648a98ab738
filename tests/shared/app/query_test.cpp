#include "shared/app/action.hpp"
#include "shared/app/model.hpp"

#include "tests/shared/view/states.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace kz;

namespace {

const Model open_page = states::open(Language::German);

// "?a=b&c=d", nothing escaped: as query_of writes it.
FormFields fields_of(std::string_view query) {
    FormFields fields;
    if (query.starts_with('?'))
        query.remove_prefix(1);
    while (!query.empty()) {
        const std::string_view field = query.substr(0, query.find('&'));
        const std::size_t equals = field.find('=');
        fields.emplace_back(field.substr(0, equals), field.substr(equals + 1));
        query.remove_prefix(std::min(query.size(), field.size() + 1));
    }
    return fields;
}

} // namespace

TEST_CASE("the query brings a model back") {
    for (const NamedState& state : named_states) {
        CAPTURE(state.name);
        for (const Language language : languages) {
            const Model model = state.make(language);
            if (model.gate != Gate::Open)
                continue;
            Model plain = model;
            plain.language = Language::German;
            plain.plan = {};
            plain.relief = 0;
            plain.pays_all = false;
            plain.step = Step::Overview;
            if (plain.notice == Notice::PlanAgreed || plain.notice == Notice::PlanRequested || plain.notice == Notice::PlanAdjusted ||
                plain.notice == Notice::ContactSent)
                plain.notice = Notice::None;
            CHECK(with_query(plain, fields_of(query_of(model))) == model);
        }
    }
    CHECK(query_of(states::plan_confirm(Language::English)) == "?lang=en&instalments=8&step=plan");
}

TEST_CASE("the query is read field by field, and what makes no sense is passed over") {
    struct Row {
        const char* query;
        Language language;
        int instalments;
        Step step;
        Notice notice;
    };
    const Language de = Language::German;
    const Language en = Language::English;
    const Row rows[] = {
        {"", de, 0, Step::Overview, Notice::None},
        {"?lang=en", en, 0, Step::Overview, Notice::None},
        {"?lang=nl", Language::Dutch, 0, Step::Overview, Notice::None},
        {"?lang=fr&instalments=4", Language::French, 4, Step::Overview, Notice::None},
        {"?lang=xx&more=1", de, 0, Step::Overview, Notice::None},
        {"?instalments=4", de, 4, Step::Overview, Notice::None},
        {"?instalments=0", de, 0, Step::Overview, Notice::None},
        {"?instalments=61", de, 0, Step::Overview, Notice::None},
        {"?instalments=99999999999999999999", de, 0, Step::Overview, Notice::None},
        {"?instalments=-2", de, 0, Step::Overview, Notice::None},
        {"?instalments=4x", de, 0, Step::Overview, Notice::None},
        {"?step=plan", de, 0, Step::PlanConfirm, Notice::None},
        {"?step=plan&instalments=3", de, 3, Step::PlanConfirm, Notice::None},
        {"?step=plan.en&instalments=3", en, 3, Step::PlanConfirm, Notice::None},
        {"?step=plan.xx", de, 0, Step::Overview, Notice::None},
        {"?step=planned", de, 0, Step::Overview, Notice::None},
        {"?step=pay", de, 0, Step::Overview, Notice::None},
        {"?done=plan", de, 0, Step::Overview, Notice::None},
        {"?done=contact", de, 0, Step::Overview, Notice::None},
    };
    for (const Row& row : rows) {
        CAPTURE(row.query);
        const Model model = with_query(open_page, fields_of(row.query));
        CHECK(model.language == row.language);
        CHECK(model.plan.instalments == row.instalments);
        CHECK(model.step == row.step);
        CHECK(model.notice == row.notice);
    }
    CHECK(with_query(states::settled(de), fields_of("?step=plan")).step == Step::Overview);
    CHECK(with_query(states::factor(de), fields_of("?step=plan&done=plan")).step == Step::Overview);
}

TEST_CASE("thanks after a redirect are said when the claim shows what was done") {
    Model agreed = states::plan_agreed(Language::German);
    agreed.notice = Notice::None;
    CHECK(with_query(agreed, fields_of("?done=plan")).notice == Notice::PlanAgreed);
    Model sent = states::contact_sent(Language::German);
    sent.notice = Notice::None;
    CHECK(with_query(sent, fields_of("?done=contact")).notice == Notice::ContactSent);
}

TEST_CASE("a contact form is read into the draft") {
    const ContactRequest request = contact_from(
        {{"subject", "cannot_pay"}, {"text", "Hallo\r\n"}, {"phone", "030 123456"}, {"email", "a@b.de"}, {"other", "x"}});
    CHECK(request == ContactRequest{ContactSubject::CannotPay, "Hallo\r\n", "030 123456", "a@b.de"});
    CHECK(contact_from({{"subject", "nonsense"}}).subject == ContactSubject::Question);
    CHECK(contact_from({}) == ContactRequest{});
}

TEST_CASE("an action makes the message that it means, or none") {
    const auto message = [](Action action, std::int64_t argument, std::string_view value) {
        return message_from(static_cast<std::uint16_t>(action), argument, value);
    };
    CHECK(message(Action::ChooseLanguage, 1, "") == Message(LanguageChosen{Language::English}));
    CHECK(message(Action::ChooseLanguage, 3, "") == Message(LanguageChosen{Language::French}));
    CHECK(message(Action::ChooseInstalments, 0, "6") == Message(InstalmentsChosen{6}));
    CHECK(message(Action::EditContact, 3, "a@b.de") == Message(ContactEdited{ContactField::Email, "a@b.de"}));
    CHECK(message(Action::Copy, 1, "") == Message(CopyPressed{CopyWhat::Iban}));
    CHECK(message(Action::ChooseWay, 8, "") == Message(WayChosen{PayMethod::Cash}));
    CHECK(message(Action::CallOff, 1, "") == Message(CallOffPressed{true}));
    CHECK(!message(Action::ChooseWay, 9, ""));
    CHECK(message(Action::Reload, 0, "") == Message(ClaimChanged{}));
    CHECK(message(Action::AcceptPlan, 0, "") == Message(PlanConfirmed{}));
    CHECK(!message(Action::None, 0, ""));
    CHECK(!message(Action::ChooseLanguage, 4, ""));
    CHECK(!message(Action::ChooseLanguage, -1, ""));
    CHECK(!message(Action::ChooseInstalments, 0, "six"));
    CHECK(!message(Action::ChooseInstalments, 0, "61"));
    CHECK(!message(Action::EditContact, 4, ""));
    CHECK(!message(Action::Copy, 4, ""));
    CHECK(!message_from(static_cast<std::uint16_t>(Action::CallOff) + 1, 0, ""));
    CHECK(!message_from(65535, -1, "x"));
}
