#include "shared/domain/contact/sms.hpp"

#include "shared/base/utf8.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace kz {
namespace {

constexpr std::string_view kind_codes[] = {"http", "seven"};
constexpr std::string_view form_codes[] = {"json", "form"};
constexpr std::array<std::string_view, sms_refusals_count> refusal_codes = {"sms_no_gateway", "sms_number_faulty", "sms_too_many", "sms_gateway_refused", "sms_gateway_silent"};

// Beside the letters, digits and signs of ASCII that it shares; and what costs two septets.
constexpr std::u32string_view gsm_others = U"@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ ¤¡ÄÖÑÜ§¿äöñüà\n\r";
constexpr std::u32string_view gsm_ascii_signs = U"!\"#%&'()*+,-./:;<=>?";
constexpr std::u32string_view gsm_extended = U"^{}\\[~]|€";

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

template <class Choice, std::size_t count>
std::optional<Choice> parse(const std::string_view (&codes)[count], std::string_view code) {
    const auto* const found = std::ranges::find(codes, code);
    return found == std::end(codes) ? std::nullopt : std::optional(static_cast<Choice>(found - std::begin(codes)));
}

int septets_of(std::uint32_t code_point) {
    const auto sign = static_cast<char32_t>(code_point);
    if (gsm_extended.contains(sign))
        return 2;
    const bool is_plain = code_point < 128 && (is_letter(static_cast<char>(code_point)) || is_digit(static_cast<char>(code_point)));
    return is_plain || gsm_others.contains(sign) || gsm_ascii_signs.contains(sign) ? 1 : 0;
}

} // namespace

std::string_view sms_kind_code(SmsKind kind) { return kind_codes[static_cast<std::size_t>(kind)]; }
std::optional<SmsKind> parse_sms_kind(std::string_view code) { return parse<SmsKind>(kind_codes, code); }
std::string_view sms_form_code(SmsForm form) { return form_codes[static_cast<std::size_t>(form)]; }
std::optional<SmsForm> parse_sms_form(std::string_view code) { return parse<SmsForm>(form_codes, code); }
std::string_view refusal_code(SmsRefusal refusal) { return refusal_codes[static_cast<std::size_t>(refusal)]; }

bool is_sms_sender(std::string_view text) {
    const std::string_view digits = text.starts_with('+') ? text.substr(1) : text;
    if (!digits.empty() && digits.size() <= 15 && std::ranges::all_of(digits, is_digit))
        return true;
    return !text.empty() && text.size() <= 11 && trimmed(text) == text &&
           std::ranges::all_of(text, [](char c) { return is_letter(c) || is_digit(c) || c == ' '; });
}

bool is_sms_header(std::string_view text) {
    const auto is_sign = [](char c) { return is_letter(c) || is_digit(c) || std::string_view("!#$%&'*+-.^_`|~").contains(c); };
    if (text.empty() || text.size() > 64 || !std::ranges::all_of(text, is_sign))
        return false;
    const auto is_named = [text](std::string_view name) {
        return std::ranges::equal(text, name, {}, [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    };
    constexpr std::string_view kept[] = {"host", "content-length", "content-type", "transfer-encoding", "connection", "expect", "cookie"};
    return std::ranges::none_of(kept, is_named);
}

bool is_sms_body(std::string_view body, SmsForm form) {
    if (body.size() > static_cast<std::size_t>(sms_body_bytes_max) || !is_plain_text(body) || !body.contains("{to}") || !body.contains("{text}"))
        return false;
    if (form == SmsForm::Json)
        return true;
    std::string rest(body);
    for (const std::string_view field : {"{to}", "{text}", "{from}"})
        for (std::size_t at = rest.find(field); at != std::string::npos; at = rest.find(field))
            rest.erase(at, field.size());
    return rest.find_first_of("{} \n\t") == std::string::npos;
}

std::optional<int> gsm_length(std::string_view text) {
    int septets = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto code_point = next_code_point(text, at);
        const int own = code_point ? septets_of(*code_point) : 0;
        if (own == 0)
            return std::nullopt;
        septets += own;
    }
    return septets;
}

std::string name_in_sms(std::string_view name, std::string_view rest) {
    const auto whole = gsm_length(name), others = gsm_length(rest);
    if (!whole || !others || *whole + *others <= sms_septets_max)
        return std::string(name);
    const int room = sms_septets_max - *others;
    std::string_view kept;
    for (std::size_t at = 0; at < name.size();) {
        next_code_point(name, at);
        if (gsm_length(name.substr(0, at)).value_or(room + 1) > room)
            break;
        kept = name.substr(0, at);
    }
    const bool ends_word = name[kept.size()] == ' '; // something of the name is left
    if (const std::size_t space = kept.rfind(' '); !ends_word && space != std::string_view::npos && space * 2 >= name.size())
        kept = kept.substr(0, space);
    kept = trimmed(kept);
    return std::string(kept.size() * 2 < name.size() ? name : kept);
}

} // namespace kz
