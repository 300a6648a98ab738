#include "native/http/route_table.hpp"

#include "native/http/ascii.hpp"
#include "shared/base/assert.hpp"

namespace kz::http {

namespace {

constexpr std::string_view method_names[method_count] = {"GET",   "POST",   "PUT",
                                                         "PATCH", "DELETE", "OPTIONS"};

using Parameters = std::vector<std::pair<std::string_view, std::string_view>>;

bool matches(std::string_view pattern, std::string_view path, Parameters& parameters) {
    parameters.clear();
    while (!pattern.empty() && !path.empty()) {
        const bool is_last = !pattern.contains('/');
        if (is_last != !path.contains('/')) {
            return false;
        }
        const std::string_view expected = take_until(pattern, '/');
        const std::string_view segment = take_until(path, '/');
        if (!expected.starts_with(':')) {
            if (expected != segment) {
                return false;
            }
        } else if (segment.empty()) {
            return false;
        } else {
            parameters.emplace_back(expected.substr(1), segment);
        }
        if (is_last) {
            return true;
        }
    }
    return pattern.empty() && path.empty();
}

} // namespace

Method method_of(std::string_view name) {
    if (name == "HEAD") {
        return Method::Get;
    }
    for (std::size_t i = 0; i < method_count; i++) {
        if (method_names[i] == name) {
            return static_cast<Method>(i);
        }
    }
    KZ_ASSERT(false && "a method that the head scanner refuses");
    return Method::Get;
}

std::string_view name_of(Method method) { return method_names[static_cast<std::size_t>(method)]; }

void RouteTable::add(Method method, Route route) {
    KZ_ASSERT(route.pattern.starts_with('/') && route.handler);
    Routes& routes = methods_[static_cast<std::size_t>(method)];
    auto owned = std::make_unique<Route>(std::move(route));
    if (!owned->pattern.contains("/:")) {
        std::string key = owned->pattern;
        const bool is_new = routes.literal.emplace(std::move(key), std::move(owned)).second;
        KZ_ASSERT(is_new);
        return;
    }
    for (const auto& known : routes.named) {
        KZ_ASSERT(known->pattern != owned->pattern);
    }
    routes.named.push_back(std::move(owned));
}

RouteMatch RouteTable::find(Method method, std::string_view path) const {
    const Routes& routes = methods_[static_cast<std::size_t>(method)];
    RouteMatch match;
    if (const auto found = routes.literal.find(path); found != routes.literal.end()) {
        match.route = found->second.get();
        return match;
    }
    for (const auto& route : routes.named) {
        if (matches(route->pattern, path, match.parameters)) {
            match.route = route.get();
            return match;
        }
    }
    return match;
}

std::string RouteTable::allowed(std::string_view path) const {
    std::string methods;
    for (std::size_t i = 0; i < method_count; i++) {
        if (find(static_cast<Method>(i), path).route) {
            methods.append(methods.empty() ? "" : ", ").append(method_names[i]);
            methods.append(i == 0 ? ", HEAD" : "");
        }
    }
    return methods;
}

} // namespace kz::http
