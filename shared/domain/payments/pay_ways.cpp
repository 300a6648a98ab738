#include "shared/domain/payments/pay_ways.hpp"

#include "shared/base/decimal_text.hpp"

#include <algorithm>
#include <iterator>
#include <span>

namespace kz {
namespace {

constexpr std::string_view method_codes[] = {"transfer", "card", "paypal", "wero", "ideal", "bancontact", "eps", "pay_by_bank", "cash"};
static_assert(std::size(method_codes) == pay_methods_count);
constexpr std::string_view provider_codes[] = {"", "stripe", "mollie", "viacash"};
static_assert(std::size(provider_codes) == pay_providers_count);
constexpr std::string_view stage_codes[] = {"not_due", "overdue", "reminded"};
static_assert(std::size(stage_codes) == pay_stages_count);
constexpr std::string_view refusal_codes[] = {"method_unknown", "provider_unknown", "condition_unknown", "country_invalid", "amount_invalid",
                                              "stage_unknown"};
static_assert(std::size(refusal_codes) == pay_way_refusals_count);

template <class Enum>
std::optional<Enum> found_in(std::span<const std::string_view> codes, std::string_view code) {
    const auto at = std::ranges::find(codes, code);
    return at == codes.end() ? std::nullopt : std::optional(static_cast<Enum>(at - codes.begin()));
}

// What stands before the first separator; the rest stays in `text`.
std::string_view cut(std::string_view& text, char separator) {
    const std::size_t end = std::min(text.find(separator), text.size());
    const std::string_view part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return part;
}

bool is_country(std::string_view text) {
    return text.size() == 2 && std::ranges::all_of(text, [](char letter) { return letter >= 'A' && letter <= 'Z'; });
}

std::optional<PayWayRefusal> take_amount(std::int64_t& into, std::string_view text) {
    const auto minor = parse_integer(text);
    if (!minor || *minor < 1 || *minor > money_minor_max)
        return PayWayRefusal::AmountInvalid;
    into = *minor;
    return std::nullopt;
}

std::optional<PayWayRefusal> take_list(PayWay& way, std::string_view name, std::string_view list) {
    do {
        const std::string_view word = cut(list, ',');
        if (name == "in") {
            if (!is_country(word))
                return PayWayRefusal::CountryInvalid;
            way.countries.emplace_back(word);
        } else {
            const auto stage = found_in<PayStage>(stage_codes, word);
            if (!stage)
                return PayWayRefusal::StageUnknown;
            way.stages.push_back(*stage);
        }
    } while (!list.empty());
    return std::nullopt;
}

std::optional<PayWayRefusal> take_condition(PayWay& way, std::string_view word) {
    const PayWay nothing;
    const std::string_view name = cut(word, ':');
    if (name == "in" && way.countries.empty())
        return take_list(way, name, word);
    if (name == "stage" && way.stages.empty())
        return take_list(way, name, word);
    if (name == "from" && way.from_minor == nothing.from_minor)
        return take_amount(way.from_minor, word);
    if (name == "to" && way.to_minor == nothing.to_minor)
        return take_amount(way.to_minor, word);
    return PayWayRefusal::ConditionUnknown;
}

bool fits(const PayWay& way, const PayCase& what) {
    if (way.method == PayMethod::Transfer)
        return true;
    if (way.method == PayMethod::Cash && what.amount.minor > cash_minor_max)
        return false;
    return what.amount.currency == eur && what.amount.minor >= way.from_minor && what.amount.minor <= way.to_minor &&
           (way.countries.empty() || std::ranges::contains(way.countries, what.country)) &&
           (way.stages.empty() || std::ranges::contains(way.stages, what.stage));
}

} // namespace

std::string_view pay_method_code(PayMethod method) {
    return method_codes[static_cast<std::size_t>(method)];
}

std::optional<PayMethod> parse_pay_method(std::string_view code) {
    return found_in<PayMethod>(method_codes, code);
}

std::string_view provider_code(PayProvider provider) {
    return provider_codes[static_cast<std::size_t>(provider)];
}

std::optional<PayProvider> parse_provider(std::string_view code) {
    return found_in<PayProvider>(provider_codes, code);
}

std::string_view refusal_code(PayWayRefusal refusal) {
    return refusal_codes[static_cast<std::size_t>(refusal)];
}

Result<PayWay, PayWayRefusal> parse_pay_way(std::string_view line) {
    PayWay way;
    const auto method = parse_pay_method(cut(line, ' '));
    if (!method)
        return refuse(PayWayRefusal::MethodUnknown);
    way.method = *method;
    if (way.method == PayMethod::Transfer)
        return line.empty() ? Result<PayWay, PayWayRefusal>(way) : refuse(PayWayRefusal::ProviderUnknown);
    const auto provider = parse_provider(cut(line, ' '));
    if (!provider || *provider == PayProvider::None)
        return refuse(PayWayRefusal::ProviderUnknown);
    way.provider = *provider;
    while (!line.empty())
        if (const auto fault = take_condition(way, cut(line, ' ')))
            return refuse(*fault);
    if (way.from_minor > way.to_minor)
        return refuse(PayWayRefusal::AmountInvalid);
    return way;
}

std::string pay_way_text(const PayWay& way) {
    const PayWay nothing;
    std::string text(pay_method_code(way.method));
    if (way.provider != PayProvider::None)
        text.append(" ").append(provider_code(way.provider));
    const auto list = [&text](std::string_view name, const auto& words, auto code) {
        std::string_view before = name;
        for (const auto& word : words) {
            text.append(before).append(code(word));
            before = ",";
        }
    };
    list(" in:", way.countries, [](const std::string& country) { return std::string_view(country); });
    if (way.from_minor != nothing.from_minor)
        append_integer(text += " from:", way.from_minor);
    if (way.to_minor != nothing.to_minor)
        append_integer(text += " to:", way.to_minor);
    list(" stage:", way.stages, [](PayStage stage) { return stage_codes[static_cast<std::size_t>(stage)]; });
    return text;
}

std::vector<PayWay> parse_pay_ways(std::string_view lines) {
    std::vector<PayWay> ways;
    while (!lines.empty())
        if (auto way = parse_pay_way(cut(lines, '\n')))
            ways.push_back(*std::move(way));
    return ways;
}

std::string pay_ways_text(const std::vector<PayWay>& ways) {
    std::string text;
    for (const PayWay& way : ways)
        text.append(text.empty() ? "" : "\n").append(pay_way_text(way));
    return text;
}

std::vector<PayWay> pay_ways_for(const std::vector<PayWay>& offered, const PayCase& what) {
    std::vector<PayWay> ways;
    if (!std::ranges::contains(offered, PayMethod::Transfer, &PayWay::method))
        ways.emplace_back();
    for (const PayWay& way : offered)
        if (fits(way, what) && !std::ranges::contains(ways, way.method, &PayWay::method))
            ways.push_back(way);
    return ways;
}

} // namespace kz
