// The packs of rows, one a source file; rule_pack() hands them out.
#pragma once

#include "shared/domain/law/rule_pack.hpp"

namespace kz {

extern const RulePack pack_de;
extern const RulePack pack_at;
extern const RulePack pack_be;
extern const RulePack pack_nl;
extern const RulePack pack_eu;

} // namespace kz
