// Figures for operators.
#include "native/server/http_answers.hpp"
#include "native/server/reactivations.hpp"
#include "native/server/routes.hpp"
#include "shared/protocol/codes.hpp"

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
    put(response, json_answer(200, encode_reactivations(reactivations(service, merchant))));
}

} // namespace

void add_report_routes(Service& service, http::Routes& routes) {
    routes.get("/api/v1/reports/reactivation", [&service](const Request& request, Response& response) { get_reactivation(service, request, response); });
}

} // namespace kz
