#include "native/statement/mt940.hpp"

#include "native/statement/mt940_text.hpp"
#include "shared/base/decimal_text.hpp"
#include "shared/base/utf8.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace kz {
namespace {

using namespace statement;

constexpr std::size_t field_lines_max = 200; // :86: has six by the standard; banks write more

constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// ":61:" at the beginning of a line, or a tag of the bank's own such as ":NSF:"; empty when there is none.
std::string_view tag_of(std::string_view line) {
    if (!line.starts_with(':'))
        return {};
    const std::size_t end = line.find(':', 1);
    if (end != 3 && end != 4)
        return {};
    const bool is_tag =
        std::ranges::all_of(line.substr(1, end - 1), [](char c) { return is_digit(c) || (c >= 'A' && c <= 'Z'); });
    return is_tag ? line.substr(0, end + 1) : std::string_view{};
}

int number_at(std::string_view digits) {
    return static_cast<int>(parse_integer(digits).value_or(-1));
}

// "300,", "620,3", "000000000127,50": a comma, and decimals that may be missing.
std::optional<Money> amount_of(std::string_view text, Currency currency) {
    const std::size_t comma = text.find(',');
    std::string plain_text(text);
    if (comma != std::string_view::npos)
        plain_text[comma] = '.';
    if (plain_text.ends_with('.'))
        plain_text += '0';
    if (plain_text.starts_with('-') || plain_text.starts_with('+'))
        return std::nullopt;
    const auto money = parse_amount(plain_text, currency);
    return money ? std::optional(*money) : std::nullopt;
}

class Mt940Format final : public StatementFormat {
public:
    explicit Mt940Format(StatementSink& sink) : collector_(sink) {}

    Result<void, StatementFault> push(std::string_view bytes) override {
        while (!bytes.empty() && !fault_) {
            const std::size_t end = bytes.find('\n');
            rest_ += bytes.substr(0, end);
            if (rest_.size() > statement_text_bytes_max)
                refuse_at(StatementRefusal::TooLarge, "", lines_ + 1);
            if (end == std::string_view::npos)
                break;
            bytes.remove_prefix(end + 1);
            take_line(std::exchange(rest_, {}));
        }
        return outcome();
    }

    Result<void, StatementFault> finish() override {
        if (!fault_ && !rest_.empty())
            take_line(std::exchange(rest_, {}));
        end_field();
        if (!fault_ && is_inside_)
            end_statement();
        return outcome();
    }

private:
    Result<void, StatementFault> outcome() const {
        if (fault_)
            return refuse(*fault_);
        return {};
    }

    void refuse_at(StatementRefusal reason, std::string place, int line) {
        if (!fault_)
            fault_ = StatementFault{reason, std::move(place), line};
    }
    Place place() const { return {tag_, field_line_}; }

    void take_line(std::string line) {
        ++lines_;
        if (line.ends_with('\r'))
            line.pop_back();
        if (lines_ == 1 && line.starts_with("\xef\xbb\xbf"))
            line.erase(0, 3);
        // The SWIFT envelope: "{1:F01…}{2:…}{4:" before, "-}{5:…}" behind.
        if (line.starts_with("{1:") || line == "-" || line.starts_with("-}"))
            return end_field();
        if (const std::string_view tag = tag_of(line); !tag.empty()) {
            end_field();
            tag_ = tag;
            field_line_ = lines_;
            field_.push_back(line.substr(tag.size()));
        } else if (!field_.empty()) {
            if (field_.size() == field_lines_max)
                return refuse_at(StatementRefusal::TooLarge, tag_, lines_);
            field_.push_back(std::move(line));
        }
    }

    // A field is whole when the next one begins.
    void end_field() {
        if (field_.empty() || fault_)
            return;
        const std::vector<std::string> lines = std::exchange(field_, {});
        const std::string first = one_line(to_utf8(lines[0]));
        if (tag_ == ":20:") {
            if (is_inside_)
                end_statement();
            begin_statement(first);
        } else if (!is_inside_) {
            refuse_at(StatementRefusal::ElementMissing, ":20:", field_line_);
        } else if (tag_ == ":25:" || tag_ == ":25P:") {
            collector_.statement().account = collector_.account(first, place());
        } else if (tag_ == ":28:" || tag_ == ":28C:") {
            collector_.statement().number = first;
        } else if (tag_.starts_with(":60") || tag_.starts_with(":62") || tag_ == ":64:" || tag_ == ":65:") {
            take_balance(first);
        } else if (tag_ == ":61:") {
            end_entry();
            take_entry(lines);
        } else if (tag_ == ":86:" && entry_) {
            take_text(lines);
        }
    }

