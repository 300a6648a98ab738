#include "shared/domain/payments/transfer.hpp"

#include <algorithm>
#include <qrcodegen/qrcodegen.h>

namespace kz {

std::optional<QrSymbol> qr_symbol(std::string_view text, int version_max) {
    // The C interface reads up to the first zero byte: text that has one would be cut in silence.
    if (version_max < qrcodegen_VERSION_MIN || text.find('\0') != std::string_view::npos)
        return std::nullopt;
    const std::string terminated(text);
    std::uint8_t work[qrcodegen_BUFFER_LEN_MAX];
    std::uint8_t code[qrcodegen_BUFFER_LEN_MAX];
    // The level stays M also where a higher one would fit: EPC069-12 fixes it.
    if (!qrcodegen_encodeText(terminated.c_str(), work, code, qrcodegen_Ecc_MEDIUM, qrcodegen_VERSION_MIN,
                              std::min(version_max, qrcodegen_VERSION_MAX), qrcodegen_Mask_AUTO, false))
        return std::nullopt;
    QrSymbol symbol;
    symbol.size = qrcodegen_getSize(code);
    for (int y = 0; y < symbol.size; ++y)
        for (int x = 0; x < symbol.size; ++x)
            symbol.modules += qrcodegen_getModule(code, x, y) ? '1' : '0';
    return symbol;
}

} // namespace kz
