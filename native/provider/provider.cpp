#include "native/provider/provider.hpp"

#include <iterator>

namespace kz {
namespace {

constexpr std::string_view refusal_codes[] = {"not_reached",       "key_refused",     "order_refused", "id_unknown",    "answer_faulty",
                                              "signature_missing", "signature_wrong", "signature_old", "notice_faulty", "notice_other"};
static_assert(std::size(refusal_codes) == provider_refusals_count);

} // namespace

std::string_view refusal_code(ProviderRefusal refusal) {
    return refusal_codes[static_cast<std::size_t>(refusal)];
}

ProviderRefusal refusal_of(const HttpAnswer& answer) {
    if (is_worth_another_try(answer))
        return ProviderRefusal::NotReached;
    if (answer.status == 401 || answer.status == 403)
        return ProviderRefusal::KeyRefused;
    if (answer.status == 404 || answer.status == 410)
        return ProviderRefusal::IdUnknown;
    return answer.status >= 400 ? ProviderRefusal::OrderRefused : ProviderRefusal::AnswerFaulty;
}

std::string origin_of(std::string_view url) {
    const std::size_t scheme = url.find("://");
    if (scheme == url.npos)
        return {};
    return std::string(url.substr(0, url.find_first_of("/?#", scheme + 3)));
}

std::string url_encoded(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool is_plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '.' || c == '_' || c == '~';
        if (is_plain)
            out += c;
        else
            out.append(1, '%').append(1, digits[byte >> 4]).append(1, digits[byte & 15]);
    }
    return out;
}

} // namespace kz
