// Instalment: one line of a plan. A plan is free of charge: that keeps it outside consumer credit (Directive (EU) 2023/2225,
// applies from 2026-11-20).
#pragma once

#include "shared/base/date.hpp"
#include "shared/domain/money/money.hpp"

namespace kz {

inline constexpr int plan_instalments_limit = 60; // of every policy

struct Instalment {
    int number = 1; // from 1
    Date due_on;
    Money amount;

    friend bool operator==(const Instalment&, const Instalment&) = default;
};

} // namespace kz
