#include "native/provider/viacash_signature.hpp"

#include "native/platform/secret.hpp"

#include <cstdio>
#include <ctime>

namespace kz {

std::string viacash_signature(const SignedRequest& request, std::string_view secret) {
    const std::string origin = origin_of(request.url);
    std::string host = origin.substr(std::min(origin.find("://") + 3, origin.size()));
    if (host.find(':', host.rfind(']') + 1) == host.npos) // an address of version 6 has colons of its own
        host += origin.starts_with("https:") ? ":443" : ":80";
    const std::string_view rest = request.url.substr(origin.size());
    const std::string_view path = rest.substr(0, rest.find('?'));
    const std::string_view query = rest.substr(std::min(path.size() + 1, rest.size()));
    std::string text = host;
    for (const std::string_view line : {request.method, path, query, request.date, request.key})
        text.append("\n").append(line);
    return hex(hmac_sha256(secret, text.append("\n").append(hex(sha256(request.body)))));
}

std::string http_date_of(Instant at) {
    constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::time_t seconds = static_cast<std::time_t>(at.milliseconds / 1'000);
    std::tm utc{};
    gmtime_r(&seconds, &utc);
    char text[64];
    std::snprintf(text, sizeof text, "%s, %02d %s %04d %02d:%02d:%02d GMT", days[utc.tm_wday], utc.tm_mday, months[utc.tm_mon], utc.tm_year + 1900,
                  utc.tm_hour, utc.tm_min, utc.tm_sec);
    return text;
}

} // namespace kz
