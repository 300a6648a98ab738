// A merchant's day at the bank as a paper: the sums, and every entry that they are made of.
#pragma once

#include "native/paper/document.hpp"
#include "shared/domain/payments/payout.hpp"

#include <string>
#include <vector>

namespace kz {

struct PayoutPaper {
    struct Row {
        std::string payer, text;
        Money amount;
        bool is_out = false;
    };
    Language language = Language::German;
    std::string merchant;
    Date day;
    std::vector<PayoutTotals> totals;
    std::vector<Row> rows;
};
Document document_of(const PayoutPaper& paper);

} // namespace kz
