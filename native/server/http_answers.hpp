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
// An answer as it was kept with an idempotency key.
http::Answer kept_answer(int status, std::string body);

// Into what the library sends.
void put(httplib::Response& response, http::Answer answer);

} // namespace kz
