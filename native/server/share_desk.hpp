// ShareDesk: the pages that customers show to helpers right now. In memory alone: when the server stops they end, and the next request of
// either side hears that there is none. Consent is judged by shared/domain/sharing, what a helper sees is made by helper_view() of a
// MaskedScene and of nothing else.
//
// Of every share there is a record: what was asked, granted, sent and shown, line by line, each with the SHA-256 of the line before and
// its own text (share_record.hpp). It is kept for a day after the end, or until all of them together are too large; a share whose own is, ends.
// What it means to the claim's journal is told by `note` (share_notes.hpp), in its order.
//
// One lock: frames are small and few (ten a second from one page at most), and what each costs does not grow with the number of shares.
#pragma once

#include "native/server/share_record.hpp"
#include "native/store/store.hpp"
#include "shared/app/staff.hpp"
#include "shared/domain/sharing/visit.hpp"
#include "shared/gateway/share_frame.hpp"
#include "shared/scene/mask.hpp"

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace kz {

struct LiveShare {
    std::string id;
    ClaimId claim;
    MerchantId merchant;
    std::string theme;             // of the merchant
    std::string code;              // six digits, while it is offered
    Share share;
    FrameReceiver receiver;
    std::optional<MaskedScene> page;
    std::optional<TransferCode> code_made; // of that page, before it was masked
    StaffModel helper;             // who asked, with the key of that session's forms
    ProposalRoom room;             // of that page
    std::optional<ShareRefusal> refused; // of the last proposal
    Scene shown;                   // as the helper has it
    int shown_number = 0;
    ShareRecord record;
};

// What one change of a share means to the claim's journal and to the trail.
struct ShareNote {
    ClaimId claim;
    std::string share;
    std::int64_t account = 0;     // of the helper
    Instant at;
    std::vector<ShareStep> steps;
    std::optional<ShareEnd> end;  // it has ended
    std::string record;           // its last hash
};

class ShareDesk {
public:
    std::function<void(ShareNote)> note;
    // Tells whoever listens: topic, name and data of an event of a stream.
    using Tell = std::function<void(std::string_view topic, std::string_view name, std::string_view data)>;
    Tell tell;

    static std::string topic(std::string_view id) { return "share/" + std::string(id); }
    static std::string address(std::string_view id) { return "/staff/shares/" + std::string(id); }

    // ---- the customer ----
    ShareStatus status(ClaimId claim, std::string_view device, Instant now);
    struct Acted {
        ShareStatus status;
        std::optional<ShareRefusal> refusal;
        std::string id;           // of the share that was changed
        std::int64_t account = 0; // of its helper, when there is one
    };
    Acted act(const ClaimRecord& claim, const std::string& theme, std::string_view device, ShareAct act, int scopes, Instant now, int proposal = 0);
    // `behind`: see model_of(), in the language that it is given.
    struct Taken {
        std::string refusal; // empty: it is shown
        ShareStatus status;
        bool is_ended = false; // by this frame
        std::string id;
        std::int64_t account = 0;
    };
    Taken take(ClaimId claim, std::string_view device, std::string_view frame, const std::function<Model(Language)>& behind, Instant now);

    // ---- the helper ----
    enum class CodeRefusal { Unknown, TooMany };
    // The share whose code this is, among those that the account may see. Five tries in five minutes; each wrong one also counts for every
    // code that it could have meant.
    Result<std::string, CodeRefusal> find_code(std::string_view code, std::int64_t account, MerchantId merchant, Instant now);
    Result<std::string, ShareRefusal> ask(const std::string& id, const StaffModel& helper, std::int64_t account, ShareQuestion question, Instant now);
    Result<std::string, ShareRefusal> ask(const ClaimRecord& claim, const std::string& theme, const StaffModel& helper, std::int64_t account, ShareQuestion question, Instant now);
    std::optional<ShareRefusal> point(const std::string& id, std::int64_t account, std::string_view node, int x, int y, Instant now);
    // `was`: see refusal_of_page(); `unread`: why what was sent makes no proposal. The helper is shown why one was refused.
    std::optional<ShareRefusal> propose(const std::string& id, std::int64_t account, ShareProposal proposal, std::uint32_t was, std::optional<ShareRefusal> unread, Instant now);
    std::optional<ShareRefusal> end(const std::string& id, std::int64_t account, Instant now);
    // What `account` has in front of it; nothing when it is not its share.
    struct Shown {
        ClaimId claim;
        std::string theme;
        Scene scene;
        int number = 0;
        bool is_over = false;
    };
    std::optional<Shown> shown(const std::string& id, std::int64_t account, Instant now);
    std::optional<ClaimId> claim_of(const std::string& id, std::int64_t account);
    // The last line's hash is in the audit trail, too.
    std::optional<std::string> record(const std::string& id);
    std::string record_hash(const std::string& id);

    // ---- the server ----
    // What time has ended, and records whose time is over.
    void tick(Instant now);
    void end_all(ShareEnd why, Instant now);

private:
    LiveShare* find(ClaimId claim, Instant now);
    LiveShare* find(const std::string& id, std::int64_t account, Instant now);
    LiveShare& make(const ClaimRecord& claim, const std::string& theme);
    std::string ask(LiveShare& live, const StaffModel& helper);
    void settle(LiveShare& live, Instant now);
    void settle_all(Instant now);
    void settle_sometimes(Instant now);
    void bound_records();
    void change(LiveShare& live, Share share, std::string_view what, Instant now);
    void show(LiveShare& live, Instant now);

    std::mutex mutex_;
    std::map<std::string, LiveShare> shares_;     // by id
    std::map<std::int64_t, std::string> current_; // by claim: the id of its newest share
    struct Tries {
        int count = 0;
        Instant since;
    };
    std::map<std::int64_t, Tries> tries_; // by account: wrong codes
    Instant all_settled_;
};

} // namespace kz
