// UBL 2.1 Invoice and CreditNote by the syntax binding CEN/TS 16931-3-2.
#pragma once

#include "native/einvoice/reading.hpp"

namespace kz::einvoice {

// `root` is inv:Invoice or cn:CreditNote.
Invoice read_ubl(Reading& reading, const XmlNode& root);

} // namespace kz::einvoice
