// What holds in all four countries: consumer credit, direct debits in SEPA, and the rate that others are made of.
#include "shared/domain/law/packs.hpp"

namespace kz {
namespace {

using enum ValueName;
using enum Mark;

constexpr CivilDate credit{2026, 11, 20};
constexpr std::string_view directive = "Directive (EU) 2023/2225 art 2";
constexpr CivilDate sepa{2016, 11, 20};
constexpr CivilDate target_from{2002, 1, 1};
constexpr std::string_view rulebook = "SEPA CORE rulebook";

constexpr LawValue values[] = {
    {EcbRate, 0.05_d, {2015, 1, 1}, {2016, 6, 30}, "ECB, main refinancing operations", Verified},
    {EcbRate, 0_d, {2016, 7, 1}, {2022, 12, 31}, "ECB, main refinancing operations", Verified},
    {EcbRate, 2.50_d, {2023, 1, 1}, {2023, 6, 30}, "ECB, main refinancing operations", Verified},
    {EcbRate, 4_d, {2023, 7, 1}, {2023, 12, 31}, "ECB, main refinancing operations", Verified},
    {EcbRate, 4.50_d, {2024, 1, 1}, {2024, 6, 30}, "ECB, main refinancing operations", Verified},
    {EcbRate, 4.25_d, {2024, 7, 1}, {2024, 12, 31}, "ECB, main refinancing operations", Verified},
    {EcbRate, 3.15_d, {2025, 1, 1}, {2025, 6, 30}, "ECB, main refinancing operations", ToVerify},
    {EcbRate, 2.15_d, {2025, 7, 1}, {2026, 6, 30}, "ECB, main refinancing operations", Verified},
    {EcbRate, 2.40_d, {2026, 7, 1}, {2026, 12, 31}, "ECB, main refinancing operations", ToVerify},

    {DeferralDaysSmall, 50_d, credit, open_end, directive, Verified},
    {DeferralDaysLarge, 14_d, credit, open_end, directive, Verified},
    {SmallStaffBelow, 250_d, credit, open_end, "Recommendation 2003/361/EC annex art 2", Verified},
    {SmallTurnoverMax, 50000000_d, credit, open_end, "Recommendation 2003/361/EC annex art 2", Verified},
    {SmallBalanceMax, 43000000_d, credit, open_end, "Recommendation 2003/361/EC annex art 2", Verified},

    {SaturdayIsWorkingDay, 0_d, target_from, open_end, "TARGET calendar", Verified},
    {PrenotificationDays, 14_d, sepa, open_end, rulebook, Verified},
    {SubmissionDays, 1_d, sepa, open_end, rulebook, Verified},
    {RefundDays, 56_d, sepa, open_end, rulebook, Verified},
    {UnauthorisedMonths, 13_d, sepa, open_end, rulebook, Verified},
    {MandateMonths, 36_d, sepa, open_end, rulebook, Verified},
};

constexpr Holiday holidays[] = {
    {"new_year", 1, 1, target_from, open_end, "TARGET calendar", Verified},
    {"good_friday", 0, -2, target_from, open_end, "TARGET calendar", Verified},
    {"easter_monday", 0, 1, target_from, open_end, "TARGET calendar", Verified},
    {"labour_day", 5, 1, target_from, open_end, "TARGET calendar", Verified},
    {"christmas", 12, 25, target_from, open_end, "TARGET calendar", Verified},
    {"second_christmas_day", 12, 26, target_from, open_end, "TARGET calendar", Verified},
};

} // namespace

constinit const RulePack pack_eu{Country::Eu, CostMethod::None, values, holidays, {}};

} // namespace kz
