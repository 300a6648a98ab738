#include "shared/view/view.hpp"

#include "shared/app/action.hpp"
#include "shared/text/text.hpp"
#include "tests/shared/golden.hpp"
#include "tests/shared/view/line_diff.hpp"
#include "tests/shared/view/states.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace kz;

namespace {

constexpr Language de = Language::German;

void for_every_scene(auto&& check_one) {
    for (const NamedState& state : named_states)
        for (const Language language : languages) {
            CAPTURE(state.name);
            CAPTURE(language_code(language));
            const Model model = state.make(language);
            check_one(model, view(model));
        }
}

bool has_text(const Scene& scene, std::string_view text) {
    return dump(scene).find(text) != std::string::npos;
}

// What a person does: finds a control by what it is and what it says, and presses it or types into it.
class Person {
public:
    explicit Person(Model model) : model_(std::move(model)) {}

    const Model& model() const { return model_; }
    Scene scene() const { return view(model_); }
    std::vector<Effect> press(Role role, std::string_view name, std::string_view value = {}) {
        const Scene seen = scene();
        const Node* node = find(seen, role, name);
        CHECK_MESSAGE(node != nullptr, "nothing to press: " << name);
        if (node == nullptr)
            return {};
        return act(*node, value);
    }
    std::vector<Effect> type(std::string_view label, std::string_view value) {
        const Scene seen = scene();
        const Node* named = find(seen, Role::Label, label);
        const Node* node = named == nullptr ? nullptr : find(seen, named->refers_to);
        CHECK_MESSAGE(node != nullptr, "nothing to type into: " << label);
        return node == nullptr ? std::vector<Effect>() : act(*node, value);
    }
    std::vector<Effect> tell(const Message& message) {
        Next next = update(std::move(model_), message);
        model_ = std::move(next.model);
        return std::move(next.effects);
    }

private:
    std::vector<Effect> act(const Node& node, std::string_view value) {
        const auto message = message_from(node.bind.action, node.bind.argument, value);
        CHECK(message.has_value());
        return message ? tell(*message) : std::vector<Effect>();
    }

    Model model_;
};

std::vector<std::string> personal_texts(const Invoice& invoice) {
    std::vector<std::string> texts = {invoice.buyer.name, invoice.buyer.address.street, invoice.number, invoice.seller.name,
                                      invoice.seller.address.street};
    for (const InvoiceLine& line : invoice.lines)
        texts.push_back(line.name);
    for (const PaymentMeans& means : invoice.means)
        texts.push_back(means.iban.substr(0, 4));
    std::erase(texts, "");
    return texts;
}

// A whole page, or how it differs from the one that it is like.
std::string golden_text(const NamedState& state, Language language) {
    const std::string whole = dump(view(state.make(language)));
    if (state.like.empty())
        return whole;
    return "like " + std::string(state.like) + "\n" + line_diff(dump(view(named_state(state.like, language))), whole);
}

// Every state in German and English; in the other languages those that hold every panel and page once.
bool has_golden(const NamedState& state, Language language) {
    constexpr std::string_view whole_tour[] = {"open", "overdue", "in_plan", "plan_confirm", "settled", "credit", "contact_faults",
                                               "factor", "gone", "kiosk_code", "prepaid", "genuine", "check", "accessibility",
                                               "contact_waiting", "device", "device_asks", "device_keeps", "gone_unsent", "wish_accepted", "wish_offers", "wish_for_person",
                                               "plan_waiting", "plan_missed", "plan_pause"};
    return language == Language::German || language == Language::English || std::ranges::find(whole_tour, state.name) != std::end(whole_tour);
}

bool is_gate(const Model& model) {
    return model.gate != Gate::Open;
}

} // namespace

TEST_CASE("every page keeps the invariants of a scene") {
    for_every_scene([](const Model&, const Scene& scene) { CHECK(check(scene) == ""); });
}

TEST_CASE("every page is as it was agreed") {
    for (const NamedState& state : named_states)
        for (const Language language : languages)
            if (has_golden(state, language))
                test::check_golden("view", std::string(state.name) + "." + std::string(language_code(language)),
                                   golden_text(state, language));
}

