// Austria. Rows only; what they mean stands in law_value.hpp.
#include "shared/domain/law/packs.hpp"

namespace kz {
namespace {

using enum ValueName;
using enum Mark;

constexpr CivilDate interest_law{2002, 8, 1};
constexpr CivilDate euro{2002, 1, 1};
constexpr std::string_view decree = "BGBl 141/1996 para 3, EUR by BGBl II 490/2001";

constexpr LawValue values[] = {
    {ConsumerRate, 4_d, interest_law, open_end, "ABGB 1000(1), 1333(1)", Verified},
    {InterestCompounds, 0_d, interest_law, open_end, "ABGB 1000(2)", ToVerify},
    {InterestFirst, 1_d, interest_law, open_end, "ABGB 1416", ToVerify},
    {LumpSum, 40_d, {2013, 3, 16}, open_end, "UGB 458", ToVerify},

    {DefaultByFixedDate, 1_d, interest_law, open_end, "ABGB 1334", ToVerify},
    {DefaultByReminder, 1_d, interest_law, open_end, "ABGB 1334", ToVerify},
    {DueMovesToWorkingDay, 1_d, interest_law, open_end, "ABGB 903, BGBl 37/1961", ToVerify},
    {SaturdayIsWorkingDay, 0_d, interest_law, open_end, "BGBl 37/1961", ToVerify},

    // A cap on a collection firm, no right: every item has to be necessary and in proportion. The table is in full euro;
    // between two rows the cheaper one counts: the next one for handling, the one before for reminders.
    {MerchantMayCharge, 0_d, euro, open_end, "ABGB 1333(2)", ToVerify},
    {HandlingFee, 20.35_d, euro, open_end, decree, ToVerify},
    {HandlingPercent, 22_d, euro, open_end, decree, ToVerify, 7'300},
    {HandlingPercent, 17_d, euro, open_end, decree, ToVerify, 36'300},
    {HandlingPercent, 8_d, euro, open_end, decree, ToVerify, 72'700},
    {FirstReminderFee, 4.36_d, euro, open_end, decree, ToVerify},
    {FirstReminderFee, 7.27_d, euro, open_end, decree, Verified, 1'899},
    {FirstReminderFee, 14.53_d, euro, open_end, decree, ToVerify, 7'399},
    {FirstReminderFee, 24.71_d, euro, open_end, decree, ToVerify, 36'399},
    {FirstReminderFee, 50.87_d, euro, open_end, decree, Verified, 72'700},
    {LaterReminderFee, 5.09_d, euro, open_end, decree, ToVerify},
    {LaterReminderFee, 9.45_d, euro, open_end, decree, ToVerify, 1'899},
    {LaterReminderFee, 17.44_d, euro, open_end, decree, ToVerify, 7'399},
    {LaterReminderFee, 27.62_d, euro, open_end, decree, ToVerify, 36'399},
    {LaterReminderFee, 58.14_d, euro, open_end, decree, ToVerify, 72'700},

    {LimitationYears, 3_d, euro, open_end, "ABGB 1486", ToVerify},
    {LimitationFromYearEnd, 0_d, euro, open_end, "ABGB 1486", ToVerify},
    {LimitationRestarts, 1_d, euro, open_end, "ABGB 1497", ToVerify},
};

constexpr std::string_view rest = "Arbeitsruhegesetz 7(2)";
constexpr CivilDate rest_from{1984, 7, 1};

constexpr Holiday holidays[] = {
    {"new_year", 1, 1, rest_from, open_end, rest, ToVerify},
    {"epiphany", 1, 6, rest_from, open_end, rest, ToVerify},
    {"good_friday", 0, -2, rest_from, open_end, "BGBl 37/1961", ToVerify},
    {"easter_monday", 0, 1, rest_from, open_end, rest, ToVerify},
    {"labour_day", 5, 1, rest_from, open_end, rest, ToVerify},
    {"ascension", 0, 39, rest_from, open_end, rest, ToVerify},
    {"whit_monday", 0, 50, rest_from, open_end, rest, ToVerify},
    {"corpus_christi", 0, 60, rest_from, open_end, rest, ToVerify},
    {"assumption", 8, 15, rest_from, open_end, rest, ToVerify},
    {"national_day", 10, 26, rest_from, open_end, rest, ToVerify},
    {"all_saints", 11, 1, rest_from, open_end, rest, ToVerify},
    {"immaculate_conception", 12, 8, rest_from, open_end, rest, ToVerify},
    {"christmas", 12, 25, rest_from, open_end, rest, ToVerify},
    {"second_christmas_day", 12, 26, rest_from, open_end, rest, ToVerify},
};

constexpr NoticeDuty duties[] = {
    {NoticeKind::CollectionLetter, NoticeItem::CostsKindAndReason, NoticeFact::AsksCosts, Addressee::Everyone, euro, open_end,
     "KSchG 6(1) no 15", ToVerify},
};

} // namespace

constinit const RulePack pack_at{Country::At, CostMethod::FeeDecree, values, holidays, duties};

} // namespace kz
