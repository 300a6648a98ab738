// Any text to every reader of a short text: what is read is written and read again as the same.
#include "shared/base/assert.hpp"
#include "shared/base/date.hpp"
#include "shared/base/white_space.hpp"
#include "shared/domain/claims/claim.hpp"
#include "shared/domain/claims/iban.hpp"
#include "shared/domain/money/decimal.hpp"
#include "shared/domain/money/money.hpp"
#include "shared/domain/payments/remittance.hpp"
#include "shared/domain/payments/transfer.hpp"
#include "shared/domain/people/website.hpp"
#include "shared/theme/theme.hpp"

#include <cstddef>
#include <cstdint>

namespace {

using namespace kz;

template <class Write>
void comes_back(std::string_view text, auto parse, Write write) {
    const auto value = parse(text);
    if (value) {
        const auto again = parse(write(*value));
        KZ_ASSERT(again && *again == *value);
    }
}

const auto itself = [](const std::string& text) { return text; };

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    comes_back(text, parse_iban, itself);
    comes_back(text, parse_creditor_reference, itself);
    comes_back(text, parse_creditor_reference, grouped_reference);
    comes_back(text, [](std::string_view amount) { return parse_amount(amount, eur); }, [](Money amount) { return plain(amount); });
    comes_back(text, parse_decimal, [](const Decimal& decimal) { return plain(decimal); });
    comes_back(text, parse_date, [](Date date) { return iso(date); });
    comes_back(text, parse_claim_code, claim_code);
    comes_back(text, parse_hex, hex_text);
    if (is_website(text))
        KZ_ASSERT(is_website(website_origin(text)));
    KZ_ASSERT(one_line(one_line(text)) == one_line(text));
    KZ_ASSERT(many_lines(many_lines(text)) == many_lines(text));
    for (const std::string& reference : creditor_references_in(text))
        KZ_ASSERT(parse_creditor_reference(reference) == reference);
    KZ_ASSERT(codes_in(text).size() <= 12 * size + 12);
    KZ_ASSERT(name_words(text).size() <= size);
    return 0;
}
