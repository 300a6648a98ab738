// MT940 (SWIFT customer statement), with or without its envelope, by lines.
#pragma once

#include "native/statement/format.hpp"

#include <memory>

namespace kz {

std::unique_ptr<StatementFormat> make_mt940_format(StatementSink& sink);

} // namespace kz
