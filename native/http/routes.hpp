// Where the server registers what it answers through cpp-httplib.
//
//     routes.get("/claims/:id", show_claim).post("/login", check_password, Lane::Pool);
//
// A handler gets httplib's Request and Response as if the library had parsed them, with these
// differences: fields of proxies, Accept-Encoding, Range and the connection are not in req.headers
// (see exchange().request()), no value is percent-decoded, no body is compressed, ranges are not
// applied, and a status of 400 or above without a body is given a problem document. Handlers of all
// routes run on several threads at once.
// Invariant: nothing is registered once the front has started.
#pragma once

#include "native/http/answer.hpp"
#include "native/http/route_table.hpp"

#include <functional>
#include <string>

namespace kz::http {

class Routes {
  public:
    Routes& get(std::string pattern, Handler handler, Lane lane = Lane::Loop) {
        return add(Method::Get, std::move(pattern), std::move(handler), lane);
    }
    Routes& post(std::string pattern, Handler handler, Lane lane = Lane::Loop) {
        return add(Method::Post, std::move(pattern), std::move(handler), lane);
    }
    Routes& put(std::string pattern, Handler handler, Lane lane = Lane::Loop) {
        return add(Method::Put, std::move(pattern), std::move(handler), lane);
    }
    Routes& patch(std::string pattern, Handler handler, Lane lane = Lane::Loop) {
        return add(Method::Patch, std::move(pattern), std::move(handler), lane);
    }
    Routes& del(std::string pattern, Handler handler, Lane lane = Lane::Loop) {
        return add(Method::Delete, std::move(pattern), std::move(handler), lane);
    }
    Routes& options(std::string pattern, Handler handler, Lane lane = Lane::Loop) {
        return add(Method::Options, std::move(pattern), std::move(handler), lane);
    }
    Routes& add(Method method, std::string pattern, Handler handler, Lane lane);

    // Runs before every handler, on the handler's thread; true: the answer is complete and the
    // handler does not run.
    using Gate = std::function<bool(const httplib::Request&, httplib::Response&)>;
    Routes& before(Gate gate);

    const RouteTable& table() const { return table_; }
    const Gate& gate() const { return gate_; }

  private:
    RouteTable table_;
    Gate gate_;
};

// For handlers that make an Answer: replaces whatever `response` holds.
void set_answer(httplib::Response& response, const Answer& answer);

} // namespace kz::http
