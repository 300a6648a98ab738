// What a bank says came in and went out: statement, entry, and the single payments inside an entry. Plain data, equal for
// every format it was read from (camt.053, camt.054, MT940). Personal data: matched and shown to the merchant, never
// logged.
//
// Direction says which way the money went, whatever the format calls it: a reversed credit is a debit. Only an entry that
// is Booked is money.
#pragma once

#include "shared/base/date.hpp"
#include "shared/domain/money/money.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kz {

enum class Direction { Credit, Debit };
enum class EntryStatus { Booked, Pending, Information };

struct BankBalance {
    std::string kind; // "OPBD", "CLBD", "CLAV" … (ISO 20022 external code); of MT940 the one that means the same
    Money amount;     // below zero: the account is overdrawn
    std::optional<Date> on;

    friend bool operator==(const BankBalance&, const BankBalance&) = default;
};

struct BankStatement {
    std::string id;      // the bank's name for it
    std::string number;  // sequence number, with its page: "28/1"
    std::string account; // IBAN in canonical form, or the bank's own number
    std::optional<Date> from;
    std::optional<Date> to;
    std::optional<BankBalance> opening;
    std::optional<BankBalance> closing;
    std::vector<BankBalance> balances; // all of them, in the order of the file
    int entries = 0;                   // so far
    int payments = 0;                  // single payments inside them, so far
    Money credits;                     // booked entries in the currency of the first one, so far
    Money debits;

    friend bool operator==(const BankStatement&, const BankStatement&) = default;
};

// One payment inside an entry. A bundle has many; most entries have one.
struct BankPayment {
    std::optional<Money> amount; // nothing: the bank names only the sum of a bundle
    Direction direction = Direction::Credit;
    std::string name;            // the other side: who paid, or who was paid
    std::string iban;            // of the other side, as the bank writes it, in capitals without spaces
    std::string ultimate_name;   // on whose behalf
    std::string end_to_end_id;   // empty when the file says NOTPROVIDED
    std::string bank_reference;  // what the bank calls this payment
    std::string mandate_id;
    std::vector<std::string> references; // structured creditor references, as written, check digits or not
    std::string text;                    // free remittance text, its pieces joined
    std::string return_reason;           // "AC04" …: this is money that went back
    friend bool operator==(const BankPayment&, const BankPayment&) = default;
};

struct BankEntry {
    Money amount; // not below zero
    Direction direction = Direction::Credit;
    bool is_reversal = false; // takes back an earlier entry, whose direction was the other one
    EntryStatus status = EntryStatus::Booked;
    std::optional<Date> booked_on; // else the value date, else the day of the closing balance
    std::optional<Date> value_on;
    std::string entry_reference; // NtryRef
    std::string bank_reference;  // AcctSvcrRef; behind "//" in MT940
    std::string information;     // what the bank says about it
    int payments_stated = 0;     // number of payments that the file claims for a bundle; 0: none stated
    std::vector<BankPayment> payments;
    int occurrence = 0; // entries of the same content that came before it in the file
    int line = 0;       // where it stands in the file

    friend bool operator==(const BankEntry&, const BankEntry&) = default;
};

// What tells one entry from every other, so that a second import, an overlapping file, or a notification (camt.054) before
// the statement (camt.053) never posts money twice.
//
//   BankReference  account, the bank's own reference (8 characters or more, not a filler such as NONREF), amount,
//                  direction. Dates are left out: a notification may name another day. Equal keys are one entry.
//   Content        the bank gave no reference: account, day, amount, direction, everything that names the payment, and
//                  the occurrence. Equal keys of one statement (its id, its number) are one entry; across statements a
//                  person looks, because two equal payments on one day do happen.
//
// The key is a digest: no words of people in it.
enum class IdentityBasis { BankReference, Content };
struct EntryIdentity {
    std::string key;
    IdentityBasis basis = IdentityBasis::Content;

    friend bool operator==(const EntryIdentity&, const EntryIdentity&) = default;
};
EntryIdentity identity(std::string_view account, const BankEntry& entry);
// What Content digests, without the occurrence.
std::uint64_t content_digest(std::string_view account, const BankEntry& entry);
// "NONREF", "NOTPROVIDED", zeros and the like: written where there is no reference.
bool is_filler_reference(std::string_view reference);

} // namespace kz
