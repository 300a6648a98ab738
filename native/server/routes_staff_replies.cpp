// Texts that staff answer with: listed, added, changed and removed by who may; what they say is in no trail.
#include "native/server/http_answers.hpp"
#include "native/server/routes.hpp"
#include "native/server/staff_page.hpp"
#include "shared/protocol/codes.hpp"

#include <algorithm>
#include <functional>
#include <tuple>

namespace kz {
namespace {

using Request = httplib::Request;
using Response = httplib::Response;

CannedReply reply_in(const StaffOpening& opening) {
    return normalised(CannedReply{parse_language(value_of(opening.form, "language")).value_or(opening.model.base.language), value_of(opening.form, "title"),
                                  value_of(opening.form, "text")});
}

StaffReply shown_reply(StaffOpening& opening, const ReplyRecord& record) {
    StaffReply shown{reply_code(record.id), record.reply, {}};
    if (!opening.who->account.merchant.is_set())
        if (const auto merchant = opening.service.reader().merchant(record.merchant))
            shown.merchant = merchant->name;
    return shown;
}

void fill_replies(StaffOpening& opening) {
    Reader& store = opening.service.reader();
    const MerchantId own = opening.who->account.merchant;
    opening.model.page = StaffPage::Replies;
    for (const ReplyRecord& record : store.replies(own))
        opening.model.replies.push_back(shown_reply(opening, record));
    std::ranges::stable_sort(opening.model.replies, {}, [](const StaffReply& reply) { return std::tuple(std::string_view(reply.merchant), reply.text.language, std::string_view(reply.text.title)); });
    if (own.is_set()) {
        const std::vector<int> minutes = store.merchant(own)->answer_minutes;
        opening.model.speed = answer_speed(minutes);
        opening.model.answers_counted = static_cast<int>(minutes.size());
        return;
    }
    for (const Merchant& merchant : store.merchants())
        opening.model.reply_merchants.emplace_back(merchant_code(merchant.id), merchant.name);
}

void get_replies(StaffOpening& opening) {
    fill_replies(opening);
    const std::string done = value_of(opening.form, "done");
    opening.model.notice = notice_of_done(done);
    opening.model.refusal = done;
    opening.answer_look("replies_listed");
}

// The one of the address, if this account may see it; else answers as if there were none.
std::optional<ReplyRecord> known_reply(StaffOpening& opening) {
    const auto id = parse_reply_code(opening.request.path_params.at("reply"));
    auto record = id ? opening.service.reader().reply(*id) : std::nullopt;
    if (record && sees(opening.who->account, record->merchant))
        return record;
    opening.answer_notice(StaffPage::Closed, StaffNotice::Unknown, 404);
    return std::nullopt;
}

void fill_one(StaffOpening& opening, const ReplyRecord& record) {
    opening.model.page = StaffPage::Reply;
    opening.model.replies = {shown_reply(opening, record)};
}

void get_reply(StaffOpening& opening) {
    const auto record = known_reply(opening);
    if (!record)
        return;
    fill_one(opening, *record);
    opening.answer_look("reply_opened", {}, reply_code(record->id));
}

// In a job; the list says what came of it. The work returns which one it was, or why nothing was done.
using Done = Result<ReplyId, std::string>;
void run_on(StaffOpening& opening, std::string detail, std::function<Done(Transaction&)> work) {
    Service::Order order;
    order.work = [entry = opening.trace(std::string(staff_act_code(StaffAct::EditReplies)), {}, std::move(detail)), session = opening.who->session,
                  work = std::move(work)](Transaction& tx, Moment now) mutable {
        const Done done = work(tx);
        if (done) {
            entry.detail += " " + reply_code(*done);
            tx.add_audit(entry);
        }
        note_seen(tx, session, now.at);
        return see_other("/staff/replies?done=" + (done ? std::string("done") : done.error()));
    };
    opening.service.run(std::move(order));
}

// A form that was sent twice finds its text there.
void post_new(StaffOpening& opening) {
    const MerchantId own = opening.who->account.merchant;
    const auto merchant = own.is_set() ? std::optional(own) : parse_merchant_code(value_of(opening.form, "merchant"));
    fill_replies(opening);
    if (!merchant || !opening.service.reader().merchant(*merchant))
        return opening.answer_refused(StaffNotice::Unclear, {}, "replies_listed");
    const CannedReply reply = reply_in(opening);
    if (const auto refusal = check(reply))
        return opening.answer_refused(StaffNotice::Refused, refusal_code(*refusal), "replies_listed");
    run_on(opening, "added", [merchant = *merchant, reply](Transaction& tx) -> Done {
        const auto all = tx.replies(merchant);
        if (std::ranges::contains(all, reply, &ReplyRecord::reply))
            return refuse(std::string("nothing"));
        if (std::ssize(all) >= replies_max)
            return refuse(std::string(refusal_code(ReplyRefusal::TooMany)));
        return tx.add_reply({{}, merchant, reply});
    });
}

void post_reply(StaffOpening& opening) {
    auto record = known_reply(opening);
    if (!record)
        return;
    const CannedReply reply = reply_in(opening);
    if (const auto refusal = check(reply)) {
        fill_one(opening, *record);
        return opening.answer_refused(StaffNotice::Refused, refusal_code(*refusal), "reply_opened", {}, reply_code(record->id));
    }
    run_on(opening, "changed", [id = record->id, reply](Transaction& tx) -> Done {
        auto known = tx.reply(id);
        if (!known || known->reply == reply)
            return refuse(std::string("nothing"));
        known->reply = reply;
        tx.change_reply(*known);
        return id;
    });
}

void post_removal(StaffOpening& opening) {
    const auto record = known_reply(opening);
    if (!record)
        return;
    run_on(opening, "removed", [id = record->id](Transaction& tx) -> Done {
        if (!tx.reply(id))
            return refuse(std::string("nothing"));
        tx.remove_reply(id);
        return id;
    });
}

} // namespace

void add_staff_reply_routes(Service& service, http::Routes& routes) {
    const auto with = [&service](StaffHandler handler) {
        return [&service, handler](const Request& request, Response& response) { with_staff(service, request, response, StaffAct::EditReplies, handler); };
    };
    routes.get("/staff/replies", with(get_replies))
        .post("/staff/replies", with(post_new))
        .get("/staff/replies/:reply", with(get_reply))
        .post("/staff/replies/:reply", with(post_reply))
        .get("/staff/replies/:reply/removal", [](const Request&, Response& response) { put(response, see_other("/staff/replies")); })
        .post("/staff/replies/:reply/removal", with(post_removal));
}

} // namespace kz
