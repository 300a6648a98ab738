#include "shared/gateway/http.hpp"

#include "shared/base/assert.hpp"
#include "shared/base/decimal_text.hpp"
#include "shared/base/result.hpp"
#include "shared/protocol/answers.hpp"
#include "shared/protocol/dispute_json.hpp"
#include "shared/protocol/idempotency_key.hpp"
#include "shared/protocol/page_json.hpp"
#include "shared/protocol/page_stream.hpp"
#include "shared/protocol/plan_steps.hpp"
#include "shared/protocol/problem.hpp"
#include "shared/protocol/requests.hpp"
#include "shared/protocol/share_json.hpp"

#include <algorithm>

namespace kz {
namespace {

constexpr std::string_view page_path = "/api/v1/page";
constexpr std::string_view contact_path = "/api/v1/page/contact";
constexpr std::string_view contact_files_path = "/api/v1/page/contact/files";
constexpr std::string_view disputes_path = "/api/v1/page/disputes";
constexpr std::string_view mandate_path = "/api/v1/page/mandate";
constexpr std::string_view revocation_path = "/api/v1/page/mandate-revocation";
constexpr std::string_view checkouts_path = "/api/v1/page/checkouts";
constexpr std::string_view rating_path = "/api/v1/page/rating";
constexpr std::string_view person_path = "/api/v1/page/person";
constexpr std::string_view seen_path = "/api/v1/page/seen";
constexpr std::string_view typing_path = "/api/v1/page/typing";
constexpr std::string_view unlock_path = "/api/v1/page/unlock";
constexpr std::string_view accepted = "application/json, application/problem+json";

ApiRequest get_page() {
    return {"GET", std::string(page_path), {{"Accept", std::string(accepted)}}, {}};
}

ApiRequest post(std::string_view path, std::string body) {
    return {"POST",
            std::string(path),
            {{"Accept", std::string(accepted)}, {"Content-Type", "application/json"}},
            std::move(body)};
}

ApiRequest post_once(std::string_view path, std::string body, std::string_view key) {
    ApiRequest request = post(path, std::move(body));
    request.headers.emplace_back(idempotency_key_header, idempotency_key_value(key));
    return request;
}

Failed failed(Failure failure) {
    return Failed{failure, {}, {}};
}

Failed failed(Failure failure, const Problem& problem) {
    return Failed{failure, {}, {}, problem.factor.value_or(Factor::Postcode), problem.merchant};
}

Message answer_with_page(const Effect& effect, std::string_view body) {
    auto page = decode_page(body);
    if (!page)
        return failed(Failure::NotReached);
    const Date today = page->today;
    ClaimPage claim{page->claim, std::move(page->state), page->policy, std::move(page->merchant), std::move(page->theme), page->is_time_barred, std::move(page->debit), page->is_payment_seen, std::move(page->ways), page->presence, page->answers, page->has_assistant};
    if (command_of(effect) != Busy::None || std::holds_alternative<SendMandate>(effect) || std::holds_alternative<SendRevocation>(effect) || std::holds_alternative<CallOffCheckout>(effect) || std::holds_alternative<SendRating>(effect) || std::holds_alternative<SendPersonWish>(effect))
        return CommandDone{std::move(claim)};
    return PageArrived{std::move(claim), today};
}

std::vector<ContactRefusal> contact_refusals(const Problem& problem) {
    std::vector<ContactRefusal> refusals;
    for (const ContactRefusal refusal :
         {ContactRefusal::TextMissing, ContactRefusal::TextTooLong, ContactRefusal::TextNotPlain,
          ContactRefusal::NoWayBack, ContactRefusal::PhoneInvalid, ContactRefusal::EmailInvalid})
        for (const FieldFault& fault : problem.errors)
            if (fault.code == refusal_code(refusal)) {
                refusals.push_back(refusal);
                break;
            }
    return refusals;
}

std::vector<DisputeRefusal> dispute_refusals(const Problem& problem) {
    std::vector<DisputeRefusal> refusals;
    for (int number = 0; number < dispute_refusals_count; ++number)
        for (const FieldFault& fault : problem.errors)
            if (fault.code == refusal_code(static_cast<DisputeRefusal>(number))) {
                refusals.push_back(static_cast<DisputeRefusal>(number));
                break;
            }
    return refusals;
}

std::vector<MandateRefusal> faults_of_mandate(const Problem& problem) {
    std::vector<MandateRefusal> refusals;
    for (const MandateRefusal refusal : mandate_refusals)
        if (std::ranges::find(problem.errors, refusal_code(refusal), &FieldFault::code) != problem.errors.end())
            refusals.push_back(refusal);
    return refusals;
}

Failed refused(const Problem& problem) {
    Failed failure{Failure::Refused, problem.code, {}};
    const bool has_rule = problem.code == problem_code(ProblemCode::PlanRefused) || problem.code == problem_code(ProblemCode::PostponeRefused);
    if (has_rule && !problem.errors.empty())
        failure.refusal = problem.errors.front().code;
    if (problem.code == problem_code(ProblemCode::ContactFaulty))
        failure.contact = contact_refusals(problem);
    if (problem.code == problem_code(ProblemCode::DisputeFaulty))
        failure.dispute = dispute_refusals(problem);
    if (problem.code == problem_code(ProblemCode::MandateFaulty))
        failure.mandate = faults_of_mandate(problem);
    return failure;
}

Failed answer_with_problem(int status, const Problem& problem) {
    const auto is = [&](ProblemCode code) { return problem.code == problem_code(code); };
    switch (status) {
    case 401:
    case 404:
    case 410: return failed(Failure::LinkGone);
    case 403:
        if (is(ProblemCode::FactorNeeded))
            return failed(Failure::FactorNeeded, problem);
        return is(ProblemCode::FactorWrong) ? failed(Failure::FactorWrong, problem) : refused(problem);
    case 408: return failed(Failure::NotReached);
    case 409: return is(ProblemCode::RequestRunning) ? failed(Failure::NotReached) : refused(problem);
    case 429: return failed(is(ProblemCode::FactorLocked) ? Failure::FactorLocked : Failure::NotReached);
    default: return status >= 400 && status < 500 ? refused(problem) : failed(Failure::NotReached);
    }
}

Failed answer_without_page(int status, std::string_view body) {
    const auto problem = decode_problem(body);
    return problem && !problem->code.empty() ? answer_with_problem(status, *problem) : failed(Failure::NotReached);
}

} // namespace

std::optional<ApiRequest> request_for(const Effect& effect) {
    using Request = std::optional<ApiRequest>;
    return std::visit(
        Overload{
            [](const FetchPage&) -> Request { return get_page(); },
            [](const OpenCode&) -> Request { return get_page(); },
            [](const SendPlan& send) -> Request {
                return post_once(plan_step_kinds()[send.step.index()].path, encode_plan_step(send.step), send.key);
            },
            [](const SendContact& send) -> Request {
                return post_once(contact_path, encode_contact_request(send.request), send.key);
            },
            [](const SendDispute& send) -> Request {
                return post_once(disputes_path, encode_dispute_request(send.request), send.key);
            },
            [](const SendProof& send) -> Request {
                std::string path(contact_files_path);
                if (send.dispute != file_of_message) {
                    append_integer((path = disputes_path) += '/', send.dispute);
                    path += "/proofs";
                }
                ApiRequest request = post_once(path, {}, send.key);
                request.headers[1].second = "application/octet-stream";
                request.is_file = true;
                return request;
            },
            [](const SendMandate& send) -> Request { return post_once(mandate_path, encode_mandate_wish(send.wish), send.key); },
            [](const SendRevocation& send) -> Request { return post_once(revocation_path, "{}", send.key); },
            [](const OpenCheckout& open) -> Request { return post(checkouts_path, encode_checkout_wish({open.method, open.amount})); },
            [](const CallOffCheckout& off) -> Request { return post(std::string(checkouts_path).append("/").append(off.checkout).append("/cancellation"), "{}"); },
            [](const SendRating& send) -> Request { return post_once(rating_path, encode_rating(send.rating), send.key); },
            [](const SendPersonWish& send) -> Request { return post_once(person_path, "{}", send.key); },
            [](const TellSeen& tell) -> Request { return post(seen_path, encode_seen(tell.marks)); },
            [](const TellTyping&) -> Request { return post(typing_path, "{}"); },
            [](const FetchShare&) -> Request { return ApiRequest{"GET", std::string(share_path), {{"Accept", std::string(accepted)}}, {}}; },
            [](const SendShare& send) -> Request { return post(share_path, encode_share_order({send.act, send.scopes, send.proposal})); },
            [](const Unlock& unlock) -> Request { return post(unlock_path, encode_unlock({unlock.factor})); },
            [](const CloseClaim&) -> Request { return std::nullopt; },
            [](const CopyText&) -> Request { return std::nullopt; },
            [](const PasteCode&) -> Request { return std::nullopt; },
            [](const OpenAddress&) -> Request { return std::nullopt; },
            [](const KeepPage&) -> Request { return std::nullopt; },
            [](const DropCommand&) -> Request { return std::nullopt; },
            [](const ForgetDevice&) -> Request { return std::nullopt; },
        },
        effect);
}

Message answer(const Effect& effect, int status, std::string_view body) {
    KZ_ASSERT(request_for(effect).has_value());
    if (status == 201 && std::holds_alternative<OpenCheckout>(effect)) {
        auto opened = decode_opened_checkout(body);
        const bool is_slip = std::get<OpenCheckout>(effect).method == PayMethod::Cash;
        return opened ? Message(CheckoutOpened{std::move(opened->checkout), std::move(opened->phone_url), is_slip}) : Message(failed(Failure::NotReached));
    }
    if (std::holds_alternative<TellSeen>(effect) || std::holds_alternative<TellTyping>(effect))
        return Told{};
    if (std::holds_alternative<FetchShare>(effect) || std::holds_alternative<SendShare>(effect)) {
        auto told = status == 200 || status == 409 ? decode_share_status(body) : refuse(WireFault{});
        return told ? Message(ShareTold{*std::move(told)}) : Message(ShareNotTold{});
    }
    Message message = status == 200 || status == 201 || status == 304 ? answer_with_page(effect, body)
                                                                      : Message(answer_without_page(status, body));
    if (auto* failure = std::get_if<Failed>(&message))
        failure->is_of_page = std::holds_alternative<FetchPage>(effect);
    return message;
}

Busy command_of(const Effect& effect) {
    if (const auto* plan = std::get_if<SendPlan>(&effect))
        return busy_with(plan->step);
    if (const auto* file = std::get_if<SendProof>(&effect))
        return file->dispute == file_of_message ? Busy::SendingFile : Busy::SendingProof;
    return std::holds_alternative<SendContact>(effect)   ? Busy::SendingContact
           : std::holds_alternative<SendDispute>(effect) ? Busy::SendingDispute
                                                         : Busy::None;
}

Message answer_to_kept(int status, std::string_view body) {
    return answer(SendContact{}, status, body);
}

std::optional<Message> message_of(const StreamEvent& event) {
    if (event.name == stream_changed)
        return ClaimChanged{};
    if (event.name == stream_typing)
        return event.data == side_code(TalkSide::Customer) ? std::nullopt : std::optional<Message>(TypingTold{!event.data.empty()});
    if (event.name == stream_share)
        return ShareNews{};
    return std::nullopt;
}

} // namespace kz