TEST_CASE("the sample invoices are valid") {
    for_every_scene([](const Model& model, const Scene&) {
        if (model.page)
            CHECK(check(model.page->state.invoice).has_value());
    });
}

TEST_CASE("the same model gives the same scene, and other languages keep the elements") {
    for (const NamedState& state : named_states) {
        CAPTURE(state.name);
        const Scene german = view(state.make(Language::German));
        CHECK(german == view(state.make(Language::German)));
        const auto ids = [](const Scene& scene) {
            std::vector<std::uint64_t> list;
            for (const Node& node : scene.nodes)
                list.push_back(node.id);
            return list;
        };
        for (const Language language : languages) {
            const Scene scene = view(state.make(language));
            CHECK(ids(german) == ids(scene));
            CHECK(scene.lang == language_code(language));
        }
    }
}

TEST_CASE("what can be pressed does something with script, and without it unless it needs script") {
    for_every_scene([](const Model&, const Scene& scene) {
        for (const Node& node : scene.nodes) {
            CAPTURE(node.key);
            if (node.role == Role::Button)
                CHECK(((node.bind.action != 0 || node.submits) && (node.submits || node.is(state_needs_script) || node.key == "leave")));
            if (is_field(node.role)) {
                CHECK(node.bind.action != 0);
                CHECK(!node.input.field.empty());
            }
            if (node.bind.action != 0 && !is_field(node.role))
                CHECK(message_from(node.bind.action, node.bind.argument, node.value).has_value());
        }
    });
}

TEST_CASE("addresses are relative, and links inside the page lead to nodes that are there") {
    for_every_scene([](const Model&, const Scene& scene) {
        for (const Node& node : scene.nodes) {
            if (node.href.empty())
                continue;
            CAPTURE(node.href);
            if (node.href.starts_with("https://nordfunk.example/")) { // what the merchant has said of itself
                CHECK(node.role == Role::Link);
                continue;
            }
            if (node.href.starts_with("payto://iban/")) // the banking app's
                continue;
            CHECK(node.href.find(':') == std::string::npos);
            CHECK(node.href.front() != '/');
            const std::size_t hash = node.href.find('#');
            if (hash == 0)
                CHECK(std::ranges::any_of(scene.nodes,
                                          [&](const Node& other) { return dom_id(other.id) == node.href.substr(1); }));
        }
    });
}

TEST_CASE("live regions are there before there is news") {
    for_every_scene([](const Model&, const Scene& scene) {
        CHECK(std::ranges::count(scene.nodes, Role::Status, &Node::role) >= 1);
        CHECK(std::ranges::count(scene.nodes, Role::Alert, &Node::role) >= 1);
    });
    const auto live = [](const Model& model) {
        std::vector<std::uint64_t> ids;
        for (const Node& node : view(model).nodes)
            if (node.role == Role::Status || node.role == Role::Alert)
                ids.push_back(node.id);
        return ids;
    };
    const auto before = live(states::open(de));
    for (const Model& model : {states::copied(de), states::contact_faults(de), states::contact_sent(de), states::plan_refused(de),
                               states::not_reached(de), states::plan_agreed(de)})
        CHECK(live(model) == before);
}

TEST_CASE("before the factor is given nothing of the claim shows") {
    for_every_scene([](const Model& model, const Scene& scene) {
        if (!is_gate(model))
            return;
        Model without_page = model;
        without_page.page.reset();
        CHECK(view(without_page) == scene);
        if (!model.page)
            return;
        for (const std::string& text : personal_texts(model.page->state.invoice))
            CHECK(!has_text(scene, text));
        if (model.topic != Topic::Check) // what a paper says is told to whoever holds it
            CHECK(!has_text(scene, "€"));
    });
}

