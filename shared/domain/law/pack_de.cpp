// Germany. Rows only; what they mean stands in law_value.hpp.
#include "shared/domain/law/packs.hpp"

namespace kz {
namespace {

using enum ValueName;
using enum Mark;

constexpr CivilDate reform{2002, 1, 1};     // law of obligations
constexpr CivilDate collection{2021, 10, 1}; // law on consumer rights in collection
constexpr CivilDate fees_2021{2021, 1, 1};
constexpr CivilDate fees_2021_end{2025, 5, 31};
constexpr CivilDate fees_2025{2025, 6, 1};

constexpr LawValue values[] = {
    // Half-years without a change are one row. The next row is due with the Bundesbank's notice for the half-year.
    {BaseRate, -0.83_d, {2015, 1, 1}, {2016, 6, 30}, "BGB 247", Verified},
    {BaseRate, -0.88_d, {2016, 7, 1}, {2022, 12, 31}, "BGB 247", Verified},
    {BaseRate, 1.62_d, {2023, 1, 1}, {2023, 6, 30}, "BGB 247", Verified},
    {BaseRate, 3.12_d, {2023, 7, 1}, {2023, 12, 31}, "BGB 247", ToVerify},
    {BaseRate, 3.62_d, {2024, 1, 1}, {2024, 6, 30}, "BGB 247", ToVerify},
    {BaseRate, 3.37_d, {2024, 7, 1}, {2024, 12, 31}, "BGB 247", ToVerify},
    {BaseRate, 2.27_d, {2025, 1, 1}, {2025, 6, 30}, "BGB 247", ToVerify},
    {BaseRate, 1.27_d, {2025, 7, 1}, {2026, 6, 30}, "BGB 247", Verified},
    {BaseRate, 1.52_d, {2026, 7, 1}, {2026, 12, 31}, "BGB 247", ToVerify},
    {ConsumerMargin, 5_d, reform, open_end, "BGB 288(1)", Verified},
    {BusinessMargin, 9_d, {2014, 7, 29}, open_end, "BGB 288(2)", Verified},
    {InterestCompounds, 0_d, reform, open_end, "BGB 289", Verified},
    {InterestFirst, 1_d, reform, open_end, "BGB 367(1)", Verified},
    {CreditInterestLast, 1_d, reform, open_end, "BGB 497(3)", Verified},
    {LumpSum, 40_d, {2014, 7, 29}, open_end, "BGB 288(5)", Verified},

    // A day that the seller sets alone in the invoice is not fixed (case law): only an agreed one is.
    {DefaultByFixedDate, 1_d, reform, open_end, "BGB 286(2) no 1", Verified},
    {DefaultByReminder, 1_d, reform, open_end, "BGB 286(1)", Verified},
    {DefaultByRefusal, 1_d, reform, open_end, "BGB 286(2) no 3", Verified},
    {DefaultLapseDays, 30_d, reform, open_end, "BGB 286(3)", Verified},
    {DefaultLapseNeedsNotice, 1_d, reform, open_end, "BGB 286(3)", Verified},
    {DueMovesToWorkingDay, 1_d, reform, open_end, "BGB 193", Verified},
    {SaturdayIsWorkingDay, 0_d, reform, open_end, "BGB 193", Verified},

    {MerchantMayCharge, 0_d, reform, open_end, "BGH 26 June 2019, VIII ZR 95/18", ToVerify},
    {FeeSmallClaim, 30_d, collection, fees_2021_end, "RVG 13(2)", Verified},
    {FeeSmallClaim, 30.50_d, fees_2025, open_end, "RVG 13(2); other sources say 31.50: BGBl 2025 I no 109 art 11", ToVerify},
    {SmallClaimMax, 50_d, collection, open_end, "RVG 13(2)", Verified},
    {FeeBase, 49_d, fees_2021, fees_2021_end, "RVG 13(1)", Verified},
    {FeeStep, 39_d, fees_2021, fees_2021_end, "RVG 13(1)", Verified, 50'000},
    {FeeStep, 56_d, fees_2021, fees_2021_end, "RVG 13(1)", Verified, 200'000},
    {FeeStep, 52_d, fees_2021, fees_2021_end, "RVG 13(1)", Verified, 1'000'000},
    {FeeStep, 81_d, fees_2021, fees_2021_end, "RVG 13(1)", Verified, 2'500'000},
    {FeeBase, 51.50_d, fees_2025, open_end, "RVG 13(1)", Verified},
    {FeeStep, 41.50_d, fees_2025, open_end, "RVG 13(1)", Verified, 50'000},
    {FeeStep, 59.50_d, fees_2025, open_end, "RVG 13(1)", Verified, 200'000},
    {FeeStep, 55_d, fees_2025, open_end, "RVG 13(1)", Verified, 1'000'000},
    {FeeStep, 86_d, fees_2025, open_end, "RVG 13(1)", Verified, 2'500'000},
    {FeeStepWidth, 500_d, fees_2021, open_end, "RVG 13(1)", Verified, 50'000},
    {FeeStepWidth, 1000_d, fees_2021, open_end, "RVG 13(1)", Verified, 200'000},
    {FeeStepWidth, 3000_d, fees_2021, open_end, "RVG 13(1)", Verified, 1'000'000},
    {FeeStepWidth, 5000_d, fees_2021, open_end, "RVG 13(1)", Verified, 2'500'000},
    {FeeTableMax, 50000_d, fees_2021, open_end, "RVG 13(1)", Verified},
    {FeeMin, 15_d, fees_2021, open_end, "RVG 13(3)", Verified},
    {FactorSimple, 0.5_d, collection, open_end, "VV 2300 note 2", Verified},
    {FactorUsual, 0.9_d, collection, open_end, "VV 2300 note 2", Verified},
    {FactorExtensive, 1.3_d, collection, open_end, "VV 2300 note 2", Verified},
    {ExpensesPercent, 20_d, fees_2021, open_end, "VV 7002", Verified},
    {ExpensesMax, 20_d, fees_2021, open_end, "VV 7002", Verified},
    {SettlementFactor, 0.7_d, collection, open_end, "VV 1000 no 2", Verified},
    {SettlementBasePercent, 50_d, collection, open_end, "RVG 31b", Verified},
    {VatPercent, 19_d, fees_2021, open_end, "VV 7008, RDG 13a(1) no 6", ToVerify},

    {LimitationYears, 3_d, reform, open_end, "BGB 195", Verified},
    {LimitationFromYearEnd, 1_d, reform, open_end, "BGB 199(1)", Verified},
    {LimitationRestarts, 1_d, reform, open_end, "BGB 212(1) no 1", ToVerify},
};

// In every state; those of one state alone are not here.
constexpr Holiday holidays[] = {
    {"new_year", 1, 1, {1990, 10, 3}, open_end, "laws of the states", ToVerify},
    {"good_friday", 0, -2, {1990, 10, 3}, open_end, "laws of the states", ToVerify},
    {"easter_monday", 0, 1, {1990, 10, 3}, open_end, "laws of the states", ToVerify},
    {"labour_day", 5, 1, {1990, 10, 3}, open_end, "laws of the states", ToVerify},
    {"ascension", 0, 39, {1990, 10, 3}, open_end, "laws of the states", ToVerify},
    {"whit_monday", 0, 50, {1990, 10, 3}, open_end, "laws of the states", ToVerify},
    {"german_unity", 10, 3, {1990, 10, 3}, open_end, "Unification Treaty art 2(2)", ToVerify},
    {"christmas", 12, 25, {1990, 10, 3}, open_end, "laws of the states", ToVerify},
    {"second_christmas_day", 12, 26, {1990, 10, 3}, open_end, "laws of the states", ToVerify},
};

using K = NoticeKind;
using I = NoticeItem;
using F = NoticeFact;
constexpr auto collectors = Addressee::Collectors;

constexpr NoticeDuty duties[] = {
    {K::CollectionLetter, I::ClientNameAndAddress, F::Always, collectors, collection, open_end, "RDG 13a(1) no 1", Verified},
    {K::CollectionLetter, I::Reason, F::Always, collectors, collection, open_end, "RDG 13a(1) no 2", Verified},
    {K::CollectionLetter, I::ContractSubjectAndDate, F::FromContract, collectors, collection, open_end, "RDG 13a(1) no 2", Verified},
    {K::CollectionLetter, I::InterestCalculation, F::AsksInterest, collectors, collection, open_end, "RDG 13a(1) no 3", Verified},
    {K::CollectionLetter, I::RateAboveStatutory, F::AsksRateAboveStatutory, collectors, collection, open_end, "RDG 13a(1) no 4",
     Verified},
    {K::CollectionLetter, I::CostsKindAndReason, F::AsksCosts, collectors, collection, open_end, "RDG 13a(1) no 5", Verified},
    {K::CollectionLetter, I::NoInputTaxDeduction, F::AsksVat, collectors, collection, open_end, "RDG 13a(1) no 6", Verified},
    {K::CollectionLetter, I::AddressSource, F::AddressFromElsewhere, collectors, collection, open_end, "RDG 13a(1) no 7", Verified},
    {K::CollectionLetter, I::Supervisor, F::Always, collectors, collection, open_end, "RDG 13a(1) no 8", Verified},
    {K::Answer, I::OriginalCreditor, F::Always, collectors, collection, open_end, "RDG 13a(2)", Verified},
    {K::Answer, I::ContractCircumstances, F::FromContract, collectors, collection, open_end, "RDG 13a(2)", Verified},
    {K::PlanOffer, I::PlanCosts, F::Always, collectors, collection, open_end, "RDG 13a(3)", Verified},
    {K::AcknowledgementRequest, I::ObjectionsLost, F::Always, collectors, collection, open_end, "RDG 13a(4)", Verified},
};

} // namespace

constinit const RulePack pack_de{Country::De, CostMethod::FeeTable, values, holidays, duties};

} // namespace kz
