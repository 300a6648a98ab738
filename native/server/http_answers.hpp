// Answers of the API in their common forms.
#pragma once

#include "native/http/answer.hpp"
#include "shared/protocol/problem.hpp"

#include <string>

namespace httplib {
struct Response;
}

namespace kz {

http::Answer json_answer(int status, std::string body);
// application/problem+json (RFC 9457), with Retry-After and WWW-Authenticate where they belong.
http::Answer problem_answer(const Problem& problem);
http::Answer problem_answer(ProblemCode code, std::string detail = {});
// An answer as it was kept with an idempotency key: of one that leads elsewhere, where.
inline constexpr int status_elsewhere = 303;
std::string body_to_keep(const http::Answer& answer);
http::Answer kept_answer(int status, std::string body);

// A page that leads to `url` by itself, and leaves no trace in the history. Unlike a redirect it is nothing that the site before has
// asked for: cookies are sent along when it leads here, and where a provider sends on to bounds no form of ours (CSP3, 6.4.2).
http::Answer passing_answer(std::string_view url);

// Into what the library sends.
void put(httplib::Response& response, http::Answer answer);

} // namespace kz
