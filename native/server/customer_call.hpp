// A call of a customer's own program: whose link it shows, and a command that answers with the page after it.
#pragma once

#include "native/server/visit.hpp"

#include <optional>

namespace httplib {
struct Request;
struct Response;
}

namespace kz {

// Whose link the request shows; answers itself when it is none, or when the second factor is still to come.
enum class Need { Link, Unlocked };
std::optional<Visit> visitor(Service& service, const httplib::Request& request, httplib::Response& response, Need need);
// `undo` takes back what was done for a command that is refused on this state.
void run_command(Service& service, const httplib::Request& request, httplib::Response& response, const Visit& who, Command what,
                 void (*undo)(Service&, const State&, ClaimId, const Command&) = nullptr);

} // namespace kz