    void begin_statement(const std::string& id) {
        collector_.begin();
        collector_.statement().id = id;
        is_inside_ = true;
    }

    void end_statement() {
        end_entry();
        is_inside_ = false;
        if (collector_.statement().account.empty())
            refuse_at(StatementRefusal::ElementMissing, ":25:", lines_);
        else if (!collector_.statement().closing)
            refuse_at(StatementRefusal::CutOff, ":62F:", lines_);
        else
            collector_.end({":62F:", lines_});
    }

    std::optional<Date> day(std::string_view yymmdd) {
        if (yymmdd.size() != 6 || !std::ranges::all_of(yymmdd, is_digit)) {
            refuse_at(StatementRefusal::TagInvalid, tag_, field_line_);
            return std::nullopt;
        }
        const int year = number_at(yymmdd.substr(0, 2));
        // Two digits of a year: SWIFT reads 80 to 99 as the last century.
        return collector_.day(year + (year >= 80 ? 1900 : 2000), number_at(yymmdd.substr(2, 2)),
                              number_at(yymmdd.substr(4, 2)), place());
    }

    // "C131016EUR84349,74"
    void take_balance(std::string_view text) {
        end_entry();
        if (text.size() < 11 || (text[0] != 'C' && text[0] != 'D'))
            return refuse_at(StatementRefusal::TagInvalid, tag_, field_line_);
        BankBalance balance;
        balance.on = day(text.substr(1, 6));
        const auto currency = statement_currency(text.substr(7, 3));
        const auto amount = currency ? amount_of(text.substr(10), *currency) : std::nullopt;
        const bool is_main = tag_.starts_with(":60") || tag_.starts_with(":62");
        if (!amount) {
            // Every entry has the currency of the balances, so without one there is nothing to read.
            if (is_main)
                refuse_at(StatementRefusal::AmountInvalid, tag_, field_line_);
            else
                collector_.warn(StatementDoubt::BalanceUnreadable, place());
            return;
        }
        balance.amount = *amount;
        if (text[0] == 'D')
            balance.amount.minor = -balance.amount.minor;
        BankStatement& statement = collector_.statement();
        const bool is_intermediate = tag_ == ":60M:" || tag_ == ":62M:";
        balance.kind = is_intermediate ? "ITBD"
                       : is_main       ? (tag_ == ":60F:" ? "OPBD" : "CLBD")
                                       : (tag_ == ":64:" ? "CLAV" : "FWAV");
        statement.balances.push_back(balance);
        if (tag_.starts_with(":60"))
            statement.opening = balance;
        else if (tag_.starts_with(":62"))
            statement.closing = balance;
    }

    // "0709040904RCR204,88NRTINONREF//0724…", and a line of the bank's own below.
    void take_entry(const std::vector<std::string>& lines) {
        const BankStatement& statement = collector_.statement();
        if (!statement.opening)
            return refuse_at(StatementRefusal::ElementMissing, ":60F:", field_line_);
        if (statement.account.empty())
            return refuse_at(StatementRefusal::ElementMissing, ":25:", field_line_);
        std::string_view text = lines[0];
        entry_ = BankEntry{};
        entry_->line = field_line_;
        entry_->value_on = day(text.substr(0, 6));
        text.remove_prefix(std::min<std::size_t>(text.size(), 6));
        take_booking_day(text);
        if (!take_mark(text) || !take_amount(text) || !take_references(text))
            return refuse_at(StatementRefusal::TagInvalid, tag_, field_line_);
        for (std::size_t i = 1; i < lines.size(); ++i)
            append_cut_piece(supplement_, lines[i], lines[i].size() + 1);
    }

