// The page that a helper sees: what can be done, above what a customer shows.
#pragma once

#include "shared/app/proposal.hpp"
#include "tests/shared/view/pages_staff.hpp"
#include "tests/shared/view/states_pay.hpp"

#include <optional>

namespace kz::pages {

struct HelperPage {
    StaffModel staff;
    std::optional<Model> customer = {}; // what is shown
};
inline HelperPage staff_asks(Language language) {
    HelperPage page{staff_of(language)};
    page.staff.share = StaffSharing{"/staff/shares/A", ClaimId{1}, ShareStage::Asked, 0, {}};
    return page;
}
inline HelperPage staff_shared(Language language) {
    HelperPage page{staff_of(language), states::ways_offered(language)};
    page.customer->focus = Focus::Stay;
    page.staff.share = StaffSharing{"/staff/shares/A", ClaimId{1}, ShareStage::Granted, share_scopes_all, {}, proposal_room(*page.customer), fields_digest(*share_of(*page.customer))};
    return page;
}
inline HelperPage staff_shared_proposal(Language language) {
    HelperPage page = staff_shared(language);
    page.staff.share->proposal = ShareProposal{.number = 1, .instalments = 4, .first_due_on = samples::in_days(14), .version = page.customer->page->state.version};
    return page;
}
inline HelperPage staff_shared_over(Language language) {
    HelperPage page = staff_asks(language);
    page.staff.share->stage = ShareStage::Ended;
    return page;
}

} // namespace kz::pages
