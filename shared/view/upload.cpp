// A file on its way to an objection or into the conversation.
#include "shared/view/sheet.hpp"

namespace kz {

const std::string_view proof_types = "image/jpeg,image/png,image/webp,image/heic,application/pdf";

void add_upload(Sheet& sheet, std::string href, int dispute) {
    const Model& model = sheet.model();
    const bool is_busy = model.busy == (dispute == file_of_message ? Busy::SendingFile : Busy::SendingProof);
    Node& form = sheet.open(Role::Form, "proof", Style::FormStack);
    form.href = std::move(href);
    form.value = "multipart/form-data";
    sheet.open(Role::Group, "field", Style::Field);
    sheet.leaf(Role::Label, "label", Style::FieldLabel).text(sheet.words(TextKey::ProofLabel)).refers_to = sheet.out().id_of("file");
    Node& file = sheet.leaf(Role::File, "file", Style::FieldFile).on(bind(Action::ChooseProof, dispute));
    file.value = proof_types;
    file.input.field = "proof";
    file.described_by = sheet.out().id_of("help");
    if (is_busy)
        file.with(state_disabled);
    sheet.paragraph("help", Style::FieldHelp, sheet.words(TextKey::ProofHelp));
    sheet.close();
    if (dispute != file_of_message)
        sheet.leaf(Role::Status, "progress", Style::Small).text(is_busy ? sheet.words(TextKey::ProofSending, model.proof_percent) : "");
    // With script the choice of a file sends it, and nobody has to press this.
    sheet.leaf(Role::Button, "send", Style::ButtonSecondary).text(sheet.words(TextKey::ProofSend)).submits = true;
    sheet.close();
}

} // namespace kz
