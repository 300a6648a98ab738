// What anybody may ask: is the server there, what does its API look like.
#include "native/platform/clock.hpp"
#include "native/server/http_answers.hpp"
#include "native/server/page_answer.hpp"
#include "native/server/routes.hpp"
#include "shared/protocol/answers.hpp"

#include <httplib.h>

namespace kz {

void add_open_routes(Service& service, http::Routes& routes) {
    routes.get("/api/v1/health", [](const httplib::Request&, httplib::Response& response) {
        std::string body;
        append_health(body, KZ_VERSION);
        put(response, json_answer(200, std::move(body)));
    });
    routes.get("/api/v1/openapi.json", [&service](const httplib::Request&, httplib::Response& response) {
        response.set_content(service.settings.openapi, "application/json");
        response.set_header("Cache-Control", "no-cache");
    });
    // Nobody's page: what somebody sees who has no link.
    routes.get("/", [&service](const httplib::Request&, httplib::Response& response) {
        Model model;
        model.today = this_moment().today;
        model.gate = Gate::Gone;
        put(response, page_answer(service.frame, model, 200, http::exchange().request()));
    });
}

} // namespace kz
