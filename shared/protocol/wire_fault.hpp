// The wire language, version 1: JSON (RFC 8259) in UTF-8, and why a text is not in it.
//
// One form for everything. Amounts are whole minor units (cents) in fields that end in `_minor`, in the one `currency`
// (ISO 4217) of their document; unit prices, quantities and percents are decimal strings ("19.00"), because they may have
// more than two decimals. Days are "2026-11-21"; instants are milliseconds since 1970-01-01T00:00Z in fields that end in
// `_at_ms`; choices are snake_case codes. A field that is absent or null has its default: empty text, zero, an empty list,
// no day.
//
// Requests are read strictly: a field that is not known is refused by name. Documents that Kulanz wrote itself (events
// in the journal, pages) may have fields of a later version, which are passed over.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kz {

inline constexpr int wire_version = 1; // of the HTTP API ("/api/v1") and, as "v", of every stored event

// Bounds of what is decoded: what is larger is refused before it costs memory. The rules of the domain (lines and texts of
// an invoice, say) are narrower and have their own names.
inline constexpr std::size_t invoice_body_bytes_max = 8 << 20;  // an invoice: JSON, or XML with its enclosures
inline constexpr std::size_t request_body_bytes_max = 32 << 10; // any other: 2000 characters, each as two \u escapes
inline constexpr std::size_t document_bytes_max = 128 << 20;    // an event or a page: holds every invoice that was let in
inline constexpr int wire_depth_max = 32;                       // arrays and objects inside each other
inline constexpr int wire_members_max = 128;                    // fields of one object
inline constexpr int wire_items_max = 10'000;                   // items of one array of a request
inline constexpr int wire_values_max = 200'000;                 // values of one request; ten times that of a document
inline constexpr int wire_text_bytes_max = 64 << 10;            // one string, as UTF-8

enum class WireRule {      // numbers and codes are permanent
    TooLarge,              // more bytes than the limit of this text
    NotUtf8,
    Malformed,             // not JSON; the detail says at which byte
    TooDeep,               // above wire_depth_max
    TooManyValues,         // above wire_members_max, wire_items_max or wire_values_max
    DuplicateField,
    WrongType,             // a string where a number is due, and the like
    Missing,
    KindUnknown,           // of an event
    VersionUnknown,        // of an event: written by a later Kulanz
    TooLong,               // a string above its limit
    NotPlain,              // control characters
    NotWhole,              // a number with a fraction or an exponent
    OutOfRange,
    BadFormat,             // not a day, a decimal, a currency, a claim code
    UnknownCode,           // not one of the codes of this field
    UnknownField,
};
std::string_view rule_code(WireRule rule); // "unknown_field"

// The first thing that is wrong. `field` is a JSON Pointer (RFC 6901) into the text, empty for the text as a whole; for
// a query it is the name of the parameter. `detail` is for developers and repeats nothing personal.
struct WireFault {
    std::string field;
    WireRule rule = WireRule::Malformed;
    std::string detail;

    friend bool operator==(const WireFault&, const WireFault&) = default;
};

} // namespace kz
