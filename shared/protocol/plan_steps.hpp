// What a customer asks of a plan, with effect: one address each below /api/v1/page, answered by the page as it is afterwards. Strict;
// what the domain judges is only bounded here.
//
//   plan           a wish, see plan_fields.hpp     agreed, if it is accepted at once; of a plan that runs: for the rest
//   plan-request   a wish                          a person decides
//   plan-pause     {days! 0 to 1000}               every open line later
//   plan-line      {number!, to!}                  one open line later
//   plan-catch-up  {way!: catch_up_code}           what was missed
//   due-date       {to!}                           without a plan
#pragma once

#include "shared/base/result.hpp"
#include "shared/domain/journal/journal.hpp"
#include "shared/protocol/wire_fault.hpp"

#include <span>
#include <string>
#include <string_view>

namespace kz {

struct PlanStepKind {
    std::string_view path; // "/api/v1/page/plan-pause"
    Result<PlanStep, WireFault> (*decode)(std::string_view json);
};
std::span<const PlanStepKind> plan_step_kinds(); // in the order of PlanStep

std::string encode_plan_step(const PlanStep& step);
Command command_of(const PlanStep& step);

} // namespace kz
