// Belgium: Book XIX of the Code of Economic Law (WER, CDE). Rows only; what they mean stands in law_value.hpp.
#include "shared/domain/law/packs.hpp"

namespace kz {
namespace {

using enum ValueName;
using enum Mark;

// For contracts from this day; for older ones from 2023-12-01, when the delay arose after it.
constexpr CivilDate book{2023, 9, 1};
constexpr CivilDate old_code{2002, 1, 1}; // in EUR
constexpr std::string_view late_payment = "law of 2 Aug 2002 art 5(2)";

constexpr LawValue values[] = {
    // The cap is this rate + 8. The published one is rounded up to half points; whether that holds against consumers is
    // open, so theirs is not.
    {BaseRate, 4_d, book, {2023, 12, 31}, late_payment, ToVerify},
    {BaseRate, 4.50_d, {2024, 1, 1}, {2024, 6, 30}, late_payment, ToVerify},
    {BaseRate, 4.25_d, {2024, 7, 1}, {2024, 12, 31}, late_payment, ToVerify},
    {BaseRate, 3.15_d, {2025, 1, 1}, {2025, 6, 30}, late_payment, ToVerify},
    {BaseRate, 2.15_d, {2025, 7, 1}, {2026, 6, 30}, late_payment, ToVerify},
    {BaseRate, 2.40_d, {2026, 7, 1}, {2026, 12, 31}, late_payment, ToVerify},
    {ConsumerMargin, 8_d, book, open_end, "XIX.4", Verified},
    {BusinessRate, 8.5_d, {2016, 1, 1}, {2016, 6, 30}, late_payment, Verified},
    {BusinessRate, 8_d, {2016, 7, 1}, {2018, 12, 31}, late_payment, Verified},
    {BusinessRate, 12_d, {2023, 7, 1}, {2023, 12, 31}, late_payment, ToVerify},
    {BusinessRate, 12.5_d, {2024, 1, 1}, {2024, 6, 30}, late_payment, Verified},
    {BusinessRate, 12.5_d, {2024, 7, 1}, {2024, 12, 31}, late_payment, ToVerify},
    {BusinessRate, 11.5_d, {2025, 1, 1}, {2025, 6, 30}, late_payment, ToVerify},
    {BusinessRate, 10.5_d, {2025, 7, 1}, {2025, 12, 31}, late_payment, ToVerify},
    {BusinessRate, 10.5_d, {2026, 1, 1}, {2026, 6, 30}, late_payment, Verified},
    {BusinessRate, 10.5_d, {2026, 7, 1}, {2026, 12, 31}, late_payment, ToVerify},
    {InterestCompounds, 0_d, book, open_end, "XIX.4", ToVerify},
    {InterestNeedsClause, 1_d, book, open_end, "XIX.4", Verified},

    {DefaultByWaiting, 1_d, book, open_end, "XIX.2", Verified},
    {SaturdayIsWorkingDay, 0_d, book, open_end, "XIX.2; elsewhere in the Code Saturdays count", ToVerify},

    {WaitingDays, 14_d, book, open_end, "XIX.2", Verified},
    {PostDays, 3_d, book, open_end, "XIX.2", Verified},
    {PostCountsSaturday, 0_d, book, open_end, "XIX.2; elsewhere in the Code Saturdays count", ToVerify},
    {PostCountsMonday, 1_d, book, open_end, "XIX.2", Verified},
    {ElectronicDays, 1_d, book, open_end, "XIX.2", Verified},
    {PeriodAfterDelivery, 0_d, book, open_end, "XIX.2", Verified},
    {SmallCreditorInterest, 1_d, book, open_end, "XIX.4", Verified},
    {FreeRemindersAYear, 3_d, book, open_end, "XIX.2", Verified},
    {LaterReminderMax, 7.50_d, book, open_end, "XIX.2", Verified},

    // On the amount still due. A collector's own fee is never the consumer's cost.
    {MerchantMayCharge, 1_d, book, open_end, "XIX.4", Verified},
    {CostsNeedReminder, 1_d, book, open_end, "XIX.2", Verified},
    {CostsNeedClause, 1_d, book, open_end, "XIX.4", Verified},
    {FlatSum, 20_d, book, open_end, "XIX.4", Verified},
    {FlatSum, 30_d, book, open_end, "XIX.4", Verified, 15'000},
    {FlatSum, 65_d, book, open_end, "XIX.4", Verified, 50'000},
    {SlicePercent, 10_d, book, open_end, "XIX.4", Verified, 15'000},
    {SlicePercent, 5_d, book, open_end, "XIX.4", Verified, 50'000},
    {CostsMax, 2000_d, book, open_end, "XIX.4", Verified},

    {LimitationYears, 1_d, old_code, open_end, "old Civil Code 2272, goods sold to consumers: shortest reading", ToVerify},
    {LimitationFromYearEnd, 0_d, old_code, open_end, "old Civil Code 2272", ToVerify},
    {LimitationRestarts, 1_d, old_code, open_end, "old Civil Code 2248", ToVerify},
};

constexpr std::string_view rest = "royal decree of 18 April 1974 art 1";
constexpr CivilDate rest_from{1974, 4, 24};

constexpr Holiday holidays[] = {
    {"new_year", 1, 1, rest_from, open_end, rest, ToVerify},
    {"easter_monday", 0, 1, rest_from, open_end, rest, ToVerify},
    {"labour_day", 5, 1, rest_from, open_end, rest, ToVerify},
    {"ascension", 0, 39, rest_from, open_end, rest, ToVerify},
    {"whit_monday", 0, 50, rest_from, open_end, rest, ToVerify},
    {"national_day", 7, 21, rest_from, open_end, rest, ToVerify},
    {"assumption", 8, 15, rest_from, open_end, rest, ToVerify},
    {"all_saints", 11, 1, rest_from, open_end, rest, ToVerify},
    {"armistice", 11, 11, rest_from, open_end, rest, ToVerify},
    {"christmas", 12, 25, rest_from, open_end, rest, ToVerify},
};

using K = NoticeKind;
using I = NoticeItem;
using F = NoticeFact;
constexpr auto everyone = Addressee::Everyone;
constexpr auto collectors = Addressee::Collectors;

constexpr NoticeDuty duties[] = {
    {K::Reminder, I::AmountOutstanding, F::Always, everyone, book, open_end, "XIX.2", Verified},
    {K::Reminder, I::CostsAmount, F::Always, everyone, book, open_end, "XIX.2", Verified},
    {K::Reminder, I::CreditorNameAndNumber, F::Always, everyone, book, open_end, "XIX.2", Verified},
    {K::Reminder, I::ProductAndDueDate, F::Always, everyone, book, open_end, "XIX.2", Verified},
    {K::Reminder, I::FreePeriod, F::Always, everyone, book, open_end, "XIX.2", Verified},
    {K::Answer, I::SupportingDocuments, F::Always, everyone, book, open_end, "Book XIX", Verified},
    {K::Answer, I::HowToDispute, F::Always, everyone, book, open_end, "Book XIX", Verified},
    {K::CollectionLetter, I::OriginalCreditor, F::Always, collectors, book, open_end, "XIX.7", Verified},
    {K::CollectionLetter, I::CreditorNameAndNumber, F::Always, collectors, book, open_end, "XIX.7", Verified},
    {K::CollectionLetter, I::CreditorContact, F::Always, collectors, book, open_end, "XIX.7", Verified},
    {K::CollectionLetter, I::CollectorIdentity, F::Always, collectors, book, open_end, "XIX.7", Verified},
    {K::CollectionLetter, I::Supervisor, F::Always, collectors, book, open_end, "XIX.7", Verified},
    {K::CollectionLetter, I::ProductAndDueDate, F::Always, collectors, book, open_end, "XIX.7", Verified},
    {K::CollectionLetter, I::AmountsList, F::Always, collectors, book, open_end, "XIX.7", Verified},
    {K::CollectionLetter, I::NotASummons, F::WrittenByLawyer, collectors, book, open_end, "XIX.7, in its own words", ToVerify},
    {K::HomeVisit, I::VisitorIdentity, F::Always, everyone, book, open_end, "XIX.10", Verified},
    {K::HomeVisit, I::VisitIsAmicable, F::Always, everyone, book, open_end, "XIX.10", Verified},
    {K::HomeVisit, I::VisitMayBeRefused, F::Always, everyone, book, open_end, "XIX.10", Verified},
    {K::HomeVisit, I::PaymentReceipt, F::Always, everyone, book, open_end, "XIX.10", Verified},
};

} // namespace

constinit const RulePack pack_be{Country::Be, CostMethod::SteppedSum, values, holidays, duties};

} // namespace kz
