#include "native/server/mail_address.hpp"

#include "native/platform/secret.hpp"
#include "shared/base/decimal_text.hpp"

#include <algorithm>

namespace kz {
namespace {

constexpr std::size_t code_bytes = 16;

std::string in_small(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
}

std::string code_of(std::string_view key, std::string_view said) {
    return in_small(base32(hmac_sha256(key, "reply by mail " + std::string(said)).substr(0, code_bytes)));
}

} // namespace

std::string reply_address(std::string_view key, std::string_view mailbox, ClaimId claim, Date last_day) {
    const std::size_t at = mailbox.rfind('@');
    const std::string said = claim_code(claim) + "-" + std::to_string(last_day.days);
    return std::string(mailbox.substr(0, at)) + "+" + said + "-" + code_of(key, said) + std::string(mailbox.substr(at));
}

Result<ClaimId, AddressRefusal> claim_of_address(std::string_view key, std::string_view mailbox, std::string_view given, Date today) {
    const std::string address = in_small(given);
    const std::string ours = in_small(mailbox);
    if (!ours.contains('@'))
        return refuse(AddressRefusal::Unknown);
    const std::string begin = ours.substr(0, ours.rfind('@')) + "+";
    const std::string end = ours.substr(ours.rfind('@'));
    if (!address.starts_with(begin) || !address.ends_with(end) || address.size() <= begin.size() + end.size())
        return refuse(AddressRefusal::Unknown);
    const std::string_view token = std::string_view(address).substr(begin.size(), address.size() - begin.size() - end.size());
    const std::size_t day_at = token.find('-');
    const std::size_t code_at = token.rfind('-');
    if (day_at == std::string_view::npos || code_at == day_at)
        return refuse(AddressRefusal::Unknown);
    const auto claim = parse_claim_code(token.substr(0, day_at));
    const auto day = parse_integer(token.substr(day_at + 1, code_at - day_at - 1));
    if (!claim || !day || !equal_secrets(code_of(key, token.substr(0, code_at)), token.substr(code_at + 1)))
        return refuse(AddressRefusal::Unknown);
    if (*day < today.days)
        return refuse(AddressRefusal::Expired);
    return *claim;
}

std::string domain_of(std::string_view address) {
    return in_small(address.substr(std::min(address.rfind('@'), address.size() - 1) + 1));
}

} // namespace kz
