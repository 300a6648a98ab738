// The page of an open claim as tests of scene and html need it: every style is used, every invariant holds. It is no
// promise about the real page; that is shared/view's.
#pragma once

#include "shared/scene/scene.hpp"

#include <string>
#include <string_view>

namespace kz::test {

class ClaimScene {
public:
    enum class Variant {
        Open,   // to be paid, a plan to be chosen
        InPlan, // a plan runs, money has come, the form was sent with a mistake
    };

    // `modules`: of a QR symbol with `size` modules a side.
    explicit ClaimScene(Variant variant, int size = 21, std::string modules = std::string(441, '1'))
        : variant_(variant), size_(size), modules_(std::move(modules)) {}

    Scene made() {
        if (in_plan())
            share();
        header();
        main();
        footer();
        return std::move(page_).finish();
    }

private:
    bool in_plan() const { return variant_ == Variant::InPlan; }
    Node& text(std::string_view key, Style style, std::string_view words) {
        return page_.leaf(Role::Text, key).text(words).look(style);
    }
    Node& paragraph(std::string_view key, Style style, std::string_view words) {
        return page_.leaf(Role::Paragraph, key).text(words).look(style);
    }
    void picture(std::string_view key, Style style, Picture picture) {
        Node& image = page_.leaf(Role::Image, key).look(style).with(state_decorative);
        image.picture = std::move(picture);
    }
    void heading(std::string_view key, int level, Style style, std::string_view words) {
        page_.leaf(Role::Heading, key).text(words).look(style).level = static_cast<std::uint8_t>(level);
    }
    void group(std::string_view key, Style style) { page_.open(Role::Group, key).look(style); }
    void card(std::string_view key, std::string_view title) {
        Node& region = page_.open(Role::Region, key).look(Style::Card);
        region.labelled_by = page_.id_of("title");
        heading("title", 2, Style::CardTitle, title);
    }

    void share() {
        page_.open(Role::Region, "share").text("Seite zeigen").look(Style::ShareBar);
        text("news", Style::Strong, "Nina sieht diese Seite.");
        page_.close();
    }

    void header() {
        page_.open(Role::Banner, "header").look(in_plan() ? Style::HeaderPlain : Style::Header);
        picture("art", Style::HeaderArt, {art_width, art_height, {{Token::BandSoft, 20, "M 0 90 L 480 60"}}});
        group("inner", Style::HeaderInner);
        group("brand", Style::Brand);
        if (in_plan())
            picture("logo", Style::BrandLogo, {logo_side, logo_side, {{Token::BandInk, 0, "M 16 2 L 30 30 L 2 30 Z"}}});
        else
            text("mark", Style::BrandMark, "S").with(state_decorative);
        text("name", Style::BrandName, "Stadtwerke Musterstadt");
        page_.close();
        page_.open(Role::Navigation, "languages").text("Sprache").look(Style::Languages);
        Node& german = page_.leaf(Role::Link, "de").text("Deutsch").look(Style::LanguageCurrent).with(state_current);
        german.href = "?lang=de";
        Node& english = page_.leaf(Role::Link, "en").text("English").look(Style::LanguageLink).on({1, 1});
        english.href = "?lang=en";
        english.lang = "en";
        page_.close();
        page_.leaf(Role::Button, "leave").text("Beenden").look(Style::HeaderButton).on({3, 0});
        page_.close();
        if (in_plan())
            page_.leaf(Role::Image, "photo").look(Style::HeaderPhoto).with(state_decorative).href = "/assets/photo.jpg";
        page_.close();
    }

    void main() {
        page_.open(Role::Main, "main").look(Style::Main);
        page_.open(Role::Status, "status");
        if (in_plan())
            paragraph("notice", Style::NoticeGood, "Ihre Zahlung über 200,00 € ist angekommen. Vielen Dank!");
        else
            paragraph("connection", Style::NoticeCalm, "Die Verbindung ist unterbrochen. Wir versuchen es weiter.");
        page_.close();
        hero();
        group("columns", Style::Columns);
        group("doing", Style::Column);
        pay();
        in_plan() ? running_plan() : plan();
        contact();
        page_.close();
        group("knowing", Style::SideColumn);
        lines();
        history();
        if (in_plan())
            code();
        page_.close();
        page_.close();
        page_.close();
    }

