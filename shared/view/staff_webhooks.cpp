// What merchants are told, and how that fares: each webhook with its latest deliveries, and the way to have them again.
#include "shared/view/staff_parts.hpp"

namespace kz {
namespace {

void add_delivery(Sheet& sheet, const StaffDelivery& delivery) {
    sheet.open(Role::ListItem, numbered("delivery", static_cast<std::size_t>(delivery.sequence)), Style::LineRow);
    sheet.open(Role::Group, "texts", Style::LineTexts);
    // Codes, as the merchant gets them.
    sheet.paragraph("what", Style::Body, numbered("", static_cast<std::size_t>(delivery.sequence)) + ": " + delivery.type + (delivery.claim.empty() ? "" : " " + delivery.claim));
    if (!delivery.failure.empty() || delivery.status >= 300)
        sheet.paragraph("failure", Style::LineDetail,
                        delivery.failure.empty() ? words(sheet, StaffKey::WebhooksStatus, delivery.status) : words(sheet, StaffKey::WebhooksFailure, shown(delivery.failure)));
    sheet.close();
    sheet.open(Role::Group, "state", Style::LineTexts);
    const std::string clock = clock_text(sheet.language(), delivery.due_at.minute);
    const bool is_pending = delivery.state == "pending";
    sheet.paragraph("state", delivery.state == "given_up" ? Style::ScheduleOverdue : Style::LineDetail,
                    is_pending                      ? words(sheet, StaffKey::WebhooksPending, delivery.due_at.date, clock)
                    : delivery.state == "delivered" ? words(sheet, StaffKey::WebhooksDelivered, delivery.due_at.date, clock)
                                                    : words(sheet, StaffKey::WebhooksGivenUp, delivery.due_at.date, clock));
    sheet.paragraph("attempts", Style::LineDetail, words(sheet, StaffKey::WebhooksAttempts, delivery.attempts));
    sheet.close();
    sheet.close();
}

void add_webhook(Sheet& sheet, const StaffModel& staff, const StaffWebhook& webhook) {
    sheet.open(Role::Group, webhook.webhook, Style::Column);
    sheet.heading(2, "title", Style::SubTitle, words(sheet, StaffKey::WebhooksOf, shown(webhook.merchant), shown(webhook.url)));
    if (webhook.is_disabled)
        sheet.paragraph("disabled", Style::ScheduleOverdue, words(sheet, StaffKey::WebhooksDisabled));
    sheet.open(Role::List, "list", Style::Lines);
    for (const StaffDelivery& delivery : webhook.deliveries)
        add_delivery(sheet, delivery);
    sheet.close();
    const std::string href = "/staff/webhooks/" + webhook.webhook + "/replay";
    open_act(sheet, "replay", href);
    add_field(sheet, {.key = "from", .label = words(sheet, StaffKey::WebhooksFrom), .value = typed_in(staff, href, "from"), .inputmode = "numeric"});
    add_submit(sheet, staff, Style::ButtonSecondary, words(sheet, StaffKey::WebhooksReplay));
    sheet.close();
    sheet.close();
}

} // namespace

void add_webhooks(Sheet& sheet, const StaffModel& staff) {
    sheet.open_region("webhooks", Style::Card, 1, Style::CardTitle, words(sheet, StaffKey::WebhooksTitle));
    add_money_areas(sheet, staff);
    sheet.paragraph("lead", Style::CardLead, words(sheet, staff.webhooks.empty() ? StaffKey::WebhooksNone : StaffKey::WebhooksLead));
    for (const StaffWebhook& webhook : staff.webhooks)
        add_webhook(sheet, staff, webhook);
    sheet.close();
}

} // namespace kz
