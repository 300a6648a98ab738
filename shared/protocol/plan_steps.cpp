#include "shared/protocol/plan_steps.hpp"

#include "shared/protocol/codes.hpp"
#include "shared/protocol/plan_fields.hpp"
#include "shared/protocol/request_fields.hpp"

namespace kz {
namespace {

using Decoded = Result<PlanStep, WireFault>;

constexpr int days_wire_max = 1000; // the policy is narrower

Decoded decode_agreement(std::string_view text) {
    return decode_request(text, [](Fields& fields) -> PlanStep { return AgreePlan{read_wish(fields)}; });
}

Decoded decode_plan_request(std::string_view text) {
    return decode_request(text, [](Fields& fields) -> PlanStep { return RequestPlan{read_wish(fields)}; });
}

Decoded decode_pause(std::string_view text) {
    return decode_request(text, [](Fields& fields) -> PlanStep { return PausePlan{fields.required_int("days", 0, days_wire_max)}; });
}

Decoded decode_line(std::string_view text) {
    return decode_request(text, [](Fields& fields) -> PlanStep {
        return PostponeLine{fields.required_int("number", 1, plan_instalments_wire_max), fields.required_date("to")};
    });
}

Decoded decode_catch_up(std::string_view text) {
    return decode_request(text, [](Fields& fields) -> PlanStep {
        return CatchUpPlan{choice(fields, "way", parse_catch_up(fields.required_code("way")))};
    });
}

Decoded decode_due_date(std::string_view text) {
    return decode_request(text, [](Fields& fields) -> PlanStep { return PostponeDue{fields.required_date("to")}; });
}

constexpr PlanStepKind kinds[] = {
    {"/api/v1/page/plan", decode_agreement},   {"/api/v1/page/plan-request", decode_plan_request},
    {"/api/v1/page/plan-pause", decode_pause}, {"/api/v1/page/plan-line", decode_line},
    {"/api/v1/page/plan-catch-up", decode_catch_up}, {"/api/v1/page/due-date", decode_due_date},
};
static_assert(std::size(kinds) == std::variant_size_v<PlanStep>);

} // namespace

std::span<const PlanStepKind> plan_step_kinds() {
    return kinds;
}

std::string encode_plan_step(const PlanStep& step) {
    std::string out;
    JsonWriter json(out);
    json.begin_document();
    std::visit(Overload{
                   [&](const AgreePlan& agree) { write_wish(json, agree.wish); },
                   [&](const RequestPlan& request) { write_wish(json, request.wish); },
                   [&](const PausePlan& pause) { json.integer("days", pause.days); },
                   [&](const PostponeLine& line) {
                       json.integer("number", line.number);
                       json.date("to", line.to);
                   },
                   [&](const CatchUpPlan& way) { json.text("way", catch_up_code(way.kind)); },
                   [&](const PostponeDue& due) { json.date("to", due.to); },
               },
               step);
    json.close_object();
    return out;
}

Command command_of(const PlanStep& step) {
    return std::visit([](const auto& command) -> Command { return command; }, step);
}

} // namespace kz