TEST_CASE("names, addresses, accounts and free text are personal wherever they stand") {
    for_every_scene([](const Model& model, const Scene& scene) {
        if (is_gate(model))
            return;
        // What a line is called may be seen by whoever works on the claim, in the list of lines alone.
        const auto& lines = model.page->state.invoice.lines;
        for (const std::string& text : personal_texts(model.page->state.invoice))
            for (const Node& node : scene.nodes)
                if (node.sensitivity == Sensitivity::OfClaim && std::ranges::find(lines, node.name, &InvoiceLine::name) != lines.end())
                    CHECK(node.style == Style::LineName);
                else if ((node.name + node.value + node.value_text).find(text) != std::string::npos) {
                    CAPTURE(node.key);
                    CAPTURE(text);
                    CHECK(node.sensitivity == Sensitivity::Personal);
                }
        for (const Node& node : scene.nodes)
            if (node.role == Role::TextArea || node.role == Role::Telephone || node.role == Role::Email || node.modules_size != 0)
                CHECK(node.sensitivity == Sensitivity::Personal);
    });
}

TEST_CASE("keys and titles tell nothing about a person") {
    for_every_scene([](const Model& model, const Scene& scene) {
        if (is_gate(model))
            return;
        for (const std::string& text : personal_texts(model.page->state.invoice)) {
            CHECK(scene.title.find(text) == std::string::npos);
            for (const Node& node : scene.nodes) {
                CHECK(node.key.find(text) == std::string::npos);
                CHECK((node.href.starts_with("payto://iban/") || node.href.find(text) == std::string::npos)); // the account to pay into, for the app
            }
        }
    });
}

TEST_CASE("a page that is open but not there is still loading") {
    Model model = states::open(de);
    model.page.reset();
    model.merchant.clear();
    CHECK(view(model) == view(states::loading(de)));
}

TEST_CASE("the page says what is open, by when, and what to do") {
    const Scene scene = view(states::overdue(de));
    CHECK(find(scene, Role::Heading, "Ihre Rechnung von Nordfunk") != nullptr);
    CHECK(find(scene, Role::Paragraph, "117,81\u00a0€") != nullptr);
    CHECK(find(scene, Role::Paragraph, "Diese Rechnung ist seit 12\u00a0Tagen fällig.") != nullptr);
    CHECK(find(scene, Role::Link, "Jetzt bezahlen") != nullptr);
    CHECK(find(scene, Role::Link, "In Raten zahlen") != nullptr);
    CHECK(find(scene, Role::Link, "Frage stellen") != nullptr);
}

TEST_CASE("money that waits for a person is told without amount or name, while something is open") {
    for (const auto& [model, is_told] : {std::pair{states::open(de), true}, std::pair{states::settled(de), false}}) {
        Model seen = model;
        seen.page->is_payment_seen = true;
        const char* words = "Eine Zahlung ist eingegangen, die vermutlich zu dieser Rechnung gehört.";
        CHECK_FALSE(has_text(view(model), words));
        CHECK(has_text(view(seen), words) == is_told);
    }
}

TEST_CASE("the code holds exactly the transfer that the rows show") {
    const Model model = states::in_plan(de);
    const Scene scene = view(model);
    const auto transfer = transfer_for(ClaimId{12}, model.page->state.invoice, samples::euros(964));
    CHECK(transfer.has_value());
    if (!transfer)
        return;
    const auto symbol = qr_symbol(epc_payload(*transfer).value_or(""), 13);
    const Node* image = find(scene, Role::Image, say(de, TextKey::PayQrCode));
    CHECK(image != nullptr);
    CHECK((image != nullptr && symbol && image->modules == symbol->modules));
    CHECK(find(scene, Role::Paragraph, "9,64\u00a0€") != nullptr);
    CHECK(find(scene, Role::Paragraph, "DE89 3704 0044 0532 0130 00") != nullptr);
}

