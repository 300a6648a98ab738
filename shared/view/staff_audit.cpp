// What staff did and saw. What it was is said in words, as the export has it beside them: codes, and what they are about.
#include "shared/view/staff_parts.hpp"

#include <algorithm>

namespace kz {
namespace {

struct AuditWord {
    std::string_view code; // AuditEntry::what
    StaffKey key;
};
constexpr AuditWord audit_words[] = {
    {"claim_opened", StaffKey::AuditClaimOpened},
    {"searched", StaffKey::AuditSearched},
    {"conversation_taken", StaffKey::AuditConversationTaken},
    {"proof_opened", StaffKey::AuditProofOpened},
    {"money_listed", StaffKey::AuditMoneyListed},
    {"money_opened", StaffKey::AuditMoneyOpened},
    {"refunds_listed", StaffKey::AuditRefundsListed},
    {"refunds_exported", StaffKey::AuditRefundsExported},
    {"refund_opened", StaffKey::AuditRefundOpened},
    {"replies_listed", StaffKey::AuditRepliesListed},
    {"reply_opened", StaffKey::AuditReplyOpened},
    {"payout_read", StaffKey::AuditPayoutRead},
    {"payout_exported", StaffKey::AuditPayoutExported},
    {"services_read", StaffKey::AuditServicesRead},
    {"statements_listed", StaffKey::AuditStatementsListed},
    {"webhooks_read", StaffKey::AuditWebhooksRead},
    {"audit_read", StaffKey::AuditAuditRead},
    {"audit_exported", StaffKey::AuditAuditExported},
    {"not_allowed", StaffKey::AuditNotAllowed},
    {"signed_in", StaffKey::AuditSignedIn},
    {"sign_in_failed", StaffKey::AuditSignInFailed},
    {"set_up", StaffKey::AuditSetUp},
    {"signed_out", StaffKey::AuditSignedOut},
    {"sessions_ended", StaffKey::AuditSessionsEnded},
    {"language_chosen", StaffKey::AuditLanguageChosen},
    {"shortcuts_chosen", StaffKey::AuditShortcutsChosen},
    {"sms_sent", StaffKey::AuditSmsSent},
    {"sms_refused", StaffKey::AuditSmsRefused},
    {"sms_unknown", StaffKey::AuditSmsUnknown},
    {"decide_dispute", StaffKey::AuditDecideDispute},
    {"decide_plan", StaffKey::AuditDecidePlan},
    {"issue_link", StaffKey::AuditIssueLink},
    {"block_service", StaffKey::AuditBlockService},
    {"restore_service", StaffKey::AuditRestoreService},
    {"assign_money", StaffKey::AuditAssignMoney},
    {"set_money_aside", StaffKey::AuditSetMoneyAside},
    {"reopen_money", StaffKey::AuditReopenMoney},
    {"waive", StaffKey::AuditWaive},
    {"order_refund", StaffKey::AuditOrderRefund},
    {"import_statement", StaffKey::AuditImportStatement},
    {"run_webhooks", StaffKey::AuditRunWebhooks},
    {"close_message", StaffKey::AuditCloseMessage},
    {"move_money", StaffKey::AuditMoveMoney},
    {"answer_customer", StaffKey::AuditAnswerCustomer},
    {"edit_replies", StaffKey::AuditEditReplies},
    {"share_code_wrong", StaffKey::AuditShareCodeWrong},
    {"share_asked", StaffKey::AuditShareAsked},
    {"share_seen", StaffKey::AuditShareSeen},
    {"share_pointed", StaffKey::AuditSharePointed},
    {"share_proposed", StaffKey::AuditShareProposed},
    {"share_end", StaffKey::AuditShareEnd},
    {"share_grant", StaffKey::AuditShareGrant},
    {"share_decline", StaffKey::AuditShareDecline},
    {"share_pause", StaffKey::AuditSharePause},
    {"share_resume", StaffKey::AuditShareResume},
    {"share_take_proposal", StaffKey::AuditShareTakeProposal},
    {"share_leave_proposal", StaffKey::AuditShareLeaveProposal},
    {"share_refused", StaffKey::AuditShareRefused},
    {"share_ended", StaffKey::AuditShareEnded},
    {"share_exported", StaffKey::AuditShareExported},
};

// A code that has no words stands for itself: nothing is left out.
std::string_view what_text(const Sheet& sheet, std::string_view code) {
    const auto found = std::ranges::find(audit_words, code, &AuditWord::code);
    return found == std::end(audit_words) ? code : words(sheet, found->key);
}

void add_look(Sheet& sheet, const StaffLook& look, std::size_t number) {
    sheet.open(Role::ListItem, numbered("look", number), Style::LineRow);
    sheet.open(Role::Group, "texts", Style::LineTexts);
    std::string what(what_text(sheet, look.what));
    if (!look.claim.empty())
        what.append(" · ").append(look.claim);
    sheet.paragraph("what", Style::Body, what);
    sheet.paragraph("who", Style::LineDetail,
                    words(sheet, StaffKey::AuditLine, look.at.date, clock_text(sheet.language(), look.at.minute), look.name, static_cast<int>(look.session)));
    sheet.paragraph("code", Style::LineDetail, look.detail.empty() ? look.what : look.what + ": " + shown(look.detail));
    sheet.close();
    sheet.close();
}

} // namespace

void add_audit(Sheet& sheet, const StaffModel& staff) {
    sheet.open_region("audit", Style::Card, 1, Style::CardTitle, words(sheet, StaffKey::AuditTitle));
    sheet.paragraph("lead", Style::CardLead, words(sheet, StaffKey::AuditLead));
    sheet.open(Role::Group, "export", Style::ButtonRow);
    sheet.leaf(Role::Link, "csv", Style::FooterLink).text(words(sheet, StaffKey::AuditCsv)).href = "/staff/audit.csv";
    sheet.leaf(Role::Link, "json", Style::FooterLink).text(words(sheet, StaffKey::AuditJson)).href = "/staff/audit.json";
    sheet.close();
    sheet.open(Role::List, "list", Style::Lines);
    for (std::size_t at = 0; at < staff.looks.size(); ++at)
        add_look(sheet, staff.looks[at], at);
    sheet.close();
    if (staff.looks_next != 0)
        sheet.leaf(Role::Link, "more", Style::ButtonSecondary).text(words(sheet, StaffKey::AuditMore)).href =
            numbered("/staff/audit?after=", static_cast<std::size_t>(staff.looks_next));
    sheet.close();
}

} // namespace kz
