// Receipts and settlement letters, for the customer at the link and for operators. Made when they are asked for: the same paper of
// the same claim in the same language is the same file.
#include "native/http/exchange.hpp"
#include "native/paper/writing.hpp"
#include "native/server/check_code.hpp"
#include "native/server/customer_call.hpp"
#include "native/server/http_answers.hpp"
#include "native/server/page_request.hpp"
#include "native/server/routes.hpp"
#include "native/server/token.hpp"
#include "native/server/visit.hpp"
#include "shared/base/decimal_text.hpp"
#include "shared/domain/journal/paper.hpp"
#include "shared/protocol/kiosk_json.hpp"

#include <httplib.h>

namespace kz {
namespace {

using Request = httplib::Request;
using Response = httplib::Response;

constexpr std::string_view file_end = ".pdf";
constexpr int payments_max = 1'000'000;

// The number of a payment as people count, from 1, as the index of a posting; -1 when it is none.
int posting_of(std::string_view number) {
    const auto counted = parse_integer(number);
    return counted && *counted >= 1 && *counted <= payments_max ? static_cast<int>(*counted) - 1 : -1;
}

Language language_of(const Request& request, const Merchant& merchant) {
    const auto asked = parse_language(request.get_param_value("lang"));
    return asked ? *asked : language_for(request, merchant.language);
}

std::string file_name(ClaimId claim, const Paper& paper) {
    std::string name(paper_code_of(paper.kind));
    name += '-' + claim_code(claim);
    if (paper.kind == PaperKind::Receipt)
        name += '-' + std::to_string(paper.number + 1);
    return name;
}

http::Answer paper_answer(Service& service, ClaimId claim, const State& state, const Merchant& merchant, const Paper& paper, Language language) {
    const Letterhead head{language, merchant.name, paper_code(service.settings.proof_key, claim, paper), service.settings.base_url};
    http::Answer answer{.status = 200, .content_type = "application/pdf",
                        .body = service.press.pdf(document_of(state, paper, head), look_of(service.frame, merchant.theme).theme), .fields = {}};
    answer.fields.add("Cache-Control", "no-store").add("Content-Disposition", "inline; filename=\"" + file_name(claim, paper) + std::string(file_end) + "\"");
    return answer;
}

// What is no longer true is given to nobody.
std::optional<Paper> given(std::optional<Paper> paper) {
    return paper && !paper->is_void ? paper : std::nullopt;
}

std::optional<Paper> receipt_asked(const Request& request, const State& state) {
    std::string_view name = request.path_params.at("payment");
    if (name.ends_with(file_end))
        name.remove_suffix(file_end.size());
    return given(receipt_of(state, posting_of(name)));
}

std::optional<Paper> settlement_asked(const Request&, const State& state) {
    return settlement_of(state);
}

using Asked = std::optional<Paper> (*)(const Request&, const State&);

// Whoever may not see it, or asks for what is not there, comes to the page, which says what is the matter.
void for_customer(Service& service, const Request& request, Response& response, Asked asked) {
    const std::string token = request.path_params.at("token");
    const auto who = visit(service, token, {http::exchange().request().remote, request.get_header_value("Cookie")}, this_moment().at);
    if (who && who->is_unlocked) {
        const State& state = service.states().get(service.reader(), who->link.claim);
        if (const auto paper = asked(request, state)) {
            put(response, paper_answer(service, who->link.claim, state, who->merchant, *paper, language_of(request, who->merchant)));
            return;
        }
    }
    response.set_redirect("/c/" + token_in(token) + "/" + query_text(request), 303);
}

// By what a receipt is checked that a kiosk prints itself.
void get_seal(Service& service, const Request& request, Response& response) {
    const auto who = visitor(service, request, response, Need::Unlocked);
    if (!who)
        return;
    const auto paper = receipt_asked(request, service.states().get(service.reader(), who->link.claim));
    if (!paper)
        return put(response, problem_answer(ProblemCode::PaperUnknown));
    const std::string code = paper_code(service.settings.proof_key, who->link.claim, *paper);
    put(response, json_answer(200, encode_receipt_seal({code, service.settings.base_url + "/check?code=" + code})));
}

void for_operator(Service& service, const Request& request, Response& response, Asked asked) {
    if (!is_operator(service, request.get_header_value("Authorization"))) {
        put(response, operator_needed());
        return;
    }
    const auto claim = parse_claim_code(request.path_params.at("claim"));
    ClaimRecord record;
    const auto merchant = claim && service.reader().load_head(*claim, record) ? service.reader().merchant(record.merchant) : std::nullopt;
    if (!merchant) {
        put(response, problem_answer(ProblemCode::ClaimUnknown));
        return;
    }
    const State& state = service.states().get(service.reader(), *claim);
    const auto paper = asked(request, state);
    put(response, paper ? paper_answer(service, *claim, state, *merchant, *paper, language_of(request, *merchant))
                        : problem_answer(ProblemCode::PaperUnknown));
}

} // namespace

void add_paper_routes(Service& service, http::Routes& routes) {
    using Way = void (*)(Service&, const Request&, Response&, Asked);
    const auto by = [&service](Way way, Asked asked) {
        return [&service, way, asked](const Request& request, Response& response) { way(service, request, response, asked); };
    };
    routes.get("/c/:token/receipt/:payment", by(for_customer, receipt_asked), http::Lane::Pool)
        .get("/c/:token/settlement.pdf", by(for_customer, settlement_asked), http::Lane::Pool)
        .get("/api/v1/page/receipts/:payment", [&service](const Request& request, Response& response) { get_seal(service, request, response); })
        .get("/api/v1/claims/:claim/receipts/:payment", by(for_operator, receipt_asked), http::Lane::Pool)
        .get("/api/v1/claims/:claim/settlement-letter", by(for_operator, settlement_asked), http::Lane::Pool);
}

} // namespace kz
