#include "native/provider/stripe_signature.hpp"

#include "native/platform/secret.hpp"
#include "shared/base/decimal_text.hpp"

#include <cstdlib>

namespace kz {

std::optional<ProviderRefusal> fault_of_signature(std::string_view header, std::string_view body, std::string_view secret, Instant now) {
    std::optional<std::int64_t> made_s;
    std::vector<std::string_view> signatures;
    while (!header.empty()) {
        const std::size_t end = std::min(header.find(','), header.size());
        const std::string_view part = header.substr(0, end);
        header.remove_prefix(std::min(end + 1, header.size()));
        if (part.starts_with("t="))
            made_s = parse_integer(part.substr(2));
        else if (part.starts_with("v1="))
            signatures.push_back(part.substr(3));
    }
    if (!made_s || signatures.empty() || secret.empty())
        return ProviderRefusal::SignatureMissing;
    const std::string expected = hex(hmac_sha256(secret, std::to_string(*made_s) + "." + std::string(body)));
    bool is_right = false;
    for (const std::string_view signature : signatures)
        is_right = equal_secrets(signature, expected) || is_right;
    if (!is_right)
        return ProviderRefusal::SignatureWrong;
    const std::int64_t now_s = now.milliseconds / 1'000;
    if (*made_s < now_s - notice_tolerance_seconds || *made_s > now_s + notice_tolerance_seconds)
        return ProviderRefusal::SignatureOld;
    return std::nullopt;
}

} // namespace kz