TEST_CASE("a plan is agreed to in three steps") {
    Person person(states::open(de));
    person.type("Anzahl der Raten", "8");
    CHECK(find(person.scene(), Role::Paragraph, "8 Raten zu höchstens 14,73\u00a0€") != nullptr);
    CHECK(find(person.scene(), Role::Text, "… und 4 weitere Raten") != nullptr);
    person.press(Role::Button, "Weiter: Plan prüfen");
    CHECK(person.scene().title == "Bitte prüfen Sie Ihren Ratenplan");
    CHECK(find(person.scene(), Role::Text, "8. Rate, bis 5.\u00a0Juli 2027") != nullptr);
    const auto effects = person.press(Role::Button, "Ratenplan verbindlich vereinbaren");
    CHECK(effects == std::vector<Effect>{SendPlan{AgreePlan{{EqualParts{8}, {}, samples::in_days(14)}}, "seed-1"}});
    CHECK(find(person.scene(), Role::Button, "Wird vereinbart …")->is(state_disabled));
    person.tell(CommandDone{*states::plan_agreed(de).page});
    CHECK(find(person.scene(), Role::Heading, "Ihr Ratenplan") != nullptr);
    CHECK(find(person.scene(), Role::Status, say(de, TextKey::NoticePlanAgreed)) != nullptr);
    CHECK(find(person.scene(), Role::Link, "In Raten zahlen") == nullptr);
}

TEST_CASE("without script the same plan is reached by its form and its address") {
    const Scene scene = view(states::open(de));
    const Node* button = find(scene, Role::Button, "Weiter: Plan prüfen");
    CHECK((button != nullptr && button->input.field == "step" && button->value == "plan.de" && button->submits));
    const Model next = with_query(states::open(Language::English), {{"instalments", "8"}, {"step", "plan.de"}});
    CHECK(view(next) == view(states::plan_confirm(de)));
    const Scene confirm = view(next);
    const auto form = std::ranges::find(confirm.nodes, Role::Form, &Node::role);
    CHECK(form->href == "plan?lang=de&instalments=8&first=2026-12-05");
}

TEST_CASE("a message is sent, and what is wrong with it is said at the field and above the form") {
    Person person(states::open(de));
    person.type("Ihre Nachricht", "Ich habe schon bezahlt.");
    person.type("E-Mail-Adresse", "miriam");
    CHECK(person.press(Role::Button, "Nachricht senden").empty());
    const Scene faulty = person.scene();
    CHECK(find(faulty, faulty.focus)->name == "Bitte ergänzen Sie noch eine Angabe");
    CHECK(find(faulty, Role::Link, refusal_text(de, ContactRefusal::EmailInvalid)) != nullptr);
    const Node* error = find(faulty, Role::Paragraph, refusal_text(de, ContactRefusal::EmailInvalid));
    const Node* field = find(faulty, find(faulty, Role::Label, "E-Mail-Adresse")->refers_to);
    CHECK((error != nullptr && field->described_by == error->id && field->is(state_invalid)));

    person.type("E-Mail-Adresse", "miriam@example.org");
    CHECK(person.scene().focus == 0);
    CHECK(person.press(Role::Button, "Nachricht senden").size() == 1);
    person.tell(CommandDone{*states::contact_sent(de).page});
    const Scene sent = person.scene();
    CHECK(find(sent, sent.focus)->name == say(de, TextKey::NoticeContactSent, "Nordfunk"));
    CHECK(find(sent, find(sent, Role::Label, "Ihre Nachricht")->refers_to)->value.empty());
    CHECK(find(sent, Role::Paragraph, "Nachricht gesendet: „Ich habe schon bezahlt“") != nullptr);
}

TEST_CASE("what happened is told newest first, with what the bank took back") {
    const Scene scene = view(states::settled(de));
    std::vector<std::string> said;
    for (const Node& node : scene.nodes)
        if (node.style == Style::TimelineWhat)
            said.push_back(node.name);
    CHECK(said == std::vector<std::string>{
                      "Zahlung von 117,81\u00a0€ am 20.\u00a0November 2026 eingegangen",
                      "Die Zahlung von 117,81\u00a0€ vom 12.\u00a0November 2026 wurde zurückgebucht und zählt nicht mehr.",
                      "Zahlung von 117,81\u00a0€ am 12.\u00a0November 2026 eingegangen",
                      "Rechnung über 117,81\u00a0€ ausgestellt"});
}

