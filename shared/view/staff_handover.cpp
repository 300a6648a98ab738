// Who of staff answers a conversation, and what they told each other about it: of this no customer sees anything.
#include "shared/view/staff_parts.hpp"

#include <algorithm>

namespace kz {
namespace {

constexpr std::string_view to_queue = "-"; // no name begins so

} // namespace

void add_handover_note(Sheet& sheet, const StaffModel& staff) {
    const std::vector<Handover>& handovers = sheet.state().handovers;
    const auto noted = std::ranges::find_if(handovers.rbegin(), handovers.rend(), [](const Handover& handover) { return !handover.note.empty(); });
    if (handovers.empty() || (noted == handovers.rend() && assignee(sheet.state()).empty()))
        return;
    sheet.open_region("handover", Style::Card, 2, Style::CardTitle, words(sheet, StaffKey::HandoverTitle));
    const std::string_view with = assignee(sheet.state());
    sheet.paragraph("with", Style::CardLead, with.empty() ? std::string(words(sheet, StaffKey::HandoverNobody))
                                             : with == staff.name ? std::string(words(sheet, StaffKey::HandoverYou))
                                                                  : words(sheet, StaffKey::HandoverWith, shown(with)));
    if (noted != handovers.rend()) {
        const ClockTime time = central_european_clock(noted->at);
        sheet.paragraph("from", Style::LineDetail, words(sheet, StaffKey::HandoverFrom, shown(noted->by), time.date, clock_text(sheet.language(), time.minute)));
        sheet.paragraph("note", Style::Body, shown(noted->note)).personal();
    }
    sheet.close();
}

void add_handover_form(Sheet& sheet, const StaffModel& staff, std::string href) {
    sheet.heading(3, "handover_title", Style::SubTitle, words(sheet, StaffKey::HandoverAct));
    open_act(sheet, "handover", href);
    std::vector<StaffOption> options{{staff.name, std::string(words(sheet, StaffKey::HandoverToMe))}, {std::string(to_queue), std::string(words(sheet, StaffKey::HandoverToQueue))}};
    for (const std::string& name : staff.colleagues)
        options.push_back({name, shown(name)});
    add_choice(sheet, "to", words(sheet, StaffKey::HandoverTo), options, typed_in(staff, href, "to"));
    add_field(sheet, {.key = "note", .label = words(sheet, StaffKey::HandoverNote), .role = Role::TextArea, .value = typed_in(staff, href, "note"),
                      .help = words(sheet, StaffKey::HandoverNoteHelp), .is_required = false});
    add_submit(sheet, staff, Style::ButtonSecondary, words(sheet, StaffKey::HandoverSubmit));
    sheet.close();
}

} // namespace kz