    void hero() {
        Node& region = page_.open(Role::Region, "claim").look(Style::Hero);
        region.labelled_by = node_id(page_.id_of("top"), "title");
        group("top", Style::HeroTop);
        heading("title", 1, Style::HeroTitle, "Rechnung 2026-0817");
        in_plan() ? text("badge", Style::BadgePlan, "In Raten") : text("badge", Style::BadgeOverdue, "Seit 12 Tagen fällig");
        page_.close();
        text("amount", Style::HeroAmount, in_plan() ? "1.034,56 €" : "1.234,56 €");
        paragraph("note", Style::HeroNote, "Sie können alles auf einmal überweisen oder in Raten zahlen. Beides ist in Ordnung, und beides geht gleich hier.");
        group("facts", in_plan() ? Style::Particulars : Style::HeroFacts);
        fact("due", "Fällig am", "9. November 2026");
        fact("for", "Kundennummer", "4711-0815");
        fact("period", "Zeitraum", "1.10. bis 31.10.2026");
        page_.close();
        group("actions", Style::HeroActions);
        page_.leaf(Role::Link, "pay").text("Jetzt überweisen").look(Style::ButtonPrimary).href = "#pay";
        page_.leaf(Role::Link, "plan").text("In Raten zahlen").look(Style::ButtonSecondary).href = "#plan";
        page_.close();
        page_.close();
    }

    void fact(std::string_view key, std::string_view label, std::string_view value) {
        group(key, Style::Fact);
        text("label", Style::FactLabel, label);
        text("value", Style::FactValue, value).personal();
        page_.close();
    }

    void pay() {
        card("pay", "Überweisen");
        paragraph("lead", Style::CardLead, "Scannen Sie den Code mit Ihrer Bank-App, oder übernehmen Sie die Angaben.");
        group("split", Style::PaySplit);
        group("qr", Style::QrBox);
        Node& symbol = page_.leaf(Role::Image, "symbol").text("QR-Code für die Überweisung").look(Style::Qr);
        symbol.modules_size = size_;
        symbol.modules = modules_;
        Node& bars = page_.leaf(Role::Image, "bars").text("Strichcode für die Kasse").look(Style::Bars);
        bars.modules = "1011001110001101";
        bars.modules_size = 16;
        text("caption", Style::Small, "Mit der Bank-App scannen");
        page_.close();
        group("rows", Style::PayRows);
        copy_row("name", "Empfänger", "Stadtwerke Musterstadt GmbH", 0);
        copy_row("iban", "IBAN", "DE02 1203 0000 0000 2020 51", 1);
        copy_row("amount", "Betrag", in_plan() ? "172,42 €" : "1.234,56 €", 2);
        copy_row("reference", "Verwendungszweck", "RF18 5390 0754 7034", 3);
        page_.close();
        page_.close();
        page_.close();
    }

    void copy_row(std::string_view key, std::string_view label, std::string_view value, int what) {
        group(key, Style::CopyRow);
        group("texts", Style::CopyTexts);
        const std::uint64_t value_id = page_.id_of("value");
        text("label", Style::CopyLabel, label);
        text("value", Style::CopyValue, value);
        page_.close();
        Node& button = page_.leaf(Role::Button, "copy").text("Kopieren").look(Style::CopyButton).on({12, what});
        button.with(state_needs_script).described_by = value_id;
        page_.close();
    }

