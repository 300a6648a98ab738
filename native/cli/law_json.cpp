#include "native/cli/law_json.hpp"

#include <algorithm>
#include <cctype>
#include <cstdio>

namespace kz {
namespace {

using Json = OrderedJson;

std::string figure_text(const LawValue& value) {
    const std::string figure = plain(value.figure);
    switch (unit_of(value.name)) {
    case Unit::Percent: return figure + " %";
    case Unit::Euro: return plain(value.money()) + " EUR";
    case Unit::Days: return figure + " days";
    case Unit::Months: return figure + " months";
    case Unit::Years: return figure + " years";
    case Unit::Yes: return value.figure.units != 0 ? "yes" : "no";
    case Unit::Factor:
    case Unit::Count: break;
    }
    return figure;
}

// A rule without a number is told by its name.
std::string step_text(const LawValue& value) {
    return unit_of(value.name) == Unit::Yes ? std::string(value_code(value.name)) + ": " + figure_text(value) : figure_text(value);
}

// The articles of the values, and the weakest mark.
void cite(Json& line, const std::vector<LawValue>& values) {
    std::string articles;
    Mark mark = Mark::Verified;
    for (const LawValue& value : values) {
        articles += (articles.empty() ? "" : "; ") + std::string(value.source);
        mark = std::max(mark, value.mark);
    }
    line["article"] = articles;
    line["mark"] = values.empty() ? "" : mark_code(mark);
}

Json steps_json(const std::vector<DateStep>& steps) {
    Json array = Json::array();
    for (const DateStep& step : steps) {
        Json line{{"step", date_rule_code(step.rule)}, {"day", iso(step.date)}, {"value", step.value ? step_text(*step.value) : ""}};
        cite(line, step.value ? std::vector{*step.value} : std::vector<LawValue>{});
        array.push_back(std::move(line));
    }
    return array;
}

std::string day_text(CivilDate day) {
    const auto date = make_date(day.year, day.month, day.day);
    return !date || day.year == open_end.year ? "" : iso(*date);
}

bool is_in_force(CivilDate from, CivilDate to, std::optional<Date> on) {
    return !on || (make_date(from.year, from.month, from.day) <= on && on <= make_date(to.year, to.month, to.day));
}

// How people read a cell.
std::string cell(const Json& value) {
    return value.is_string() ? value.get<std::string>() : value.is_boolean() ? (value.get<bool>() ? "yes" : "no") : value.dump();
}

void print_table(const Json& rows) {
    std::vector<std::string> names;
    for (const auto& [name, value] : rows.front().items())
        names.push_back(name);
    std::vector<std::size_t> widths;
    for (const std::string& name : names) {
        std::size_t width = name.size();
        for (const Json& row : rows)
            width = std::max(width, cell(row.at(name)).size());
        widths.push_back(width);
    }
    const auto print_row = [&](auto text) {
        std::string line;
        for (std::size_t i = 0; i < names.size(); ++i) {
            std::string column = text(names[i]);
            column.resize(widths[i], ' ');
            line += "  " + column;
        }
        line.erase(line.find_last_not_of(' ') + 1);
        std::printf("%s\n", line.c_str());
    };
    print_row([](std::string name) {
        std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(c == '_' ? ' ' : std::toupper(c)); });
        return name;
    });
    for (const Json& row : rows)
        print_row([&](const std::string& name) { return cell(row.at(name)); });
}

} // namespace

Json json_of(const Interest& interest) {
    Json steps = Json::array();
    for (const InterestStep& step : interest.steps) {
        Json line{{"from", iso(step.from)},
                  {"to", iso(step.to)},
                  {"days", step.days},
                  {"year_days", step.year_days},
                  {"percent", plain(step.rate.percent)},
                  {"base", plain(step.base)},
                  {"amount", plain(step.amount)}};
        cite(line, step.rate.values);
        if (step.rate.is_of_contract)
            line["article"] = "contract, at most " + line["article"].get<std::string>();
        steps.push_back(std::move(line));
    }
    return {{"amount", plain(interest.amount)}, {"days", interest.days}, {"steps", std::move(steps)}};
}

Json json_of(const Costs& costs) {
    Json lines = Json::array();
    for (const CostLine& line : costs.lines) {
        Json out{{"item", cost_item_code(line.item)},
                 {"counts", line.kind == CostLine::Kind::Counts},
                 {"base", plain(line.base)},
                 {"value", figure_text(line.value)},
                 {"amount", plain(line.amount)}};
        cite(out, {line.value});
        lines.push_back(std::move(out));
    }
    Json result{{"net", plain(costs.net)}, {"vat", plain(costs.vat)}, {"total", plain(costs.total)}};
    if (costs.vat_value)
        result["vat_article"] = costs.vat_value->source;
    result["lines"] = std::move(lines);
    return result;
}

