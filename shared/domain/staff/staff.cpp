#include "shared/domain/staff/staff.hpp"

#include "shared/base/utf8.hpp"

namespace kz {
namespace {

constexpr std::array<std::string_view, staff_roles_count> role_codes = {"agent", "lead", "merchant_admin", "operator"};
constexpr std::array<std::string_view, staff_acts_count> act_codes = {"see_claims", "decide_dispute", "decide_plan", "issue_link", "block_service",
                                                                      "restore_service", "assign_money", "set_money_aside", "waive", "read_audit", "reopen_money",
                                                                      "order_refund", "import_statement", "read_reports", "run_webhooks", "close_message", "move_money", "answer_customer",
                                                                      "edit_replies"};

// A row for each act, in the order of the roles.
constexpr std::array<std::array<bool, staff_roles_count>, staff_acts_count> permissions = {{
    // agent  lead  admin  operator
    {true,  true, true, true}, // see claims
    {true,  true, true, true}, // decide a dispute
    {true,  true, true, true}, // decide a plan
    {true,  true, true, true}, // issue a link
    {false, true, true, true}, // block a service
    {true,  true, true, true}, // restore a service
    {true,  true, true, true}, // assign money
    {false, true, true, true}, // set money aside
    {false, true, true, true}, // waive
    {false, true, true, true}, // read the audit trail
    {false, true, true, true}, // reopen money
    {false, true, true, true}, // order a refund
    {false, false, false, true}, // import a statement
    {false, true, true, true}, // read reports
    {false, false, true, true}, // run webhooks
    {true,  true, true, true}, // close a message
    {false, true, true, true}, // move money
    {true,  true, true, true}, // answer a customer
    {false, true, true, true}, // edit reply texts
}};

constexpr char small(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

std::string in_small(std::string_view text) {
    std::string out;
    for (const char letter : text)
        out += small(letter);
    return out;
}

constexpr bool is_alphanumeric(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
}

} // namespace

std::string_view staff_role_code(StaffRole role) {
    return role_codes[static_cast<std::size_t>(role)];
}

std::optional<StaffRole> parse_staff_role(std::string_view code) {
    for (int role = 0; role < staff_roles_count; ++role)
        if (role_codes[static_cast<std::size_t>(role)] == code)
            return static_cast<StaffRole>(role);
    return std::nullopt;
}

std::string_view staff_act_code(StaffAct act) {
    return act_codes[static_cast<std::size_t>(act)];
}

bool may(StaffRole role, StaffAct act) {
    return permissions[static_cast<std::size_t>(act)][static_cast<std::size_t>(role)];
}

std::string staff_name_in(std::string_view typed) {
    constexpr std::size_t least = 3, most = 64;
    std::string name = in_small(trimmed(typed));
    if (name.size() < least || name.size() > most || !is_alphanumeric(name.front()))
        return {};
    for (const char letter : name)
        if (!is_alphanumeric(letter) && std::string_view("._-+@").find(letter) == std::string_view::npos)
            return {};
    return name;
}

std::optional<PasswordRefusal> check_password(std::string_view password, std::string_view name) {
    if (code_point_count(password) < static_cast<std::size_t>(password_characters_min))
        return PasswordRefusal::TooShort;
    if (password.size() > static_cast<std::size_t>(password_bytes_max))
        return PasswordRefusal::TooLong;
    if (in_small(password) == name)
        return PasswordRefusal::IsName;
    return std::nullopt;
}

} // namespace kz
