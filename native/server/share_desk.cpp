#include "native/server/share_desk.hpp"

#include "native/platform/secret.hpp"
#include "shared/base/decimal_text.hpp"
#include "shared/html/dom_changes.hpp"
#include "shared/html/html.hpp"
#include "shared/protocol/json_writer.hpp"
#include "shared/protocol/page_stream.hpp"
#include "shared/protocol/share_json.hpp"
#include "shared/view/shared_view.hpp"
#include "shared/view/staff.hpp"

#include <algorithm>

namespace kz {
namespace {

constexpr std::size_t id_bytes = 10;
constexpr std::int64_t tries_milliseconds = 5 * 60'000;
constexpr std::int64_t kept_milliseconds = 86'400'000; // a record, after the share
constexpr std::int64_t settling_milliseconds = 1000;
constexpr std::size_t record_bytes_max = 8 << 20;   // of one share: half an hour of ten frames a second needs less
constexpr std::size_t records_bytes_max = 64 << 20; // of those that have ended
constexpr std::uint64_t codes = 1'000'000;

// One of a million, each as likely as the others: what lies above the last whole million is drawn again.
std::string random_code() {
    for (;;) {
        std::uint32_t number = 0;
        for (const char byte : random_bytes(sizeof number))
            number = number << 8 | static_cast<unsigned char>(byte);
        if (number >= UINT32_MAX / codes * codes)
            continue;
        std::string text = std::to_string(number % codes);
        return text.insert(0, 6 - text.size(), '0');
    }
}

std::string quoted(std::string_view text) {
    std::string out;
    append_json_text(out, text);
    return out;
}

std::string claim_topic(ClaimId claim) {
    return "claim/" + std::to_string(claim.value);
}

bool is_over(const LiveShare& live) {
    return live.share.stage == ShareStage::Ended || live.share.stage == ShareStage::None;
}

// As update() does it for the customer: to make the code to scan costs more than everything else on the page.
void keep_code(std::optional<TransferCode>& made, Model& model) {
    const auto transfer = transfer_shown(model);
    if (!transfer || !made || made->transfer != *transfer) {
        made.reset();
        if (auto symbol = transfer ? code_of(model, *transfer) : std::nullopt)
            made = TransferCode{*transfer, *std::move(symbol)};
    }
    model.code_made = made;
}

// "k1x…" of an element's id.
std::optional<std::uint64_t> parse_dom_id(std::string_view text) {
    if (text.size() < 2 || text.size() > 14 || text.front() != 'k')
        return std::nullopt;
    std::uint64_t id = 0;
    for (const char c : text.substr(1)) {
        const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'z' ? c - 'a' + 10 : -1;
        if (digit < 0)
            return std::nullopt;
        id = id * 36 + static_cast<std::uint64_t>(digit);
    }
    return id;
}

} // namespace

// ---- inside the lock ----------------------------------------------------------------------------------------------

LiveShare* ShareDesk::find(ClaimId claim, Instant now) {
    settle_sometimes(now);
    const auto current = current_.find(claim.value);
    if (current == current_.end())
        return nullptr;
    LiveShare& live = shares_.at(current->second);
    settle(live, now);
    return &live;
}

LiveShare* ShareDesk::find(const std::string& id, std::int64_t account, Instant now) {
    settle_sometimes(now);
    const auto found = shares_.find(id);
    if (found == shares_.end() || found->second.share.helper.account != account)
        return nullptr;
    settle(found->second, now);
    return &found->second;
}

LiveShare& ShareDesk::make(const ClaimRecord& claim, const std::string& theme) {
    LiveShare live;
    live.id = base32(random_bytes(id_bytes));
    live.claim = claim.id;
    live.merchant = claim.merchant;
    live.theme = theme;
    current_[claim.id.value] = live.id;
    return shares_[live.id] = std::move(live);
}

void ShareDesk::settle(LiveShare& live, Instant now) {
    if (Share later = settled(live.share, now); later.stage != live.share.stage)
        change(live, std::move(later), "ended", now);
    else if (!is_over(live) && live.record.text().size() > record_bytes_max)
        change(live, ended(live.share, ShareEnd::RecordFull), "ended", now);
}

// What time has ended, and records whose time is over.
void ShareDesk::settle_all(Instant now) {
    all_settled_ = now;
    for (auto& [id, live] : shares_)
        settle(live, now);
    std::erase_if(shares_, [&](const auto& entry) {
        const LiveShare& live = entry.second;
        const bool is_old = is_over(live) && now.milliseconds - live.share.heard.milliseconds > kept_milliseconds;
        if (is_old && current_[live.claim.value] == live.id)
            current_.erase(live.claim.value);
        return is_old;
    });
    bound_records();
}

// The oldest of those that are over go first; those that somebody sees are bounded by their own size.
void ShareDesk::bound_records() {
    std::size_t bytes = 0;
    std::vector<LiveShare*> over;
    for (auto& [id, live] : shares_)
        if (is_over(live)) {
            bytes += live.record.text().size();
            over.push_back(&live);
        }
    std::ranges::sort(over, {}, [](const LiveShare* live) { return live->share.heard.milliseconds; });
    for (LiveShare* live : over) {
        if (bytes <= records_bytes_max)
            return;
        bytes -= live->record.text().size();
        if (current_[live->claim.value] == live->id)
            current_.erase(live->claim.value);
        shares_.erase(std::string(live->id));
    }
}

// The one that is asked for is settled every time; to look at thousands for each frame of one would cost more than the frame.
void ShareDesk::settle_sometimes(Instant now) {
    if (now.milliseconds - all_settled_.milliseconds >= settling_milliseconds)
        settle_all(now);
}

void ShareDesk::change(LiveShare& live, Share share, std::string_view what, Instant now) {
    std::vector<ShareStep> steps = steps_between(live.share, share);
    // Of a consent that is asked for anew, whoever had it.
    const std::int64_t account = !steps.empty() && live.share.helper.account != 0 ? live.share.helper.account : share.helper.account;
    live.share = std::move(share);
    live.record.add(now, what, encode_share_status(status_for(live.share, live.share.device, {})));
    show(live, now); // what the helper was shown of it belongs to the record that the end names
    for (ShareStep& step : steps) {
        step.share = live.id;
        if (step.move == ShareMove::Ended)
            step.record = live.record.hash();
    }
    if (note && (!steps.empty() || (live.share.end && account != 0)))
        note({live.claim, live.id, account, now, std::move(steps), live.share.end, live.record.hash()});
    if (tell)
        tell(claim_topic(live.claim), stream_share, {});
}

// Brings the helper's page up, when there is one.
void ShareDesk::show(LiveShare& live, Instant now) {
    if (live.share.helper.account == 0)
        return;
    live.helper.share = StaffSharing{address(live.id), live.claim, live.share.stage, live.share.scopes, live.share.proposal, live.room, fields_digest(live.receiver.page()), live.refused};
    Scene scene = helper_view(live.helper, live.page ? &*live.page : nullptr);
    if (live.shown.nodes.empty()) {
        live.shown = std::move(scene);
        return;
    }
    const std::string changes = dom_changes(live.shown, scene);
    if (changes == "[]")
        return;
    const int from = live.shown_number++;
    live.shown = std::move(scene);
    std::string event;
    JsonWriter json(event);
    json.begin_document();
    json.integer("from", from);
    json.integer("to", live.shown_number);
    json.json("changes", changes);
    json.close_object();
    live.record.add(now, "shown", changes);
    if (tell)
        tell(topic(live.id), "page", event);
}

// ---- the customer -------------------------------------------------------------------------------------------------

ShareStatus ShareDesk::status(ClaimId claim, std::string_view device, Instant now) {
    const std::lock_guard lock(mutex_);
    LiveShare* live = find(claim, now);
    if (live == nullptr)
        return {};
    if (live->share.device == device)
        live->share.heard = now;
    return status_for(live->share, device, live->code);
}

ShareDesk::Acted ShareDesk::act(const ClaimRecord& claim, const std::string& theme, std::string_view device, ShareAct act, int scopes, Instant now, int proposal) {
    const std::lock_guard lock(mutex_);
    LiveShare* live = find(claim.id, now);
    if (act == ShareAct::Offer) {
        if (live != nullptr && !is_over(*live))
            change(*live, ended(live->share, ShareEnd::ByCustomer), "ended", now);
        live = &make(claim, theme);
        do
            live->code = random_code();
        while (std::ranges::any_of(shares_, [&](const auto& other) { return &other.second != live && !is_over(other.second) && other.second.code == live->code; }));
    }
    auto done = answer(live == nullptr ? Share{} : live->share, act, device, scopes, now, proposal);
    if (!done)
        return {live == nullptr ? ShareStatus{} : status_for(live->share, device, live->code), done.error(), {}, 0};
    change(*live, *std::move(done), share_act_code(act), now);
    return {status_for(live->share, device, live->code), std::nullopt, live->id, live->share.helper.account};
}

ShareDesk::Taken ShareDesk::take(ClaimId claim, std::string_view device, std::string_view frame, const std::function<Model(Language)>& behind, Instant now) {
    const std::lock_guard lock(mutex_);
    LiveShare* live = find(claim, now);
    auto known = heard(live == nullptr ? Share{} : live->share, device, now);
    if (!known)
        return {std::string(refusal_code(known.error())), live == nullptr ? ShareStatus{} : status_for(live->share, device, {}), false, {}, 0};
    live->share = *std::move(known);
    if (const auto fault = live->receiver.take(frame)) {
        live->record.add(now, "refused", quoted(fault_code(*fault)));
        const bool is_ended = !is_mended_by_snapshot(*fault);
        if (is_ended)
            change(*live, ended(live->share, ShareEnd::FrameFaulty), "ended", now);
        return {std::string(fault_code(*fault)), status_for(live->share, device, {}), is_ended, live->id, live->share.helper.account};
    }
    live->record.add(now, "frame", quoted(base64(frame)));
    Model model = model_of(live->receiver.page(), behind(live->helper.base.language));
    keep_code(live->code_made, model);
    live->room = proposal_room(model);
    live->page = shared_view(live->receiver.page(), model);
    show(*live, now);
    return {{}, {}, false, live->id, live->share.helper.account};
}

// ---- the helper ---------------------------------------------------------------------------------------------------

Result<std::string, ShareDesk::CodeRefusal> ShareDesk::find_code(std::string_view code, std::int64_t account, MerchantId merchant, Instant now) {
    const std::lock_guard lock(mutex_);
    settle_all(now);
    Tries& tries = tries_[account];
    if (now.milliseconds - tries.since.milliseconds >= tries_milliseconds)
        tries = {0, now};
    if (tries.count >= share_tries_max)
        return refuse(CodeRefusal::TooMany);
    const auto is_meant = [&](const LiveShare& live) { return live.share.stage == ShareStage::Offered && (!merchant.is_set() || live.merchant == merchant); };
    for (auto& [id, live] : shares_)
        if (is_meant(live) && live.code == code)
            return id;
    ++tries.count;
    for (auto& [id, live] : shares_)
        if (Share later = is_meant(live) ? mistried(live.share) : live.share; later.stage != live.share.stage)
            change(live, std::move(later), "ended", now);
        else
            live.share = std::move(later);
    return refuse(CodeRefusal::Unknown);
}

std::string ShareDesk::ask(LiveShare& live, const StaffModel& helper) {
    live.helper = helper;
    live.code.clear();
    live.page.reset();
    live.room = {};
    live.refused.reset();
    live.code_made.reset();
    live.receiver = {};
    live.shown = {};
    live.shown_number = 0;
    return live.id;
}

Result<std::string, ShareRefusal> ShareDesk::ask(const std::string& id, const StaffModel& helper, std::int64_t account, ShareQuestion question, Instant now) {
    const std::lock_guard lock(mutex_);
    settle_sometimes(now);
    const auto found = shares_.find(id);
    if (found == shares_.end())
        return refuse(ShareRefusal::Over);
    settle(found->second, now);
    auto asked = kz::ask(found->second.share, {account, helper.name}, question, now);
    if (!asked)
        return refuse(asked.error());
    ask(found->second, helper);
    change(found->second, *std::move(asked), "asked", now);
    return id;
}

Result<std::string, ShareRefusal> ShareDesk::ask(const ClaimRecord& claim, const std::string& theme, const StaffModel& helper, std::int64_t account, ShareQuestion question, Instant now) {
    const std::lock_guard lock(mutex_);
    LiveShare* live = find(claim.id, now);
    // A code that is being read out is for whoever hears it.
    const bool is_new = live == nullptr || is_over(*live) || live->share.stage == ShareStage::Offered;
    auto asked = kz::ask(is_new ? Share{} : live->share, {account, helper.name}, question, now);
    if (!asked)
        return refuse(asked.error());
    if (is_new)
        live = &make(claim, theme);
    ask(*live, helper);
    change(*live, *std::move(asked), "asked", now);
    return live->id;
}

std::optional<ShareRefusal> ShareDesk::point(const std::string& id, std::int64_t account, std::string_view node, int x, int y, Instant now) {
    const std::lock_guard lock(mutex_);
    LiveShare* live = find(id, account, now);
    if (live == nullptr)
        return ShareRefusal::Over;
    if (const auto refusal = point_refusal(live->share, account, now))
        return refusal;
    const auto place = parse_dom_id(node);
    if (!place || !live->page || kz::find(live->page->scene(), *place) == nullptr)
        return ShareRefusal::OutOfScope;
    const PointedAt at{pointed_node(*place), static_cast<std::uint8_t>(std::clamp(x, 0, 255)), static_cast<std::uint8_t>(std::clamp(y, 0, 255))};
    live->record.add(now, "pointed", quoted(encode_pointed(at)));
    if (tell)
        tell(claim_topic(live->claim), stream_point, encode_pointed(at));
    return std::nullopt;
}

std::optional<ShareRefusal> ShareDesk::propose(const std::string& id, std::int64_t account, ShareProposal proposal, std::uint32_t was, std::optional<ShareRefusal> unread, Instant now) {
    const std::lock_guard lock(mutex_);
    LiveShare* live = find(id, account, now);
    if (live == nullptr)
        return ShareRefusal::Over;
    if (!unread)
        unread = refusal_of_page(live->room, live->receiver.page(), proposal, was, central_european_date(now));
    auto done = kz::propose(live->share, account, std::move(proposal), unread, now);
    live->refused = done ? std::nullopt : std::optional(done.error());
    if (!done) {
        live->record.add(now, "refused", quoted(refusal_code(done.error())));
        show(*live, now);
        return done.error();
    }
    change(*live, *std::move(done), "proposed", now);
    return std::nullopt;
}

std::optional<ShareRefusal> ShareDesk::end(const std::string& id, std::int64_t account, Instant now) {
    const std::lock_guard lock(mutex_);
    LiveShare* live = find(id, account, now);
    auto done = end_by_staff(live == nullptr ? Share{} : live->share, account, now);
    if (!done)
        return done.error();
    change(*live, *std::move(done), "ended", now);
    return std::nullopt;
}

std::optional<ShareDesk::Shown> ShareDesk::shown(const std::string& id, std::int64_t account, Instant now) {
    const std::lock_guard lock(mutex_);
    LiveShare* live = find(id, account, now);
    if (live == nullptr)
        return std::nullopt;
    // What a page that is loaded is shown is in the record, too.
    live->record.add(now, "page", quoted(html(live->shown)));
    return Shown{live->claim, live->theme, live->shown, live->shown_number, is_over(*live)};
}

std::optional<ClaimId> ShareDesk::claim_of(const std::string& id, std::int64_t account) {
    const std::lock_guard lock(mutex_);
    const auto found = shares_.find(id);
    return found == shares_.end() || found->second.share.helper.account != account ? std::nullopt : std::optional(found->second.claim);
}

std::optional<std::string> ShareDesk::record(const std::string& id) {
    const std::lock_guard lock(mutex_);
    const auto found = shares_.find(id);
    return found == shares_.end() ? std::nullopt : std::optional(found->second.record.text());
}

std::string ShareDesk::record_hash(const std::string& id) {
    const std::lock_guard lock(mutex_);
    const auto found = shares_.find(id);
    return found == shares_.end() ? std::string() : found->second.record.hash();
}

// ---- the server ---------------------------------------------------------------------------------------------------

void ShareDesk::tick(Instant now) {
    const std::lock_guard lock(mutex_);
    settle_all(now);
}

void ShareDesk::end_all(ShareEnd why, Instant now) {
    const std::lock_guard lock(mutex_);
    for (auto& [id, live] : shares_)
        if (!is_over(live))
            change(live, ended(live.share, why), "ended", now);
}

} // namespace kz
