// What comes by mail: one message (RFC 5322) from a mail server, by way of `kulanz mail receive`, into the conversation of the claim that
// its address names.
#include "native/mail/received_mail.hpp"
#include "native/platform/secret.hpp"
#include "native/server/courier.hpp"
#include "native/server/http_answers.hpp"
#include "native/server/mail_address.hpp"
#include "native/server/routes.hpp"
#include "shared/base/utf8.hpp"

#include <httplib.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace kz {
namespace {

using Request = httplib::Request;
using Response = httplib::Response;

constexpr std::size_t messages_of_mail_max = 5; // a longer mail is a document: it comes as a file

// Whole lines where there are some, so that every message is one of the page's length.
std::vector<std::string> in_messages(std::string_view text) {
    std::vector<std::string> messages;
    while (!text.empty()) {
        std::size_t end = 0, line_end = 0, signs = 0;
        while (end < text.size() && signs < static_cast<std::size_t>(contact_text_code_points_max)) {
            if (text[end] == '\n')
                line_end = end;
            if (!next_code_point(text, end))
                ++end;
            ++signs;
        }
        if (end < text.size() && line_end > 0)
            end = line_end;
        if (const std::string_view message = trimmed(text.substr(0, end)); !message.empty())
            messages.emplace_back(message);
        text.remove_prefix(end);
    }
    return messages;
}

// The text; of a mail with files alone its subject, without what replies put in front.
std::string text_of(const ReceivedMail& mail) {
    if (!mail.text.empty() || mail.files.empty())
        return mail.text;
    std::string_view subject = trimmed(mail.subject);
    for (const std::string_view prefix : {"Re:", "RE:", "AW:", "Aw:", "Antw:", "TR:", "Fwd:", "WG:"})
        if (subject.starts_with(prefix))
            subject = trimmed(subject.substr(prefix.size()));
    return std::string(subject);
}

Result<ClaimId, AddressRefusal> claim_of(const Service& service, const std::vector<std::string>& recipients, Date today) {
    AddressRefusal why = AddressRefusal::Unknown;
    for (const std::string& recipient : recipients) {
        const auto claim = claim_of_address(service.settings.proof_key, service.courier.settings().mail.mailbox, recipient, today);
        if (claim)
            return *claim;
        if (claim.error() == AddressRefusal::Expired)
            why = AddressRefusal::Expired;
    }
    return refuse(why);
}

struct Wanted {
    std::vector<RequestContact> messages; // the first has the files
    std::vector<std::pair<std::string, const std::string*>> files; // hash and bytes
};

// Of the files, those that the claim would take now.
Wanted wanted_of(const ReceivedMail& mail, const State& state, Date today) {
    Wanted wanted;
    for (std::string& text : in_messages(text_of(mail))) {
        RequestContact message{{.text = std::move(text)}, TalkChannel::Mail};
        if (const ContactRequest known = completed(state.conversation, {}); known.email.empty() && known.phone.empty())
            message.request.email = mail.from;
        wanted.messages.push_back(std::move(message));
    }
    if (wanted.messages.empty())
        return wanted;
    RequestContact& first = wanted.messages.front();
    for (const std::string& bytes : mail.files) {
        const auto kind = proof_kind_of(bytes);
        RequestContact with = first;
        if (kind)
            with.files.push_back({hex(sha256(bytes)), *kind, static_cast<std::int64_t>(bytes.size())});
        if (!kind || !decide(state, with, {}, today)) {
            ++first.files_left_out;
            continue;
        }
        wanted.files.emplace_back(with.files.back().hash, &bytes);
        first = std::move(with);
    }
    return wanted;
}

http::Answer taken_answer(ClaimId claim, const Wanted& wanted) {
    return json_answer(201, nlohmann::json{{"claim", claim_code(claim)}, {"messages", wanted.messages.size()}, {"files", wanted.files.size()},
                                           {"files_left_out", wanted.messages.front().files_left_out}}
                                .dump());
}

// Nothing is answered to a machine, nor to ourselves: that is how loops begin (RFC 3834, 2).
bool is_loop(const Service& service, const ReceivedMail& mail, const Request& request) {
    return mail.is_automatic || (request.has_param("sender") && request.get_param_value("sender").empty()) ||
           domain_of(mail.from) == domain_of(service.courier.settings().mail.mailbox);
}

void take(Service& service, ClaimId claim, const ReceivedMail& mail, std::string_view bytes) {
    auto wanted = wanted_of(mail, service.states().get(service.reader(), claim), this_moment().today);
    for (const auto& [hash, file] : wanted.files)
        service.proofs.keep(claim, hash, *file);
    // The same message again, by another way or after a crash of the mail server, is answered as the first time.
    const std::string id = hex(sha256(mail.message_id.empty() ? bytes : std::string_view(mail.message_id)));
    Service::Order order{claim, "mail:" + id, request_fingerprint("MAIL", claim_code(claim), id), {}};
    order.work = [&service, claim, answer = taken_answer(claim, wanted), messages = std::move(wanted.messages)](Transaction& tx, Moment now) {
        for (const RequestContact& message : messages)
            if (const auto acted = service.desk.act(tx, claim, message, Actor::Customer, now); !acted)
                return problem_answer(problem_of(acted.error()));
        return answer;
    };
    service.run(std::move(order));
}

void post_mail(Service& service, const Request& request, Response& response) {
    if (service.courier.settings().mail.mailbox.empty())
        return put(response, problem_answer(ProblemCode::NotFound, "The server has no mailbox: kulanz serve --mailbox."));
    const auto mail = read_mail(request.body);
    if (!mail)
        return put(response, problem_answer(ProblemCode::MailFaulty, std::string(fault_code(mail.error()))));
    if (is_loop(service, *mail, request))
        return put(response, problem_answer(ProblemCode::MailAutomatic));
    const Moment now = this_moment();
    const auto claim = claim_of(service, request.has_param("recipient") ? std::vector{request.get_param_value("recipient")} : mail->recipients, now.today);
    if (!claim)
        return put(response, problem_answer(claim.error() == AddressRefusal::Expired ? ProblemCode::MailAddressGone : ProblemCode::MailAddressUnknown));
    const std::size_t count = in_messages(text_of(*mail)).size();
    if (count == 0 || count > messages_of_mail_max)
        return put(response, problem_answer(ProblemCode::MailFaulty, count == 0 ? "no_text" : "too_long"));
    if (!service.contact_requests.take("mail " + claim_code(*claim), now.at.milliseconds))
        return put(response, problem_answer(retry_later(ProblemCode::TooManyRequests, 60)));
    take(service, *claim, *mail, request.body);
}

} // namespace

void add_mail_routes(Service& service, http::Routes& routes) {
    routes.post("/api/v1/mail", OperatorOnly{service}(post_mail), http::Lane::Pool);
}

} // namespace kz
