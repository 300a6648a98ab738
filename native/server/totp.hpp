// Codes of an authenticator app: RFC 6238 (time) over RFC 4226 (counter), with what every app can do: SHA-1, six digits, thirty
// seconds.
#pragma once

#include "shared/base/date.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kz {

inline constexpr int totp_digits = 6;
// "287082" of the step that counts from 1970.
std::string totp_code(std::string_view secret, std::int64_t step, int digits = totp_digits);
std::int64_t totp_step(Instant at);
// The step whose code was typed: now's, or that before or behind it (RFC 6238, 5.2), and later than `used`, so that a code opens once.
std::optional<std::int64_t> totp_step_of(std::string_view secret, std::string_view typed, Instant now, std::int64_t used);

// A new secret of 160 bits (RFC 4226, 4), and how it is typed into an app: base 32 of RFC 4648.
std::string make_totp_secret();
std::string totp_secret_text(std::string_view secret);
// What apps scan: "otpauth://totp/…". Both names are percent-encoded.
std::string totp_address(std::string_view secret, std::string_view service, std::string_view account);

} // namespace kz
