#include "shared/domain/staff/staff.hpp"

#include <doctest/doctest.h>

using namespace kz;

TEST_CASE("what each role may do, cell by cell") {
    struct Row {
        StaffAct act;
        const char* code;
        const char* allowed; // A agent, L lead, M merchant admin, O operator; - not
    };
    constexpr Row rows[] = {
        {StaffAct::SeeClaims, "see_claims", "ALMO"},
        {StaffAct::DecideDispute, "decide_dispute", "ALMO"},
        {StaffAct::DecidePlan, "decide_plan", "ALMO"},
        {StaffAct::IssueLink, "issue_link", "ALMO"},
        {StaffAct::BlockService, "block_service", "-LMO"},
        {StaffAct::RestoreService, "restore_service", "ALMO"},
        {StaffAct::AssignMoney, "assign_money", "ALMO"},
        {StaffAct::SetMoneyAside, "set_money_aside", "-LMO"},
        {StaffAct::Waive, "waive", "-LMO"},
        {StaffAct::ReadAudit, "read_audit", "-LMO"},
        {StaffAct::ReopenMoney, "reopen_money", "-LMO"},
        {StaffAct::OrderRefund, "order_refund", "-LMO"},
        {StaffAct::ImportStatement, "import_statement", "---O"},
        {StaffAct::ReadReports, "read_reports", "-LMO"},
        {StaffAct::RunWebhooks, "run_webhooks", "--MO"},
        {StaffAct::CloseMessage, "close_message", "ALMO"},
        {StaffAct::MoveMoney, "move_money", "-LMO"},
        {StaffAct::AnswerCustomer, "answer_customer", "ALMO"},
        {StaffAct::EditReplies, "edit_replies", "-LMO"},
    };
    static_assert(std::size(rows) == staff_acts_count);
    for (int act = 0; act < staff_acts_count; ++act) {
        const Row& row = rows[act];
        CAPTURE(row.code);
        CHECK(static_cast<int>(row.act) == act);
        CHECK(staff_act_code(row.act) == row.code);
        for (int role = 0; role < staff_roles_count; ++role)
            CHECK(may(static_cast<StaffRole>(role), row.act) == (row.allowed[role] != '-'));
    }
}

TEST_CASE("roles have codes, and only those are read") {
    constexpr const char* codes[] = {"agent", "lead", "merchant_admin", "operator"};
    for (int role = 0; role < staff_roles_count; ++role) {
        CHECK(staff_role_code(static_cast<StaffRole>(role)) == codes[role]);
        CHECK(parse_staff_role(codes[role]) == static_cast<StaffRole>(role));
    }
    CHECK_FALSE(parse_staff_role("root"));
    CHECK(is_of_merchant(StaffRole::MerchantAdmin));
    CHECK_FALSE(is_of_merchant(StaffRole::Operator));
}

TEST_CASE("a name is kept in one form, or is none") {
    constexpr const char* rows[][2] = {
        {" Lena.Meyer@Nordfunk.example ", "lena.meyer@nordfunk.example"}, {"lena", "lena"}, {"a-1", "a-1"}, {"l_m+x", "l_m+x"},
        {"ab", ""}, {"", ""}, {"@lena", ""}, {"lena meyer", ""}, {"lena\n", "lena"}, {"jürgen", ""}, {"<b>x</b>", ""}};
    for (const auto& [typed, kept] : rows) {
        CAPTURE(typed);
        CHECK(staff_name_in(typed) == kept);
    }
    CHECK(staff_name_in(std::string(65, 'a')).empty());
}

TEST_CASE("a password is long, and not the name") {
    CHECK_FALSE(check_password("correct horse battery", "lena"));
    CHECK(check_password("elevenchars", "lena") == PasswordRefusal::TooShort);
    CHECK(check_password("ÄÖÜäöüß€€€€", "lena") == PasswordRefusal::TooShort); // eleven characters in more bytes
    CHECK_FALSE(check_password("ÄÖÜäöüß€€€€€", "lena"));
    CHECK(check_password(std::string(257, 'x'), "lena") == PasswordRefusal::TooLong);
    CHECK(check_password("Lena.Meyer@x.example", "lena.meyer@x.example") == PasswordRefusal::IsName);
}
