// What a wish is answered with: POST /api/v1/page/plan-answer.
//
//   {answer: "accepted" | "offers" | "person",
//    plan: plan (of accepted; of person: as it would be approved, absent when nobody but the merchant may),
//    beyond: [limit_code], offers: [{plan: plan, changes: [change_code]}] nearest first,
//    reasons: [person_reason_code], approver: "staff" | "merchant"}           the latter two of person
//
// plan: see plan_fields.hpp, with its currency.
#pragma once

#include "shared/domain/plans/negotiate.hpp"

#include <string>

namespace kz {

std::string encode_plan_answer(const PlanAnswer& answer);

} // namespace kz
