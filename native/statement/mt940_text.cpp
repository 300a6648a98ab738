#include "native/statement/mt940_text.hpp"

#include "native/statement/format.hpp"
#include "shared/domain/claims/iban.hpp"

#include <algorithm>
#include <utility>

namespace kz::statement {
namespace {

constexpr std::size_t line_bytes = 65; // SWIFT; a line that is full goes on in the middle of a word
constexpr std::size_t sub_field_bytes = 27;

constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
constexpr bool is_letter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

std::string clean(std::string_view bytes) {
    return one_line(to_utf8(bytes));
}

std::string reference_of(std::string_view bytes) {
    std::string reference = clean(bytes);
    if (is_filler_reference(reference))
        reference.clear();
    return reference;
}

// ---- German ---------------------------------------------------------------------------------------------------------

constexpr std::string_view sub_fields[] = {"00", "10", "20", "21", "22", "23", "24", "25", "26", "27", "28", "29", "30",
                                           "31", "32", "33", "34", "38", "60", "61", "62", "63", "70", "71"};

// "166?00…": the sign behind the three digits; 0 when the field is not built like that.
char sub_field_sign(std::string_view field) {
    if (field.starts_with(' '))
        field.remove_prefix(1);
    const bool is_structured = field.size() >= 6 && std::ranges::all_of(field.substr(0, 3), is_digit) &&
                               !is_digit(field[3]) && !is_letter(field[3]) && field[3] != ' ' &&
                               std::ranges::contains(sub_fields, field.substr(4, 2));
    return is_structured ? field[3] : '\0';
}

// A line of 65 was cut; one of 62 to 64 may have lost the blanks at its end.
std::string join_structured(const std::vector<std::string>& lines) {
    std::string whole;
    for (const std::string& line : lines) {
        whole += line;
        if (line.size() < line_bytes && line.size() + 3 >= line_bytes)
            whole += ' ';
    }
    return whole;
}

struct GermanFields {
    std::string code; // business transaction code: "166"
    std::string posting_text, remittance, account, iban, name, reason, ultimate_name;
    std::vector<std::string> pieces; // of the remittance
};

GermanFields split_german(std::string_view whole, char sign) {
    GermanFields fields;
    if (whole.starts_with(' '))
        whole.remove_prefix(1);
    fields.code = whole.substr(0, 3);
    const auto next_field = [&](std::size_t from) {
        for (std::size_t at = whole.find(sign, from); at != std::string_view::npos; at = whole.find(sign, at + 1))
            if (std::ranges::contains(sub_fields, whole.substr(at + 1, 2)))
                return at;
        return whole.size();
    };
    for (std::size_t at = 3; at < whole.size();) {
        const std::size_t end = next_field(at + 1);
        const std::string_view tag = whole.substr(at + 1, 2);
        const std::string_view value = whole.substr(at + 3, end - at - 3);
        if (tag == "00")
            fields.posting_text += value;
        else if (tag[0] == '2' || tag[0] == '6')
            fields.pieces.emplace_back(value);
        else if (tag == "31")
            fields.account += value;
        else if (tag == "38")
            fields.iban += value;
        else if (tag == "32" || tag == "33")
            fields.name += value;
        else if (tag == "34")
            fields.reason += value;
        else if (tag[0] == '7')
            fields.ultimate_name += value;
        at = end;
    }
    return fields;
}

constexpr std::string_view sepa_tags[] = {"EREF+", "KREF+", "MREF+", "CRED+", "DEBT+", "SVWZ+", "ABWA+", "ABWE+",
                                          "COAM+", "OAMT+", "PURP+", "IBAN+", "BIC+",  "MTLG+"};

std::string_view sepa_tag_at(std::string_view text) {
    for (const std::string_view tag : sepa_tags)
        if (text.starts_with(tag))
            return tag;
    return {};
}

// What stands before the first tag is text, too. It is decoded once and whole: bytes of two encodings in one text would be read anew,
// and grow, with each of its pieces.
void read_sepa_tags(std::string_view text, Mt940Text& out) {
    std::string_view tag = "SVWZ+";
    std::string purpose;
    std::size_t begin = 0;
    const auto take = [&](std::size_t end) {
        const std::string_view value = text.substr(begin, end - begin);
        if (tag == "SVWZ+")
            (purpose += ' ') += value;
        else if (tag == "EREF+")
            out.end_to_end_id = reference_of(value);
        else if (tag == "MREF+")
            out.mandate_id = reference_of(value);
        else if (tag == "ABWA+")
            out.ultimate_name = clean(value);
        else if (tag == "IBAN+" && out.iban.empty())
            out.iban = upper_without_spaces(clean(value));
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view found = text[at] >= 'A' && text[at] <= 'S' ? sepa_tag_at(text.substr(at)) : "";
        if (found.empty()) {
            ++at;
            continue;
        }
        take(at);
        tag = found;
        at += found.size();
        begin = at;
    }
    take(text.size());
    out.text = clean(purpose);
}

// Cut tags need the pieces joined as they are; without tags a piece that is not full ends a line.
std::string join_remittance(const std::vector<std::string>& pieces) {
    std::string raw;
    std::string lines;
    for (const std::string& piece : pieces) {
        raw += piece;
        append_cut_piece(lines, piece, sub_field_bytes);
    }
    const bool has_tags = std::ranges::any_of(sepa_tags, [&](std::string_view tag) { return raw.contains(tag); });
    return has_tags ? raw : lines;
}

bool is_return(std::string_view code, std::string_view posting_text) {
    return code == "108" || code == "109" || code == "159" || posting_text.contains("RETOURE") ||
           posting_text.contains("RUECKGABE") || posting_text.contains("RUECKLAST");
}

Mt940Text read_german(std::string_view whole, char sign) {
    GermanFields fields = split_german(whole, sign);
    Mt940Text out;
    read_sepa_tags(join_remittance(fields.pieces), out);
    out.information = clean(fields.posting_text);
    out.name = clean(fields.name);
    if (!fields.account.empty() || !fields.iban.empty())
        out.iban = upper_without_spaces(clean(fields.iban.empty() ? fields.account : fields.iban));
    if (out.ultimate_name.empty())
        out.ultimate_name = clean(fields.ultimate_name);
    if (is_return(fields.code, out.information))
        out.return_reason = fields.reason.empty() ? "RETURN" : clean(fields.reason);
    return out;
}

// ---- Dutch ----------------------------------------------------------------------------------------------------------

constexpr std::string_view dutch_keys[] = {"TRTP", "IBAN", "BIC",  "NAME", "REMI", "EREF", "ORDP", "BENM", "MARF",
                                           "CSID", "RTRN", "CNTP", "ISDT", "PREF", "KREF", "SVCL", "PURP", "ULTD",
                                           "ULTB", "OCMT", "CHGS", "ID",   "ADDR", "TRCD"};

// The key that begins at `at` with its slashes: "/REMI/"; empty when none does.
std::string_view dutch_key_at(std::string_view text, std::size_t at) {
    if (text[at] != '/')
        return {};
    const std::size_t end = text.find('/', at + 1);
    if (end == std::string_view::npos || !std::ranges::contains(dutch_keys, text.substr(at + 1, end - at - 1)))
        return {};
    return text.substr(at, end - at + 1);
}

std::string_view without_slashes(std::string_view value) {
    while (value.starts_with('/'))
        value.remove_prefix(1);
    while (value.ends_with('/'))
        value.remove_suffix(1);
    return value;
}

// "STRD/CUR/9001234", "USTD//text", or the text itself.
void read_remittance(std::string_view value, Mt940Text& out) {
    if (value.starts_with("STRD/")) {
        value = without_slashes(value);
        const std::size_t at = value.rfind('/');
        out.reference = clean(value.substr(at + 1));
    } else {
        if (value.starts_with("USTD/"))
            value.remove_prefix(5);
        out.text = clean(without_slashes(value));
    }
}

// "NL32INGB0000012345/INGBNL2A/name/city": name and account in one.
void read_counterparty(std::string_view value, Mt940Text& out) {
    std::vector<std::string_view> parts;
    for (std::size_t at = 0; at <= value.size();) {
        const std::size_t end = std::min(value.find('/', at), value.size());
        parts.push_back(value.substr(at, end - at));
        at = end + 1;
    }
    out.iban = upper_without_spaces(clean(parts[0]));
    if (parts.size() > 2)
        out.name = clean(parts[2]);
}

Mt940Text read_dutch(std::string_view whole) {
    Mt940Text out;
    for (std::size_t at = 0; at < whole.size();) {
        const std::string_view key = dutch_key_at(whole, at);
        if (key.empty()) {
            ++at;
            continue;
        }
        const std::size_t begin = at + key.size();
        std::size_t end = begin;
        // The slash that ends a key begins the next one when the value is empty: "/ORDP//NAME/".
        while (end < whole.size() && dutch_key_at(whole, end).empty())
            ++end;
        const std::string_view value = whole.substr(begin, end - begin);
        if (key == "/IBAN/")
            out.iban = upper_without_spaces(clean(without_slashes(value)));
        else if (key == "/NAME/")
            out.name = clean(without_slashes(value));
        else if (key == "/REMI/")
            read_remittance(value, out);
        else if (key == "/EREF/")
            out.end_to_end_id = reference_of(without_slashes(value));
        else if (key == "/MARF/")
            out.mandate_id = reference_of(without_slashes(value));
        else if (key == "/ULTD/")
            out.ultimate_name = clean(without_slashes(value));
        else if (key == "/CNTP/")
            read_counterparty(value, out);
        else if (key == "/TRTP/")
            out.information = clean(without_slashes(value));
        else if (key == "/RTRN/")
            out.return_reason = clean(without_slashes(value));
        at = end;
    }
    return out;
}

// ---- others ---------------------------------------------------------------------------------------------------------

// How many bytes of the line are an account number with country and check digits in front; 0 when none are.
std::size_t leading_account(std::string_view line) {
    const std::size_t end = std::min(line.find(' '), line.size());
    const std::string_view word = line.substr(0, end);
    const bool is_account = word.size() >= 15 && word.size() <= 34 && is_letter(word[0]) && is_letter(word[1]) &&
                            is_digit(word[2]) && is_digit(word[3]) &&
                            std::ranges::all_of(word, [](char c) { return is_digit(c) || is_letter(c); });
    return is_account ? end : 0;
}

Mt940Text read_plain(const std::vector<std::string>& lines) {
    Mt940Text out;
    std::string text;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::size_t account_bytes = i == 0 ? leading_account(lines[0]) : 0;
        if (account_bytes > 0) {
            out.iban = upper_without_spaces(lines[0].substr(0, account_bytes));
            out.name = clean(lines[0].substr(account_bytes));
        } else {
            append_cut_piece(text, lines[i], line_bytes);
        }
    }
    out.text = clean(text);
    return out;
}

} // namespace

Mt940Text read_mt940_text(const std::vector<std::string>& lines) {
    const std::string structured = join_structured(lines);
    if (const char sign = sub_field_sign(structured))
        return read_german(structured, sign);
    std::string whole;
    for (const std::string& line : lines)
        whole += line;
    if (whole.starts_with('/') && !dutch_key_at(whole, 0).empty())
        return read_dutch(whole);
    return read_plain(lines);
}

} // namespace kz::statement