    void plan() {
        card("plan", "In Raten zahlen");
        paragraph("lead", Style::CardLead, "Ohne Zinsen und ohne Gebühren. Die erste Rate ist in 14 Tagen fällig.");
        group("by", Style::Choices);
        page_.leaf(Role::Link, "number").text("Anzahl der Raten").look(Style::ChoiceCurrent).href = "?by=number";
        page_.leaf(Role::Link, "spare").text("Betrag im Monat").look(Style::Choice).href = "?by=spare";
        page_.close();
        page_.open(Role::List, "offers").text("Vorschläge").look(Style::OptionList);
        page_.open(Role::ListItem, "1").look(Style::Offer);
        text("what", Style::SliderValue, "7 Raten zu 176,37 €");
        page_.close();
        page_.close();
        page_.open(Role::Form, "form").look(Style::FormStack).href = "?step=plan";
        group("choice", Style::SliderField);
        const std::uint64_t slider_id = page_.id_of("slider");
        page_.leaf(Role::Label, "label").text("Wie viele Raten?").look(Style::FieldLabel).refers_to = slider_id;
        text("shown", Style::SliderValue, "6 Raten zu 205,76 €");
        Node& slider = page_.leaf(Role::Slider, "slider").look(Style::Slider).on({2, 0});
        slider.value = "6";
        slider.value_text = "6 Raten zu 205,76 €";
        slider.input.field = "instalments";
        slider.input.least = 2;
        slider.input.most = 12;
        page_.close();
        page_.open(Role::List, "rows").text("Ratenplan").look(Style::Schedule);
        for (int i = 0; i < 6; ++i)
            schedule_row(i, i == 0 ? "205,76 €" : "205,76 €");
        page_.close();
        group("buttons", Style::ButtonRow);
        page_.leaf(Role::Button, "go").text("Weiter mit 6 Raten").look(Style::ButtonPrimary).on({3, 0}).submits = true;
        page_.close();
        page_.close();
        page_.close();
    }

    void schedule_row(int i, std::string_view amount) {
        static constexpr std::string_view months[] = {"5. Dezember 2026", "5. Januar 2027", "5. Februar 2027", "5. März 2027",
                                                      "5. April 2027", "5. Mai 2027"};
        page_.open(Role::ListItem, std::to_string(i)).look(Style::ScheduleRow);
        text("when", Style::ScheduleText, months[i]);
        if (in_plan() && i == 0)
            text("state", Style::SchedulePaid, "bezahlt");
        if (in_plan() && i == 1)
            text("state", Style::SchedulePartly, "teilweise bezahlt");
        if (in_plan() && i == 2)
            text("state", Style::ScheduleOverdue, "überfällig");
        text("amount", Style::ScheduleAmount, amount);
        page_.close();
    }

    void running_plan() {
        card("plan", "Ihr Ratenplan");
        page_.open(Role::List, "rows").text("Ratenplan").look(Style::Schedule);
        for (int i = 0; i < 4; ++i)
            schedule_row(i, "172,42 €");
        page_.close();
        heading("next", 3, Style::SubTitle, "Was jetzt?");
        paragraph("body", Style::Body, "Die nächste Rate ist am 5. Januar fällig.");
        text("strong", Style::Strong, "Sie müssen heute nichts tun.");
        paragraph("muted", Style::Muted, "Wir erinnern Sie drei Tage vorher.");
        page_.close();
    }

