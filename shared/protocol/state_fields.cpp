#include "shared/protocol/state_fields.hpp"

namespace kz {

void write_contact(JsonWriter& json, const ContactRequest& request) {
    json.text("subject", subject_code(request.subject));
    json.text("text", request.text);
    json.text_if_any("phone", request.phone);
    json.text_if_any("email", request.email);
}

ContactRequest read_contact(Fields& fields) {
    ContactRequest request;
    const std::string_view subject = fields.required_code("subject");
    if (!parse_subject(subject, request.subject))
        fields.unknown_code("subject");
    request.text = fields.raw_text("text");
    request.phone = fields.raw_text("phone");
    request.email = fields.raw_text("email");
    return request;
}

} // namespace kz
