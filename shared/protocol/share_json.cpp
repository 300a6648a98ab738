#include "shared/protocol/share_json.hpp"

#include "shared/protocol/json_writer.hpp"
#include "shared/protocol/request_fields.hpp"

#include <algorithm>

namespace kz {
namespace {

constexpr std::string_view answer_codes[] = {"open", "taken", "left"};

std::optional<ProposalAnswer> parse_answer(std::string_view code) {
    for (std::size_t at = 0; at < std::size(answer_codes); ++at)
        if (answer_codes[at] == code)
            return static_cast<ProposalAnswer>(at);
    return std::nullopt;
}

ShareProposal read_proposal(Fields fields) {
    ShareProposal proposal;
    proposal.number = fields.required_int("number", 1, INT32_MAX);
    if (const auto kind = fields.code("kind"))
        proposal.kind = choice(fields, "kind", parse_proposal_kind(*kind));
    if (proposal.kind == ProposalKind::Plan) {
        proposal.instalments = fields.required_int("instalments", 0, 1000);
        proposal.first_due_on = fields.required_date("first_due_on");
    } else if (proposal.kind == ProposalKind::Way) {
        proposal.way = choice(fields, "way", parse_pay_method(fields.required_code("way")));
    } else {
        proposal.field = choice(fields, "field", parse_proposed_field(fields.required_code("field")));
        proposal.value = fields.raw_text("value");
        if (proposal.value.size() > proposed_bytes_max)
            fields.refuse_field("value", WireRule::OutOfRange, "longer than a proposal is");
        if (is_masked(proposal.field))
            fields.refuse_field("field", WireRule::OutOfRange, "nobody fills in for a customer what is personal");
    }
    proposal.version = fields.required_integer("version", 0, INT64_MAX);
    proposal.answer = choice(fields, "answer", parse_answer(fields.required_code("answer")));
    fields.finish();
    return proposal;
}

ShareStatus read_status(Fields& fields) {
    ShareStatus status;
    status.stage = choice(fields, "stage", parse_share_stage(fields.required_code("stage")));
    status.code = fields.text("code", 6);
    status.helper = fields.text("helper", 256);
    if (const auto reason = fields.code("reason"))
        status.question.reason = choice(fields, "reason", parse_share_reason(*reason));
    status.question.scopes = static_cast<int>(fields.integer("asked", 0, share_scopes_all, share_look));
    status.scopes = static_cast<int>(fields.integer("scopes", 0, share_scopes_all, 0));
    static_cast<void>(fields.text("refusal", 64));
    if (const auto end = fields.code("end"))
        status.end = choice(fields, "end", parse_share_end(*end));
    if (fields.has("proposal"))
        status.proposal = read_proposal(fields.object("proposal"));
    return status;
}

} // namespace

bool is_device(std::string_view text) {
    return text.size() >= 16 && text.size() <= 64 &&
           std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

std::string encode_share_order(const ShareOrder& order) {
    std::string out;
    JsonWriter json(out);
    json.begin_document();
    json.text("act", share_act_code(order.act));
    if (order.scopes != 0)
        json.integer("scopes", order.scopes);
    if (order.proposal != 0)
        json.integer("proposal", order.proposal);
    json.close_object();
    return out;
}

Result<ShareOrder, WireFault> decode_share_order(std::string_view body) {
    return decode_request(body, [](Fields& fields) {
        ShareOrder order;
        order.act = choice(fields, "act", parse_share_act(fields.required_code("act")));
        order.scopes = static_cast<int>(fields.integer("scopes", 0, share_scopes_all, 0));
        order.proposal = static_cast<int>(fields.integer("proposal", 0, INT32_MAX, 0));
        return order;
    });
}

std::string encode_share_status(const ShareStatus& status, std::string_view refusal) {
    std::string out;
    JsonWriter json(out);
    json.begin_document();
    json.text("stage", share_stage_code(status.stage));
    json.text_if_any("code", status.code);
    json.text_if_any("helper", status.helper);
    if (status.stage != ShareStage::None && status.stage != ShareStage::Offered) {
        json.text("reason", share_reason_code(status.question.reason));
        json.integer("asked", status.question.scopes);
        json.integer("scopes", status.scopes);
    }
    json.text_if_any("refusal", refusal);
    if (status.end)
        json.text("end", share_end_code(*status.end));
    if (const auto& proposal = status.proposal) {
        json.open_object("proposal");
        json.integer("number", proposal->number);
        if (proposal->kind != ProposalKind::Plan)
            json.text("kind", proposal_kind_code(proposal->kind));
        if (proposal->kind == ProposalKind::Plan) {
            json.integer("instalments", proposal->instalments);
            json.date("first_due_on", proposal->first_due_on);
        } else if (proposal->kind == ProposalKind::Way) {
            json.text("way", pay_method_code(proposal->way));
        } else {
            json.text("field", proposed_field_code(proposal->field));
            json.text("value", proposal->value);
        }
        json.integer("version", proposal->version);
        json.text("answer", answer_codes[static_cast<std::size_t>(proposal->answer)]);
        json.close_object();
    }
    json.close_object();
    return out;
}

Result<ShareStatus, WireFault> decode_share_status(std::string_view body) {
    return decode_request(body, read_status);
}

} // namespace kz