    void contact() {
        card("contact", "Stimmt etwas nicht?");
        paragraph("lead", Style::CardLead, "Schreiben Sie uns. Ein Mensch antwortet, meist am selben Tag.");
        if (in_plan())
            page_.leaf(Role::Alert, "alert").text("Bitte ergänzen Sie zwei Angaben.").look(Style::NoticeBad);
        page_.open(Role::Alert, "faults").look(Style::FaultSummary);
        page_.leaf(Role::Link, "fault").text("Bitte schreiben Sie, worum es geht.").look(Style::FooterLink).href = "#";
        page_.close();
        for (const Style side : {Style::TalkOwn, Style::TalkOther}) {
            page_.open(Role::Group, style_name(side)).look(side);
            page_.leaf(Role::Paragraph, "from").text("Sie, 3. März, 10:00 Uhr").look(Style::LineDetail);
            page_.leaf(Role::Paragraph, "line").text("Guten Tag").look(Style::Body);
            page_.close();
        }
        page_.open(Role::Form, "form").look(Style::FormStack).href = "/k/contact";
        field(Role::Select, "subject", "Worum geht es?", "");
        field(Role::TextArea, "text", "Ihre Nachricht", in_plan() ? "Bitte nennen Sie uns Ihr Anliegen." : "");
        group("pair", Style::FieldPair);
        field(Role::Telephone, "phone", "Telefon für den Rückruf", "");
        field(Role::Email, "email", "E-Mail", in_plan() ? "Diese Adresse ist nicht vollständig." : "");
        page_.close();
        group("item", Style::CheckRow);
        Node& box = page_.leaf(Role::Checkbox, "box").look(Style::CheckBox).on({16, 0});
        box.value = "item-1";
        box.input.field = "item";
        if (in_plan())
            box.with(state_selected);
        page_.leaf(Role::Label, "label").text("Grundpreis Strom").look(Style::CheckLabel).refers_to = page_.id_of("box");
        page_.close();
        group("proof", Style::Field);
        page_.leaf(Role::Label, "label").text("Foto oder Beleg").look(Style::FieldLabel).refers_to = page_.id_of("file");
        Node& file = page_.leaf(Role::File, "file").look(Style::FieldFile).on({17, 0});
        file.value = "image/jpeg,application/pdf";
        file.input.field = "proof";
        page_.close();
        group("buttons", Style::ButtonRow);
        page_.leaf(Role::Button, "send").text("Nachricht senden").look(Style::ButtonPrimary).on({7, 0}).submits = true;
        Node& quiet = page_.leaf(Role::Button, "later").text("Später").look(Style::ButtonQuiet).on({15, 0});
        quiet.with(state_needs_script);
        if (in_plan())
            quiet.with(state_disabled);
        page_.close();
        page_.close();
        page_.close();
    }

    void field(Role role, std::string_view key, std::string_view label, std::string_view error) {
        group(key, Style::Field);
        const std::uint64_t input_id = page_.id_of("input");
        const std::uint64_t error_id = page_.id_of("error");
        page_.leaf(Role::Label, "label").text(label).look(Style::FieldLabel).refers_to = input_id;
        Node& input = role == Role::Select ? page_.open(role, "input") : page_.leaf(role, "input");
        input.look(role == Role::Select ? Style::FieldSelect : role == Role::TextArea ? Style::FieldArea : Style::FieldInput);
        input.on({6, role == Role::Email ? 3 : 1}).personal();
        input.input.field = key;
        if (role == Role::Telephone || role == Role::Email)
            input.input.autocomplete = role == Role::Email ? "email" : "tel";
        if (role == Role::TextArea)
            input.with(state_required).input.length_max = 2000;
        if (role == Role::Email && in_plan())
            input.value = "erika@beispiel";
        if (!error.empty()) {
            input.with(state_invalid).described_by = error_id;
            if (role == Role::TextArea)
                page_.focus(input_id);
        }
        if (role == Role::Select) {
            input.value = "invoice";
            Node& first = page_.leaf(Role::Option, "invoice").text("Die Rechnung stimmt nicht").with(state_selected);
            first.value = "invoice";
            page_.leaf(Role::Option, "other").text("Etwas anderes").value = "other";
            page_.close();
        }
        if (role == Role::Telephone)
            text("help", Style::FieldHelp, "Wir rufen werktags zwischen 8 und 18 Uhr an.");
        if (!error.empty())
            text("error", Style::FieldError, error);
        page_.close();
    }

    void lines() {
        card("lines", "Was Sie bezahlen");
        page_.open(Role::List, "rows").text("Positionen").look(Style::Lines);
        line("1", "Grundpreis Strom", "1 Monat × 14,90 €", "14,90 €");
        line("2", "Arbeitspreis Strom, Tarif Musterstadt Natur Plus", "2.940 kWh × 0,3190 €", "937,86 €");
        line("3", "Grundpreis Wasser", "1 Monat × 8,45 €", "8,45 €");
        line("4", "Trinkwasser", "21 m³ × 2,1500 €", "45,15 €");
        line("5", "Abwasser", "21 m³ × 1,4797 €", "31,07 €");
        page_.close();
        group("sums", Style::Sums);
        sum("net", "Summe ohne Steuer", "1.037,43 €");
        sum("tax", "Umsatzsteuer 19 %", "197,13 €");
        page_.leaf(Role::Separator, "rule").look(Style::Rule);
        group("total", Style::TotalRow);
        text("label", Style::TotalLabel, "Zu zahlen");
        text("value", Style::TotalValue, "1.234,56 €");
        page_.close();
        page_.close();
        page_.close();
    }

