#include "shared/domain/payments/remittance.hpp"

#include "shared/base/utf8.hpp"
#include "shared/domain/claims/iban.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace kz {
namespace {

constexpr std::size_t joined_words_max = 6;
constexpr std::size_t words_max = 64; // of one text; SEPA has 140 characters

constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
constexpr bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}
constexpr char upper(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

// The letter below the marks: Latin-1 and Latin Extended-A, as far as names of our countries and their neighbours need.
char base_letter(std::uint32_t code) {
    struct Range {
        std::uint32_t first, last;
        char letter;
    };
    static constexpr Range ranges[] = {
        {0xc0, 0xc6, 'A'},   {0xc7, 0xc7, 'C'},   {0xc8, 0xcb, 'E'},   {0xcc, 0xcf, 'I'},   {0xd0, 0xd0, 'D'},
        {0xd1, 0xd1, 'N'},   {0xd2, 0xd6, 'O'},   {0xd8, 0xd8, 'O'},   {0xd9, 0xdc, 'U'},   {0xdd, 0xdd, 'Y'},
        {0xdf, 0xdf, 'S'},   {0xe0, 0xe6, 'A'},   {0xe7, 0xe7, 'C'},   {0xe8, 0xeb, 'E'},   {0xec, 0xef, 'I'},
        {0xf0, 0xf0, 'D'},   {0xf1, 0xf1, 'N'},   {0xf2, 0xf6, 'O'},   {0xf8, 0xf8, 'O'},   {0xf9, 0xfc, 'U'},
        {0xfd, 0xff, 'Y'},   {0x100, 0x105, 'A'}, {0x106, 0x10d, 'C'}, {0x10e, 0x111, 'D'}, {0x112, 0x11b, 'E'},
        {0x11c, 0x123, 'G'}, {0x128, 0x131, 'I'}, {0x139, 0x142, 'L'}, {0x143, 0x148, 'N'}, {0x14c, 0x153, 'O'},
        {0x154, 0x159, 'R'}, {0x15a, 0x161, 'S'}, {0x162, 0x167, 'T'}, {0x168, 0x173, 'U'}, {0x179, 0x17e, 'Z'},
    };
    for (const Range& range : ranges)
        if (code >= range.first && code <= range.last)
            return range.letter;
    return '\0';
}

// Words that many names have: they tell nobody apart.
constexpr std::string_view common_words[] = {
    "AG",  "AND",      "ASBL", "BV", "BVBA",   "CO",  "DE",      "DEN",     "DER",     "DHR",  "DIPL", "DR",
    "DU",  "EK",       "EN",   "ET", "EV",     "FAM", "FAMILIE", "FRAU",    "GBR",     "GMBH", "HER",  "HEREN",
    "ING", "KG",       "LA",   "LE", "MADAME", "MBH", "MEVR",    "MEVROUW", "MEVROUV", "MME",  "MR",   "MRS",
    "MS",  "MONSIEUR", "NV",   "OD", "ODER",   "OF",  "OHG",     "PROF",    "SA",      "SE",   "SPRL", "SRL",
    "TE",  "TEN",      "TER",  "UG", "UND",    "VAN", "VOF",     "VON",     "VZW",     "ZU",   "ZUM",  "ZUR"};

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : text) {
        if (is_digit(c) || is_capital(upper(c)))
            word += upper(c);
        else if (!word.empty())
            words.push_back(std::exchange(word, {}));
        if (words.size() == words_max)
            return words;
    }
    if (!word.empty())
        words.push_back(std::move(word));
    return words;
}

bool is_code(std::string_view code) {
    return code.size() >= code_bytes_min && code.size() <= code_bytes_max && std::ranges::any_of(code, is_digit);
}

} // namespace

