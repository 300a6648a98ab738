// A page's way from a screen in a shop to a phone and back. What the phone does is a page, a form and a redirect.
#include "native/http/exchange.hpp"
#include "native/platform/secret.hpp"
#include "native/server/customer_call.hpp"
#include "native/server/http_answers.hpp"
#include "native/server/page_answer.hpp"
#include "native/server/page_request.hpp"
#include "native/server/routes.hpp"
#include "native/server/token.hpp"
#include "native/server/visit.hpp"
#include "shared/base/decimal_text.hpp"
#include "shared/protocol/kiosk_json.hpp"

#include <httplib.h>

#include <algorithm>

namespace kz {
namespace {

using Request = httplib::Request;
using Response = httplib::Response;

constexpr std::string_view device_cookie = "kzh";
constexpr int qr_version_max = 4; // the code alone

// What may stand behind a page's address as it is.
std::string clean_query(const std::string& query) {
    constexpr std::string_view signs = "=&_.,%-";
    const bool is_clean = query.starts_with('?') && std::ranges::all_of(query.substr(1), [&](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || signs.find(c) != std::string_view::npos;
    });
    return is_clean ? query : std::string();
}

std::string token_of(const Request& request) {
    constexpr std::size_t scheme = std::string_view("Bearer ").size();
    const std::string authorization = request.get_header_value("Authorization");
    return token_in(std::string_view(authorization).substr(std::min(scheme, authorization.size())));
}

PageHandover handover_of(const Visit& who, std::string token, std::string query, std::string place) {
    return {who.link.id, who.link.claim, std::move(token), who.is_unlocked && who.factor_asked != Factor::None, std::move(query), std::move(place),
            who.merchant.name, who.merchant.theme};
}

// ---- from the screen to the phone -----------------------------------------------------------------------------------

void post_offer(Service& service, const Request& request, Response& response) {
    const auto who = visitor(service, request, response, Need::Unlocked);
    if (!who)
        return;
    const auto wish = decode_handover_wish(request.body);
    if (!wish)
        return put(response, problem_answer(problem_of(wish.error())));
    const std::int64_t now_ms = this_moment().at.milliseconds;
    if (!service.handover_offers.take(std::to_string(who->link.id.value), now_ms))
        return put(response, problem_answer(retry_later(ProblemCode::TooManyRequests, 15)));
    const std::string id = service.handovers.offer(handover_of(*who, token_of(request), clean_query(wish->query), wish->place), now_ms);
    put(response, json_answer(201, encode_handover_offer({service.settings.base_url + "/h/" + id + "/", static_cast<int>(handover_milliseconds / 1000)})));
}

void get_standing(Service& service, const Request& request, Response& response) {
    if (const auto who = visitor(service, request, response, Need::Unlocked))
        put(response, json_answer(200, encode_handover_standing(service.handovers.standing(who->link.id, this_moment().at.milliseconds))));
}

struct PhoneVisit {
    Service& service;
    const Request& request;
    const std::string id = request.path_params.at("id");
    const std::string device{http::exchange().request().cookie(device_cookie)};
    const std::string remote{http::exchange().request().remote};
    const Moment now = this_moment();

