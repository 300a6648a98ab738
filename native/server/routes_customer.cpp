// The API of customers' own programs: the browser module and the native client. The token of a personal link is the key.
#include "native/http/exchange.hpp"
#include "native/server/customer_call.hpp"
#include "native/server/http_answers.hpp"
#include "native/server/page_data.hpp"
#include "native/server/routes.hpp"
#include "native/server/token.hpp"
#include "native/server/visit.hpp"
#include "shared/protocol/page_stream.hpp"
#include "shared/protocol/plan_answer_json.hpp"
#include "shared/protocol/plan_steps.hpp"
#include "shared/protocol/requests.hpp"

#include <httplib.h>

namespace kz {
namespace {

using Request = httplib::Request;
using Response = httplib::Response;

void get_page(Service& service, const Request& request, Response& response) {
    const auto who = visitor(service, request, response, Need::Unlocked);
    if (!who)
        return;
    const Moment now = this_moment();
    const State& state = service.states().get(service.reader(), who->link.claim);
    const std::string etag = page_etag(*who, state, now);
    if (request.get_header_value("If-None-Match") == etag) {
        response.status = 304;
        response.set_header("ETag", etag);
        return;
    }
    http::Answer answer = json_answer(200, page_json(service.frame, state, *who, now));
    answer.fields.add("ETag", etag);
    put(response, std::move(answer));
}

void post_plan_step(Service& service, const Request& request, Response& response, const PlanStepKind& kind) {
    const auto who = visitor(service, request, response, Need::Unlocked);
    if (!who)
        return;
    if (auto step = kind.decode(request.body))
        run_command(service, request, response, *who, command_of(*step));
    else
        put(response, problem_answer(problem_of(step.error())));
}

// What a wish would be answered with; nothing happens.
void post_plan_answer(Service& service, const Request& request, Response& response) {
    const auto who = visitor(service, request, response, Need::Unlocked);
    if (!who)
        return;
    const auto wish = decode_plan_wish(request.body);
    if (!wish) {
        put(response, problem_answer(problem_of(wish.error())));
        return;
    }
    const Date today = this_moment().today;
    const State& state = service.states().get(service.reader(), who->link.claim);
    const auto answer = negotiate(open(state), negotiation_policy(who->merchant.policy, today), *wish, today, is_banking_day);
    put(response, answer ? json_answer(200, encode_plan_answer(*answer)) : problem_answer(problem_of(answer.error())));
}

void post_contact(Service& service, const Request& request, Response& response) {
    const auto who = visitor(service, request, response, Need::Unlocked);
    if (!who)
        return;
    auto wanted = decode_contact_request(request.body);
    if (!wanted) {
        put(response, problem_answer(problem_of(wanted.error())));
        return;
    }
    if (!service.contact_requests.take(std::to_string(who->link.id.value), this_moment().at.milliseconds)) {
        put(response, problem_answer(retry_later(ProblemCode::TooManyRequests, 60)));
        return;
    }
    run_command(service, request, response, *who, RequestContact{normalised(*std::move(wanted))});
}

// Marks never go back, so that a repetition needs no key.
void post_seen(Service& service, const Request& request, Response& response) {
    const auto who = visitor(service, request, response, Need::Unlocked);
    if (!who)
        return;
    const auto marks = decode_seen(request.body);
    if (!marks) {
        put(response, problem_answer(problem_of(marks.error())));
        return;
    }
    Service::Order order;
    order.work = [&service, claim = who->link.claim, marks = *marks](Transaction& tx, Moment now) {
        const auto acted = service.desk.act(tx, claim, MarkSeen{TalkSide::Customer, marks}, Actor::Customer, now);
        return acted || acted.error().reason == JournalRefusal::MarksUnchanged ? http::Answer{.status = 204} : problem_answer(problem_of(acted.error()));
    };
    service.run(std::move(order));
}

void post_rating(Service& service, const Request& request, Response& response) {
    const auto who = visitor(service, request, response, Need::Unlocked);
    if (!who)
        return;
    const auto rating = decode_rating(request.body);
    if (rating)
        run_command(service, request, response, *who, RateConversation{*rating});
    else
        put(response, problem_answer(problem_of(rating.error())));
}

void post_person(Service& service, const Request& request, Response& response) {
    if (const auto who = visitor(service, request, response, Need::Unlocked))
        run_command(service, request, response, *who, WantPerson{who->merchant.has_assistant});
}

void post_typing(Service& service, const Request& request, Response& response) {
    const auto who = visitor(service, request, response, Need::Unlocked);
    if (!who)
        return;
    if (!service.typings.take(std::to_string(who->link.id.value), this_moment().at.milliseconds)) {
        put(response, problem_answer(retry_later(ProblemCode::TooManyRequests, 1)));
        return;
    }
    service.tell_typing(who->link.claim, TalkSide::Customer);
    response.status = 204;
}

void post_mandate(Service& service, const Request& request, Response& response) {
    const auto who = visitor(service, request, response, Need::Unlocked);
    if (!who)
        return;
    auto wish = decode_mandate_wish(request.body);
    if (wish)
        run_command(service, request, response, *who, GiveMandate{who->link.claim, who->merchant.debit, *std::move(wish)});
    else
        put(response, problem_answer(problem_of(wish.error())));
}

void post_revocation(Service& service, const Request& request, Response& response) {
    if (const auto who = visitor(service, request, response, Need::Unlocked))
        run_command(service, request, response, *who, RevokeMandate{});
}

void post_unlock(Service& service, const Request& request, Response& response) {
    const auto who = visitor(service, request, response, Need::Link);
    if (!who)
        return;
    const auto wanted = decode_unlock(request.body);
    if (!wanted) {
        put(response, problem_answer(problem_of(wanted.error())));
        return;
    }
    Service::Order order;
    order.work = [&service, who = *who, typed = wanted->factor,
                  is_secure = http::exchange().request().https](Transaction& tx, Moment now) {
        const FactorTried tried = try_factor(tx, service.desk, who, typed, now);
        if (tried.answer == FactorAnswer::Locked)
            return problem_answer(retry_later(ProblemCode::FactorLocked, factor_lock_milliseconds / 1000));
        if (tried.answer == FactorAnswer::Wrong)
            return problem_answer(factor_wrong(who.factor_asked, tried.attempts_left));
        http::Answer answer = json_answer(200, page_json(service.frame, service.desk.state(tx, who.link.claim), who, now));
        answer.fields.add("Set-Cookie", proof_cookie(service, who.link.id, now.at, is_secure));
        return answer;
    };
    service.run(std::move(order));
}

void get_events(Service& service, const Request& request, Response& response) {
    const auto who = visitor(service, request, response, Need::Unlocked);
    if (who)
        http::exchange().stream({Service::topic(who->link.claim)});
}

} // namespace

void add_customer_routes(Service& service, http::Routes& routes) {
    const auto with = [&service](void (*handler)(Service&, const Request&, Response&)) {
        return [&service, handler](const Request& request, Response& response) { handler(service, request, response); };
    };
    routes.get("/api/v1/page", with(get_page))
        .get("/api/v1/page/events", with(get_events))
        .post("/api/v1/page/plan-answer", with(post_plan_answer))
        .post("/api/v1/page/contact", with(post_contact))
        .post("/api/v1/page/seen", with(post_seen))
        .post("/api/v1/page/rating", with(post_rating))
        .post("/api/v1/page/person", with(post_person))
        .post("/api/v1/page/typing", with(post_typing))
        .post("/api/v1/page/mandate", with(post_mandate))
        .post("/api/v1/page/mandate-revocation", with(post_revocation))
        .post("/api/v1/page/unlock", with(post_unlock));
    for (const PlanStepKind& kind : plan_step_kinds())
        routes.post(std::string(kind.path), [&service, &kind](const Request& request, Response& response) {
            post_plan_step(service, request, response, kind);
        });
}

} // namespace kz