    void line(std::string_view key, std::string_view name, std::string_view detail, std::string_view amount) {
        page_.open(Role::ListItem, key).look(in_plan() ? Style::LedgerLine : Style::LineRow);
        if (in_plan())
            group("row", Style::SumRow);
        group("texts", Style::LineTexts);
        text("name", Style::LineName, name);
        text("detail", Style::LineDetail, detail);
        page_.close();
        text("amount", Style::LineAmount, amount);
        page_.close();
        if (in_plan())
            ledger();
    }

    void ledger() {
        page_.open(Role::List, "ledger").look(Style::LedgerRows);
        page_.open(Role::ListItem, "why").look(Style::SumRow);
        text("label", Style::LedgerLabel, "4. Nov. 2026: Zahlung");
        text("value", Style::LedgerValue, "−5,00 €");
        page_.close();
        page_.close();
        page_.close();
    }

    void sum(std::string_view key, std::string_view label, std::string_view value) {
        group(key, Style::SumRow);
        text("label", Style::SumLabel, label);
        text("value", Style::SumValue, value);
        page_.close();
    }

    void history() {
        card("history", "Was bisher geschah");
        page_.open(Role::List, "rows").look(Style::Timeline);
        if (in_plan())
            event("2", Style::TimelinePaid, "Zahlung über 200,00 € eingegangen", "21. November 2026");
        event("1", Style::TimelineMark, "Zahlungserinnerung verschickt", "16. November 2026");
        event("0", Style::TimelineBill, "Rechnung über 1.234,56 € gestellt", "26. Oktober 2026");
        event("back", Style::TimelineBack, "Zahlung zurückgegeben", "25. Oktober 2026");
        event("plan", Style::TimelinePlan, "Ratenplan vereinbart", "24. Oktober 2026");
        event("talk", Style::TimelineTalk, "Nachricht geschickt", "23. Oktober 2026");
        page_.close();
        group("end", Style::ButtonRow);
        page_.leaf(Role::Text, "standing").text(in_plan() ? "Bezahlt: 200,00 €" : "Offen: 1.234,56 €")
            .look(in_plan() ? Style::BadgePaid : Style::BadgeOpen);
        page_.close();
        page_.close();
    }

    void event(std::string_view key, Style mark, std::string_view what, std::string_view when) {
        page_.open(Role::ListItem, key).look(Style::TimelineItem);
        page_.leaf(Role::Image, "mark").look(mark).with(state_decorative);
        group("texts", Style::TimelineTexts);
        text("what", Style::TimelineWhat, what);
        text("when", Style::TimelineWhen, when);
        page_.close();
        page_.close();
    }

    void code() {
        page_.open(Role::Form, "code").look(Style::CodeEntry).href = "/k";
        const std::uint64_t input_id = page_.id_of("input");
        page_.leaf(Role::Label, "label").text("Code aus dem Brief").look(Style::FieldLabel).refers_to = input_id;
        Node& input = page_.leaf(Role::TextField, "input").look(Style::CodeField).on({10, 0});
        input.sensitivity = Sensitivity::Secret;
        input.value = "K7QX-22";
        input.input.field = "code";
        input.input.inputmode = "numeric";
        input.input.enterkeyhint = "go";
        page_.close();
    }

    void footer() {
        page_.open(Role::Footer, "footer").look(Style::PageFooter);
        text("who", Style::None, "Stadtwerke Musterstadt GmbH");
        page_.leaf(Role::Link, "imprint").text("Impressum").look(Style::FooterLink).href = "/imprint";
        page_.leaf(Role::Link, "genuine").text("Ist diese Seite echt?").look(Style::TrustLink).href = "/genuine";
        page_.leaf(Role::Link, "privacy").text("Datenschutz").look(Style::FooterLink).href = "/privacy";
        page_.close();
    }

    Variant variant_;
    int size_;
    std::string modules_;
    Builder page_{"Rechnung 2026-0817", "de"};
};

} // namespace kz::test
