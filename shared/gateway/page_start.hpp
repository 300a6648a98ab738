// PageStart: the model that the server's page was made of, for the module that takes the page over. It stands in the page as
// JSON, and its first scene is the one that stands there, too: what is not in it must not show in a server's page.
//
//   start  {gate, factor, lang, today, merchant, step, instalments, notice, notice_about, refusal,
//           dispute: {reason, items, text, paid_amount, paid_on, holder} (of its step), is_dispute_checked (absent: no),
//           contact: {subject, text, phone, email} (absent: empty), typed_factor (absent: empty), is_contact_checked,
//           theme (absent:
//           the page's, or the default one), page (absent: none)}
//
// Numbers are of enumerators: page and module are of one build. `page` is page_json.hpp's and `theme` theme_json.hpp's, read by themselves.
#pragma once

#include "shared/app/model.hpp"
#include "shared/protocol/wire_fault.hpp"

#include <string>
#include <string_view>

namespace kz {

std::string encode_start(const Model& model);
// `page` and `theme` are the JSON of these fields, or empty.
Result<Model, WireFault> decode_start(std::string_view start, std::string_view page, std::string_view theme);

} // namespace kz
