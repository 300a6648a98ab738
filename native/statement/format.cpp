#include "native/statement/format.hpp"

#include "shared/base/utf8.hpp"
#include "shared/domain/claims/iban.hpp"
#include "shared/domain/payments/transfer.hpp"

#include <algorithm>
#include <array>

namespace kz::statement {
namespace {

constexpr std::string_view replaced_by_the_euro[] = {"ATS", "BEF", "DEM", "FIM", "FRF", "IEP", "LUF", "NLG"};

constexpr bool is_letter(char c) {
    return c >= 'A' && c <= 'Z';
}
constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool looks_like_iban(std::string_view code) {
    return code.size() >= 15 && code.size() <= 34 && is_letter(code[0]) && is_letter(code[1]) && is_digit(code[2]) &&
           is_digit(code[3]);
}

bool looks_like_creditor_reference(std::string_view code) {
    return code.size() >= 5 && code.size() <= 25 && code.starts_with("RF") && is_digit(code[2]) && is_digit(code[3]);
}

} // namespace

void Collector::warn(StatementDoubt doubt, const Place& place) {
    sink_.warning({doubt, place.name, place.line});
}

std::optional<Date> Collector::day(int year, int month, int day, const Place& place) {
    if (const auto date = make_date(year, month, day))
        return date;
    warn(StatementDoubt::DateImpossible, place);
    if (const auto first = make_date(year, month, 1); first && day > 28 && day <= 31)
        return add_days(add_months(*first, 1), -1);
    return std::nullopt;
}

std::string Collector::account(std::string_view text, const Place& place) {
    std::string code = upper_without_spaces(one_line(text));
    if (looks_like_iban(code) && !parse_iban(code))
        warn(StatementDoubt::AccountCheckFailed, place);
    return code;
}

void Collector::add(BankEntry entry, const Place& place) {
    check_bundle(entry, place);
    check_references(entry, place);
    if (identity(statement_.account, entry).basis == IdentityBasis::Content)
        entry.occurrence = occurrences_[content_digest(statement_.account, entry)]++;
    total(entry);
    sink_.entry(statement_, entry);
}

void Collector::total(const BankEntry& entry) {
    ++statement_.entries;
    statement_.payments += static_cast<int>(entry.payments.size());
    if (statement_.entries == 1) {
        statement_.credits = statement_.debits = {0, entry.amount.currency};
        has_other_currency_ = false;
    }
    if (entry.status != EntryStatus::Booked)
        return;
    Money& side = entry.direction == Direction::Credit ? statement_.credits : statement_.debits;
    if (const auto sum = kz::add(side, entry.amount))
        side = *sum;
    else
        has_other_currency_ = true;
}

void Collector::check_bundle(const BankEntry& entry, const Place& place) {
    const int count = static_cast<int>(entry.payments.size());
    if (entry.payments_stated > 0 && count > 0 && count != entry.payments_stated)
        warn(StatementDoubt::BundleCountDiffers, place);
    Money sum{0, entry.amount.currency};
    for (const BankPayment& payment : entry.payments) {
        if (!payment.amount || payment.amount->currency != sum.currency)
            return;
        const auto next = payment.direction == entry.direction ? kz::add(sum, *payment.amount)
                                                               : subtract(sum, *payment.amount);
        if (!next)
            return;
        sum = *next;
    }
    if (count > 0 && sum != entry.amount)
        warn(StatementDoubt::BundleSumDiffers, place);
}

void Collector::check_references(const BankEntry& entry, const Place& place) {
    for (const BankPayment& payment : entry.payments) {
        for (const std::string& reference : payment.references)
            if (looks_like_creditor_reference(upper_without_spaces(reference)) && !parse_creditor_reference(reference))
                warn(StatementDoubt::ReferenceCheckFailed, place);
        if (looks_like_iban(payment.iban) && !parse_iban(payment.iban))
            warn(StatementDoubt::AccountCheckFailed, place);
    }
}

void Collector::end(const Place& place) {
    if (statement_.entries == 0 && statement_.opening)
        statement_.credits = statement_.debits = {0, statement_.opening->amount.currency};
    if (statement_.opening && statement_.closing) {
        auto balance = kz::add(statement_.opening->amount, statement_.credits);
        if (balance)
            balance = subtract(*balance, statement_.debits);
        if (!balance || *balance != statement_.closing->amount || has_other_currency_)
            warn(StatementDoubt::BalanceMismatch, place);
    }
    sink_.statement(statement_);
    statement_ = {};
}

std::optional<Currency> statement_currency(std::string_view code) {
    if (const auto currency = parse_currency(code))
        return currency;
    if (std::ranges::contains(replaced_by_the_euro, code))
        return Currency{{code[0], code[1], code[2]}};
    return std::nullopt;
}

std::uint32_t windows_1252(unsigned char byte) {
    // The five holes keep their number.
    static constexpr std::array<std::uint16_t, 32> codes{
        0x20ac, 0x0081, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
        0x2039, 0x0152, 0x008d, 0x017d, 0x008f, 0x0090, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
        0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x009d, 0x017e, 0x0178};
    return byte >= 0x80 && byte < 0xa0 ? codes[byte - 0x80u] : byte;
}

std::string to_utf8(std::string_view bytes) {
    if (is_utf8(bytes))
        return std::string(bytes);
    std::string out;
    for (const char c : bytes)
        append_utf8(out, windows_1252(static_cast<unsigned char>(c)));
    return out;
}

std::string one_line(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte > 0x20 && byte != 0x7f)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    if (out.ends_with(' '))
        out.pop_back();
    return out;
}

void append_cut_piece(std::string& text, std::string_view piece, std::size_t field_bytes) {
    text += piece;
    if (piece.size() < field_bytes)
        text += ' ';
}

} // namespace kz::statement
