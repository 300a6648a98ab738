#include "native/statement/camt_fields.hpp"

#include "shared/base/decimal_text.hpp"
#include "shared/base/utf8.hpp"
#include "shared/domain/claims/iban.hpp"

#include <algorithm>
#include <utility>

namespace kz::statement {
namespace {

constexpr std::string_view payment_path = "/Ntry/NtryDtls/TxDtls";
// Fields of remittance text that banks fill from end to end, cutting words: SEPA's, and those of older formats.
constexpr std::size_t full_pieces[] = {27, 35, 54, 65, 70, 140};

std::string reference_of(std::string_view text) {
    std::string reference = one_line(text);
    if (is_filler_reference(reference))
        reference.clear();
    return reference;
}

void append_free_text(std::string& text, std::string_view piece) {
    const bool is_full = std::ranges::contains(full_pieces, code_point_count(piece));
    append_cut_piece(text, piece, is_full ? piece.size() : piece.size() + 1);
}

} // namespace

void CamtFields::refuse_at(StatementRefusal reason, const Place& place) {
    if (!fault_)
        fault_ = StatementFault{reason, place.name, place.line};
}

// A day, with or without time: "2014-12-31T13:15:00+01:00".
std::optional<Date> CamtFields::day(const Element& element) {
    const std::string_view text = trimmed(element.text).substr(0, 10);
    const auto year = text.size() == 10 ? parse_integer(text.substr(0, 4)) : std::nullopt;
    const auto month = text.size() == 10 ? parse_integer(text.substr(5, 2)) : std::nullopt;
    const auto day = text.size() == 10 ? parse_integer(text.substr(8, 2)) : std::nullopt;
    if (year && month && day)
        return collector_.day(static_cast<int>(*year), static_cast<int>(*month), static_cast<int>(*day), element.place);
    collector_.warn(StatementDoubt::DateImpossible, element.place);
    return std::nullopt;
}

// Nothing for a currency that is not read, and when it is refused.
std::optional<Money> CamtFields::amount(const Element& element, bool is_refused_below_zero) {
    const auto currency = statement_currency(element.currency.empty() ? account_currency_ : element.currency);
    if (!currency)
        return std::nullopt;
    const auto money = parse_amount(trimmed(element.text), *currency);
    if (money && !(is_refused_below_zero && money->is_negative()))
        return *money;
    if (is_refused_below_zero)
        refuse_at(StatementRefusal::AmountInvalid, element.place);
    return std::nullopt;
}

std::optional<Direction> CamtFields::direction(const Element& element) {
    const std::string_view code = trimmed(element.text);
    if (code == "CRDT")
        return Direction::Credit;
    if (code == "DBIT")
        return Direction::Debit;
    refuse_at(StatementRefusal::DirectionInvalid, element.place);
    return std::nullopt;
}

EntryStatus CamtFields::status(const Element& element) {
    const std::string_view code = trimmed(element.text);
    if (code == "PDNG" || code == "FUTR")
        return EntryStatus::Pending;
    if (code == "INFO")
        return EntryStatus::Information;
    if (code != "BOOK")
        refuse_at(StatementRefusal::StatusInvalid, element.place);
    return EntryStatus::Booked;
}

void CamtFields::begin(std::string_view path, int line) {
    if (path == "/Bal") {
        balance_ = {};
        has_balance_amount_ = is_overdrawn_ = false;
    } else if (path == "/Ntry") {
        entry_ = {};
        entry_.line = line;
        bytes_ = 0;
        has_entry_amount_ = is_currency_unread_ = has_direction_ = false;
    } else if (path == payment_path) {
        payment_ = {};
        payment_.payment.direction = entry_.direction;
    }
}

void CamtFields::end(std::string_view path, const Element& element) {
    bytes_ += element.text.size();
    if (bytes_ > entry_bytes_max)
        return refuse_at(StatementRefusal::TooLarge, element.place);
    if (path.empty()) {
        if (collector_.statement().account.empty())
            refuse_at(StatementRefusal::ElementMissing, {element.place.name + "/Acct/Id", element.place.line});
        else
            collector_.end(element.place);
        account_currency_.clear();
    } else if (path.starts_with(payment_path)) {
        end_payment(path.substr(payment_path.size()), element);
    } else if (path.starts_with("/Ntry")) {
        end_entry(path.substr(5), element);
    } else if (path.starts_with("/Bal")) {
        end_balance(path.substr(4), element);
    } else {
        end_header(path, element);
    }
}

void CamtFields::end_header(std::string_view path, const Element& element) {
    BankStatement& statement = collector_.statement();
    if (path == "/Id")
        statement.id = one_line(element.text);
    else if (path == "/ElctrncSeqNb" || (path == "/LglSeqNb" && statement.number.empty()))
        statement.number = one_line(element.text);
    else if (path == "/FrToDt/FrDtTm")
        statement.from = day(element);
    else if (path == "/FrToDt/ToDtTm")
        statement.to = day(element);
    else if (path == "/Acct/Id/IBAN" || path == "/Acct/Id/Othr/Id")
        statement.account = collector_.account(element.text, element.place);
    else if (path == "/Acct/Ccy")
        account_currency_ = trimmed(element.text);
}

void CamtFields::end_balance(std::string_view path, const Element& element) {
    if (path == "/Tp/CdOrPrtry/Cd" || path == "/Tp/CdOrPrtry/Prtry") {
        balance_.kind = one_line(element.text);
    } else if (path == "/Amt") {
        const auto money = amount(element, false);
        has_balance_amount_ = money.has_value();
        balance_.amount = money.value_or(Money{});
    } else if (path == "/CdtDbtInd") {
        is_overdrawn_ = trimmed(element.text) == "DBIT"; // some banks leave it out: then it is a credit
    } else if (path == "/Dt/Dt" || path == "/Dt/DtTm") {
        balance_.on = day(element);
    } else if (path.empty()) {
        finish_balance(element.place);
    }
}

void CamtFields::finish_balance(const Place& place) {
    if (!has_balance_amount_)
        return collector_.warn(StatementDoubt::BalanceUnreadable, place);
    if (is_overdrawn_)
        balance_.amount.minor = -balance_.amount.minor;
    BankStatement& statement = collector_.statement();
    statement.balances.push_back(balance_);
    // OPBD before PRCD; a page that is not the first opens, and one that is not the last closes, with an ITBD.
    const std::string& kind = balance_.kind;
    const auto is_kind = [&](const std::optional<BankBalance>& known, std::string_view name) {
        return known && known->kind == name;
    };
    if ((kind == "OPBD" && !is_kind(statement.opening, "OPBD")) ||
        ((kind == "PRCD" || kind == "ITBD") && !statement.opening))
        statement.opening = balance_;
    else if ((kind == "CLBD" && !is_kind(statement.closing, "CLBD")) || (kind == "ITBD" && !statement.closing))
        statement.closing = balance_;
}

void CamtFields::end_entry(std::string_view path, const Element& element) {
    if (path.empty())
        return finish_entry(element.place);
    if (path == "/Amt") {
        const auto money = amount(element, true);
        has_entry_amount_ = true;
        is_currency_unread_ = !money && !fault_;
        entry_.amount = money.value_or(Money{});
    } else if (path == "/CdtDbtInd") {
        if (const auto known = direction(element)) {
            entry_.direction = *known;
            has_direction_ = true;
        }
    } else if (path == "/RvslInd") {
        entry_.is_reversal = trimmed(element.text) == "true" || trimmed(element.text) == "1";
    } else if (path == "/Sts/Cd" || (path == "/Sts" && !trimmed(element.text).empty())) {
        entry_.status = status(element);
    } else if (path == "/BookgDt/Dt" || path == "/BookgDt/DtTm") {
        entry_.booked_on = day(element);
    } else if (path == "/ValDt/Dt" || path == "/ValDt/DtTm") {
        entry_.value_on = day(element);
    } else if (path == "/AcctSvcrRef") {
        entry_.bank_reference = reference_of(element.text);
    } else if (path == "/NtryRef") {
        entry_.entry_reference = reference_of(element.text);
    } else if (path == "/AddtlNtryInf") {
        entry_.information = one_line(element.text);
    } else if (path == "/NtryDtls/Btch/NbOfTxs") {
        entry_.payments_stated += static_cast<int>(
            std::clamp<std::int64_t>(parse_integer(trimmed(element.text)).value_or(0), 0, entry_payments_max));
    }
}

void CamtFields::finish_entry(const Place& place) {
    if (!has_entry_amount_)
        return refuse_at(StatementRefusal::ElementMissing, {place.name + "/Amt", place.line});
    if (!has_direction_)
        return refuse_at(StatementRefusal::ElementMissing, {place.name + "/CdtDbtInd", place.line});
    if (collector_.statement().account.empty())
        return refuse_at(StatementRefusal::ElementMissing, {place.name + "/../Acct/Id", place.line});
    if (is_currency_unread_)
        return collector_.warn(StatementDoubt::EntryCurrencyUnread, place);
    if (!entry_.booked_on)
        entry_.booked_on = entry_.value_on;
    if (const auto& closing = collector_.statement().closing; !entry_.booked_on && closing)
        entry_.booked_on = closing->on;
    // The only payment of an entry is the entry, whatever currency it was ordered in.
    if (entry_.payments.size() == 1) {
        std::optional<Money>& only = entry_.payments[0].amount;
        if (!only || only->currency != entry_.amount.currency)
            only = entry_.amount;
    }
    collector_.add(std::exchange(entry_, {}), place);
}

void CamtFields::end_payment(std::string_view path, const Element& element) {
    BankPayment& payment = payment_.payment;
    if (path.empty())
        finish_payment(element.place);
    else if (path == "/Amt")
        payment.amount = amount(element, true);
    else if (path == "/AmtDtls/TxAmt/Amt")
        payment_.transaction_amount = amount(element, true);
    else if (path == "/CdtDbtInd")
        payment.direction = direction(element).value_or(payment.direction);
    else if (path == "/Refs/EndToEndId")
        payment.end_to_end_id = reference_of(element.text);
    else if (path == "/Refs/MndtId")
        payment.mandate_id = reference_of(element.text);
    else if (path == "/Refs/AcctSvcrRef" || (path == "/Refs/TxId" && payment.bank_reference.empty()) ||
             (path == "/Refs/UETR" && payment.bank_reference.empty()))
        payment.bank_reference = reference_of(element.text);
    else if (path == "/RmtInf/Strd/CdtrRefInf/Ref")
        payment.references.push_back(one_line(element.text));
    else if (path == "/RmtInf/Ustrd")
        append_free_text(payment.text, element.text);
    else if (path == "/RmtInf/Strd/RfrdDocInf/Nb" || path == "/AddtlTxInf")
        payment.text += std::string(element.text) + ' ';
    else if (path == "/RtrInf/Rsn/Cd" || path == "/RtrInf/Rsn/Prtry")
        payment.return_reason = one_line(element.text);
    else
        end_party(path, element);
}

void CamtFields::end_party(std::string_view path, const Element& element) {
    if (path == "/RltdPties/Dbtr/Nm")
        payment_.debtor.name = one_line(element.text);
    else if (path == "/RltdPties/UltmtDbtr/Nm")
        payment_.debtor.ultimate_name = one_line(element.text);
    else if (path == "/RltdPties/DbtrAcct/Id/IBAN" || path == "/RltdPties/DbtrAcct/Id/Othr/Id")
        payment_.debtor.iban = one_line(element.text);
    else if (path == "/RltdPties/Cdtr/Nm")
        payment_.creditor.name = one_line(element.text);
    else if (path == "/RltdPties/UltmtCdtr/Nm")
        payment_.creditor.ultimate_name = one_line(element.text);
    else if (path == "/RltdPties/CdtrAcct/Id/IBAN" || path == "/RltdPties/CdtrAcct/Id/Othr/Id")
        payment_.creditor.iban = one_line(element.text);
}

void CamtFields::finish_payment(const Place& place) {
    if (entry_.payments.size() == static_cast<std::size_t>(entry_payments_max))
        return refuse_at(StatementRefusal::TooLarge, place);
    BankPayment& payment = payment_.payment;
    if (!payment.amount)
        payment.amount = payment_.transaction_amount;
    payment.text = one_line(payment.text);
    // The other side of money that came in is who paid; what takes it back names the same people.
    const bool is_from_debtor = (payment.direction == Direction::Credit) != entry_.is_reversal;
    Side& other = is_from_debtor ? payment_.debtor : payment_.creditor;
    payment.name = std::move(other.name);
    payment.iban = upper_without_spaces(other.iban);
    payment.ultimate_name = std::move(other.ultimate_name);
    entry_.payments.push_back(std::move(payment));
}

} // namespace kz::statement
