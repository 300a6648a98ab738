#include "native/cli/law_log.hpp"

#include "native/cli/law_call.hpp"
#include "native/cli/law_json.hpp"
#include "native/platform/log.hpp"

#include <algorithm>
#include <map>
#include <string>

namespace kz {
namespace {

void add_name(std::string& names, const std::string& name) {
    if ((", " + names + ", ").find(", " + name + ", ") == std::string::npos)
        names += (names.empty() ? "" : ", ") + name;
}

void log_to_verify(std::string_view country, const RulePack& pack, Date today) {
    const OrderedJson rows = rows_of(pack, today, ValueRows::ToVerify);
    std::string names;
    for (const OrderedJson& row : rows)
        add_name(names, row.at("name"));
    if (!rows.empty())
        log_event(LogLevel::Warning, "law_to_verify", {{"country", country}, {"values", rows.size()}, {"names", names}});
}

void log_ending(std::string_view country, const RulePack& pack, Date today) {
    std::map<Date, std::string> ending;
    for (const LawValue& value : pack.values)
        if (const Date last = value.last_day(); today <= last && last < add_days(today, law_ends_soon_days) &&
                                                values_at(pack, value.name, add_days(last, 1)).empty())
            add_name(ending[last], std::string(value_code(value.name)));
    for (const auto& [last, names] : ending)
        log_event(LogLevel::Warning, "law_ends", {{"country", country}, {"names", names}, {"valid_to", iso(last)}});
}

} // namespace

void log_law(Date today) {
    for (const auto& [country, chosen] : country_choices) {
        const RulePack& pack = rule_pack(chosen);
        log_to_verify(country, pack, today);
        log_ending(country, pack, today);
        for (const FoundFault& found : faults(pack))
            log_event(LogLevel::Error, "law_faulty", {{"country", country}, {"fault", fault_code(found.fault)},
                                                      {"value", value_code(found.value.name)}, {"valid_from", iso(found.value.first_day())}});
    }
}

} // namespace kz
