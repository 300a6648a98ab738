// cpp-httplib without its sockets, threads and header parser: a request that has been scanned goes
// in from memory, the bytes of the answer come out.
#pragma once

#include "native/http/call.hpp"
#include "native/http/head.hpp"
#include "native/http/routes.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace kz::http {

class Library {
  public:
    explicit Library(const Routes& routes);
    ~Library();

    // Appends one whole answer to `out`, also when the handler throws, and sets call.status. When
    // the handler has deferred its answer or opened a stream, nothing of `out` is to be sent. Safe
    // from any thread.
    void serve(Call& call, const Head& head, std::string_view body, const RouteMatch& match,
               std::string& out) const;

  private:
    class Core;
    std::unique_ptr<Core> core_;
};

} // namespace kz::http
