// libFuzzer: the reader of mail over any bytes; whatever it gives may be stored and shown.
#include "native/mail/received_mail.hpp"
#include "shared/base/assert.hpp"
#include "shared/base/utf8.hpp"

#include <cstdint>

using namespace kz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto mail = read_mail({reinterpret_cast<const char*>(data), size});
    if (!mail)
        return 0;
    KZ_ASSERT(is_plain_text(mail->text) && is_plain_text(mail->subject) && is_plain_text(mail->message_id));
    KZ_ASSERT(mail->text.size() <= mail_text_bytes_max + 4);
    KZ_ASSERT(static_cast<int>(mail->files.size()) <= mail_parts_max);
    return 0;
}
