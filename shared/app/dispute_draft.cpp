#include "shared/app/model.hpp"
#include "shared/app/typed_amount.hpp"
#include "shared/base/decimal_text.hpp"
#include "shared/base/utf8.hpp"

#include <algorithm>

namespace kz {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// "3.11.2026", "3/11/2026", "03-11-2026", "2026-11-03": the day first, or the year.
std::optional<Date> typed_day(std::string_view typed) {
    int parts[3] = {0, 0, 0};
    std::size_t lengths[3] = {0, 0, 0};
    std::size_t part = 0;
    for (const char c : typed) {
        if (is_digit(c) && part < 3 && lengths[part] < 4) {
            parts[part] = parts[part] * 10 + (c - '0');
            ++lengths[part];
        } else if (c == '.' || c == '/' || c == '-') {
            ++part;
        } else if (c != ' ') {
            return std::nullopt;
        }
    }
    if (part != 2)
        return std::nullopt;
    if (lengths[0] == 4)
        std::swap(parts[0], parts[2]);
    else if (lengths[2] == 2)
        parts[2] += 2000;
    return make_date(parts[2], parts[1], parts[0]);
}

} // namespace

std::optional<std::int64_t> typed_minor(std::string_view typed) {
    std::string digits;
    std::size_t decimals = 0;
    bool has_mark = false;
    for (std::size_t at = typed.size(); at-- > 0;) {
        const char c = typed[at];
        if (is_digit(c)) {
            digits.insert(digits.begin(), c);
        } else if ((c == ',' || c == '.') && !has_mark) {
            has_mark = true;
            if (digits.size() == 1 || digits.size() == 2)
                decimals = digits.size();
            else if (digits.size() != 3)
                return std::nullopt;
        } else if (c == '-') {
            return std::nullopt;
        }
    }
    if (digits.empty() || digits.size() > 15)
        return std::nullopt;
    digits.append(2 - decimals, '0');
    return parse_integer(digits);
}

DisputeRequest request_of(const DisputeDraft& draft, Currency currency) {
    DisputeRequest request{draft.positions, draft.reason, draft.text, std::nullopt};
    if (draft.reason == DisputeReason::AlreadyPaid)
        request.payment = ReportedPayment{Money{typed_minor(draft.paid_amount).value_or(0), currency}, typed_day(trimmed(draft.paid_on)), draft.holder};
    return normalised(std::move(request));
}

DisputeDraft dispute_from(DisputeReason reason, const FormFields& form) {
    DisputeDraft draft;
    draft.reason = reason;
    for (const auto& [field, value] : form) {
        if (field == "item")
            draft.positions.push_back(value);
        else if (field == "text")
            draft.text = value;
        else if (field == "paid_amount")
            draft.paid_amount = value;
        else if (field == "paid_on")
            draft.paid_on = value;
        else if (field == "holder")
            draft.holder = value;
    }
    return draft;
}

} // namespace kz
