#include "native/client/session.hpp"

#include "native/client/health.hpp"
#include "native/platform/clock.hpp"
#include "native/platform/secret.hpp"
#include "shared/app/action.hpp"
#include "shared/base/utf8.hpp"
#include "shared/gateway/http.hpp"
#include "shared/protocol/kiosk_json.hpp"
#include "shared/protocol/page_stream.hpp"
#include "shared/protocol/share_json.hpp"
#include "shared/view/view.hpp"

#include <algorithm>

namespace kz {
namespace {

constexpr std::int64_t stream_wait_ms = 1000;
constexpr int stream_wait_doublings_max = 5;
constexpr std::int64_t ping_ms = 30'000, ping_again_ms = 5'000;
constexpr std::int64_t farewell_ms = 3000;
constexpr std::size_t handover_code_length = 16, token_length = 32; // of a link

Model first_model(Language home, Surface surface) {
    Model model;
    model.language = home;
    model.surface = surface;
    model.gate = Gate::Code;
    model.today = central_european_date(now());
    model.key_seed = hex(random_bytes(16));
    return model;
}

// "?lang=de&instalments=6", of our own words, in which nothing is escaped.
FormFields fields_of_query(std::string_view query) {
    FormFields fields;
    query.remove_prefix(query.starts_with('?') ? 1 : 0);
    while (!query.empty()) {
        const std::string_view field = query.substr(0, query.find('&'));
        const std::size_t equals = std::min(field.find('='), field.size());
        fields.emplace_back(field.substr(0, equals), field.substr(std::min(equals + 1, field.size())));
        query.remove_prefix(std::min(field.size() + 1, query.size()));
    }
    return fields;
}

} // namespace

std::string typed_token(std::string_view typed) {
    typed = trimmed(typed);
    if (const auto at = typed.find("/c/"); at != std::string_view::npos)
        typed.remove_prefix(at + 3);
    return canonical_base32(typed.substr(0, typed.find_first_of("/?# \t\r\n")));
}

Session::Session(std::string server_url, Language home, Surroundings around)
    : server_url_(std::move(server_url)), home_(home), around_(std::move(around)),
      http_(std::make_unique<HttpClient>(HttpSettings{}, around_.wake)), model_(std::make_unique<Model>(first_model(home, around_.surface))), scene_(view(*model_)) {
    while (!server_url_.empty() && server_url_.back() == '/')
        server_url_.pop_back();
}

void Session::send(const Message& message) {
    const bool was_shown = Showing::is_live(*model_);
    Next next = update(std::move(*model_), message);
    *model_ = std::move(next.model);
    for (const Effect& effect : next.effects) {
        if (was_shown && std::holds_alternative<CloseClaim>(effect))
            say_farewell();
        carry_out(effect);
    }
    scene_ = showing_.scene(*model_);
    is_changed_ = true;
    fetch_photo();
}

// It shows nothing of a claim, so it goes without the token and stays when a claim is closed.
void Session::fetch_photo() {
    const std::string& address = theme_of(*model_).photo;
    if (address.empty() || address == photo_address_)
        return;
    photo_address_ = address;
    photo_.clear();
    photo_request_ = http_->send({"GET", server_url_ + address, {}, {}});
}

void Session::use(const Bind& bind, std::string_view value) {
    if (const auto message = message_from(bind.action, bind.argument, value))
        send(*message);
}

void Session::open(std::string_view href) {
    if (around_.surface != Surface::Phone)
        return;
    std::string address(href);
    if (const std::size_t colon = href.find(':'); colon == std::string_view::npos || colon > href.find_first_of("/?#")) {
        if (href.starts_with("./"))
            href.remove_prefix(2);
        address = server_url_ + (href.starts_with('/') ? "" : "/c/" + token_ + "/") + std::string(href);
    }
    if (!around_.open(address))
        send(AddressNotOpened{});
}

// The link may stand in the middle of a copied message.
void Session::paste() {
    const std::string code = typed_token(around_.paste());
    if (code.size() != token_length && code.size() != handover_code_length)
        return send(Failed{Failure::LinkGone, {}, {}});
    send(CodeEdited{code});
    send(CodeSubmitted{});
}

HttpRequest Session::authorized(std::string method, std::string path) const {
    HttpRequest request{std::move(method), server_url_ + std::move(path), {}, {}};
    request.headers.push_back({"Authorization", "Bearer " + token_});
    return request;
}

void Session::carry_out(const Effect& effect) {
    if (const auto* copy = std::get_if<CopyText>(&effect)) {
        send(CopyEnded{around_.copy(copy->text)});
        return;
    }
    if (const auto* address = std::get_if<OpenAddress>(&effect))
        return open(address->address);
    if (std::holds_alternative<PasteCode>(effect))
        return paste();
    if (std::holds_alternative<CloseClaim>(effect)) {
        end_stream();
        // Short texts stand inside what holds them: only memory that is given back is wiped (wiping.cpp).
        std::vector<Waiting>().swap(waiting_);
        std::vector<Asked>().swap(asked_);
        std::string().swap(token_);
        std::string().swap(query_);
        model_ = std::make_unique<Model>(std::as_const(*model_)) /* a copy: what is moved takes its memory along */;
        // With it go the cookies and whatever is still on its way.
        http_ = std::make_unique<HttpClient>(HttpSettings{}, around_.wake);
        ping_ = frame_ = {};
        showing_.begin_again();
        if (photo_.empty())
            photo_address_.clear();
        send(LanguageChosen{home_});
        return;
    }
    if (const auto* open = std::get_if<OpenCode>(&effect)) {
        token_ = typed_token(open->code);
        showing_.begin_again();
        if (token_.size() == handover_code_length)
            return take_over(effect, std::exchange(token_, {}));
    }
    fetch(effect);
}

// A code that a phone shows: the link is behind it, once.
void Session::take_over(const Effect& effect, const std::string& code) {
    ask("POST", "/api/v1/handovers/" + code + "/opening", "{}", [this, effect](int status, const std::string& body) {
        const auto opened = decode_handover_opened(body);
        if (status != 200 || !opened) {
            const bool is_unknown = status == 404;
            return send(Failed{is_unknown ? Failure::LinkGone : Failure::NotReached, {}, {}});
        }
        token_ = opened->token;
        query_ = opened->query;
        fetch(effect);
    });
}

void Session::fetch(const Effect& effect) {
    const auto wanted = request_for(effect);
    if (!wanted)
        return;
    HttpRequest request = authorized(std::string(wanted->method), std::string(wanted->path));
    for (const auto& [name, value] : wanted->headers)
        request.headers.push_back({name, value});
    if (wanted->path == share_path)
        request.headers.push_back({std::string(device_header), showing_.device()});
    request.body = wanted->body;
    waiting_.push_back({http_->send(std::move(request)), effect});
}

void Session::ask(std::string method, std::string path, std::string body, Then then) {
    HttpRequest request = authorized(std::move(method), std::move(path));
    if (!body.empty())
        request.headers.push_back({"Content-Type", "application/json"});
    request.body = std::move(body);
    asked_.push_back({http_->send(std::move(request)), std::move(then)});
}

// Whoever leaves ends what somebody sees of them; the answer is of no use.
void Session::say_farewell() {
    HttpRequest request = authorized("POST", std::string(share_path));
    request.headers.push_back({"Content-Type", "application/json"});
    request.headers.push_back({std::string(device_header), showing_.device()});
    request.body = encode_share_order({ShareAct::End});
    end_stream();
    static_cast<void>(http_->send(std::move(request)));
    farewell_ = std::move(http_);
    farewell_until_ms_.reset();
    http_ = std::make_unique<HttpClient>(HttpSettings{}, around_.wake);
}

// To a helper, what is new of the page.
void Session::show(std::int64_t now_ms) {
    if (farewell_ && !farewell_until_ms_)
        farewell_until_ms_ = now_ms + farewell_ms;
    if (farewell_ && now_ms >= *farewell_until_ms_) {
        farewell_.reset();
        farewell_until_ms_.reset();
    }
    if (showing_.is_alive_due(*model_, now_ms))
        send(ShareNews{});
    auto frame = showing_.frame(*model_, now_ms);
    if (!frame)
        return;
    HttpRequest request = authorized("POST", std::string(share_frames_path));
    request.headers.push_back({"Content-Type", "application/octet-stream"});
    request.headers.push_back({std::string(device_header), showing_.device()});
    request.body = *std::move(frame);
    frame_ = http_->send(std::move(request));
    if (model_->sharing.shows_shared) {
        scene_ = showing_.scene(*model_);
        is_changed_ = true;
    }
}

void Session::end_stream() {
    if (stream_.is_set())
        http_->cancel(stream_);
    stream_ = {};
    stream_again_at_ms_.reset();
}

// Opens the stream when there is something to watch, closes it when there is nothing any more.
void Session::watch(std::int64_t now_ms) {
    const bool is_wanted = model_->gate == Gate::Open && model_->page.has_value();
    if (!is_wanted) {
        end_stream();
        return;
    }
    if (stream_.is_set() || (stream_again_at_ms_ && now_ms < *stream_again_at_ms_))
        return;
    stream_again_at_ms_.reset();
    HttpRequest request = authorized("GET", std::string(page_events_path));
    request.headers.push_back({"Accept", std::string(stream_media_type)});
    if (!events_.last_event_id().empty())
        request.headers.push_back({"Last-Event-ID", events_.last_event_id()});
    events_.reopen();
    stream_ = http_->stream(std::move(request));
}

void Session::handle(HttpArrival& arrival, std::int64_t now_ms) {
    if (auto* whole = std::get_if<HttpAnswer>(&arrival)) {
        const bool is_ping = whole->id == ping_;
        note(*whole);
        if (is_ping)
            return;
        if (whole->id == frame_) {
            frame_ = {};
            if (showing_.taken(whole->status, now_ms))
                send(ShareNews{});
            return;
        }
        if (whole->id == photo_request_) {
            photo_request_ = {};
            if (whole->status == 200)
                photo_ = std::move(whole->body);
            else
                photo_address_.clear(); // the next change of the page asks again
            is_changed_ = true;
            return;
        }
        if (const auto asked = std::ranges::find(asked_, whole->id, &Asked::id); asked != asked_.end()) {
            const Then then = std::move(asked->then);
            asked_.erase(asked);
            return then(whole->status, whole->body);
        }
        const auto place = std::ranges::find(waiting_, whole->id, &Waiting::id);
        if (place == waiting_.end())
            return;
        const Effect effect = std::move(place->effect);
        waiting_.erase(place);
        send(answer(effect, whole->status, whole->body));
        // What the page showed where it came from.
        if (model_->gate == Gate::Open && !query_.empty()) {
            *model_ = with_query(std::move(*model_), fields_of_query(std::exchange(query_, {})));
            scene_ = showing_.scene(*model_);
        }
    } else if (auto* start = std::get_if<HttpStreamStart>(&arrival); start != nullptr && start->id == stream_) {
        if (start->status == 200) {
            stream_failures_ = 0;
            send(ConnectionChanged{Connection::Live});
        }
    } else if (auto* piece = std::get_if<HttpStreamPiece>(&arrival); piece != nullptr && piece->id == stream_) {
        for (StreamEvent& event : events_.push(piece->bytes)) {
            if (event.name == "reset") // nobody knows what was missed
                event.name = stream_changed;
            if (event.name == stream_point && showing_.point(event.data, scene_, *model_) != 0)
                send(HelperPointed{});
            if (const auto message = message_of(event)) {
                if (std::holds_alternative<TypingTold>(*message))
                    typing_until_ms_ = now_ms + typing_ms;
                send(*message);
            }
        }
    } else if (auto* end = std::get_if<HttpStreamEnd>(&arrival); end != nullptr && end->id == stream_) {
        stream_ = {};
        stream_again_at_ms_ = now_ms + (stream_wait_ms << std::min(stream_failures_++, stream_wait_doublings_max));
        send(ConnectionChanged{Connection::Lost});
    }
}

// Of every answer: whether the server is there, and by how much the clocks differ. What failed last is kept as a code, without what it was about.
void Session::note(const HttpAnswer& answer) {
    const bool is_there = answer.status > 0 && answer.status < 500;
    is_changed_ = is_changed_ || is_there == is_unreached_;
    is_unreached_ = !is_there;
    if (!is_there)
        last_error_ = answer.status == 0 ? "not_reached" : "status_" + std::to_string(answer.status);
    if (const std::string date(header_value(answer.headers, "date")); !date.empty())
        clock_drift_s_ = kz::clock_drift_s(date, now().milliseconds / 1000);
    if (answer.id == ping_)
        ping_ = {};
}

// While a claim is open its stream tells.
void Session::ping(std::int64_t now_ms) {
    if (model_->gate != Gate::Code || ping_.is_set() || now_ms < ping_at_ms_)
        return;
    ping_at_ms_ = now_ms + (is_unreached_ ? ping_again_ms : ping_ms);
    ping_ = http_->send({"GET", server_url_ + "/api/v1/health", {}, {}});
}

std::optional<std::int64_t> Session::next_at_ms() const {
    std::optional<std::int64_t> next = stream_again_at_ms_;
    if (typing_until_ms_)
        next = std::min(next.value_or(*typing_until_ms_), *typing_until_ms_);
    if (model_->gate == Gate::Code && !ping_.is_set())
        next = std::min(next.value_or(ping_at_ms_), ping_at_ms_);
    for (const auto& at_ms : {showing_.next_at_ms(*model_), farewell_until_ms_})
        if (at_ms)
            next = std::min(next.value_or(*at_ms), *at_ms);
    return next;
}

bool Session::take(std::int64_t now_ms) {
    for (HttpArrival& arrival : http_->take())
        handle(arrival, now_ms);
    if (typing_until_ms_ && now_ms >= *typing_until_ms_) {
        typing_until_ms_.reset();
        send(TypingTold{false});
    }
    watch(now_ms);
    ping(now_ms);
    show(now_ms);
    const bool was_changed = is_changed_;
    is_changed_ = false;
    return was_changed;
}

} // namespace kz
