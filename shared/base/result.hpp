// Result<T, Refusal>: a value, or the named reason why there is none.
//
// Refusal is an enum (one enumerator a reason, in the order in which they are checked) or a small struct around one.
// Only has_value(), operator*, operator-> and error() are used: value() would throw.
#pragma once

#include <expected>
#include <utility>

namespace kz {

template <class T, class Refusal>
using Result = std::expected<T, Refusal>;

template <class Refusal>
constexpr std::unexpected<Refusal> refuse(Refusal refusal) {
    return std::unexpected<Refusal>(std::move(refusal));
}

// For std::visit over a variant: one lambda a case.
template <class... Cases>
struct Overload : Cases... {
    using Cases::operator()...;
};

} // namespace kz

// Early return: KZ_TRY(name, expression) declares `name` from the value, or returns the refusal.
#define KZ_TRY(name, expression)                          \
    auto name##_result = (expression);                    \
    if (!name##_result)                                   \
        return ::kz::refuse(std::move(name##_result).error()); \
    auto& name = *name##_result
