// A file on its way to an objection or into the conversation: judged, then written, then told to the journal; taken away again when the journal says no.
#pragma once

#include "native/http/answer.hpp"
#include "native/server/service.hpp"

#include <optional>
#include <string_view>

namespace kz {

AddProof proof_in(int dispute, std::string_view bytes);
AddMessageFile message_file_in(TalkSide side, std::string_view bytes);
// Below: what is one of these two.
// Writes the file durably, if the claim as it is now would take it; else says why not. On a thread that may wait for the disk.
std::optional<Refused> keep_proof(Service& service, ClaimId claim, const Command& what, std::string_view bytes);
// The file of this hash, to be saved and never shown: whatever it is, no browser shall run it here.
http::Answer proof_answer(const Service& service, const State& state, ClaimId claim, const std::string& hash);
// Of a command that was refused on this state: the file goes, if the claim has it for no other reason. Of any other command nothing.
void forget_proof(Service& service, const State& state, ClaimId claim, const Command& what);

} // namespace kz