    Language language() const {
        const auto chosen = parse_language(request.get_param_value("lang"));
        return chosen ? *chosen : language_for(request, std::nullopt);
    }
    http::Answer answer(HandoverPage page, std::string_view theme, int status) const {
        page.language = language();
        return page_answer(service.frame, page, theme, status, http::exchange().request());
    }
};

HandoverPage::Kind kind_of(HandoverState state) {
    switch (state) {
    case HandoverState::Wrong: return HandoverPage::Kind::Wrong;
    case HandoverState::Shared: return HandoverPage::Kind::Shared;
    case HandoverState::Waiting: case HandoverState::Choosing: case HandoverState::Taken: case HandoverState::Late: break;
    }
    return HandoverPage::Kind::Late;
}

// What made it void stands in the trail before anybody is told.
void answer_ended(const PhoneVisit& visit, Response& response, const Handovers::Ended& ended) {
    http::Answer page = visit.answer({.kind = kind_of(ended.state)}, {}, 410);
    if (!ended.claim.is_set()) {
        visit.service.unknown_handovers.take(visit.remote, visit.now.at.milliseconds);
        return put(response, std::move(page));
    }
    Service::Order order;
    order.work = [page = std::move(page), ended](Transaction& tx, Moment at) {
        tx.add_audit({at.at, Actor::Customer, "handover_void", ended.claim, std::string(handover_state_code(ended.state))});
        return page;
    };
    visit.service.run(std::move(order));
}

bool may_try(const PhoneVisit& visit, Response& response) {
    if (visit.service.unknown_handovers.has_left(visit.remote, visit.now.at.milliseconds))
        return true;
    put(response, visit.answer({.kind = HandoverPage::Kind::Late}, {}, 429));
    return false;
}

void get_question(Service& service, const Request& request, Response& response) {
    const PhoneVisit visit{service, request};
    if (!may_try(visit, response))
        return;
    const auto opened = service.handovers.open(visit.id, visit.device, visit.now.at.milliseconds);
    if (const auto* ended = std::get_if<Handovers::Ended>(&opened))
        return answer_ended(visit, response, *ended);
    const auto& question = std::get<Handovers::Question>(opened);
    http::Answer answer = visit.answer({.merchant = question.merchant, .kind = HandoverPage::Kind::Choose, .place = question.place, .numbers = question.numbers},
                                       question.theme, 200);
    // Lax: the address is opened by another program, the camera's.
    answer.fields.add("Set-Cookie", std::string(device_cookie) + "=" + question.device + "; Max-Age=" + std::to_string(handover_milliseconds / 1000) +
                                        "; Path=/h/; HttpOnly; SameSite=Lax" + (http::exchange().request().https ? "; Secure" : ""));
    put(response, std::move(answer));
}

void post_number(Service& service, const Request& request, Response& response) {
    const PhoneVisit visit{service, request};
    if (!may_try(visit, response))
        return;
    const auto number = parse_integer(value_of(form_of(request), "number"));
    const auto chosen = service.handovers.choose(visit.id, visit.device, number && *number < 100 ? static_cast<int>(*number) : 0, visit.now.at.milliseconds);
    if (const auto* ended = std::get_if<Handovers::Ended>(&chosen))
        return answer_ended(visit, response, *ended);
    Service::Order order;
    order.work = [&service, handover = std::get<PageHandover>(chosen), is_secure = http::exchange().request().https](Transaction& tx, Moment at) {
        tx.add_audit({at.at, Actor::Customer, "handover_to_phone", handover.claim, handover.place});
        http::Answer answer{.status = status_elsewhere, .content_type = {}, .body = {}, .fields = {}};
        answer.fields.add("Location", "/c/" + handover.token + "/" + handover.query).add("Cache-Control", "no-store");
        if (handover.is_unlocked)
            answer.fields.add("Set-Cookie", proof_cookie(service, handover.link, at.at, is_secure));
        return answer;
    };
    service.run(std::move(order));
}

// ---- from the phone to the screen -----------------------------------------------------------------------------------

// "7F3A 9Q2M 0V5K R81C"
std::string in_fours(std::string_view code) {
    std::string out;
    for (std::size_t i = 0; i < code.size(); ++i) {
        if (i > 0 && i % 4 == 0)
            out += ' ';
        out += code[i];
    }
    return out;
}

void post_code(Service& service, const Request& request, Response& response) {
    const std::string token = request.path_params.at("token");
    const http::RequestView& view = http::exchange().request();
    const Moment now = this_moment();
    const auto who = visit(service, token, {view.remote, request.get_header_value("Cookie")}, now.at);
    if (!who || !who->is_unlocked)
        return response.set_redirect("/c/" + token_in(token) + "/" + query_text(request), 303);
    HandoverPage page{.merchant = who->merchant.name, .kind = HandoverPage::Kind::TooMany};
    const auto language = parse_language(request.get_param_value("lang"));
    page.language = language ? *language : language_for(request, who->merchant.language);
    const bool may_have = service.handover_offers.take(std::to_string(who->link.id.value), now.at.milliseconds);
    if (may_have) {
        const std::string code = service.handovers.show(handover_of(*who, token_in(token), "?lang=" + std::string(language_code(page.language)), {}), now.at.milliseconds);
        page.kind = HandoverPage::Kind::Code;
        page.code = in_fours(code);
        page.symbol = qr_symbol(code, qr_version_max);
    }
    put(response, page_answer(service.frame, page, who->merchant.theme, may_have ? 200 : 429, view));
}

void post_opening(Service& service, const Request& request, Response& response) {
    const std::string remote(http::exchange().request().remote);
    const std::int64_t now_ms = this_moment().at.milliseconds;
    if (!service.unknown_handovers.has_left(remote, now_ms))
        return put(response, problem_answer(retry_later(ProblemCode::TooManyRequests, 60)));
    const auto taken = service.handovers.take(request.path_params.at("code"), now_ms);
    if (!taken) {
        service.unknown_handovers.take(remote, now_ms);
        return put(response, problem_answer(ProblemCode::NotFound));
    }
    Service::Order order;
    order.work = [&service, handover = *taken, is_secure = http::exchange().request().https](Transaction& tx, Moment at) {
        tx.add_audit({at.at, Actor::Customer, "handover_to_screen", handover.claim, {}});
        http::Answer answer = json_answer(200, encode_handover_opened({handover.token, handover.query}));
        if (handover.is_unlocked)
            answer.fields.add("Set-Cookie", proof_cookie(service, handover.link, at.at, is_secure));
        return answer;
    };
    service.run(std::move(order));
}

} // namespace

void add_handover_routes(Service& service, http::Routes& routes) {
    const auto with = [&service](void (*handler)(Service&, const Request&, Response&)) {
        return [&service, handler](const Request& request, Response& response) { handler(service, request, response); };
    };
    routes.post("/api/v1/page/handovers", with(post_offer))
        .get("/api/v1/page/handovers", with(get_standing))
        .post("/api/v1/handovers/:code/opening", with(post_opening))
        .get("/h/:id/", with(get_question))
        .post("/h/:id/number", with(post_number))
        .get("/h/:id/number", with([](Service&, const Request& request, Response& response) { response.set_redirect("./" + query_text(request), 303); }))
        .post("/c/:token/handover", with(post_code))
        .get("/c/:token/handover", with([](Service&, const Request& request, Response& response) { response.set_redirect("device" + query_text(request), 303); }));
}

} // namespace kz
