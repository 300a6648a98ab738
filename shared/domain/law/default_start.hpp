// Start of default: the first day on which a claim that is due counts as late, and so the first possible interest day.
//
//   DE  agreed day passed, reminder after the due day, final refusal, or 30 days after due day and receipt of the invoice
//       (against a consumer only when the invoice said so): BGB 286. Ends on Saturday, Sunday or holiday move on (193).
//   AT  agreed day passed, else reminder (ABGB 1334)          NL  agreed day passed, refusal, or notice with a period (BW 6:82, 6:83)
//   BE  not before the free reminder's period is over (XIX.2)
//
// Nobody is in default who is not responsible for the delay (BGB 286(4)): that is for people to judge, not for this.
#pragma once

#include "shared/domain/law/waiting.hpp"

#include <optional>
#include <vector>

namespace kz {

enum class DueDay {
    SetBySeller, // alone, in the invoice: fixes nothing
    Agreed,      // in the contract, by the calendar
};
enum class InvoiceNotice { Absent, Given }; // that default comes by lapse of time (BGB 286(3))

struct DefaultFacts {
    Payer payer = Payer::Consumer;
    Date due_on;
    DueDay due_day = DueDay::SetBySeller;
    std::optional<Date> invoice_received_on;
    InvoiceNotice notice = InvoiceNotice::Absent;
    std::optional<Reminder> reminder; // sent after the due day
    std::optional<Date> refused_on;   // seriously and finally
};

enum class DefaultRoute { FixedDate, Refusal, Reminder, Lapse, Waiting };
std::string_view default_route_code(DefaultRoute route);

struct DefaultStart {
    DefaultRoute route = DefaultRoute::FixedDate;
    Date default_from;
    std::vector<DateStep> steps; // how this day was found

    friend bool operator==(const DefaultStart&, const DefaultStart&) = default;
};

// All routes that the facts open, earliest first; none: no default. A rule that the pack does not have opens none.
// Refusals: ReceiptUnknown (of a reminder), DatesReversed (received before it was sent), and those of waiting_period.
Result<std::vector<DefaultStart>, LawRefusal> default_starts(const RulePack& pack, const DefaultFacts& facts);

} // namespace kz
