#include "shared/domain/payments/match_evidence.hpp"

#include "shared/domain/claims/iban.hpp"
#include "shared/domain/payments/remittance.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace kz {
namespace {

constexpr std::size_t mistyped_digits_min = 6; // a code with fewer digits is near to too much
constexpr std::size_t mistyped_bytes_min = 6;
constexpr std::size_t long_code_bytes_min = 10;
constexpr std::size_t paired_words_max = 6;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Slots with the strongest evidence seen for each; in order, so that nothing hangs on hashes.
class Findings {
public:
    void code(const std::vector<std::uint32_t>& slots, CodeEvidence evidence) {
        for (const std::uint32_t slot : slots)
            raise(found_[slot].first, evidence);
    }
    void payer(const std::vector<std::uint32_t>& slots, PayerEvidence evidence) {
        for (const std::uint32_t slot : slots)
            raise(found_[slot].second, evidence);
    }
    void share_name(const std::vector<std::uint32_t>& slots) { shared_.insert(slots.begin(), slots.end()); }
    bool has_shared_name(std::uint32_t slot) const { return shared_.contains(slot); }
    bool has(CodeEvidence evidence) const {
        return std::ranges::any_of(found_, [&](const auto& entry) { return entry.second.first == evidence; });
    }
    const std::map<std::uint32_t, std::pair<CodeEvidence, PayerEvidence>>& all() const { return found_; }

private:
    template <class Strength>
    static void raise(Strength& known, Strength evidence) {
        known = std::max(known, evidence);
    }
    std::map<std::uint32_t, std::pair<CodeEvidence, PayerEvidence>> found_;
    std::set<std::uint32_t> shared_;
};

struct Written {
    std::vector<std::string> codes;      // of all texts and structured references
    std::vector<std::string> references; // valid ones that may be meant
};

Written written_in(const IncomingPayment& payment) {
    Written written;
    std::vector<std::string> texts = payment.references;
    texts.push_back(payment.text);
    texts.push_back(payment.end_to_end_id);
    for (const std::string& text : texts) {
        for (std::string& code : codes_in(text))
            if (!std::ranges::contains(written.codes, code))
                written.codes.push_back(std::move(code));
        for (std::string& reference : creditor_references_in(text))
            written.references.push_back(std::move(reference));
    }
    return written;
}

void find_codes(const Written& written, const ClaimIndex& index, Findings& findings) {
    for (const std::string& reference : written.references)
        findings.code(index.by_reference(reference), CodeEvidence::ReferenceExact);
    for (const std::string& code : written.codes) {
        // Other references than RF: the structured communication of Belgium has check digits of its own.
        if (!code.starts_with("RF"))
            findings.code(index.by_reference(code), CodeEvidence::ReferenceExact);
        findings.code(index.by_reference_body(code), CodeEvidence::ReferenceBody);
        findings.code(index.by_number(code), CodeEvidence::NumberExact);
    }
}

void find_mistyped(const Written& written, const ClaimIndex& index, Findings& findings) {
    for (const std::string& code : written.codes) {
        if (std::ranges::count_if(code, is_digit) < static_cast<std::ptrdiff_t>(mistyped_digits_min))
            continue;
        findings.code(index.by_mistyped_reference(code), CodeEvidence::ReferenceMistyped);
        // "R", "FR" or "PF" instead of "RF": what follows is whole.
        for (const std::size_t at : {0u, 1u, 2u})
            if (!code.starts_with("RF") && code.size() > at + 4 && is_digit(code[at]) && is_digit(code[at + 1]))
                findings.code(index.by_reference("RF" + code.substr(at)), CodeEvidence::ReferenceMistyped);
    }
}

// All words, and every two of them: payers have middle names, spouses and second accounts.
std::vector<std::string> keys_of_name(std::string_view name) {
    std::vector<std::string> words = name_words(name);
    std::vector<std::string> keys;
    if (words.empty())
        return keys;
    keys.push_back(name_key(words));
    words.resize(std::min(words.size(), paired_words_max));
    if (const std::string initial = initial_in(name); !initial.empty())
        keys.push_back(name_key({initial, words.back()}));
    for (std::size_t i = 0; i < words.size() && words.size() > 2; ++i)
        for (std::size_t j = i + 1; j < words.size(); ++j)
            keys.push_back(name_key({words[i], words[j]}));
    return keys;
}

void find_known_payer(const IncomingPayment& payment, const ClaimIndex& index, const PayerMemory& memory,
                      Findings& findings) {
    std::vector<std::uint32_t> slots;
    std::vector<std::string> customers = memory.customers_of_iban(payment.payer_iban);
    if (!payment.payer_iban.empty())
        slots = index.by_payer_iban(payment.payer_iban);
    for (const std::string& customer : customers)
        for (const std::uint32_t slot : index.by_customer(customer))
            slots.push_back(slot);
    for (const std::uint32_t slot : slots)
        if (const std::string customer = index.claim(slot).customer; !std::ranges::contains(customers, customer))
            customers.push_back(customer);
    // An account that pays for many (an office, an adviser) proves none of them.
    findings.payer(slots, customers.size() == 1 ? PayerEvidence::KnownPayer : PayerEvidence::None);
    for (const std::string* name : {&payment.payer_name, &payment.ultimate_name})
        for (const std::string& customer : memory.customers_of_name(*name))
            findings.payer(index.by_customer(customer), PayerEvidence::NameVariant);
}

// One name: the claims with that amount, and if its bearers are few all that they have. A single word is not much of a name.
void find_name(const std::string& key, Money amount, PayerEvidence evidence, const ClaimIndex& index,
               Findings& findings) {
    if (!key.contains(' '))
        evidence = PayerEvidence::NameAlike;
    const std::vector<std::uint32_t> paid = index.by_name_and_amount(key, amount);
    const std::vector<std::uint32_t> all = index.by_name(key);
    findings.payer(paid, evidence);
    if (evidence != PayerEvidence::NameInText)
        findings.payer(all, evidence);
    std::set<std::string> customers;
    for (const std::uint32_t slot : all)
        customers.insert(index.claim(slot).customer);
    if (customers.size() != 1) // none: so many that the index names nobody
        findings.share_name(paid);
}

void find_names(const IncomingPayment& payment, const ClaimIndex& index, Findings& findings) {
    for (const std::string* name : {&payment.payer_name, &payment.ultimate_name}) {
        for (const std::string& key : keys_of_name(*name))
            find_name(key, payment.amount, PayerEvidence::PayerName, index, findings);
        for (const std::string& word : name_words(*name))
            findings.payer(index.by_name_and_amount(word, payment.amount), PayerEvidence::NameAlike);
    }
    const std::vector<std::string> words = name_words(payment.text);
    for (std::size_t count : {2u, 3u})
        for (std::size_t i = 0; i + count <= words.size(); ++i) {
            const auto first = words.begin() + static_cast<std::ptrdiff_t>(i);
            find_name(name_key({first, first + static_cast<std::ptrdiff_t>(count)}), payment.amount,
                      PayerEvidence::NameInText, index, findings);
        }
}

AmountEvidence amount_evidence(const OpenClaim& claim, Money amount) {
    if (claim.open.currency != amount.currency)
        return AmountEvidence::None;
    if (amount.minor == claim.open.minor)
        return AmountEvidence::Open;
    if (amount.minor > claim.open.minor)
        return AmountEvidence::Above;
    std::int64_t lines = 0;
    for (const Money& instalment : claim.instalments) {
        lines += instalment.minor;
        if (lines >= amount.minor)
            break;
    }
    return lines == amount.minor ? AmountEvidence::Instalment : AmountEvidence::Part;
}

// However a claim was found, its customer's name may stand in the payment.
PayerEvidence name_evidence(const OpenClaim& claim, const IncomingPayment& payment) {
    const std::vector<std::string> customer = name_words(claim.customer_name);
    if (customer.empty())
        return PayerEvidence::None;
    PayerEvidence evidence = PayerEvidence::None;
    for (const std::string* name : {&payment.payer_name, &payment.ultimate_name}) {
        const std::vector<std::string> words = name_words(*name);
        if (words.empty())
            continue;
        if (is_similar_name(customer, words))
            return PayerEvidence::PayerName;
        if (std::ranges::contains(words, customer.back()) || std::ranges::contains(words, customer.front()))
            evidence = PayerEvidence::NameAlike;
    }
    const std::vector<std::string> text = name_words(payment.text);
    const bool is_in_text = customer.size() > 1 && std::ranges::all_of(customer, [&](const std::string& word) {
        return std::ranges::contains(text, word);
    });
    return is_in_text ? PayerEvidence::NameInText : evidence;
}

// For a claim that was found by something else: a code that is nearly its own. Long codes may have two errors.
bool is_nearly_written(std::string_view code, const Written& written) {
    const int errors_max = code.size() >= long_code_bytes_min ? 2 : 1;
    return code.size() >= mistyped_bytes_min && std::ranges::any_of(written.codes, [&](const std::string& other) {
        return typing_errors(other, code, errors_max) <= errors_max;
    });
}

CodeEvidence near_code_evidence(const OpenClaim& claim, const Written& written) {
    for (const std::string& reference : claim.references)
        if (const std::string compact = compact_code(reference);
            is_nearly_written(compact, written) ||
            (compact.starts_with("RF") && is_nearly_written(std::string_view(compact).substr(4), written)))
            return CodeEvidence::ReferenceMistyped;
    const std::string number = compact_code(claim.invoice_number);
    std::string digits = number;
    std::erase_if(digits, [](char c) { return !is_digit(c); });
    if (is_nearly_written(number, written) || is_nearly_written(digits, written))
        return CodeEvidence::NumberMistyped;
    return CodeEvidence::None;
}

} // namespace

