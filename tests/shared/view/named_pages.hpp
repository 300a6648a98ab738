// Named pages that are no state of the customer's model that a server sends: what the module makes of a share, what the server makes of
// models of their own. Beside named_states (states.hpp) in pictures and in what holds of every scene.
//
//   for (const NamedPage& page : named_pages)
//       scene_of(page.make(Language::German));
#pragma once

#include "shared/view/shared_view.hpp"
#include "shared/view/view.hpp"
#include "tests/shared/view/pages_call.hpp"
#include "tests/shared/view/pages_helper.hpp"
#include "tests/shared/view/pages_share.hpp"
#include "tests/shared/view/pages_staff_cases.hpp"
#include "tests/shared/view/states.hpp"

#include <optional>
#include <string_view>
#include <variant>

namespace kz {

using PageModel = std::variant<Model, CallPage, StaffModel, pages::HelperPage>;

// Whose look a page has: the house's is the default theme.
enum class Dress { Merchant, House };

struct NamedPage {
    std::string_view name;
    PageModel (*make)(Language);
    Dress dress = Dress::Merchant;
    std::string_view like = {}; // the page that it is a variation of
};

namespace pages {

template <auto make> PageModel of(Language language) {
    return make(language);
}
template <StaffPage page, StaffRole role = StaffRole::Lead> PageModel of_staff(Language language) {
    return staff(page, language, role);
}

} // namespace pages

inline constexpr NamedPage named_pages[] = {
    {"share_offered", pages::of<pages::share_offered>, Dress::Merchant, "open"},
    {"share_asked", pages::of<pages::share_asked>},
    {"share_shown", pages::of<pages::share_shown>},
    {"share_pointed", pages::of<pages::share_pointed>, Dress::Merchant, "share_shown"},
    {"share_proposal", pages::of<pages::share_proposal>},
    {"share_proposal_old", pages::of<pages::share_proposal_old>, Dress::Merchant, "share_proposal"},
    {"share_way", pages::of<pages::share_way>, Dress::Merchant, "share_proposal"},
    {"share_field", pages::of<pages::share_field>, Dress::Merchant, "share_proposal"},
    {"share_preview", pages::of<pages::share_preview>},
    {"share_paused", pages::of<pages::share_paused>},
    {"share_ended", pages::of<pages::share_ended>, Dress::Merchant, "open"},
    {"call", pages::of<pages::call>},
    {"call_booked", pages::of<pages::call_booked>},
    {"call_refused", pages::of<pages::call_refused>, Dress::Merchant, "call"},
    {"call_none", pages::of<pages::call_none>, Dress::Merchant, "call"},
    {"staff_sign_in", pages::of<pages::staff_sign_in>, Dress::House},
    {"staff_sign_in_wrong", pages::of<pages::staff_sign_in_wrong>, Dress::House, "staff_sign_in"},
    {"staff_set_up", pages::of<pages::staff_set_up>, Dress::House},
    {"staff_queue", pages::of_staff<StaffPage::Queue>, Dress::House},
    {"staff_owners", pages::of<pages::staff_owners>, Dress::House, "staff_queue"},
    {"staff_search", pages::of_staff<StaffPage::Search>, Dress::House},
    {"staff_ringing", pages::of<pages::staff_ringing>, Dress::House, "staff_search"},
    {"staff_claim", pages::of_staff<StaffPage::Claim>, Dress::House},
    {"staff_handover", pages::of<pages::staff_handover>, Dress::House},
    {"staff_money", pages::of<pages::staff_money>, Dress::House},
    {"staff_money_list", pages::of_staff<StaffPage::MoneyList>, Dress::House},
    {"staff_refunds", pages::of_staff<StaffPage::Refunds>, Dress::House},
    {"staff_refund", pages::of_staff<StaffPage::Refund>, Dress::House},
    {"staff_statements", pages::of_staff<StaffPage::Statements, StaffRole::Operator>, Dress::House},
    {"staff_payout", pages::of_staff<StaffPage::Payout, StaffRole::Operator>, Dress::House},
    {"staff_services", pages::of_staff<StaffPage::Services, StaffRole::Operator>, Dress::House},
    {"staff_webhooks", pages::of_staff<StaffPage::Webhooks, StaffRole::Operator>, Dress::House},
    {"staff_replies", pages::of_staff<StaffPage::Replies>, Dress::House},
    {"staff_reply", pages::of_staff<StaffPage::Reply>, Dress::House},
    {"staff_audit", pages::of_staff<StaffPage::Audit, StaffRole::Operator>, Dress::House},
    {"staff_account", pages::of_staff<StaffPage::Account>, Dress::House},
    {"staff_closed", pages::of<pages::staff_closed>, Dress::House},
    {"staff_share", pages::of<pages::staff_share>, Dress::House},
    {"staff_asks", pages::of<pages::staff_asks>, Dress::Merchant, "staff_shared"},
    {"staff_shared", pages::of<pages::staff_shared>},
    {"staff_shared_proposal", pages::of<pages::staff_shared_proposal>, Dress::Merchant, "staff_shared"},
    {"staff_shared_over", pages::of<pages::staff_shared_over>, Dress::Merchant, "staff_shared"},
};

// Null: there is none of this name.
inline const NamedPage* named_page(std::string_view name) {
    for (const NamedPage& page : named_pages)
        if (page.name == name)
            return &page;
    return nullptr;
}

inline Scene scene_of(const Model& model) {
    return model.sharing.shows_shared ? shared_preview(*share_of(model), model) : view(model);
}
inline Scene scene_of(const CallPage& page) {
    return call_view(page);
}
inline Scene scene_of(const StaffModel& model) {
    return view(model);
}
inline Scene scene_of(const pages::HelperPage& page) {
    const auto shown = page.customer ? std::optional(masked_view(*page.customer)) : std::nullopt;
    return helper_view(page.staff, shown ? &*shown : nullptr);
}
inline Scene scene_of(const PageModel& model) {
    return std::visit([](const auto& page) { return scene_of(page); }, model);
}

// A customer's page is in it as a helper sees it: its forms are groups, so that not all holds of it that holds of a page that is used.
inline bool is_masked(const PageModel& model) {
    const Model* customer = std::get_if<Model>(&model);
    const auto* helper = std::get_if<pages::HelperPage>(&model);
    return customer != nullptr ? customer->sharing.shows_shared : helper != nullptr && helper->customer;
}

// In the look of a merchant, where it has one.
inline PageModel dressed(PageModel model, const Theme& theme) {
    if (Model* customer = std::get_if<Model>(&model))
        *customer = dressed(std::move(*customer), theme);
    else if (CallPage* call = std::get_if<CallPage>(&model))
        call->base = dressed(std::move(call->base), theme);
    else if (auto* helper = std::get_if<pages::HelperPage>(&model); helper != nullptr && helper->customer)
        helper->customer = dressed(*std::move(helper->customer), theme);
    return model;
}

} // namespace kz
