// camt.053 (statement) and camt.054 (notification), ISO 20022, versions 02 to 08, by expat in push mode.
#pragma once

#include "native/statement/format.hpp"

#include <memory>

namespace kz {

std::unique_ptr<StatementFormat> make_camt_format(StatementSink& sink);

} // namespace kz
