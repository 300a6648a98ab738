// Helping with a customer's page: how one asks for it, and what stands above it while it is seen.
#include "shared/view/shared_view.hpp"
#include "shared/view/staff_parts.hpp"

namespace kz {
namespace {

void add_question_fields(Sheet& sheet, const StaffModel& staff, std::string_view href) {
    const auto text = [&](StaffKey key) { return std::string(words(sheet, key)); };
    add_choice(sheet, "reason", words(sheet, StaffKey::ShareReason),
               {{"question", text(StaffKey::ShareReasonQuestion)}, {"plan", text(StaffKey::ShareReasonPlan)}, {"payment", text(StaffKey::ShareReasonPayment)}},
               typed_in(staff, href, "reason"));
    for (const auto& [key, label] : {std::pair("point", StaffKey::ShareAskPoint), std::pair("propose", StaffKey::ShareAskPropose)}) {
        sheet.open(Role::Group, key, Style::CheckRow);
        Node& box = sheet.leaf(Role::Checkbox, "box", Style::CheckBox).with(state_selected);
        box.value = "1";
        box.input.field = key;
        sheet.leaf(Role::Label, "label", Style::CheckLabel).text(words(sheet, label)).refers_to = sheet.out().id_of("box");
        sheet.close();
    }
}

StaffKey key_of(ShareStage stage) {
    switch (stage) {
    case ShareStage::Granted: return StaffKey::ShareOn;
    case ShareStage::Paused: return StaffKey::SharePaused;
    case ShareStage::None: case ShareStage::Ended: return StaffKey::ShareEnded;
    case ShareStage::Offered: case ShareStage::Asked: break;
    }
    return StaffKey::ShareAsked;
}

std::string value_words(const Sheet& sheet, ProposedField field, const std::string& value) {
    ContactSubject subject{};
    if (field == ProposedField::Subject && parse_subject(value, subject))
        return std::string(subject_text(sheet.language(), subject));
    if (field == ProposedField::Amount)
        return std::string(words(sheet, value == "all" ? StaffKey::ShareAmountAll : StaffKey::ShareAmountNext));
    return shown(value);
}

StaffKey key_of(ShareRefusal refusal) {
    switch (refusal) {
    case ShareRefusal::ProposalFaulty: return StaffKey::ShareRefusedFaulty;
    case ShareRefusal::WayNotOffered: return StaffKey::ShareRefusedWay;
    case ShareRefusal::FieldMasked: return StaffKey::ShareRefusedMasked;
    case ShareRefusal::FieldGone: return StaffKey::ShareRefusedGone;
    case ShareRefusal::FieldChanged: return StaffKey::ShareRefusedChanged;
    default: return StaffKey::ShareRefusedNow;
    }
}

std::string proposal_text(const Sheet& sheet, const ShareProposal& proposal) {
    switch (proposal.answer) {
    case ProposalAnswer::Taken: return std::string(words(sheet, StaffKey::ShareTaken));
    case ProposalAnswer::Left: return std::string(words(sheet, StaffKey::ShareLeft));
    case ProposalAnswer::Open: break;
    }
    switch (proposal.kind) {
    case ProposalKind::Way: return words(sheet, StaffKey::ShareProposedWay, way_text(sheet.language(), proposal.way));
    case ProposalKind::Field:
        return words(sheet, StaffKey::ShareProposedField, proposed_field_text(sheet.language(), proposal.field), value_words(sheet, proposal.field, proposal.value));
    case ProposalKind::Plan: break;
    }
    return words(sheet, StaffKey::ShareProposed, proposal.instalments, proposal.first_due_on);
}

void add_plan_form(Sheet& sheet, const StaffModel& staff, const std::string& href) {
    open_act(sheet, "propose", href);
    sheet.open(Role::Group, "fields", Style::FieldPair);
    add_field(sheet, {.key = "instalments", .label = words(sheet, StaffKey::ShareInstalments), .value = typed_in(staff, href, "instalments"), .inputmode = "numeric"});
    add_field(sheet, {.key = "first", .label = words(sheet, StaffKey::ShareFirst), .value = typed_in(staff, href, "first")});
    sheet.close();
    add_submit(sheet, staff, Style::ButtonSecondary, words(sheet, StaffKey::SharePropose));
    sheet.close();
}

void add_way_form(Sheet& sheet, const StaffModel& staff, const ProposalRoom& room, const std::string& href) {
    std::vector<StaffOption> ways;
    for (const PayMethod way : room.ways)
        ways.push_back({std::string(pay_method_code(way)), std::string(way_text(sheet.language(), way))});
    open_act(sheet, "propose_way", href);
    add_choice(sheet, "way", words(sheet, StaffKey::ShareWay), ways);
    add_submit(sheet, staff, Style::ButtonSecondary, words(sheet, StaffKey::ShareWayPropose));
    sheet.close();
}

// What is chosen is an option with its value; what is typed has a field for it.
void add_field_form(Sheet& sheet, const StaffModel& staff, const ProposalRoom& room, const std::string& href) {
    std::vector<StaffOption> typed, chosen;
    for (int number = 0; number < proposed_fields_count; ++number) {
        const auto field = static_cast<ProposedField>(number);
        const std::string code(proposed_field_code(field)), label(proposed_field_text(sheet.language(), field));
        const auto choice = [&](std::string_view value) { chosen.push_back({code + "=" + std::string(value), label + " " + value_words(sheet, field, std::string(value))}); };
        if (!room.has(field))
            continue;
        if (field == ProposedField::Subject) {
            for (int subject = 0; subject <= static_cast<int>(ContactSubject::Other); ++subject)
                choice(subject_code(static_cast<ContactSubject>(subject)));
        } else if (field == ProposedField::Amount) {
            choice("all");
            choice("next");
        } else {
            typed.push_back({code, label});
        }
    }
    typed.insert(typed.end(), chosen.begin(), chosen.end());
    open_act(sheet, "propose_field", href);
    sheet.open(Role::Group, "fields", Style::FieldPair);
    add_choice(sheet, "field", words(sheet, StaffKey::ShareField), typed);
    add_field(sheet, {.key = "value", .label = words(sheet, StaffKey::ShareValue), .is_required = false});
    sheet.close();
    add_submit(sheet, staff, Style::ButtonSecondary, words(sheet, StaffKey::ShareFieldPropose));
    sheet.close();
}

void add_proposing(Sheet& sheet, const StaffModel& staff, const StaffSharing& share) {
    const std::string href = share.address + "/proposal";
    add_plan_form(sheet, staff, href);
    if (!share.room.ways.empty())
        add_way_form(sheet, staff, share.room, href + "?kind=way");
    if (share.room.fields != 0)
        add_field_form(sheet, staff, share.room, numbered(href + "?kind=field&was=", share.was));
}

} // namespace

void add_share_entry(Sheet& sheet, const StaffModel& staff) {
    constexpr std::string_view href = "/staff/share";
    sheet.open_region("share", Style::Card, 1, Style::CardTitle, words(sheet, StaffKey::ShareTitle));
    open_act(sheet, "form", std::string(href));
    add_field(sheet, {.key = "code", .label = words(sheet, StaffKey::ShareCode), .inputmode = "numeric"});
    add_question_fields(sheet, staff, href);
    add_submit(sheet, staff, Style::ButtonPrimary, words(sheet, StaffKey::ShareAsk));
    sheet.close();
    sheet.close();
}

void add_share_question(Sheet& sheet, const StaffModel& staff) {
    const std::string href = address_of(sheet.page().id) + "/share";
    sheet.open_region("share", Style::Card, 2, Style::CardTitle, words(sheet, StaffKey::ShareTitle));
    open_act(sheet, "form", href);
    add_question_fields(sheet, staff, href);
    add_submit(sheet, staff, Style::ButtonSecondary, words(sheet, StaffKey::ShareAsk));
    sheet.close();
    sheet.close();
}

Scene helper_view(const StaffModel& staff, const MaskedScene* page) {
    const StaffSharing& share = *staff.share;
    Sheet sheet(staff.base, say(staff.base.language, StaffKey::ShareTitle));
    const bool is_over = share.stage == ShareStage::Ended || share.stage == ShareStage::None;
    // Alone it is a page with a title; above a customer's page it is a part of that one.
    const bool is_alone = page == nullptr || is_over;
    if (is_alone) {
        sheet.open(Role::Main, "main", Style::Main);
        sheet.open_region("helper", Style::CodeEntry, 1, Style::CardTitle, words(sheet, StaffKey::ShareTitle));
    } else {
        sheet.open(Role::Region, "helper", Style::ShareBar).text(words(sheet, StaffKey::ShareTitle));
    }
    std::string news(words(sheet, key_of(share.stage)));
    if (share.stage == ShareStage::Granted && (share.scopes & share_point) != 0)
        news.append(" ").append(words(sheet, StaffKey::ShareMayPoint));
    sheet.leaf(Role::Status, "news", Style::Strong).text(news);
    sheet.leaf(Role::Status, "proposed", Style::Body)
        .text(is_over         ? std::string()
              : share.refused ? std::string(words(sheet, key_of(*share.refused)))
              : share.proposal ? proposal_text(sheet, *share.proposal)
                               : std::string());
    if (share.stage == ShareStage::Granted && (share.scopes & share_propose) != 0)
        add_proposing(sheet, staff, share);
    sheet.open(Role::Group, "ways", Style::ButtonRow);
    if (!is_over)
        add_act(sheet, staff, "end", share.address + "/end", Style::ButtonPrimary, words(sheet, StaffKey::ShareEnd));
    sheet.leaf(Role::Link, "export", Style::FooterLink).text(words(sheet, StaffKey::ShareExport)).href = share.address + "/export";
    sheet.leaf(Role::Link, "back", Style::FooterLink).text(words(sheet, StaffKey::ClaimBack)).href = "/staff/";
    sheet.close();
    sheet.close();
    if (is_alone)
        sheet.close();
    const Scene above = std::move(sheet).finish();
    return is_alone ? above : with_above(above, page->scene());
}

} // namespace kz