    // MMDD; the year is the one that is next to the value date.
    void take_booking_day(std::string_view& text) {
        if (text.size() >= 4 && std::ranges::all_of(text.substr(0, 4), is_digit)) {
            const int year = civil(entry_->value_on.value_or(collector_.statement().opening->on.value_or(Date{}))).year;
            const int month = number_at(text.substr(0, 2));
            entry_->booked_on = collector_.day(year, month, number_at(text.substr(2, 2)), place());
            if (entry_->booked_on && entry_->value_on) {
                const int distance = days_between(*entry_->value_on, *entry_->booked_on);
                if (distance > 183 || distance < -183)
                    entry_->booked_on = add_months(*entry_->booked_on, distance > 0 ? -12 : 12);
            }
            text.remove_prefix(4);
        }
        if (!entry_->booked_on)
            entry_->booked_on = entry_->value_on;
    }

    // R turns the direction: RC takes back a credit, so it is a debit. One letter behind the mark is the funds code.
    bool take_mark(std::string_view& text) {
        if (text.starts_with("RC") || text.starts_with("RD")) {
            entry_->is_reversal = true;
            text.remove_prefix(1);
        }
        if (!text.starts_with('C') && !text.starts_with('D'))
            return false;
        entry_->direction = (text[0] == 'C') != entry_->is_reversal ? Direction::Credit : Direction::Debit;
        text.remove_prefix(1);
        if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z')
            text.remove_prefix(1);
        return true;
    }

    bool take_amount(std::string_view& text) {
        std::size_t end = 0;
        while (end < text.size() && (is_digit(text[end]) || text[end] == ','))
            ++end;
        const auto amount = amount_of(text.substr(0, end), collector_.statement().opening->amount.currency);
        if (!amount)
            return false;
        entry_->amount = *amount;
        text = trimmed(text.substr(end));
        return true;
    }

    // Type (N, S or F and three characters), the customer's reference, and behind "//" the bank's.
    bool take_references(std::string_view text) {
        if (text.size() < 4 || (text[0] != 'N' && text[0] != 'S' && text[0] != 'F'))
            return false;
        is_return_type_ = text.substr(1, 3) == "RTI" || text.substr(1, 3) == "RTN";
        text.remove_prefix(4);
        const std::size_t slashes = std::min(text.find("//"), text.size());
        customer_reference_ = one_line(to_utf8(text.substr(0, slashes)));
        if (slashes < text.size())
            entry_->bank_reference = one_line(to_utf8(text.substr(slashes + 2)));
        if (is_filler_reference(entry_->bank_reference))
            entry_->bank_reference.clear();
        if (is_filler_reference(customer_reference_))
            customer_reference_.clear();
        return true;
    }

    void take_text(const std::vector<std::string>& lines) {
        Mt940Text text = read_mt940_text(lines);
        BankPayment payment;
        payment.name = std::move(text.name);
        payment.iban = std::move(text.iban);
        payment.ultimate_name = std::move(text.ultimate_name);
        payment.end_to_end_id = std::move(text.end_to_end_id);
        payment.mandate_id = std::move(text.mandate_id);
        if (!text.reference.empty())
            payment.references.push_back(std::move(text.reference));
        payment.text = std::move(text.text);
        payment.return_reason = std::move(text.return_reason);
        entry_->payments.assign(1, std::move(payment));
        entry_->information = std::move(text.information);
    }

    void end_entry() {
        if (!entry_ || fault_)
            return;
        if (entry_->payments.empty())
            entry_->payments.emplace_back();
        BankPayment& payment = entry_->payments[0];
        payment.amount = entry_->amount;
        payment.direction = entry_->direction;
        payment.bank_reference = entry_->bank_reference;
        if (payment.end_to_end_id.empty())
            payment.end_to_end_id = customer_reference_;
        if (is_return_type_ && payment.return_reason.empty())
            payment.return_reason = "RETURN";
        if (entry_->information.empty())
            entry_->information = one_line(to_utf8(supplement_));
        entry_->entry_reference = std::exchange(customer_reference_, {});
        supplement_.clear();
        const Place where{":61:", entry_->line};
        collector_.add(*std::exchange(entry_, std::nullopt), where);
    }

    Collector collector_;
    std::string rest_; // of the line that is not whole yet
    int lines_ = 0;
    std::string tag_;
    int field_line_ = 0;
    std::vector<std::string> field_;
    bool is_inside_ = false;
    std::optional<BankEntry> entry_;
    bool is_return_type_ = false;
    std::string customer_reference_;
    std::string supplement_;
    std::optional<StatementFault> fault_;
};

} // namespace

std::unique_ptr<StatementFormat> make_mt940_format(StatementSink& sink) {
    return std::make_unique<Mt940Format>(sink);
}

} // namespace kz