Gathered gather(const IncomingPayment& payment, const ClaimIndex& index, const PayerMemory& memory) {
    const Written written = written_in(payment);
    Findings findings;
    find_codes(written, index, findings);
    const bool has_exact = findings.has(CodeEvidence::ReferenceExact);
    if (!has_exact)
        find_mistyped(written, index, findings);
    find_known_payer(payment, index, memory, findings);
    find_names(payment, index, findings);
    const std::size_t payer_words = name_words(payment.payer_name).size();
    const bool is_common_amount = index.is_common_amount(payment.amount);
    Gathered gathered;
    for (const auto& [slot, strengths] : findings.all()) {
        Evidence evidence{slot, index.claim(slot), strengths.first, strengths.second};
        evidence.payer = std::max(evidence.payer, name_evidence(evidence.claim, payment));
        evidence.amount = amount_evidence(evidence.claim, payment.amount);
        if (evidence.code == CodeEvidence::None)
            evidence.code = near_code_evidence(evidence.claim, written);
        const bool is_surname_alone = evidence.payer == PayerEvidence::NameAlike && payer_words == 1;
        evidence.is_other_payer = payer_words > 0 && evidence.payer <= PayerEvidence::NameInText && !is_surname_alone;
        evidence.is_name_shared =
            is_common_amount && findings.has_shared_name(slot) &&
            (evidence.payer == PayerEvidence::PayerName || evidence.payer == PayerEvidence::NameInText);
        if (evidence.amount != AmountEvidence::None)
            gathered.found.push_back(std::move(evidence));
    }
    // In the order of the claims, not of the index: the same claims give the same answer.
    std::ranges::sort(gathered.found, {}, [](const Evidence& evidence) { return evidence.claim.id; });
    // A run of words that is a valid reference from end to end, long enough not to be one by chance, and has none of an open claim in it.
    const auto is_open = [&](const std::string& reference) { return !index.by_reference(reference).empty(); };
    gathered.has_unknown_reference = std::ranges::any_of(written.codes, [&](const std::string& code) {
        return code.starts_with("RF") && code.size() >= long_code_bytes_min && has_check_97(code) &&
               std::ranges::none_of(written.references, [&](const std::string& known) { return code.contains(known) && is_open(known); });
    });
    return gathered;
}

} // namespace kz