Json json_of(const std::vector<DefaultStart>& starts) {
    Json result{{"default_from", starts.empty() ? "" : iso(starts.front().default_from)},
                {"route", starts.empty() ? "none" : default_route_code(starts.front().route)}};
    for (const DefaultStart& start : starts)
        result[std::string(default_route_code(start.route))] = steps_json(start.steps);
    return result;
}

Json json_of(const WaitingPeriod& period) {
    return {{"first_day", iso(period.first_day)},
            {"last_day", iso(period.last_day)},
            {"costs_from", iso(period.costs_from)},
            {"interest_from", iso(period.interest_from)},
            {"steps", steps_json(period.steps)}};
}

Json json_of(const Limitation& limitation) {
    return {{"last_day", iso(limitation.last_day)}, {"steps", steps_json(limitation.steps)}};
}

Json json_of(const std::vector<RequiredItem>& items) {
    Json lines = Json::array();
    for (const auto& [duty, is_binding] : items)
        lines.push_back({{"item", item_code(duty.item)},
                         {"when", fact_code(duty.when)},
                         {"binding", is_binding},
                         {"article", duty.source},
                         {"mark", mark_code(duty.mark)}});
    return lines;
}

Json json_of(const std::vector<HolidayDate>& holidays) {
    Json lines = Json::array();
    for (const auto& [date, holiday] : holidays)
        lines.push_back({{"day", iso(date)},
                         {"weekday", weekday(date)},
                         {"name", holiday.name},
                         {"article", holiday.source},
                         {"mark", mark_code(holiday.mark)}});
    return {{"holidays", std::move(lines)}};
}

Json json_of(const DebitDays& days) {
    return {{"announce_by", iso(days.announce_by)},
            {"submit_by", iso(days.submit_by)},
            {"collect_on", iso(days.collect_on)},
            {"steps", steps_json(days.steps)}};
}

Json json_of(const RefundDays& days) {
    return {{"refundable_until", iso(days.refundable_until)},
            {"unauthorised_until", iso(days.unauthorised_until)},
            {"steps", steps_json(days.steps)}};
}

Json json_of(const UsedPayment& payment) {
    Json result{{"costs", plain(payment.used.costs)},
                {"interest", plain(payment.used.interest)},
                {"principal", plain(payment.used.principal)},
                {"left_over", plain(payment.left_over)}};
    cite(result, {payment.value});
    return result;
}

Json json_of(const GuardResult& result) {
    Json lines = Json::array();
    for (const GuardFinding& finding : result.findings) {
        std::string compared;
        for (const LawValue& value : finding.values)
            compared += (compared.empty() ? "" : " + ") + figure_text(value);
        Json line{{"reason", guard_reason_code(finding.reason)}, {"value", compared}};
        cite(line, finding.values);
        lines.push_back(std::move(line));
    }
    return {{"verdict", guard_verdict_code(result.verdict)}, {"findings", std::move(lines)}};
}

Json json_of(const TermLimit& limit) {
    Json result{{"last_day", iso(limit.last_day)}, {"value", figure_text(limit.value)}};
    cite(result, {limit.value});
    return result;
}

Json rows_of(const RulePack& pack, std::optional<Date> on, ValueRows rows) {
    Json lines = Json::array();
    const auto add = [&](std::string name, std::string value, std::string above, CivilDate from, CivilDate to, std::string_view source, Mark mark) {
        if (is_in_force(from, to, on) && (rows == ValueRows::All || mark == Mark::ToVerify))
            lines.push_back({{"country", country_code(pack.country)},
                             {"name", std::move(name)},
                             {"value", std::move(value)},
                             {"above", std::move(above)},
                             {"valid_from", day_text(from)},
                             {"valid_to", day_text(to)},
                             {"mark", mark_code(mark)},
                             {"source", source}});
    };
    for (const LawValue& value : pack.values)
        add(std::string(value_code(value.name)), figure_text(value), value.above_minor == 0 ? "" : plain(Money{value.above_minor, eur}),
            value.valid_from, value.valid_to, value.source, value.mark);
    for (const Holiday& holiday : pack.holidays)
        add("holiday", std::string(holiday.name), "", holiday.valid_from, holiday.valid_to, holiday.source, holiday.mark);
    for (const NoticeDuty& duty : pack.duties)
        add(std::string(notice_code(duty.kind)), std::string(item_code(duty.item)), "", duty.valid_from, duty.valid_to, duty.source, duty.mark);
    return lines;
}

void print_people(const Json& result) {
    for (const auto& [name, value] : result.items())
        if (!value.is_array())
            std::printf("%-18s %s\n", name.c_str(), cell(value).c_str());
    for (const auto& [name, value] : result.items()) {
        if (!value.is_array() || value.empty())
            continue;
        std::printf("\n%s\n", name.c_str());
        print_table(value);
    }
}

} // namespace kz
