// What a notice has to say, as named items with their article; the sentences themselves are in shared/text.
//
// RDG 13a binds who collects for others, not a seller with its own claim: those items come with is_binding = false, because
// saying them is good practice. They are never left out.
#pragma once

#include "shared/domain/law/rule_pack.hpp"

#include <span>
#include <vector>

namespace kz {

struct NoticeRequest {
    NoticeKind kind = NoticeKind::CollectionLetter;
    CollectingParty collector = CollectingParty::Merchant;
    std::vector<NoticeFact> facts; // those that are true of this notice; Always is
    Date on;
};

struct RequiredItem {
    NoticeDuty duty;
    bool is_binding = true;
};
// In the order of the law; empty: the pack has no duty for this kind of notice.
std::vector<RequiredItem> required_items(const RulePack& pack, const NoticeRequest& request);

// The required items that are not there.
std::vector<RequiredItem> missing_items(const RulePack& pack, const NoticeRequest& request, std::span<const NoticeItem> present);

} // namespace kz
