#include "shared/protocol/json_writer.hpp"

#include "shared/base/assert.hpp"
#include "shared/base/decimal_text.hpp"
#include "shared/base/utf8.hpp"

#include <array>

namespace kz {
namespace {

// What a byte needs inside a JSON string: 0 nothing, 'u' a \u00XX escape, 'x' a look at the whole code point, else the
// letter behind the backslash.
constexpr std::array<char, 256> make_needs() {
    std::array<char, 256> needs{};
    for (std::size_t byte = 0; byte < 0x20; ++byte)
        needs[byte] = 'u';
    for (std::size_t byte = 0x80; byte < 256; ++byte)
        needs[byte] = 'x';
    needs['\b'] = 'b';
    needs['\f'] = 'f';
    needs['\n'] = 'n';
    needs['\r'] = 'r';
    needs['\t'] = 't';
    needs['"'] = '"';
    needs['\\'] = '\\';
    needs['<'] = 'u';
    return needs;
}
constexpr std::array<char, 256> needs_of_byte = make_needs();
constexpr std::string_view hex_digits = "0123456789abcdef";
constexpr std::string_view replacement_character = "\xEF\xBF\xBD";

void put_two_digits(char* at, int number) {
    at[0] = static_cast<char>('0' + number / 10 % 10);
    at[1] = static_cast<char>('0' + number % 10);
}

} // namespace

void append_json_text(std::string& out, std::string_view text) {
    out += '"';
    std::size_t from = 0; // what is not yet copied
    std::size_t at = 0;
    while (true) {
        while (at < text.size() && needs_of_byte[static_cast<unsigned char>(text[at])] == 0)
            ++at;
        if (at == text.size())
            break;
        const auto byte = static_cast<unsigned char>(text[at]);
        const char need = needs_of_byte[byte];
        if (need == 'x' && next_code_point(text, at))
            continue;
        out.append(text, from, at - from);
        from = ++at;
        if (need == 'x') {
            out += replacement_character;
        } else if (need == 'u') {
            out += "\\u00";
            out += hex_digits[byte >> 4];
            out += hex_digits[byte & 15];
        } else {
            out += '\\';
            out += need;
        }
    }
    out.append(text, from);
    out += '"';
}

void append_iso(std::string& out, Date date) {
    const CivilDate c = civil(date);
    char text[] = "0000-00-00";
    put_two_digits(text, c.year / 100);
    put_two_digits(text + 2, c.year);
    put_two_digits(text + 5, c.month);
    put_two_digits(text + 8, c.day);
    out.append(text, sizeof text - 1);
}

void append_decimal(std::string& out, Decimal decimal) {
    const std::size_t from = out.size();
    append_integer(out, decimal.units);
    if (decimal.scale == 0)
        return;
    const std::size_t first_digit = from + (decimal.units < 0 ? 1 : 0);
    const std::size_t digits = out.size() - first_digit;
    if (digits <= decimal.scale)
        out.insert(first_digit, decimal.scale + 1 - digits, '0');
    out.insert(out.size() - decimal.scale, 1, '.');
}

void JsonWriter::separate() {
    const char last = out_.empty() ? '[' : out_.back();
    if (last != '{' && last != '[' && last != ':')
        out_ += ',';
}

void JsonWriter::field(std::string_view name) {
    separate();
    out_ += '"';
    out_ += name;
    out_ += "\":";
}

void JsonWriter::text(std::string_view name, std::string_view text) {
    field(name);
    append_json_text(out_, text);
}

void JsonWriter::text_if_any(std::string_view name, std::string_view value) {
    if (!value.empty())
        text(name, value);
}

void JsonWriter::texts_if_any(std::string_view name, std::span<const std::string> texts) {
    if (texts.empty())
        return;
    open_array(name);
    for (const std::string& text : texts) {
        separate();
        append_json_text(out_, text);
    }
    close_array();
}

void JsonWriter::date_if_any(std::string_view name, std::optional<Date> value) {
    if (value)
        date(name, *value);
}

void JsonWriter::minor_if_any(std::string_view name, Money amount, Currency currency) {
    if (!amount.is_zero())
        minor(name, amount, currency);
}

void JsonWriter::decimal_if_any(std::string_view name, Decimal value) {
    if (!is_zero(value))
        decimal(name, value);
}

void JsonWriter::integer(std::string_view name, std::int64_t number) {
    field(name);
    append_integer(out_, number);
}

void JsonWriter::flag(std::string_view name, bool is_true) {
    field(name);
    out_ += is_true ? "true" : "false";
}

void JsonWriter::date(std::string_view name, Date date) {
    field(name);
    out_ += '"';
    append_iso(out_, date);
    out_ += '"';
}

void JsonWriter::decimal(std::string_view name, Decimal decimal) {
    field(name);
    out_ += '"';
    append_decimal(out_, decimal);
    out_ += '"';
}

void JsonWriter::minor(std::string_view name, Money amount, Currency currency) {
    KZ_ASSERT(amount.is_zero() || amount.currency == currency);
    integer(name, amount.minor);
}

} // namespace kz
