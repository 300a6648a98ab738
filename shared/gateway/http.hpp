// What an Effect says to the server, and what the answer means to the page. Pure: the host has the socket, the address of
// the server and the link token, which it adds as "Authorization: Bearer ..."; no secret passes through here.
//
//   if (const auto request = request_for(effect))
//       ... host sends it ... model = update(model, answer(effect, status, body)).model;
//
// Without a request: CopyText (the host's clipboard; its answer is CopyEnded), PasteCode and OpenAddress (a phone's clipboard and browser), CloseClaim (the host forgets the token
// and ends the event stream), and KeepPage, DropCommand and ForgetDevice, which are about the device alone. OpenCode: the host takes the code as its token first; then it is a FetchPage.
#pragma once

#include "shared/app/model.hpp"
#include "shared/gateway/event_stream.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kz {

inline constexpr int status_not_reached = 0;

struct ApiRequest {
    std::string_view method; // "GET", "POST"
    std::string path;        // "/api/v1/page/plan"
    std::vector<std::pair<std::string, std::string>> headers; // Accept, Content-Type, Idempotency-Key
    std::string body;        // JSON; empty for GET
    bool is_file = false;    // the body is the file that the host has chosen last

    friend bool operator==(const ApiRequest&, const ApiRequest&) = default;
};

std::optional<ApiRequest> request_for(const Effect& effect);

// 200, 201           the page in the body: PageArrived after FetchPage, OpenCode and Unlock, else CommandDone
// 304                as 200: a host that sends If-None-Match hands over the body that it kept for this ETag
// 401, 404, 410      LinkGone
// 403                FactorNeeded or FactorWrong by its code, with the factor that is asked for (not said: the postcode)
// 409                request_running: NotReached, to be tried again with the same key; else Refused
// 400, 422           Refused, with the code of the refusal: of the rule inside for plan_refused and postpone_refused ("too_many_days")
// 429                FactorLocked by its code, else NotReached
// 0, 408, 5xx, rest   NotReached
// Of TellSeen and TellTyping always Told; of FetchShare and SendShare ShareTold after 200 and 409, else ShareNotTold.
//
// An answer that is not ours (no page, no problem document: a captive portal, a proxy) is NotReached, whatever its status.
// Precondition: request_for(effect) has a request.
Message answer(const Effect& effect, int status, std::string_view body);

// What the page is busy with until a command is answered; None of all other effects, and of mandates, which are never kept. A command carries an idempotency key: a host
// may keep it and send it later, as often as needed, also from another page; then its answer is that of answer_to_kept.
Busy command_of(const Effect& effect);
Message answer_to_kept(int status, std::string_view body);

// What an event of the page's stream means; nothing for events of a later version.
std::optional<Message> message_of(const StreamEvent& event);

} // namespace kz
