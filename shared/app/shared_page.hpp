// SharedPage: what a customer's page says beyond its claim, in numbers. It is all that a page sends of itself when it is shown to a helper:
// the server knows the claim and every sentence, and draws the helper's page from both with the same `view`, in the helper's language.
//
// Invariant: no text has a place in it. Of what was typed it says how far it is (Fill), neither the value nor its length; of a plan that
// is being chosen the figures. Each field has a least and a most value (limits_of); 0 is what a page says that has just been opened.
//
//   view(model_of(*share_of(model), claim, language, …)) is view(model), where what is personal is hidden (shared/scene/mask.hpp)
#pragma once

#include "shared/app/model.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace kz {

// Numbers are of the wire: append only.
enum class SharedField : std::uint8_t {
    Topic, Step, Notice, NoticeAbout, Busy, IsWaiting, IsAnswered, Keeping,
    PlanBy, Instalments, SpareMinor /* what can be spared, read as an amount, and one more; 0: none */, SpareFill, Rhythm, PayDay /* days before the last */,
    FirstDay /* days from today, and one more; 0: any */, Relief, PaysAll,
    ContactSubject, ContactText, ContactPhone, ContactEmail, ContactFaults /* bit by bit, as all faults */,
    DisputeReason /* before the last */, DisputeText, DisputeAmount, DisputeDay, DisputeHolder, DisputeFaults, ProofPercent,
    MandateHolder, MandateIban, MandateFaults,
    DisputeItems /* ticked, bit by bit, of the first ones that can be disputed */,
    Version /* of the claim as the page has it: a frame is due when it rises */,
    Way /* that was chosen of those that a helper proposed, and one more; 0: none */,
};
inline constexpr std::size_t shared_fields = static_cast<std::size_t>(SharedField::Way) + 1;

struct FieldLimits { std::int64_t least, most; };
FieldLimits limits_of(SharedField field);

enum class Fill : std::uint8_t { Empty, Started, Complete, Faulty };

struct SharedPage {
    std::array<std::int64_t, shared_fields> values{};

    std::int64_t of(SharedField field) const { return values[static_cast<std::size_t>(field)]; }
    friend bool operator==(const SharedPage&, const SharedPage&) = default;
};
std::uint64_t digest(const SharedPage& page);

// Nothing while there is no claim to be seen.
std::optional<SharedPage> share_of(const Model& model);
// `behind`: gate, claim, language, day and whatever else the page's host knows; what is drafted there is replaced.
Model model_of(const SharedPage& page, Model behind);

// How far the field is that is edited with this action and argument (shared/app/action.hpp); nothing: it is none of those that are told.
std::optional<Fill> fill_of(const SharedPage& page, std::uint16_t action, std::int64_t argument);

} // namespace kz
