// The web site of a merchant, as customers are shown it next to a claim: somebody who doubts types it and compares.
#pragma once

#include <string>
#include <string_view>

namespace kz {

inline constexpr int website_bytes_max = 200;

// "https://shop.example" or "https://shop.example/bills": https only, a host of at least two labels in small ASCII letters,
// digits and hyphens, then a path at most. No port, no user and no letters of other alphabets, which look like others.
bool is_website(std::string_view address);
// "https://shop.example". Precondition: is_website(address).
std::string website_origin(std::string_view address);

} // namespace kz
