// Netherlands. Rows only; what they mean stands in law_value.hpp.
#include "shared/domain/law/packs.hpp"

namespace kz {
namespace {

using enum ValueName;
using enum Mark;

constexpr CivilDate wik{2012, 7, 1};
constexpr std::string_view decree = "decree on collection costs art 2, Stb. 2012, 141";

constexpr LawValue values[] = {
    // Changed by decree on 1 January or 1 July; the last row ends where the next may begin.
    {ConsumerRate, 3_d, wik, {2014, 12, 31}, "BW 6:119, 6:120", Verified},
    {ConsumerRate, 2_d, {2015, 1, 1}, {2022, 12, 31}, "BW 6:119, 6:120", Verified},
    {ConsumerRate, 4_d, {2023, 1, 1}, {2023, 6, 30}, "BW 6:119, 6:120", Verified},
    {ConsumerRate, 6_d, {2023, 7, 1}, {2023, 12, 31}, "BW 6:119, 6:120", ToVerify},
    {ConsumerRate, 7_d, {2024, 1, 1}, {2024, 12, 31}, "BW 6:119, 6:120", Verified},
    {ConsumerRate, 6_d, {2025, 1, 1}, {2025, 12, 31}, "BW 6:119, 6:120", Verified},
    {ConsumerRate, 4_d, {2026, 1, 1}, {2026, 12, 31}, "BW 6:119, 6:120", ToVerify},
    {BusinessRate, 10.50_d, {2023, 1, 1}, {2023, 6, 30}, "BW 6:119a, 6:120(2)", Verified},
    {BusinessRate, 12_d, {2023, 7, 1}, {2023, 12, 31}, "BW 6:119a, 6:120(2)", ToVerify},
    {BusinessRate, 12.50_d, {2024, 1, 1}, {2024, 6, 30}, "BW 6:119a, 6:120(2)", Verified},
    {BusinessRate, 12.25_d, {2024, 7, 1}, {2024, 12, 31}, "BW 6:119a, 6:120(2)", Verified},
    {BusinessRate, 11.15_d, {2025, 1, 1}, {2025, 6, 30}, "BW 6:119a, 6:120(2)", Verified},
    {BusinessRate, 10.15_d, {2025, 7, 1}, {2026, 6, 30}, "BW 6:119a, 6:120(2)", ToVerify},
    {BusinessRate, 10.40_d, {2026, 7, 1}, {2026, 12, 31}, "BW 6:119a, 6:120(2)", ToVerify},
    {InterestCompounds, 1_d, wik, open_end, "BW 6:119(2)", ToVerify},
    {ActualYear, 1_d, wik, open_end, "practice", ToVerify},
    {InterestFirst, 1_d, wik, open_end, "BW 6:44", ToVerify},

    {DefaultByFixedDate, 1_d, wik, open_end, "BW 6:83(a)", ToVerify},
    {DefaultByRefusal, 1_d, wik, open_end, "BW 6:83(c)", ToVerify},
    {DefaultByReminder, 1_d, wik, open_end, "BW 6:82", ToVerify},
    {DefaultReminderDays, 14_d, wik, open_end, "BW 6:82, a reasonable period", ToVerify},
    {SaturdayIsWorkingDay, 0_d, wik, open_end, "Algemene termijnenwet 1", ToVerify},

    // A letter with an earlier end makes no costs, and a later week does not mend it (HR 25 Nov 2016, ECLI:NL:HR:2016:2704).
    {WaitingDays, 14_d, wik, open_end, "BW 6:96(6)", Verified},
    {PostDays, 2_d, wik, open_end, "BW 6:96(6), HR 25 Nov 2016", Verified},
    {PostCountsSaturday, 1_d, wik, open_end, "BW 6:96(6), HR 25 Nov 2016", Verified},
    {PostCountsMonday, 0_d, wik, open_end, "BW 6:96(6), HR 25 Nov 2016", Verified},
    {ElectronicDays, 0_d, wik, open_end, "BW 6:96(6)", ToVerify},
    {PeriodAfterDelivery, 1_d, wik, open_end, "BW 6:96(6), HR 25 Nov 2016", Verified},

    // All acts are covered: no reminder fee on top. Of the principal, without interest.
    {MerchantMayCharge, 1_d, wik, open_end, "BW 6:96(2)(c)", Verified},
    {CostsNeedReminder, 1_d, wik, open_end, "BW 6:96(6)", Verified},
    {SlicePercent, 15_d, wik, open_end, decree, Verified},
    {SlicePercent, 10_d, wik, open_end, decree, Verified, 250'000},
    {SlicePercent, 5_d, wik, open_end, decree, Verified, 500'000},
    {SlicePercent, 1_d, wik, open_end, decree, Verified, 1'000'000},
    {SlicePercent, 0.5_d, wik, open_end, decree, Verified, 20'000'000},
    {CostsMin, 40_d, wik, open_end, decree, Verified},
    {CostsMax, 6775_d, wik, open_end, decree, Verified},
    {VatPercent, 21_d, {2012, 10, 1}, open_end, "decree on collection costs art 2(3)", Verified},

    {LimitationYears, 2_d, wik, open_end, "BW 7:28", ToVerify},
    {LimitationFromYearEnd, 0_d, wik, open_end, "BW 7:28", ToVerify},
    {LimitationRestarts, 1_d, wik, open_end, "BW 3:318, 3:319", ToVerify},
};

constexpr std::string_view terms = "Algemene termijnenwet 3";

constexpr Holiday holidays[] = {
    {"new_year", 1, 1, wik, open_end, terms, ToVerify},
    {"good_friday", 0, -2, wik, open_end, terms, ToVerify},
    {"easter_monday", 0, 1, wik, open_end, terms, ToVerify},
    {"queens_day", 4, 30, wik, {2013, 12, 31}, terms, ToVerify, true},
    {"kings_day", 4, 27, {2014, 1, 1}, open_end, terms, ToVerify, true},
    {"liberation_day", 5, 5, wik, open_end, terms, ToVerify},
    {"ascension", 0, 39, wik, open_end, terms, ToVerify},
    {"whit_monday", 0, 50, wik, open_end, terms, ToVerify},
    {"christmas", 12, 25, wik, open_end, terms, ToVerify},
    {"second_christmas_day", 12, 26, wik, open_end, terms, ToVerify},
};

using K = NoticeKind;
using I = NoticeItem;

constexpr NoticeDuty duties[] = {
    {K::Reminder, I::AmountOutstanding, NoticeFact::Always, Addressee::Everyone, wik, open_end, "BW 6:96(6)", ToVerify},
    {K::Reminder, I::CostsAmount, NoticeFact::Always, Addressee::Everyone, wik, open_end, "BW 6:96(6)", Verified},
    {K::Reminder, I::FreePeriod, NoticeFact::Always, Addressee::Everyone, wik, open_end, "BW 6:96(6)", Verified},
    {K::Reminder, I::PeriodFromDelivery, NoticeFact::Always, Addressee::Everyone, wik, open_end, "BW 6:96(6), HR 25 Nov 2016",
     Verified},
};

} // namespace

constinit const RulePack pack_nl{Country::Nl, CostMethod::Slices, values, holidays, duties};

} // namespace kz
