// The table of all named states.
#pragma once

#include "tests/shared/view/states_debit.hpp"
#include "tests/shared/view/states_device.hpp"
#include "tests/shared/view/states_dispute.hpp"
#include "tests/shared/view/states_gates.hpp"
#include "tests/shared/view/states_ledger.hpp"
#include "tests/shared/view/states_open.hpp"
#include "tests/shared/view/states_pay.hpp"
#include "tests/shared/view/states_plan.hpp"
#include "tests/shared/view/states_talk.hpp"
#include "tests/shared/view/states_trust.hpp"

#include <string_view>

namespace kz {

struct NamedState {
    std::string_view name;
    Model (*make)(Language);
    std::string_view like = {}; // the state that it is a variation of: golden files then hold the difference
};

inline constexpr NamedState named_states[] = {
    {"open", states::open},
    {"overdue", states::overdue, "open"},
    {"warm_tone", states::warm_tone, "open"},
    {"due_today", states::due_today, "open"},
    {"paid_partly", states::paid_partly, "open"},
    {"in_plan", states::in_plan},
    {"plan_overdue", states::plan_overdue, "in_plan"},
    {"plan_chosen", states::plan_chosen, "overdue"},
    {"plan_confirm", states::plan_confirm},
    {"plan_agreeing", states::plan_agreeing, "plan_confirm"},
    {"plan_agreed", states::plan_agreed, "in_plan"},
    {"plan_refused", states::plan_refused, "open"},
    {"wish_accepted", states::wish_accepted},
    {"wish_offers", states::wish_offers},
    {"wish_for_person", states::wish_for_person},
    {"plan_waiting", states::plan_waiting},
    {"plan_declined", states::plan_declined, "plan_waiting"},
    {"plan_missed", states::plan_missed},
    {"plan_pause", states::plan_pause},
    {"plan_paused", states::plan_paused, "in_plan"},
    {"plan_change", states::plan_change},
    {"pays_all", states::pays_all, "in_plan"},
    {"no_plan_offered", states::no_plan_offered, "open"},
    {"settled", states::settled},
    {"payment_returned", states::payment_returned, "settled"},
    {"payment_arrived", states::payment_arrived, "settled"},
    {"overpaid", states::overpaid, "open"},
    {"credit", states::credit},
    {"credited_partly", states::credited_partly, "open"},
    {"paused", states::paused, "overdue"},
    {"disputed", states::disputed, "open"},
    {"partly_disputed", states::partly_disputed, "open"},
    {"dispute_item", states::dispute_item},
    {"dispute_paid_faults", states::dispute_paid_faults, "dispute_item"},
    {"dispute_sent", states::dispute_sent, "open"},
    {"proof_sending", states::proof_sending, "dispute_sent"},
    {"dispute_late", states::dispute_late, "dispute_sent"},
    {"service_blocked", states::service_blocked},
    {"service_waiting", states::service_waiting, "service_blocked"},
    {"service_restored", states::service_restored, "service_blocked"},
    {"dispute_rejected", states::dispute_rejected, "dispute_sent"},
    {"dispute_accepted", states::dispute_accepted, "dispute_sent"},
    {"time_barred", states::time_barred, "overdue"},
    {"kiosk_dispute", states::kiosk_dispute, "dispute_sent"},
    {"debit_offered", states::debit_offered, "open"},
    {"mandate_step", states::mandate_step},
    {"mandate_faults", states::mandate_faults, "mandate_step"},
    {"mandate_sending", states::mandate_sending, "mandate_step"},
    {"debit_given", states::debit_given, "open"},
    {"debit_of_plan", states::debit_of_plan},
    {"debit_sent", states::debit_sent, "overdue"},
    {"debit_returned", states::debit_returned, "overdue"},
    {"ways_offered", states::ways_offered, "open"},
    {"ways_first", states::ways_first, "open"},
    {"checkout_pending", states::checkout_pending, "open"},
    {"checkout_failed", states::checkout_failed, "open"},
    {"cash_offered", states::cash_offered, "open"},
    {"slip_open", states::slip_open, "open"},
    {"kiosk_ways", states::kiosk_ways, "kiosk_open"},
    {"kiosk_phone", states::kiosk_phone, "kiosk_ways"},
    {"kiosk_slip", states::kiosk_slip, "kiosk_ways"},
    {"waived", states::waived, "settled"},
    {"charged", states::charged},
    {"contact_faults", states::contact_faults, "open"},
    {"contact_sending", states::contact_sending, "open"},
    {"contact_sent", states::contact_sent, "open"},
    {"not_reached", states::not_reached, "open"},
    {"contact_waiting", states::contact_waiting, "open"},
    {"kept_copy", states::kept_copy, "open"},
    {"copied", states::copied, "open"},
    {"copy_failed", states::copy_failed, "open"},
    {"factor", states::factor},
    {"factor_wrong", states::factor_wrong, "factor"},
    {"factor_locked", states::factor_locked, "factor"},
    {"birth_date", states::birth_date, "factor"},
    {"birth_date_wrong", states::birth_date_wrong, "birth_date"},
    {"gone", states::gone},
    {"gone_unsent", states::gone_unsent, "gone"},
    {"loading", states::loading},
    {"loading_failed", states::loading_failed, "loading"},
    {"kiosk_code", states::kiosk_code},
    {"kiosk_code_unknown", states::kiosk_code_unknown, "kiosk_code"},
    {"kiosk_open", states::kiosk_open, "overdue"},
    {"genuine", states::genuine},
    {"genuine_locked", states::genuine_locked, "genuine"},
    {"genuine_bare", states::genuine_bare, "genuine_locked"},
    {"check", states::check_code},
    {"check_yes", states::check_yes, "check"},
    {"check_receipt", states::check_receipt, "check"},
    {"check_receipt_void", states::check_receipt_void, "check"},
    {"check_settlement", states::check_settlement, "check"},
    {"check_settlement_void", states::check_settlement_void, "check"},
    {"check_no", states::check_no, "check"},
    {"check_too_many", states::check_too_many, "check"},
    {"accessibility", states::accessibility},
    {"accessibility_bare", states::accessibility_bare, "accessibility"},
    {"kiosk_genuine", states::kiosk_genuine, "genuine"},
    {"kiosk_accessibility", states::kiosk_accessibility, "accessibility_bare"},
    {"device", states::device},
    {"device_asks", states::device_asks, "device"},
    {"device_keeps", states::device_keeps, "device"},
    {"device_forgot", states::device_forgot, "device"},
    {"thirty_lines", states::thirty_lines},
    {"odd_text", states::odd_text},
    {"zero_tax", states::zero_tax, "open"},
    {"prepaid", states::prepaid},
    {"no_account", states::no_account, "open"},
    {"francs", states::francs, "open"},
    {"talk", states::talk, "contact_sent"},
    {"talk_files", states::talk_files, "contact_sent"},
    {"talk_closed", states::talk_closed, "talk"},
    {"assistant_first", states::assistant_first, "open"},
    {"assistant_answers", states::assistant_answers, "open"},
    {"assistant_silent", states::assistant_silent, "assistant_answers"},
    {"talk_by_mail", states::talk_by_mail, "contact_sent"},
};

// Nothing to trap on: a name that is not there is the first state.
inline Model named_state(std::string_view name, Language language) {
    for (const NamedState& state : named_states)
        if (state.name == name)
            return state.make(language);
    return named_states[0].make(language);
}

} // namespace kz