std::string folded_name(std::string_view text) {
    std::string out;
    const auto append = [&](char c) {
        const bool is_umlaut =
            c == 'E' && !out.empty() && (out.back() == 'A' || out.back() == 'O' || out.back() == 'U');
        if (!is_umlaut && (out.empty() || out.back() != c || is_digit(c)))
            out += c;
    };
    for (std::size_t at = 0; at < text.size();) {
        const auto code = next_code_point(text, at);
        if (!code) {
            ++at;
            continue;
        }
        const char c = *code < 0x80 ? upper(static_cast<char>(*code)) : base_letter(*code);
        if (is_capital(c) || is_digit(c))
            append(c);
        else if (c != '\'' && !out.empty() && out.back() != ' ')
            out += ' ';
    }
    if (out.ends_with(' '))
        out.pop_back();
    return out;
}

std::string compact_code(std::string_view text) {
    std::string out;
    for (const char c : text)
        if (is_digit(c) || is_capital(upper(c)))
            out += upper(c);
    return out;
}

std::vector<std::string> codes_in(std::string_view text) {
    const std::vector<std::string> words = words_of(text);
    std::vector<std::string> codes;
    for (std::size_t first = 0; first < words.size(); ++first) {
        std::string code;
        for (std::size_t i = first; i < words.size() && i < first + joined_words_max; ++i) {
            code += words[i];
            if (code.size() > code_bytes_max)
                break;
            if (is_code(code) && !std::ranges::contains(codes, code))
                codes.push_back(code);
        }
    }
    return codes;
}

std::vector<std::string> creditor_references_in(std::string_view text) {
    const std::string compact = compact_code(text);
    std::vector<std::string> found;
    for (std::size_t at = compact.find("RF"); at != std::string::npos; at = compact.find("RF", at + 1)) {
        const std::string_view rest = std::string_view(compact).substr(at, code_bytes_max);
        for (std::size_t size = rest.size(); size >= code_bytes_min; --size)
            if (has_check_97(rest.substr(0, size)))
                found.emplace_back(rest.substr(0, size));
    }
    return found;
}

std::vector<std::string> name_words(std::string_view text) {
    std::vector<std::string> words;
    for (std::string& word : words_of(folded_name(text)))
        if (word.size() > 1 && !std::ranges::contains(common_words, word) && !std::ranges::any_of(word, is_digit) &&
            !std::ranges::contains(words, word))
            words.push_back(std::move(word));
    return words;
}

std::string initial_in(std::string_view name) {
    for (std::string& word : words_of(folded_name(name)))
        if (word.size() == 1 && is_capital(word[0]))
            return std::move(word);
    return {};
}

std::string name_key(std::vector<std::string> words) {
    std::ranges::sort(words);
    std::string key;
    for (const std::string& word : words)
        key += (key.empty() ? "" : " ") + word;
    return key;
}

bool is_similar_name(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    const auto& few = a.size() <= b.size() ? a : b;
    const auto& many = a.size() <= b.size() ? b : a;
    if (few.size() < 2)
        return !few.empty() && few == many;
    return std::ranges::all_of(few, [&](const std::string& word) {
        return std::ranges::any_of(many, [&](const std::string& other) {
            return typing_errors(word, other, 1) <= (word.size() >= 4 ? 1 : 0);
        });
    });
}

int typing_errors(std::string_view a, std::string_view b, int limit) {
    const std::size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
    if (difference > static_cast<std::size_t>(limit))
        return limit + 1;
    // Optimal string alignment, three rows.
    std::vector<int> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        above[j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = static_cast<int>(i);
        int least = row[0];
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
            least = std::min(least, row[j]);
        }
        if (least > limit)
            return limit + 1;
        std::swap(before, above);
        std::swap(above, row);
    }
    return std::min(above[b.size()], limit + 1);
}

std::vector<std::string> with_one_left_out(std::string_view text) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i > 0 && text[i] == text[i - 1])
            continue; // the same text as before
        std::string shorter(text);
        shorter.erase(i, 1);
        out.push_back(std::move(shorter));
    }
    return out;
}

} // namespace kz
