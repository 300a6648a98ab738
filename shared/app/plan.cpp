// The dialogue about a plan: from what is being said to a wish and its answer, and what gives room later.
#include "shared/app/model.hpp"
#include "shared/base/decimal_text.hpp"

#include <algorithm>

namespace kz {
namespace {

bool is_something_open(const Model& model) {
    return model.gate == Gate::Open && model.page && open(model.page->state).is_positive();
}

// What of a typed amount counts: "€ 49,90 " is "49,90".
std::string figures_of(std::string_view typed) {
    std::string figures;
    for (const char c : typed)
        if ((c >= '0' && c <= '9') || c == ',' || c == '.')
            figures += c;
    return figures;
}

// "50", "49,90", "1.200,50": the last sign before one or two digits parts the cents.
std::optional<Money> amount_typed(std::string_view text, Currency currency) {
    const std::string digits = figures_of(text);
    const std::size_t part = digits.find_last_of(",.");
    const std::size_t decimals = part == std::string::npos ? 0 : digits.size() - part - 1;
    const bool has_cents = part != std::string::npos && decimals <= 2;
    std::string whole = has_cents ? digits.substr(0, part) : digits;
    std::erase_if(whole, [](char c) { return c == ',' || c == '.'; });
    std::string cents = has_cents ? digits.substr(part + 1) : std::string();
    cents.resize(2, '0');
    const auto minor = parse_integer(whole + cents);
    if (whole.empty() || !minor || *minor > money_minor_max)
        return std::nullopt;
    return Money{*minor, currency};
}

void add_if_accepted(std::vector<PlanStep>& steps, const Model& model, const PlanStep& step) {
    const ClaimPage& page = *model.page;
    const Command command = std::visit([](const auto& of_plan) -> Command { return of_plan; }, step);
    if (decide(page.state, command, page.policy, model.today))
        steps.push_back(step);
}

} // namespace

bool is_plan_offered(const Model& model) {
    return is_plan_choosable(model) && !is_plan_running(model.page->state, model.today);
}

bool is_plan_choosable(const Model& model) {
    return is_something_open(model) && instalments_most(model) >= 2;
}

int instalments_most(const Model& model) {
    return is_something_open(model) ? instalments_possible(model.page->policy, open(model.page->state)) : 0;
}

int instalments_shown(const Model& model) {
    const int most = instalments_most(model);
    if (most < 2)
        return 0;
    if (model.plan.instalments != 0)
        return std::clamp(model.plan.instalments, 2, most);
    const int at_once = instalments_at_once(model.page->policy, open(model.page->state));
    return at_once >= 2 ? (2 + at_once) / 2 : 2;
}

std::optional<PlanWish> wish_of(const Model& model) {
    if (!is_plan_choosable(model))
        return std::nullopt;
    const PlanDraft& draft = model.plan;
    PlanWish wish{EqualParts{instalments_shown(model)}, {draft.rhythm, 0}, draft.first_due_on};
    if (draft.rhythm == RhythmKind::AfterPayDay)
        wish.rhythm.pay_day = draft.pay_day;
    if (draft.by == PlanBy::Spare) {
        const auto spare = amount_typed(draft.spare, open(model.page->state).currency);
        if (!spare)
            return std::nullopt;
        wish.size = SpareMonthly{*spare};
    }
    return wish;
}

std::optional<PlanAnswer> answer_of(const Model& model) {
    const auto wish = wish_of(model);
    if (!wish)
        return std::nullopt;
    const ClaimPage& page = *model.page;
    auto answer = negotiate(open(page.state), negotiation_policy(page.policy, model.today), *wish, model.today, is_banking_day);
    return answer ? std::optional(*std::move(answer)) : std::nullopt;
}

std::optional<PlanWish> wish_to_agree(const Model& model) {
    auto wish = wish_of(model);
    const auto answer = answer_of(model);
    const auto* accepted = answer ? std::get_if<PlanAccepted>(&*answer) : nullptr;
    if (accepted == nullptr)
        return std::nullopt;
    wish->first_due_on = accepted->plan.first_nominal;
    return wish;
}

PlanDraft draft_of(const PlanWish& wish) {
    PlanDraft draft;
    if (const auto* parts = std::get_if<EqualParts>(&wish.size)) {
        draft.instalments = parts->number;
    } else if (const auto* spare = std::get_if<SpareMonthly>(&wish.size)) {
        draft.by = PlanBy::Spare;
        draft.spare = plain(spare->amount);
    }
    draft.rhythm = wish.rhythm.kind;
    if (wish.rhythm.kind == RhythmKind::AfterPayDay)
        draft.pay_day = wish.rhythm.pay_day;
    draft.first_due_on = wish.first_due_on;
    return draft;
}

Busy busy_with(const PlanStep& step) {
    if (std::holds_alternative<AgreePlan>(step))
        return Busy::AgreeingPlan;
    return std::holds_alternative<RequestPlan>(step) ? Busy::RequestingPlan : Busy::TakingRelief;
}

std::vector<PlanStep> reliefs(const Model& model) {
    std::vector<PlanStep> steps;
    if (!is_something_open(model))
        return steps;
    const State& state = model.page->state;
    const auto lines = plan_lines(state, model.today);
    if (const auto next = std::ranges::find_if(lines, is_left); next != lines.end()) {
        if (is_missed(*next)) {
            for (const CatchUpKind kind : {CatchUpKind::PayNow, CatchUpKind::SpreadOverRest, CatchUpKind::AddAtEnd})
                add_if_accepted(steps, model, CatchUpPlan{kind});
            return steps;
        }
        const Date from = std::max(next->line.due_on, model.today);
        for (const int days : {7, 14})
            add_if_accepted(steps, model, PostponeLine{next->line.number, add_days(from, days)});
        for (const int days : {14, 30})
            add_if_accepted(steps, model, PausePlan{days});
        return steps;
    }
    // A claim that rests, or is said to be wrong, has no day that presses.
    const Standing now = standing(state, model.today);
    if (now != Standing::Open && now != Standing::Overdue)
        return steps;
    const Date from = std::max(due_date(state).value_or(model.today), model.today);
    for (const int days : {7, 14, 30})
        add_if_accepted(steps, model, PostponeDue{add_days(from, days)});
    return steps;
}

std::optional<PlanStep> relief_shown(const Model& model) {
    const auto steps = reliefs(model);
    if (steps.empty())
        return std::nullopt;
    return steps[static_cast<std::size_t>(std::clamp(model.relief, 0, static_cast<int>(steps.size()) - 1))];
}

// ---- without script -----------------------------------------------------------------------------------------------

void take_plan_field(PlanDraft& draft, std::string_view name, std::string_view value) {
    const auto number = parse_integer(value);
    if (name == "instalments") {
        if (number && *number > 0 && *number <= plan_instalments_limit)
            draft.instalments = static_cast<int>(*number);
    } else if (name == "spare") {
        draft.by = PlanBy::Spare;
        draft.spare = figures_of(value);
    } else if (name == "rhythm") {
        draft.rhythm = parse_rhythm(value).value_or(draft.rhythm);
    } else if (name == "payday") {
        if (number && *number >= 1 && *number <= pay_day_max)
            draft.pay_day = static_cast<int>(*number);
    } else if (name == "first") {
        draft.first_due_on = parse_date(value);
    }
}

PlanDraft plan_draft_from(std::string_view query) {
    PlanDraft draft;
    while (!query.empty()) {
        const std::string_view field = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(field.size() + 1, query.size()));
        if (const std::size_t equals = field.find('='); equals != std::string_view::npos)
            take_plan_field(draft, field.substr(0, equals), field.substr(equals + 1));
    }
    return draft;
}

