// Figures for operators.
#include "native/server/http_answers.hpp"
#include "native/server/routes.hpp"
#include "shared/protocol/codes.hpp"
#include "shared/protocol/reactivation_json.hpp"

#include <httplib.h>

namespace kz {
namespace {

using Request = httplib::Request;
using Response = httplib::Response;

void get_reactivation(Service& service, const Request& request, Response& response) {
    if (!is_operator(service, request.get_header_value("Authorization"))) {
        put(response, operator_needed());
        return;
    }
    MerchantId merchant;
    if (request.has_param("merchant")) {
        const auto asked = parse_merchant_code(request.get_param_value("merchant"));
        if (!asked || !service.reader().merchant(*asked)) {
            put(response, problem_answer(ProblemCode::MerchantUnknown));
            return;
        }
        merchant = *asked;
    }
    std::vector<Reactivation> found;
    ClaimRecord record;
    for (const ClaimId claim : service.reader().claims_with_services())
        if (!merchant.is_set() || (service.reader().load_head(claim, record) && record.merchant == merchant))
            collect_reactivations(found, claim, service.states().get(service.reader(), claim));
    put(response, json_answer(200, encode_reactivations(std::move(found))));
}

} // namespace

void add_report_routes(Service& service, http::Routes& routes) {
    routes.get("/api/v1/reports/reactivation", [&service](const Request& request, Response& response) { get_reactivation(service, request, response); });
}

} // namespace kz
