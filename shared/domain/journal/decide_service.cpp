#include "shared/domain/journal/decisions.hpp"

#include "shared/base/utf8.hpp"

#include <algorithm>

namespace kz {

Decision block_service(const State& state, const BlockService& command, Date today) {
    const std::string name(trimmed(command.service));
    if (name.empty() || !is_plain_text(name) || name.contains('\n') || code_point_count(name) > service_name_characters_max)
        return refuse(because(JournalRefusal::ServiceFaulty));
    if (command.on > today)
        return refuse(because(JournalRefusal::BookedInTheFuture));
    if (std::ranges::any_of(state.services, [&](const BlockedService& service) { return service.is_blocked() && service.name == name; }))
        return refuse(because(JournalRefusal::ServiceKnown));
    if (has_too_many_entries(state))
        return refuse(because(JournalRefusal::TooManyEntries));
    return agreed(ServiceBlocked{name, command.on});
}

// Never refused for what is open: a merchant may bring a service back at any time.
Decision restore_service(const State& state, const RestoreService& command) {
    const int count = static_cast<int>(state.services.size());
    if (command.service && (*command.service < 0 || *command.service >= count))
        return refuse(because(JournalRefusal::ServiceUnknown));
    if (command.service && !state.services[static_cast<std::size_t>(*command.service)].is_blocked())
        return refuse(because(JournalRefusal::ServiceRestored));
    std::vector<EventBody> events;
    for (int number = 0; number < count; ++number)
        if (command.service ? number == *command.service : state.services[static_cast<std::size_t>(number)].is_blocked())
            events.push_back(ServiceRestored{number});
    if (events.empty())
        return refuse(because(JournalRefusal::ServiceUnknown));
    return events;
}

} // namespace kz