TEST_CASE("whether a page is genuine can be asked on every page of a link, before anything is typed") {
    const auto has_link_to = [](const Model& model, std::string_view address) {
        const Scene scene = view(model);
        return std::ranges::any_of(scene.nodes, [&](const Node& node) { return node.role == Role::Link && node.href == address; });
    };
    for (const Model& model : {states::open(de), states::plan_confirm(de), states::factor(de), states::genuine(de)}) {
        const std::string query = model.plan.instalments == 0 ? "?lang=de" : "?lang=de&instalments=8";
        CHECK(has_link_to(model, "genuine" + query));
        CHECK(has_link_to(model, "accessibility" + query));
    }
    CHECK(has_link_to(states::gone(de), "check?lang=de"));
    CHECK(has_link_to(states::gone(de), "accessibility?lang=de"));
    CHECK(!has_link_to(states::gone(de), "genuine?lang=de"));
    CHECK(has_link_to(states::genuine_locked(de), "./?lang=de"));
    CHECK(has_link_to(states::genuine_locked(de), "https://nordfunk.example/.well-known/kulanz.json"));
}

TEST_CASE("before the factor the check code stands for the claim, after it number and account do, too") {
    const Scene locked = view(states::genuine_locked(de));
    CHECK(has_text(locked, "KZ-7F3A-9Q2M"));
    CHECK(!has_text(locked, "Deutschland"));
    const Scene unlocked = view(states::genuine(de));
    CHECK(has_text(unlocked, states::genuine(de).page->state.invoice.number));
    CHECK(find(unlocked, Role::Paragraph, "Deutschland") != nullptr);
    // A link that is gone is no claim's, so there is nothing to compare.
    Model gone = states::genuine(de);
    gone.gate = Gate::Gone;
    CHECK(!has_text(view(gone), "KZ-7F3A-9Q2M"));
}

TEST_CASE("a code from a letter is answered with yes or no") {
    CHECK(find(view(states::check_yes(de)), Role::Status,
               "Ja: Dieser Code gehört zu einer Rechnung von Nordfunk. Die Seite dazu ist auf pay.example.") != nullptr);
    const Scene no = view(states::check_no(de));
    const Node* alert = find(no, Role::Alert, say(de, TextKey::CheckNo));
    const Node* field = find(no, find(no, Role::Label, "Prüfcode")->refers_to);
    CHECK((alert != nullptr && field->is(state_invalid) && field->described_by == alert->id));
    Person person(states::check_code(de));
    person.type("Prüfcode", "KZ 7f3a");
    CHECK(person.model().code == "KZ 7f3a");
}

TEST_CASE("who has paid gets it in writing: a receipt for each payment, a letter when nothing is open, and nothing of what went back") {
    const Scene settled = view(states::settled(de));
    const Node* letter = find(settled, Role::Link, "Bestätigung als PDF");
    REQUIRE(letter != nullptr);
    CHECK(letter->href == "settlement.pdf?lang=de");
    const auto receipts = [](const Scene& scene) {
        return std::ranges::count_if(scene.nodes, [](const Node& node) { return node.href.starts_with("receipt/"); });
    };
    CHECK(receipts(settled) > 0);
    const Scene partly = view(states::paid_partly(de));
    CHECK(receipts(partly) > 0);
    CHECK(find(partly, Role::Link, "Bestätigung als PDF") == nullptr);
    CHECK(receipts(view(states::payment_returned(de))) == 0);
    Model kiosk = states::settled(de);
    kiosk.surface = Surface::Kiosk;
    CHECK(receipts(view(kiosk)) == 0);
    CHECK(find(view(kiosk), Role::Link, "Bestätigung als PDF") == nullptr);
}

TEST_CASE("the code of a paper is answered with what the paper says") {
    CHECK(find(view(states::check_receipt(de)), Role::Status,
               "Echt: Nordfunk bestätigt eine Zahlung von 49,90\u00a0€ am 10.\u00a0November 2026. Betrag und Tag müssen auf Ihrem Papier genauso stehen.") != nullptr);
    CHECK(find(view(states::check_settlement_void(de)), Role::Status,
               "Diese Bestätigung war echt, gilt aber nicht mehr: Am 10.\u00a0November 2026 war bei Nordfunk nichts offen, und 49,90\u00a0€ waren bezahlt. "
               "Seitdem ist wieder etwas offen.") != nullptr);
}

