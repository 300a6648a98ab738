// What of a reply is new: without the lines that are quoted, the line that says who wrote them, the history below, and the signature.
//
//   > …                                  quoted, wherever it stands (RFC 3676, 4.5)
//   On … wrote: / Am … schrieb …: / Op … schreef …: / Le … a écrit :      over one to three lines; nothing quoted after it: the rest is history
//   -----Original Message----- / Von: … Gesendet: …                       and their like: the rest is history
//   -- (and a space)                     the rest is a signature (RFC 3676, 4.3)
//
// Total: any text gives some text, never a line that was not there.
#pragma once

#include <string>
#include <string_view>

namespace kz {

std::string new_text(std::string_view text);
// Lines that were broken for transport are whole again (format=flowed, RFC 3676, 4.2).
std::string unflowed(std::string_view text, bool deletes_space);

} // namespace kz
