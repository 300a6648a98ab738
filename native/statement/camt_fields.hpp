// The values of camt while one entry is read, in the order of the schema, and the table from element to value.
#pragma once

#include "native/statement/format.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kz::statement {

// Text of an element that has just ended.
struct Element {
    std::string_view text;
    std::string_view currency; // attribute Ccy
    Place place;
};

class CamtFields {
public:
    explicit CamtFields(Collector& collector) : collector_(collector) {}

    // Paths below Stmt or Ntfctn, without the step Pty that version 08 has added: "/Ntry/NtryDtls/TxDtls/Amt".
    void begin(std::string_view path, int line);
    void end(std::string_view path, const Element& element);
    const std::optional<StatementFault>& fault() const { return fault_; }

private:
    struct Side {
        std::string name, iban, ultimate_name;
    };
    struct Payment {
        BankPayment payment;
        Side debtor, creditor;
        std::optional<Money> transaction_amount;
    };

    void end_header(std::string_view path, const Element& element);
    void end_balance(std::string_view path, const Element& element);
    void end_entry(std::string_view path, const Element& element);
    void end_payment(std::string_view path, const Element& element);
    void end_party(std::string_view path, const Element& element);
    void finish_balance(const Place& place);
    void finish_entry(const Place& place);
    void finish_payment(const Place& place);
    void refuse_at(StatementRefusal reason, const Place& place);
    std::optional<Money> amount(const Element& element, bool is_refused_below_zero);
    std::optional<Date> day(const Element& element);
    std::optional<Direction> direction(const Element& element);
    EntryStatus status(const Element& element);

    Collector& collector_;
    std::optional<StatementFault> fault_;
    std::size_t bytes_ = 0; // of the entry, or of what stands before the first
    std::string account_currency_;
    BankBalance balance_;
    bool has_balance_amount_ = false;
    bool is_overdrawn_ = false;
    BankEntry entry_;
    bool has_entry_amount_ = false;
    bool is_currency_unread_ = false;
    bool has_direction_ = false;
    Payment payment_;
};

} // namespace kz::statement
