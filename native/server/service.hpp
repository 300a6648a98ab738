// What all routes share: the store and its writer, the desk, limits, keys, and how a command travels from a request to a
// durable answer. One object for the life of the server.
#pragma once

#include "native/http/answer.hpp"
#include "native/http/front.hpp"
#include "native/paper/press.hpp"
#include "native/server/bank_desk.hpp"
#include "native/server/call_board.hpp"
#include "native/server/cashier.hpp"
#include "native/server/claim_reading.hpp"
#include "native/server/courier.hpp"
#include "native/server/desk.hpp"
#include "native/server/handovers.hpp"
#include "native/server/limiter.hpp"
#include "native/server/open_claims.hpp"
#include "native/server/page_frame.hpp"
#include "native/server/proof_files.hpp"
#include "native/server/share_desk.hpp"
#include "native/server/share_notes.hpp"
#include "native/server/statement_import.hpp"
#include "native/sms/gateway.hpp"
#include "native/store/store.hpp"
#include "native/store/writer.hpp"
#include "shared/app/model.hpp"

#include <array>
#include <atomic>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kz {

struct ServiceSettings {
    std::string base_url;          // "https://pay.example" without a slash at the end; what links begin with
    std::string operator_key_hash; // SHA-256 of the key that operators send as bearer token
    std::string proof_key;         // 32 random bytes: signs passed second factors, makes check codes and those of papers
    std::string openapi;           // the document that GET /api/v1/openapi.json serves
    ServiceOperator run_by;        // told to whoever asks
    bool are_private_webhooks_allowed = false; // over http, to addresses that are not public
    std::string proof_folder;      // see proof_files.hpp
};

class Service {
public:
    Service(ServiceSettings settings, Store& store, PageFrame frame, const CashierSettings& providers = {}, const CourierSettings& mail = {});

    ServiceSettings settings;
    const PageFrame frame;
    Store& store;
    Desk desk;
    const ProofFiles proofs;
    Press press;
    OpenClaims open_claims;
    BankDesk bank{desk, open_claims};
    StatementUploads statement_uploads;
    ShareDesk shares;
    ShareNotes share_notes{*this};
    Limiter unknown_links{20, 30'000};   // per address: links that do not exist
    Limiter unknown_codes{20, 30'000};   // per address: check codes that belong to no claim
    Limiter factor_tries{20, 60'000};    // per address: wrong second factors, beside the lock of each link
    Limiter contact_requests{20, 15'000}; // per link: messages and objections
    Limiter uploads{20, 60'000};          // per link
    Limiter typings{20, 1'000};           // per link or account
    Limiter checkouts{10, 30'000};        // per link
    Limiter share_offers{5, 60'000};      // per link
    Limiter share_frames{20, share_batch_ms}; // per link: what a page that keeps to its rate never meets
    Limiter unknown_checkouts{60, 5'000}; // per address: notifications of what is not here
    Limiter sign_in_names{8, 60'000};     // per name as typed, whether there is an account or not
    Limiter sign_in_addresses{30, 20'000}; // per address

    Limiter handover_offers{10, 15'000};   // per link
    Limiter unknown_handovers{30, 10'000}; // per address: codes that are over, or never were
    Handovers handovers;
    Limiter unknown_telephony{20, 30'000}; // per address: telephone systems with a wrong password
    CallBoard calls;
    Limiter sms_presses{30, 20'000};       // per account
    // To the SMS gateways of merchants, each question once.
    const Ask ask_sms = [this](const HttpRequest& request) { return sms_asking_.ask(request); };

    // The reader and replayed states of the calling thread.
    Reader& reader();
    ClaimStates& states();

    // ---- commands ----
    struct Order {
        ClaimId claim;                 // whose watchers hear of it, beside those that the desk touches; none: nobody
        std::string idempotency_key;   // with its scope in front; empty: none
        std::string fingerprint;       // of the request: the same key with another one is refused
        std::function<http::Answer(Transaction&, Moment)> work;
    };
    // Answers the request that this thread serves, later: when the work is durable. A kept answer is given again.
    void run(Order order);
    // The same for what takes its time: does the work in a job and waits until it is durable; on a thread of the pool. Throws StoreError.
    void wait_for(const std::function<void(Transaction&, Moment)>& work);
    // The same for what nobody waits for; `then` on the writer's thread. False: the queue is full, and nothing comes of it.
    [[nodiscard]] bool later(std::function<void(Transaction&, Moment)> work, std::function<void(bool is_done)> then);
    // The same for what needs the open claims. The work may run more than once, with effect once.
    void with_bank(const std::function<void(Transaction&, Moment)>& work);

    // ---- cached answers ----
    // Rises with every change of the claim, before the change is answered: what was made at another count is stale.
    std::uint64_t generation(ClaimId claim) const { return slot(claim).load(std::memory_order_acquire); }

    // ---- news ----
    void attach(http::Front& front) { front_ = &front; }
    // That somebody of this side writes, to whoever watches the claim now; stored nowhere.
    void tell_typing(ClaimId claim, TalkSide side);
    // That somebody calls the merchant or has hung up, to its staff.
    void tell_calls(MerchantId merchant);
    // Called after every command that was committed, on the writer's thread. Set before the server starts.
    std::function<void()> on_commit;
    static constexpr const char* staff_topic = "staff"; // something may wait for a person, or no longer
    static std::string calls_topic(MerchantId merchant) { return "calls/" + std::to_string(merchant.value); } // 0: of all
    static std::string topic(ClaimId claim) { return "claim/" + std::to_string(claim.value); }

    // Last members to be destroyed first: their threads use everything above.
    Writer writer;
    ClaimReading claim_reading{store, writer, open_claims};
    Cashier cashier;
    Courier courier;

private:
    Asking sms_asking_{sms_asking_settings()};
    struct Changed {
        ClaimId claim; // none: what waits for staff
        std::int64_t version = 0; // after the work
    };
    std::vector<Changed> take_changed(Transaction& store, ClaimId also);
    void make_stale(const std::vector<Changed>& changed);
    void announce(const std::vector<Changed>& changed);
    void forget_job();

    static constexpr std::size_t slots = 4096;
    const std::atomic<std::uint64_t>& slot(ClaimId claim) const {
        return generations_[static_cast<std::size_t>(claim.value) % slots];
    }

    std::array<std::atomic<std::uint64_t>, slots> generations_{};
    std::uint64_t orders_ = 0; // the writer's thread only
    http::Front* front_ = nullptr;
};

// How long the answer to an idempotency key is kept; a repetition after that is a new command.
inline constexpr std::int64_t kept_answer_milliseconds = 30 * std::int64_t{86'400'000};
// What a repeated request must be equal to: SHA-256 of these.
std::string request_fingerprint(std::string_view method, std::string_view path, std::string_view body);

} // namespace kz
