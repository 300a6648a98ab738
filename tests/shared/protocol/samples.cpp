#include "tests/shared/protocol/samples.hpp"

#include "shared/base/utf8.hpp"

#include <iterator>
#include <utility>

namespace kz::wire_samples {
namespace {

Money cents(std::int64_t minor) {
    return Money{minor, eur};
}

Decimal number(std::string_view text) {
    return parse_decimal(text).value_or(Decimal{});
}

Party seller() {
    Party party;
    party.name = "Stadtwerke Musterstadt GmbH";
    party.trade_name = "Musterstrom";
    party.id = "4000001000005";
    party.legal_id = "HRB 12345";
    party.vat_id = "DE123456789";
    party.tax_id = "201/113/40209";
    party.address = {"Werkstraße 1", "Gebäude \"C\"", "Musterstadt", "12345", "Brandenburg", "DE"};
    party.contact_name = "Frau Özdemir";
    party.phone = "+49 30 123456";
    party.email = "service@musterstrom.example";
    return party;
}

Party buyer() {
    Party party;
    party.name = "Jürgen Groß";
    party.trade_name = "Tischlerei Groß & Töchter";
    party.id = "K-4711";
    party.legal_id = "HRA 99";
    party.vat_id = "DE987654321";
    party.address = {"Am Markt 7", "2. Stock, c/o <Café>", "Łódź", "90-001", "", "PL"};
    party.contact_name = "J. Groß";
    party.phone = "+48 42 000000";
    party.email = "groß@example.com";
    party.birth_date = day("1980-12-24");
    return party;
}

std::vector<InvoiceLine> lines() {
    InvoiceLine power;
    power.id = "1";
    power.name = "Strom";
    power.description = "Zähler 0815\nAblesung durch den Kunden";
    power.note = "Ökostrom 🌿";
    power.quantity = number("1234.567");
    power.unit = "KWH";
    power.price = number("28.99");
    power.base_quantity = number("100");
    power.adjustments = {{AdjustmentKind::Allowance, cents(790), "Treuerabatt", "", {}},
                         {AdjustmentKind::Charge, cents(100), "Zuschlag", "", {}}};
    power.net = cents(35100);
    power.tax_category = "S";
    power.tax_percent = number("19");
    power.period = {day("2025-11-01"), day("2026-10-31")};
    InvoiceLine base;
    base.id = "2";
    base.name = "Grundpreis";
    base.quantity = number("12");
    base.unit = "MON";
    base.price = number("9.95");
    base.net = cents(11940);
    base.tax_category = "S";
    base.tax_percent = number("19");
    return {power, base};
}

template <class T, std::size_t size>
const T& one_of(SeededRandom& random, const T (&choices)[size]) {
    return choices[random.below(size)];
}

bool flip(SeededRandom& random) {
    return random.below(2) == 0;
}

std::int64_t random_minor(SeededRandom& random) {
    const std::int64_t edges[] = {0, 1, -1, money_minor_max, -money_minor_max};
    if (random.below(4) == 0)
        return one_of(random, edges);
    return static_cast<std::int64_t>(random.below(2 * money_minor_max + 1)) - money_minor_max;
}

std::optional<Date> random_optional_date(SeededRandom& random) {
    return flip(random) ? std::optional(random_date(random)) : std::nullopt;
}

Instant random_instant(SeededRandom& random) {
    return Instant{static_cast<std::int64_t>(random.below(32'000'000'000'000))};
}

Currency random_currency(SeededRandom& random) {
    const std::string_view codes[] = {"EUR", "CHF", "GBP", "PLN"};
    return parse_currency(one_of(random, codes)).value_or(eur);
}

Party random_party(SeededRandom& random, Texts texts) {
    Party party;
    PostalAddress& address = party.address;
    for (std::string* field : {&party.name, &party.trade_name, &party.id, &party.legal_id, &party.vat_id, &party.tax_id,
                               &address.street, &address.extra, &address.city, &address.postcode, &address.region,
                               &address.country, &party.contact_name, &party.phone, &party.email})
        *field = random_text(random, texts);
    party.birth_date = random_optional_date(random);
    return party;
}

std::vector<Adjustment> random_adjustments(SeededRandom& random, Texts texts, Currency currency) {
    std::vector<Adjustment> adjustments(random.below(3));
    for (Adjustment& adjustment : adjustments) {
        adjustment.kind = flip(random) ? AdjustmentKind::Allowance : AdjustmentKind::Charge;
        adjustment.amount = random_money(random, currency);
        adjustment.reason = random_text(random, texts);
    }
    return adjustments;
}

InvoiceLine random_line(SeededRandom& random, Texts texts, Currency currency) {
    InvoiceLine line;
    for (std::string* field : {&line.id, &line.name, &line.description, &line.note, &line.unit, &line.tax_category})
        *field = random_text(random, texts);
    line.quantity = random_decimal(random);
    line.price = random_decimal(random);
    line.base_quantity = random_decimal(random);
    line.adjustments = random_adjustments(random, texts, currency);
    line.net = random_money(random, currency);
    line.tax_percent = random_decimal(random);
    line.period = {random_optional_date(random), random_optional_date(random)};
    return line;
}

ContactRequest random_contact(SeededRandom& random) {
    const ContactSubject subjects[] = {ContactSubject::Question, ContactSubject::AlreadyPaid, ContactSubject::Wrong,
                                       ContactSubject::CannotPay, ContactSubject::Other};
    return {one_of(random, subjects), random_text(random, Texts::Any), random_text(random, Texts::Any),
            random_text(random, Texts::Any)};
}

std::vector<Instalment> random_instalments(SeededRandom& random, Currency currency) {
    std::vector<Instalment> instalments(random.below(5) + 1);
    for (Instalment& instalment : instalments)
        instalment = {static_cast<int>(random.below(60)) + 1, random_date(random), Money{random_money(random, currency).minor / 100, currency}};
    return instalments;
}

// As a page tells it.
void leave_out_birth_dates(Invoice& invoice) {
    invoice.seller.birth_date.reset();
    invoice.buyer.birth_date.reset();
    if (invoice.payee)
        invoice.payee->birth_date.reset();
}

} // namespace

Date day(std::string_view iso) {
    return parse_date(iso).value_or(Date{});
}

Invoice invoice() {
    Invoice invoice;
    invoice.number = "RE-2026/0815";
    invoice.issued_on = day("2026-11-02");
    invoice.type_code = "380";
    invoice.due_on = day("2026-11-16");
    invoice.terms = "Zahlbar innerhalb von 14 Tagen";
    invoice.buyer_reference = "04011000-12345-34";
    invoice.order_reference = "B-77";
    invoice.contract_reference = "V-2020-1";
    invoice.preceding_number = "RE-2025/0815";
    invoice.note = "Vielen Dank!\nIhr \"Musterstrom\"";
    invoice.seller = seller();
    invoice.buyer = buyer();
    Party payee;
    payee.name = "Inkassobüro <Beispiel>";
    payee.id = "P-1";
    invoice.payee = payee;
    invoice.delivered_on = day("2026-10-31");
    invoice.period = {day("2025-11-01"), day("2026-10-31")};
    invoice.remittance = "RF18539007547034";
    invoice.means = {{"58", "DE89370400440532013000", "Stadtwerke Musterstadt", "COBADEFFXXX"}, {"10", "", "", ""}};
    invoice.lines = lines();
    invoice.adjustments = {{AdjustmentKind::Allowance, cents(540), "Online-Bonus", "S", number("19")},
                           {AdjustmentKind::Charge, cents(1000), "Mahnkosten", "S", number("19")}};
    invoice.taxes = {{cents(47500), cents(9025), "S", number("19"), ""},
                     {cents(0), cents(0), "E", {}, "Steuerbefreit nach § 4 Nr. 8 UStG"}};
    invoice.totals = {cents(47040), cents(540),  cents(1000), cents(47500), cents(9025),
                      cents(56525), cents(6525), cents(-1),   cents(49999)};
    return invoice;
}

Invoice credit_note() {
    Invoice invoice;
    invoice.kind = InvoiceKind::CreditNote;
    invoice.number = "GS-1";
    invoice.issued_on = day("2026-11-20");
    invoice.type_code = "381";
    invoice.preceding_number = "RE-2026/0815";
    invoice.seller.name = "Stadtwerke Musterstadt GmbH";
    invoice.buyer.name = "Jürgen Groß";
    InvoiceLine line;
    line.id = "1";
    line.name = "Kulanz";
    line.quantity = number("1");
    line.unit = "C62";
    line.price = number("10");
    line.net = cents(1000);
    invoice.lines = {line};
    invoice.totals.lines = invoice.totals.net = invoice.totals.gross = invoice.totals.due = cents(1000);
    return invoice;
}

State state() {
    State state;
    state.invoice = invoice();
    leave_out_birth_dates(state.invoice);
    state.raised_at = Instant{1'793'600'000'123};
    const Movement movements[] = {
        {.version = 1, .on = state.invoice.issued_on, .kind = MovementKind::Claimed},
        {.version = 2, .on = day("2026-11-10"), .kind = MovementKind::Paid, .minor = 10000, .text = "RE-2026/0815 Groß", .posting = 0},
        {.version = 3, .on = day("2026-11-12"), .kind = MovementKind::Paid, .minor = 5000, .positions = {"item-1"}, .posting = 1},
        {.version = 4, .on = day("2026-11-13"), .kind = MovementKind::Reversed, .minor = 10000, .text = "MD06", .posting = 0,
         .reversal = ReversalKind::Returned},
        {.version = 5, .on = day("2026-11-14"), .kind = MovementKind::Credited, .minor = 1000, .text = "GS-1"},
        {.version = 6, .on = day("2026-11-15"), .kind = MovementKind::Charged, .minor = 250, .positions = {"cost-1"},
         .text = "Mahnung"},
        {.version = 7, .on = day("2026-11-16"), .kind = MovementKind::Ruled, .rule = AllocationRule::Dutch},
    };
    for (const Movement& movement : movements)
        take(state, movement);
    state.disputes = {{.positions = {"item-1"}, .reason = DisputeReason::Returned, .outcome = DisputeOutcome::Accepted},
                      {.positions = {"item-2"}, .reason = DisputeReason::AlreadyPaid, .text = "Überwiesen.",
                       .payment = ReportedPayment{cents(1500), day("2026-11-03"), "Alex Muster"}, .answer_by = day("2026-12-04"),
                       .proofs = {{std::string(64, 'b'), ProofKind::Jpeg, 120'000}}, .answer = {}}};
    state.services = {{"Mobilfunk 0170 5550123", day("2026-11-20"), Instant{1'793'600'000'000}, Instant{1'793'600'004'000}}, {"Festnetz", day("2026-11-21")}};
    state.notes = {{NoteKind::Reminded, day("2026-11-15"), {}, 2}, {NoteKind::Paused, day("2026-11-16"), day("2026-12-01")}};
    state.plan = AgreedPlan{{{RhythmKind::AfterPayDay, 4},
                             day("2026-12-05"),
                             {{1, day("2026-12-05"), cents(14667)},
                              {2, day("2027-01-05"), cents(14666)},
                              {3, day("2027-02-05"), cents(14666)}}},
                            {3, 10, 30},
                            Instant{1'794'600'000'456},
                            5,
                            cents(5000)};
    state.plan_request = PlanRequest{{SpareMonthly{cents(4000)}, {RhythmKind::Weekly, 0}, day("2026-12-11")},
                                     Instant{1'794'700'000'000},
                                     "Bitte höchstens zehn Raten."};
    state.conversation.messages = {{TalkSide::Customer, TalkChannel::Chat, Instant{1'794'500'000'000},
                                    {ContactSubject::CannotPay, "Ich bin krank.\nBitte rufen Sie an.", "+49 170 1234567", ""}},
                                   {TalkSide::Assistant, TalkChannel::Chat, Instant{1'794'500'000'001}, {.text = "Das habe ich nicht verstanden."}, AssistantTopic::Unknown},
                                   {TalkSide::Staff, TalkChannel::Mail, Instant{1'794'500'900'000}, {.text = "Gern, morgen früh."}}};
    state.conversation.person_since = Instant{1'794'500'500'000};
    state.conversation.customer = {2, 1};
    state.conversation.staff = {3, 3};
    state.conversation.closed_at = Instant{1'794'501'000'000};
    state.conversation.rating = 4;
    state.conversation.events = 5;
    state.call = CallBack{{day("2026-11-23"), 570}, "+49 170 1234567", CallState::Missed, 1, 2};
    state.version = 7;
    return state;
}

Theme theme() {
    Theme theme = default_theme();
    theme.name = "musterstrom";
    theme.light.of(Token::Accent) = {0x0b, 0x4f, 0xb3};
    theme.logo = {{Token::Accent, 24, "M 4 4 L 28 28"}, {Token::BandInk, 0, "M 16 2 L 30 30 L 2 30 Z"}};
    theme.art = {{Token::BandSoft, 50, "M 0 90 C 160 60 320 120 480 90"}};
    return theme;
}

PageDocument page() {
    PlanPolicy policy;
    policy.customer = {6, cents(2500), 200, 21, {RhythmKind::Monthly, RhythmKind::Weekly}};
    policy.staff = {12, cents(1500), 400, 42, {RhythmKind::Monthly}};
    policy.creditor = Creditor::ThirdParty;
    policy.days = {3, 10, 30};
    policy.postpone = {30, 300, 2};
    return {ClaimId{12}, day("2026-11-21"), "Musterstrom", theme(), policy, state()};
}

std::vector<EventBody> events() {
    return {
        ClaimRaised{invoice()},
        PaymentPosted{cents(14990), day("2026-11-10"), "RE-2026/0815 Groß"},
        PaymentReversed{0, day("2026-11-12"), "Rücklastschrift"},
        CreditNoted{cents(1000), "GS-1"},
        PlanAgreed{state().plan->plan, state().plan->days},
        ContactRequested{state().conversation.messages.front().request},
        Charged{PositionKind::Interest, cents(123), day("2026-11-13"), "5 % über Basis"},
        Waived{cents(23), day("2026-11-14"), "Kulanz", "interest-1"},
        Refunded{cents(500), day("2026-11-15"), "RE-2026/0815"},
        AllocationChosen{AllocationRule::GermanCredit, day("2026-11-15")},
        PlanEnded{true},
        Delivered{day("2026-11-04")},
        Reminded{day("2026-11-20"), 2},
        DueMoved{day("2026-12-01")},
        Paused{day("2026-12-05")},
        Resumed{},
        DisputeOpened{{"item-1", "item-2"}, DisputeReason::NotReceived},
        DisputeResolved{0, DisputeOutcome::PartlyAccepted},
        PlanRequested{state().plan_request->wish},
        PlanDeclined{"Bitte höchstens zehn Raten."},
        PlanAdjusted{PlanAdjustment::SpreadOverRest, state().plan->plan.lines},
        ProofAdded{0, {std::string(64, 'a'), ProofKind::Pdf, 4711}},
        ServiceBlocked{"Mobilfunk 0170 5550123", day("2026-11-20")},
        ServiceRestored{0},
        MandateGiven{{"MND-C12-1", "DE98ZZZ09999999999", "Alex Müller", "DE89370400440532013000", MandateKind::Recurring, day("2026-11-20"), 14}},
        MandateRevoked{},
        CollectionsAnnounced{{{day("2026-12-01"), cents(2500)}, {day("2027-01-04"), cents(2500)}}},
        CollectionSent{{"SDD-C12-1", "MND-C12-1", cents(2500), day("2026-12-01"), DebitSequence::First}},
        CollectionReturned{"SDD-C12-1", day("2026-12-03"), "AC04"},
        CheckoutStarted{"PAY-C12-1", PayMethod::Ideal, PayProvider::Mollie, cents(11900)},
        CheckoutMoved{"PAY-C12-1", CheckoutState::Settled, cents(1900)},
        SlipIssued{"PAY-C12-1", {"4006381333931", day("2026-12-05")}},
        RefundOrdered{cents(500), "DE89370400440532013000", "Alex Müller"},
        RefundCancelled{0},
        ContactClosed{0},
        MessageSent{TalkChannel::Mail, "Gern, morgen früh.\nHerzlich"},
        MessagesSeen{{2, 1}},
        ConversationClosed{},
        ConversationRated{4},
        CallBooked{{day("2026-11-23"), 570}, "+49 170 1234567"},
        CallCancelled{},
        CallMade{false},
        MessageFileAdded{1, {std::string(64, 'c'), ProofKind::Webp, 120'000}},
        ConversationHandedOver{"agent@x.example", "lead@x.example", "Bitte den Betrag prüfen."},
        AssistantAnswered{AssistantTopic::Amount, "Hier antwortet ein Automat.\nOffen sind 50,00 €."},
        PersonWanted{PersonGround::Grave},
        ShareNoted{{ShareMove::Granted, "K7Q2", "agent@x.example", {share_look | share_propose, ShareReason::Plan}, 30}},
    };
}

std::vector<EventBody> fuller_events() {
    return {
        PaymentPosted{cents(14990), day("2026-11-10"), "", {"item-2", "cost-1"}},
        PaymentReversed{0, day("2026-11-12"), "AC04", ReversalKind::Returned},
        CreditNoted{cents(1000), "GS-1", day("2026-11-11"), "item-2"},
        DisputeOpened{{"item-1"}, DisputeReason::AlreadyPaid, "Überwiesen.", ReportedPayment{cents(1500), day("2026-11-03"), "Alex Muster"}, day("2026-12-04")},
        DisputeResolved{0, DisputeOutcome::Rejected, "Keine Zahlung gefunden."},
        ContactRequested{{ContactSubject::Question, "Anbei das Foto.", "", "a@b.example", Language::Dutch}, TalkChannel::Mail, {{std::string(64, 'c'), ProofKind::Png, 4096}}, 1},
        ShareNoted{{.move = ShareMove::Ended, .share = "K7Q2", .end = ShareEnd::PageGone, .record = std::string(64, 'e')}},
    };
}

ClaimView claim() {
    return claim_view(ClaimId{12}, MerchantId{3}, state(), day("2026-11-21"));
}

std::vector<JournalEntry> journal() {
    const Actor actors[] = {Actor::System, Actor::System, Actor::Staff, Actor::Staff, Actor::Customer, Actor::Customer};
    constexpr std::int64_t first_written = 6;
    std::vector<JournalEntry> entries;
    for (EventBody& body : events()) {
        const auto before = static_cast<std::int64_t>(entries.size());
        const Actor actor = before < first_written ? actors[before] : Actor::Staff;
        entries.push_back({before + 1, {Instant{1'793'600'000'000 + before * 1001}, actor, std::move(body)}});
    }
    return entries;
}

MerchantView merchant() {
    return {MerchantId{3}, "Musterstrom",
            {page().policy, Factor::Postcode, Language::Dutch, "musterstrom", "https://musterstrom.example"}};
}

std::string random_text(SeededRandom& random, Texts texts) {
    const std::uint32_t specials[] = {'"', '\\', '/', '<', '&', 0, 1, 0x1f, '\b', '\f', '\r', 0x7f, 0x85, 0x9f};
    const std::uint32_t plain[] = {'a',  'Z',  '0',    ' ',    '"',    '\\',   '<',     '\n',    '\t',
                                   0xe4, 0xdf, 0x20ac, 0x2028, 0xfffd, 0xffff, 0x1f33f, 0x10ffff};
    std::string text;
    for (std::uint64_t left = random.below(12); left > 0; --left) {
        const bool is_special = texts == Texts::Any && random.below(3) == 0;
        append_utf8(text, is_special ? one_of(random, specials) : one_of(random, plain));
    }
    return texts == Texts::Plain ? std::string(trimmed(text)) : text;
}

Money random_money(SeededRandom& random, Currency currency) {
    return Money{random_minor(random), currency};
}

Decimal random_decimal(SeededRandom& random) {
    Decimal decimal{random_minor(random), static_cast<std::uint8_t>(random.below(10))};
    while (decimal.scale > 0 && decimal.units % 10 == 0)
        decimal = {decimal.units / 10, static_cast<std::uint8_t>(decimal.scale - 1)};
    return decimal;
}

Date random_date(SeededRandom& random) {
    const Date first = day("1900-01-01");
    const Date last = day("2999-12-31");
    return add_days(first, static_cast<int>(random.below(static_cast<std::uint64_t>(days_between(first, last)) + 1)));
}

Invoice random_invoice(SeededRandom& random, Texts texts) {
    Invoice invoice;
    invoice.kind = flip(random) ? InvoiceKind::Invoice : InvoiceKind::CreditNote;
    for (std::string* field : {&invoice.number, &invoice.type_code, &invoice.terms, &invoice.buyer_reference,
                               &invoice.order_reference, &invoice.contract_reference, &invoice.preceding_number,
                               &invoice.note, &invoice.remittance})
        *field = random_text(random, texts);
    invoice.issued_on = random_date(random);
    invoice.currency = random_currency(random);
    invoice.due_on = random_optional_date(random);
    invoice.seller = random_party(random, texts);
    invoice.buyer = random_party(random, texts);
    if (flip(random))
        invoice.payee = random_party(random, texts);
    invoice.delivered_on = random_optional_date(random);
    invoice.period = {random_optional_date(random), random_optional_date(random)};
    for (std::uint64_t left = random.below(3); left > 0; --left)
        invoice.means.push_back({random_text(random, texts), "DE89370400440532013000", random_text(random, texts),
                                 random_text(random, texts)});
    for (std::uint64_t left = random.below(4); left > 0; --left)
        invoice.lines.push_back(random_line(random, texts, invoice.currency));
    invoice.adjustments = random_adjustments(random, texts, invoice.currency);
    for (Adjustment& adjustment : invoice.adjustments) {
        adjustment.tax_category = random_text(random, texts);
        adjustment.tax_percent = random_decimal(random);
    }
    for (std::uint64_t left = random.below(3); left > 0; --left)
        invoice.taxes.push_back({random_money(random, invoice.currency), random_money(random, invoice.currency),
                                 random_text(random, texts), random_decimal(random), random_text(random, texts)});
    Totals& totals = invoice.totals;
    for (Money* amount : {&totals.lines, &totals.allowances, &totals.charges, &totals.net, &totals.tax, &totals.gross,
                          &totals.prepaid, &totals.rounding, &totals.due})
        *amount = random_money(random, invoice.currency);
    return invoice;
}

// Any events in any order: what they do to each other does not matter here, that they come through does.
State random_state(SeededRandom& random) {
    Invoice invoice = random_invoice(random, Texts::Any);
    leave_out_birth_dates(invoice);
    const Currency currency = invoice.currency;
    State state;
    apply(state, Event{random_instant(random), Actor::System, ClaimRaised{std::move(invoice)}});
    for (std::uint64_t left = random.below(12); left > 0; --left)
        if (EventBody event = random_event(random, currency); !std::holds_alternative<ClaimRaised>(event))
            apply(state, Event{random_instant(random), Actor::Staff, std::move(event)});
    return state;
}

EventBody random_event(SeededRandom& random) {
    return random_event(random, random_currency(random));
}

EventBody random_event(SeededRandom& random, Currency currency) {
    const auto key = [&] { return flip(random) ? std::string("item-1") : random_text(random, Texts::Any); };
    const auto date = [&] { return random_date(random); };
    const auto text = [&] { return random_text(random, Texts::Any); };
    const auto small = [&](std::uint64_t below) { return static_cast<int>(random.below(below)); };
    switch (random.below(35)) {
    case 0: return ClaimRaised{random_invoice(random, Texts::Any)};
    case 1:
        return PaymentPosted{random_money(random, currency), date(), text(),
                             flip(random) ? std::vector<std::string>{} : std::vector{key(), key()}};
    case 2:
        return PaymentReversed{flip(random) ? small(3) : small(1'000'000'001), date(), text(),
                               static_cast<ReversalKind>(random.below(3))};
    case 3:
        return CreditNoted{random_money(random, currency), text(), random_optional_date(random), flip(random) ? key() : ""};
    case 4:
        return PlanAgreed{{{static_cast<RhythmKind>(random.below(3)), 0}, date(), random_instalments(random, currency)}, {}};
    case 17:
        return PlanRequested{{flip(random) ? PlanSize(EqualParts{small(1001)}) : PlanSize(AmountEach{random_money(random, currency)}),
                              {}, random_optional_date(random)}};
    case 18: return PlanDeclined{text()};
    case 19: return PlanAdjusted{static_cast<PlanAdjustment>(random.below(5)), random_instalments(random, currency)};
    case 5: return ContactRequested{random_contact(random)};
    case 6:
        return Charged{flip(random) ? PositionKind::Cost : PositionKind::Interest, random_money(random, currency), date(),
                       text()};
    case 7: return Waived{random_money(random, currency), date(), text(), flip(random) ? key() : ""};
    case 8: return Refunded{random_money(random, currency), date(), text()};
    case 9: return AllocationChosen{static_cast<AllocationRule>(random.below(5)), date()};
    case 10: return PlanEnded{flip(random)};
    case 11: return Delivered{date()};
    case 12: return Reminded{date(), 1 + small(reminder_level_max)};
    case 13: return DueMoved{date()};
    case 14: return Paused{date()};
    case 15: return Resumed{};
    case 16: {
        DisputeOpened opened{{key(), key()}, static_cast<DisputeReason>(random.below(dispute_reasons_count)), text()};
        if (flip(random))
            opened.payment = ReportedPayment{random_money(random, currency), date(), text()};
        if (flip(random))
            opened.answer_by = date();
        return opened;
    }
    case 24: return MessageSent{static_cast<TalkChannel>(random.below(3)), text()};
    case 25: return MessagesSeen{{small(messages_max), small(messages_max)}};
    case 27: return CallBooked{{date(), small(1440)}, text()};
    case 28: return CallMade{flip(random)};
    case 33: return ShareNoted{{ShareMove::Granted, text(), text(), {small(share_scopes_all + 1), static_cast<ShareReason>(small(3))}, small(60)}};
    case 34: {
        ShareStep step{static_cast<ShareMove>(1 + random.below(share_moves_count - 1)), text()};
        step.proposal = small(9);
        if (step.proposal != 0)
            step.kind = static_cast<ProposalKind>(small(3));
        if (flip(random))
            step.end = static_cast<ShareEnd>(small(static_cast<int>(ShareEnd::RecordFull) + 1));
        step.record = text();
        return ShareNoted{std::move(step)};
    }
    case 30: return ConversationHandedOver{text(), flip(random) ? text() : std::string(), text()};
    case 31: return AssistantAnswered{static_cast<AssistantTopic>(random.below(assistant_topics_count)), text()};
    case 32: return PersonWanted{static_cast<PersonGround>(random.below(5))};
    case 29: return MessageFileAdded{small(messages_max), {std::string(64, 'd'), static_cast<ProofKind>(random.below(proof_kinds_count)), 1 + small(10'000'000)}};
    case 26: return ConversationRated{1 + small(rating_max)};
    case 21: return ServiceBlocked{text(), date()};
    case 22: return ServiceRestored{small(3)};
    case 20:
        return ProofAdded{small(3), {std::string(64, static_cast<char>('a' + random.below(6))),
                                     static_cast<ProofKind>(random.below(proof_kinds_count)), 1 + small(10'000'000)}};
    default: return DisputeResolved{small(3), static_cast<DisputeOutcome>(random.below(4)), text()};
    }
}

ClaimView random_claim(SeededRandom& random) {
    ClaimView claim;
    claim.claim = ClaimId{static_cast<std::int64_t>(random.below(INT64_MAX)) + 1};
    claim.merchant = MerchantId{static_cast<std::int64_t>(random.below(INT64_MAX)) + 1};
    for (std::string* field : {&claim.seller, &claim.buyer, &claim.number})
        *field = random_text(random, Texts::Any);
    claim.issued_on = random_date(random);
    claim.due_on = random_optional_date(random);
    claim.currency = random_currency(random);
    claim.total_minor = random_minor(random);
    claim.open_minor = random_minor(random);
    claim.paid_minor = random_minor(random);
    claim.standing = static_cast<Standing>(random.below(standings_count));
    claim.version = static_cast<std::int64_t>(random.below(INT64_MAX)) + 1;
    for (std::uint64_t left = random.below(4); left > 0; --left)
        claim.lines.push_back({random_text(random, Texts::Any), random_text(random, Texts::Any),
                               random_decimal(random), random_text(random, Texts::Any), random_decimal(random),
                               random_minor(random), random_decimal(random)});
    return claim;
}

std::string indented(std::string_view json) {
    std::string out;
    std::size_t depth = 0;
    const auto break_line = [&] { out.append(1, '\n').append(2 * depth, ' '); };
    bool is_in_text = false;
    for (std::size_t at = 0; at < json.size(); ++at) {
        const char c = json[at];
        if (is_in_text) {
            out += c;
            if (c == '\\')
                out += json[++at];
            is_in_text = c != '"';
            continue;
        }
        if ((c == '}' || c == ']') && out.back() != '{' && out.back() != '[') {
            --depth;
            break_line();
        } else if (c == '}' || c == ']') {
            --depth;
        }
        out += c;
        is_in_text = c == '"';
        if (c == ':')
            out += ' ';
        if (c == '{' || c == '[')
            ++depth;
        const char next = at + 1 < json.size() ? json[at + 1] : ' ';
        if (c == ',' || ((c == '{' || c == '[') && next != '}' && next != ']'))
            break_line();
    }
    return out;
}

} // namespace kz::wire_samples
