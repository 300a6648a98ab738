#include "native/statement/statement.hpp"

#include "native/statement/camt.hpp"
#include "native/statement/mt940.hpp"

namespace kz {
namespace {

// As much as is needed to tell the formats apart, behind any white space.
constexpr std::size_t head_bytes_max = 4096;

} // namespace

std::string_view refusal_code(StatementRefusal refusal) {
    switch (refusal) {
    case StatementRefusal::NotAStatement: return "not_a_statement";
    case StatementRefusal::VersionUnknown: return "version_unknown";
    case StatementRefusal::NotWellFormed: return "not_well_formed";
    case StatementRefusal::DoctypeOrEntity: return "doctype_or_entity";
    case StatementRefusal::TooLarge: return "too_large";
    case StatementRefusal::ElementMissing: return "element_missing";
    case StatementRefusal::AmountInvalid: return "amount_invalid";
    case StatementRefusal::DirectionInvalid: return "direction_invalid";
    case StatementRefusal::StatusInvalid: return "status_invalid";
    case StatementRefusal::TagInvalid: return "tag_invalid";
    case StatementRefusal::CutOff: return "cut_off";
    }
    return "";
}

std::string_view doubt_code(StatementDoubt doubt) {
    switch (doubt) {
    case StatementDoubt::BalanceMismatch: return "balance_mismatch";
    case StatementDoubt::BalanceUnreadable: return "balance_unreadable";
    case StatementDoubt::EntryCurrencyUnread: return "entry_currency_unread";
    case StatementDoubt::DateImpossible: return "date_impossible";
    case StatementDoubt::ReferenceCheckFailed: return "reference_check_failed";
    case StatementDoubt::AccountCheckFailed: return "account_check_failed";
    case StatementDoubt::BundleSumDiffers: return "bundle_sum_differs";
    case StatementDoubt::BundleCountDiffers: return "bundle_count_differs";
    }
    return "";
}

std::string plain(const StatementFault& fault) {
    std::string out = fault.line > 0 ? "line " + std::to_string(fault.line) + ": " : "";
    if (!fault.place.empty())
        out += fault.place + ": ";
    out += refusal_code(fault.reason);
    return out;
}

StatementReader::StatementReader(StatementSink& sink) : sink_(sink) {}
StatementReader::~StatementReader() = default;

Result<void, StatementFault> StatementReader::push(std::string_view bytes) {
    bytes_done_ += bytes.size();
    if (format_)
        return format_->push(bytes);
    head_ += bytes;
    const bool is_known = head_.find_first_not_of(" \t\r\n") + 8 < head_.size();
    return is_known || head_.size() > head_bytes_max ? open_format() : Result<void, StatementFault>{};
}

Result<void, StatementFault> StatementReader::open_format() {
    std::string_view start = head_;
    if (start.starts_with("\xef\xbb\xbf"))
        start.remove_prefix(3);
    const std::size_t at = start.find_first_not_of(" \t\r\n");
    start.remove_prefix(at == std::string_view::npos ? start.size() : at);
    const bool is_utf16 = head_.starts_with("\xff\xfe") || head_.starts_with("\xfe\xff");
    if (is_utf16 || start.starts_with('<'))
        format_ = make_camt_format(sink_);
    else if (start.starts_with(":20:") || start.starts_with("{1:"))
        format_ = make_mt940_format(sink_);
    else
        return refuse(StatementFault{StatementRefusal::NotAStatement, "", head_.empty() ? 0 : 1});
    std::string head;
    head.swap(head_);
    return format_->push(head);
}

Result<void, StatementFault> StatementReader::finish() {
    if (!format_)
        if (auto opened = open_format(); !opened)
            return opened;
    return format_->finish();
}

} // namespace kz