TEST_CASE("a kiosk has no clipboard and a way to leave") {
    const Scene scene = view(states::kiosk_open(de));
    CHECK(find(scene, Role::Button, "Beenden") != nullptr);
    CHECK(find(scene, Role::Button, "IBAN kopieren") == nullptr);
    CHECK(find(view(states::open(de)), Role::Button, "IBAN kopieren") != nullptr);
    const Scene start = view(states::kiosk_code(de));
    CHECK(find(start, start.focus)->input.field == "code");
}

TEST_CASE("a phone is the customer's own: it copies, opens papers and banking apps, and asks for a copied link") {
    Model phone = states::open(de);
    phone.surface = Surface::Phone;
    const Scene scene = view(phone);
    CHECK(find(scene, Role::Button, "Beenden") != nullptr);
    CHECK(find(scene, Role::Button, "IBAN kopieren") != nullptr);
    CHECK(find(scene, Role::Link, "Diese Seite im Browser öffnen")->href == "./?lang=de");
    CHECK(find(scene, Role::Link, "Auf diesem Gerät") == nullptr);
    CHECK(find(view(states::open(de)), Role::Link, "Auf diesem Gerät") != nullptr);
    Model settled = states::settled(de);
    settled.surface = Surface::Phone;
    CHECK(find(view(settled), Role::Link, "Bestätigung als PDF") != nullptr);
    Model start = states::kiosk_code(de);
    CHECK(find(view(start), Role::Button, "Kopierten Link öffnen") == nullptr);
    start.surface = Surface::Phone;
    CHECK(find(view(start), Role::Button, "Kopierten Link öffnen")->bind.action == static_cast<std::uint16_t>(Action::Paste));
    Model slip = states::kiosk_slip(de);
    slip.surface = Surface::Phone;
    slip.phone.reset();
    CHECK(find(view(slip), Role::Link, "Zum Ausdrucken (PDF)") != nullptr);
}

TEST_CASE("a link at a kiosk is a step, or leads to another place of the page") {
    for (const NamedState& state : named_states) {
        Model model = state.make(de);
        if (model.topic == Topic::Check || model.topic == Topic::Device)
            continue;
        model.surface = Surface::Kiosk;
        for (const Node& node : view(model).nodes)
            if (node.role == Role::Link)
                CHECK_MESSAGE((node.bind.action != 0 || node.href.starts_with('#')), state.name, ": ", node.name, " ", node.href);
    }
}

TEST_CASE("a kiosk tells how it can be used, and to whom a claim is owed, without an address") {
    Person stranger(states::kiosk_code(de));
    CHECK(find(stranger.scene(), Role::Link, "Ist diese Seite echt?") == nullptr);
    stranger.press(Role::Link, "Barrierefreiheit");
    CHECK(stranger.scene().title == "Barrierefreiheit");
    CHECK(find(stranger.scene(), stranger.scene().focus)->name == "Barrierefreiheit");
    stranger.press(Role::Link, "Zurück");
    CHECK(stranger.model().topic == Topic::Claim);

    Person customer(states::kiosk_open(de));
    customer.press(Role::Link, "Ist diese Seite echt?");
    for (const Node& node : customer.scene().nodes)
        CHECK(node.name.find("Browser") == std::string::npos);
    customer.press(Role::Link, "Zurück zur Rechnung");
    CHECK(find(customer.scene(), Role::Heading, "Überweisen") != nullptr);
}

TEST_CASE("a message can be sent when nothing else is under way, for a press would be lost") {
    Model model = states::open(de);
    for (const Busy busy : {Busy::None, Busy::SendingContact, Busy::SendingFile, Busy::WantingPerson, Busy::RatingTalk}) {
        CAPTURE(static_cast<int>(busy));
        model.busy = busy;
        const Scene scene = view(model);
        const std::string_view words = say(de, busy == Busy::SendingContact ? TextKey::ContactSending : TextKey::ContactSend);
        const Node* button = find(scene, Role::Button, words);
        REQUIRE(button != nullptr);
        CHECK(button->is(state_disabled) == (busy != Busy::None));
    }
}
