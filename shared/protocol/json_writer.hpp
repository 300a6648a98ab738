// Writes JSON by appending to a string: no tree, no allocation but the string's own. For the protocol and its neighbours, except
// append_json_text. Field names are written as they are: they are our own.
#pragma once

#include "shared/base/date.hpp"
#include "shared/domain/money/decimal.hpp"
#include "shared/domain/money/money.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace kz {

// A JSON string with its quotes. Every code point comes through; a byte that is not UTF-8 becomes U+FFFD, so that the
// result is always JSON. '<' is written as an escape: the text may stand inside a script element of HTML.
void append_json_text(std::string& out, std::string_view text);
// "2026-11-21" without quotes.
void append_iso(std::string& out, Date date);
// "19.5" without quotes.
void append_decimal(std::string& out, Decimal decimal);

class JsonWriter {
public:
    explicit JsonWriter(std::string& out) : out_(out) {}

    // Behind whatever the string holds already.
    void begin_document() { out_ += '{'; }
    void open_object() { open('{'); }
    void open_object(std::string_view name) { field(name), out_ += '{'; }
    void close_object() { out_ += '}'; }
    void open_array(std::string_view name) { field(name), out_ += '['; }
    void close_array() { out_ += ']'; }

    void text(std::string_view name, std::string_view text);
    // Fields that are left out when they have their default.
    void text_if_any(std::string_view name, std::string_view text);
    void texts_if_any(std::string_view name, std::span<const std::string> texts);
    void date_if_any(std::string_view name, std::optional<Date> date);
    void minor_if_any(std::string_view name, Money amount, Currency currency);
    void decimal_if_any(std::string_view name, Decimal decimal);

    void integer(std::string_view name, std::int64_t number);
    void flag(std::string_view name, bool is_true);
    void date(std::string_view name, Date date);
    void instant(std::string_view name, Instant instant) { integer(name, instant.milliseconds); }
    void decimal(std::string_view name, Decimal decimal);
    // An amount of the document whose currency is `currency`; the caller has checked that they are the same (a zero
    // may come in another one).
    void minor(std::string_view name, Money amount, Currency currency);
    void currency(Currency currency) { text("currency", currency.text()); }
    void json(std::string_view name, std::string_view json) { field(name), out_ += json; }

private:
    void separate();
    void open(char bracket) { separate(), out_ += bracket; }
    void field(std::string_view name);

    std::string& out_;
};

} // namespace kz
