#include "native/http/routes.hpp"

namespace kz::http {

Routes& Routes::add(Method method, std::string pattern, Handler handler, Lane lane) {
    table_.add(method, Route{std::move(pattern), std::move(handler), lane});
    return *this;
}

Routes& Routes::before(Gate gate) {
    gate_ = std::move(gate);
    return *this;
}

} // namespace kz::http
