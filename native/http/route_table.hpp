// Which handler a request is for, found once and before the library sees it: the lane, the label in
// the log and the methods of a 405 depend on it. (The library would try std::regex on one literal
// route after the other.)
//
// A pattern is a path whose segments are literal or ":name"; a name matches one segment that is not
// empty. A pattern without names wins over one with names, then the order of registration counts.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace httplib {
struct Request;
struct Response;
} // namespace httplib

namespace kz::http {

using Handler = std::function<void(const httplib::Request&, httplib::Response&)>;

// Loop: within about a millisecond, or everybody waits. Pool: password hashes, exports, documents,
// searches.
enum class Lane : std::uint8_t { Loop, Pool };

enum class Method : std::uint8_t { Get, Post, Put, Patch, Delete, Options };
inline constexpr std::size_t method_count = 6;
// HEAD counts as GET. Only of methods that the head scanner knows.
Method method_of(std::string_view name);
std::string_view name_of(Method method);

struct Route {
    std::string pattern;
    Handler handler;
    Lane lane;
};

struct RouteMatch {
    const Route* route = nullptr;
    std::vector<std::pair<std::string_view, std::string_view>> parameters; // name and value
};

class RouteTable {
  public:
    // The same pattern twice for one method is a bug.
    void add(Method method, Route route);

    // route is null when there is none.
    RouteMatch find(Method method, std::string_view path) const;
    // "GET, HEAD, POST" for the methods that know the path; "" for a path that nobody knows.
    std::string allowed(std::string_view path) const;

  private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };
    struct Routes {
        std::unordered_map<std::string, std::unique_ptr<Route>, Hash, std::equal_to<>> literal;
        std::vector<std::unique_ptr<Route>> named;
    };
    std::array<Routes, method_count> methods_;
};

} // namespace kz::http
