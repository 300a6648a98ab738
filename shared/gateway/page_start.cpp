#include "shared/gateway/page_start.hpp"

#include "shared/protocol/codes.hpp"
#include "shared/protocol/json_fields.hpp"
#include "shared/protocol/json_writer.hpp"
#include "shared/protocol/page_json.hpp"
#include "shared/protocol/theme_json.hpp"

namespace kz {
namespace {

std::string_view gate_code(Gate gate) {
    switch (gate) {
    case Gate::Open: return "open";
    case Gate::Factor: return "factor";
    default: return "gone"; // the server makes no page of the others
    }
}

Gate parse_gate(std::string_view code) {
    return code == "open" ? Gate::Open : code == "factor" ? Gate::Factor : Gate::Gone;
}

void write_trust(JsonWriter& json, const Trust& trust) {
    json.open_object("trust");
    json.text_if_any("operator_name", trust.run_by.name);
    json.text_if_any("operator_address", trust.run_by.address);
    json.text_if_any("operator_contact", trust.run_by.contact);
    json.text_if_any("host", trust.host);
    json.text_if_any("website", trust.website);
    json.text_if_any("check_code", trust.check_code);
    json.close_object();
}

Trust read_trust(Fields fields) {
    Trust trust;
    trust.run_by.name = fields.text("operator_name");
    trust.run_by.address = fields.text("operator_address");
    trust.run_by.contact = fields.text("operator_contact");
    trust.host = fields.text("host");
    trust.website = fields.text("website");
    trust.check_code = fields.text("check_code");
    return trust;
}

void write_paper(JsonWriter& json, const Paper& paper) {
    json.open_object("paper");
    json.text("kind", paper_code_of(paper.kind));
    json.integer("number", paper.number);
    json.currency(paper.amount.currency);
    json.minor("amount_minor", paper.amount, paper.amount.currency);
    json.date("on", paper.on);
    json.flag("is_void", paper.is_void);
    json.close_object();
}

Paper read_paper(Fields fields) {
    Paper paper;
    paper.kind = choice(fields, "kind", parse_paper_kind(fields.required_code("kind")));
    paper.number = fields.required_integer("number", 0, INT32_MAX);
    paper.amount = fields.required_minor("amount_minor", fields.required_currency());
    paper.on = fields.required_date("on");
    paper.is_void = fields.flag("is_void");
    return paper;
}

void write_dispute_draft(JsonWriter& json, const Model& model) {
    json.open_object("dispute");
    json.text("reason", dispute_reason_code(model.dispute.reason));
    json.texts_if_any("items", model.dispute.positions);
    json.text_if_any("text", model.dispute.text);
    json.text_if_any("paid_amount", model.dispute.paid_amount);
    json.text_if_any("paid_on", model.dispute.paid_on);
    json.text_if_any("holder", model.dispute.holder);
    json.close_object();
}

void read_dispute_draft(Fields fields, Model& model) {
    model.dispute.reason = choice(fields, "reason", parse_dispute_reason(fields.required_code("reason")));
    model.dispute.positions = fields.texts("items");
    model.dispute.text = fields.text("text");
    model.dispute.paid_amount = fields.text("paid_amount");
    model.dispute.paid_on = fields.text("paid_on");
    model.dispute.holder = fields.text("holder");
}

template <class Enum>
Enum enumerator(Fields& fields, std::string_view name, Enum last) {
    return static_cast<Enum>(fields.required_int(name, 0, static_cast<int>(last)));
}

} // namespace

std::string encode_start(const Model& model) {
    std::string out;
    JsonWriter json(out);
    json.begin_document();
    json.text("gate", gate_code(model.gate));
    json.text("factor", factor_code(model.factor_asked));
    json.text("lang", language_code(model.language));
    json.date("today", model.today);
    json.text("merchant", model.merchant);
    json.integer("step", static_cast<int>(model.step));
    json.text("plan", query_of(model.plan));
    json.integer("relief", model.relief);
    json.flag("pays_all", model.pays_all);
    json.integer("notice", static_cast<int>(model.notice));
    json.integer("notice_about", static_cast<int>(model.notice_about));
    json.text("refusal", model.refusal);
    if (model.contact != ContactRequest{}) {
        json.open_object("contact");
        json.text("subject", subject_code(model.contact.subject));
        json.text("text", model.contact.text);
        json.text("phone", model.contact.phone);
        json.text("email", model.contact.email);
        json.close_object();
    }
    if (model.step == Step::Dispute)
        write_dispute_draft(json, model);
    if (!model.factor.empty())
        json.text("typed_factor", model.factor);
    if (model.topic != Topic::Claim) {
        json.integer("topic", static_cast<int>(model.topic));
        write_trust(json, model.trust);
        json.text_if_any("typed_code", model.code);
        if (model.paper)
            write_paper(json, *model.paper);
    }
    if (model.mandate != MandateWish{}) {
        json.open_object("mandate");
        json.text("holder", model.mandate.holder);
        json.text("iban", model.mandate.iban);
        json.close_object();
    }
    if (!model.mandate_faults.empty())
        json.flag("is_mandate_checked", true);
    json.flag("is_contact_checked", !model.contact_faults.empty());
    if (!model.dispute_faults.empty())
        json.flag("is_dispute_checked", true);
    if (!model.page && model.theme != default_theme())
        json.json("theme", encode_theme(model.theme));
    if (model.page)
        json.json("page", encode_page({model.page->id, model.today, model.page->merchant, model.page->theme, model.page->policy, model.page->state, model.page->is_time_barred, model.page->debit, model.page->is_payment_seen, model.page->ways, model.page->presence, model.page->answers, model.page->has_assistant}));
    json.close_object();
    return out;
}

Result<Model, WireFault> decode_start(std::string_view start, std::string_view page, std::string_view theme) {
    KZ_TRY(tree, parse_json(start, document_limits));
    Decoding decoding{tree, Strictness::Document, {}};
    Fields fields(decoding);
    Model model;
    model.gate = parse_gate(fields.required_text("gate"));
    model.factor_asked = parse_factor(fields.required_text("factor")).value_or(Factor::Postcode);
    model.language = parse_language(fields.required_text("lang")).value_or(Language::German);
    model.today = fields.required_date("today");
    model.merchant = fields.text("merchant");
    model.step = enumerator(fields, "step", Step::Mandate);
    model.plan = plan_draft_from(fields.text("plan"));
    model.relief = fields.required_int("relief", 0, reliefs_max - 1);
    model.pays_all = fields.flag("pays_all");
    model.notice = enumerator(fields, "notice", notice_last);
    model.notice_about = enumerator(fields, "notice_about", busy_last);
    model.refusal = fields.text("refusal");
    Fields contact = fields.object("contact");
    parse_subject(contact.text("subject"), model.contact.subject);
    model.contact.text = contact.text("text");
    model.contact.phone = contact.text("phone");
    model.contact.email = contact.text("email");
    if (model.step == Step::Dispute)
        read_dispute_draft(fields.object("dispute"), model);
    model.factor = fields.text("typed_factor");
    model.topic = static_cast<Topic>(fields.integer("topic", 0, static_cast<int>(Topic::Device), 0));
    model.trust = read_trust(fields.object("trust"));
    model.code = fields.text("typed_code");
    Fields mandate = fields.object("mandate");
    model.mandate.holder = mandate.text("holder");
    model.mandate.iban = mandate.text("iban");
    if (fields.flag("is_mandate_checked"))
        model.mandate_faults = check(model.mandate);
    if (fields.has("paper"))
        model.paper = read_paper(fields.object("paper"));
    if (fields.flag("is_contact_checked"))
        model.contact_faults = check(contact_to_send(model));
    const bool is_dispute_checked = fields.flag("is_dispute_checked");
    if (decoding.fault)
        return refuse(*std::move(decoding.fault));
    if (!theme.empty()) {
        KZ_TRY(look, decode_theme(theme));
        model.theme = std::move(look);
    }
    if (!page.empty()) {
        KZ_TRY(document, decode_page(page));
        model.page = ClaimPage{document.claim, std::move(document.state), document.policy, std::move(document.merchant), std::move(document.theme), document.is_time_barred, std::move(document.debit), document.is_payment_seen, std::move(document.ways), document.presence, document.answers, document.has_assistant};
    }
    if (model.page && is_dispute_checked)
        model.dispute_faults = check(request_of(model.dispute, model.page->state.invoice.currency), model.today);
    return model;
}

} // namespace kz
