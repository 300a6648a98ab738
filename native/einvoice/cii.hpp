// UN/CEFACT Cross Industry Invoice D16B by the syntax binding CEN/TS 16931-3-3; also Factur-X and ZUGFeRD from 2.0.
#pragma once

#include "native/einvoice/reading.hpp"

namespace kz::einvoice {

// `root` is rsm:CrossIndustryInvoice.
Invoice read_cii(Reading& reading, const XmlNode& root);

} // namespace kz::einvoice