std::string query_of(const PlanDraft& draft) {
    std::string query;
    if (draft.by == PlanBy::Spare) {
        query += "&spare=" + figures_of(draft.spare);
    } else if (draft.instalments != 0) {
        append_integer(query += "&instalments=", draft.instalments);
    }
    if (draft.rhythm != RhythmKind::Monthly)
        query.append("&rhythm=").append(rhythm_code(draft.rhythm));
    if (draft.rhythm == RhythmKind::AfterPayDay)
        append_integer(query += "&payday=", draft.pay_day);
    if (draft.first_due_on)
        query += "&first=" + iso(*draft.first_due_on);
    return query;
}

std::string address_of(const PlanStep& step, Language language) {
    const std::string lang = "?lang=" + std::string(language_code(language));
    std::string fields;
    std::string_view form;
    std::visit(Overload{
                   [&](const AgreePlan& agree) { form = "plan", fields = query_of(draft_of(agree.wish)); },
                   [&](const RequestPlan& request) { form = "plan-request", fields = query_of(draft_of(request.wish)); },
                   [&](const PausePlan& pause) { form = "plan-pause", append_integer(fields = "&days=", pause.days); },
                   [&](const PostponeLine& line) {
                       form = "plan-line";
                       append_integer(fields = "&number=", line.number);
                       fields += "&to=" + iso(line.to);
                   },
                   [&](const CatchUpPlan& way) { form = "plan-catch-up", fields.append("&way=").append(catch_up_code(way.kind)); },
                   [&](const PostponeDue& due) { form = "due-date", fields = "&to=" + iso(due.to); },
               },
               step);
    return std::string(form) + lang + fields;
}

std::optional<PlanStep> plan_step_from(std::string_view form, const FormFields& fields, const Model& model) {
    const auto value = [&](std::string_view name) -> std::string_view {
        const auto found = std::ranges::find(fields, name, [](const auto& field) { return std::string_view(field.first); });
        return found == fields.end() ? std::string_view() : std::string_view(found->second);
    };
    const auto number = [&](std::string_view name) { return parse_integer(value(name)).value_or(0); };
    const auto wish = wish_of(model);
    if (form == "plan" && wish)
        return AgreePlan{*wish};
    if (form == "plan-request" && wish)
        return RequestPlan{*wish};
    if (form == "plan-pause")
        return PausePlan{static_cast<int>(std::clamp<std::int64_t>(number("days"), 0, 1000))};
    const auto to = parse_date(value("to"));
    if (form == "plan-line" && to)
        return PostponeLine{static_cast<int>(std::clamp<std::int64_t>(number("number"), 0, 1000)), *to};
    if (form == "due-date" && to)
        return PostponeDue{*to};
    if (form == "plan-catch-up")
        for (const CatchUpKind kind : {CatchUpKind::PayNow, CatchUpKind::SpreadOverRest, CatchUpKind::AddAtEnd})
            if (value("way") == catch_up_code(kind))
                return CatchUpPlan{kind};
    return std::nullopt;
}

} // namespace kz
