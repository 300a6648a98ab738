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
    proposal.instalments = fields.required_int("instalments", 0, 1000);
    proposal.first_due_on = fields.required_date("first_due_on");
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
    json.close_object();
    return out;
}

Result<ShareOrder, WireFault> decode_share_order(std::string_view body) {
    return decode_request(body, [](Fields& fields) {
        ShareOrder order;
        order.act = choice(fields, "act", parse_share_act(fields.required_code("act")));
        order.scopes = static_cast<int>(fields.integer("scopes", 0, share_scopes_all, 0));
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
        json.integer("instalments", proposal->instalments);
        json.date("first_due_on", proposal->first_due_on);
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
