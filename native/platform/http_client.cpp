#include "native/platform/http_client.hpp"

#include "native/platform/public_address.hpp"
#include "native/platform/secret.hpp"
#include "shared/base/assert.hpp"
#include "shared/base/decimal_text.hpp"
#include "shared/base/result.hpp"
#include "shared/base/utf8.hpp"

#include <algorithm>
#include <curl/curl.h>
#include <map>
#include <mutex>
#include <set>
#include <sys/socket.h>
#include <thread>

namespace kz {
namespace {

constexpr int redirects_max = 5;

enum class Shape { Whole, Stream };

struct FreeEasy { void operator()(CURL* easy) const { curl_easy_cleanup(easy); } };
struct FreeMulti { void operator()(CURLM* multi) const { curl_multi_cleanup(multi); } };
struct FreeShare { void operator()(CURLSH* share) const { curl_share_cleanup(share); } };
struct FreeList { void operator()(curl_slist* list) const { curl_slist_free_all(list); } };
struct FreeUrl { void operator()(CURLU* url) const { curl_url_cleanup(url); } };

using Easy = std::unique_ptr<CURL, FreeEasy>;
using Multi = std::unique_ptr<CURLM, FreeMulti>;
using Share = std::unique_ptr<CURLSH, FreeShare>;
using List = std::unique_ptr<curl_slist, FreeList>;
using Url = std::unique_ptr<CURLU, FreeUrl>;

std::string part(CURLU* url, CURLUPart which) {
    char* text = nullptr;
    if (curl_url_get(url, which, &text, CURLU_DEFAULT_PORT) != CURLUE_OK)
        return {};
    std::string copy = text;
    curl_free(text);
    return copy;
}

// "http host port", or empty when it is no address.
std::string origin(const std::string& address) {
    const Url url(curl_url());
    if (curl_url_set(url.get(), CURLUPART_URL, address.c_str(), 0) != CURLUE_OK)
        return {};
    std::string text = part(url.get(), CURLUPART_SCHEME) + ' ' + part(url.get(), CURLUPART_HOST) + ' ' +
                       part(url.get(), CURLUPART_PORT);
    std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return text;
}

bool is_on_this_host(const std::string& address) {
    const std::string text = origin(address);
    return text.contains(" localhost ") || text.contains(" 127.") || text.contains(" [::1] ");
}

bool is_redirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

} // namespace

std::string_view header_value(const std::vector<HttpHeader>& headers, std::string_view name) {
    const auto found = std::ranges::find(headers, name, &HttpHeader::name);
    return found == headers.end() ? std::string_view() : std::string_view(found->value);
}

class HttpClient::Worker {
public:
    Worker(const HttpSettings& settings, std::function<void()> wake);
    ~Worker();

    RequestId submit(HttpRequest request, Shape shape);
    void cancel(RequestId id);
    std::vector<HttpArrival> take();

private:
    struct Transfer {
        Worker* worker = nullptr;
        RequestId id;
        Shape shape = Shape::Whole;
        HttpRequest request;
        int redirects = 0;
        bool has_started = false; // of a stream: its start was told
        Easy easy;
        List header_list;
        int status = 0;
        std::vector<HttpHeader> headers;
        std::string body;
        std::string failure; // why it was given up from this side
    };

    void work();
    void begin_waiting();
    void drop_cancelled();
    void finish_done();
    void start(std::unique_ptr<Transfer> transfer);
    void set_options(Transfer& transfer);
    void finish(Transfer& transfer, CURLcode code);
    bool follow(std::unique_ptr<Transfer>& transfer);
    void set_purpose(Transfer& transfer);
    void tell_start(Transfer& transfer);
    void arrive(HttpArrival arrival);

    static curl_socket_t on_socket(void* transfer, curlsocktype purpose, curl_sockaddr* address);
    static std::size_t on_header(char* data, std::size_t one, std::size_t count, void* transfer);
    static std::size_t on_body(char* data, std::size_t one, std::size_t count, void* transfer);
    static bool wants_redirect(const Transfer& transfer);

    const HttpSettings settings_;
    const std::function<void()> wake_;
    // Only the thread uses these.
    Share share_;
    Multi multi_;
    std::map<CURL*, std::unique_ptr<Transfer>> running_;
    // Shared with the callers.
    std::mutex mutex_;
    std::vector<std::unique_ptr<Transfer>> waiting_;
    std::set<RequestId> live_; // Invariant: what arrives is of a live request
    std::vector<HttpArrival> arrived_;
    std::int64_t last_id_ = 0;
    bool is_stopping_ = false;
    std::thread thread_;
};

HttpClient::Worker::Worker(const HttpSettings& settings, std::function<void()> wake)
    : settings_(settings), wake_(std::move(wake)) {
    static const CURLcode global = curl_global_init(CURL_GLOBAL_DEFAULT);
    KZ_ASSERT(global == CURLE_OK);
    share_.reset(curl_share_init());
    multi_.reset(curl_multi_init());
    KZ_ASSERT(share_ && multi_);
    curl_share_setopt(share_.get(), CURLSHOPT_SHARE, CURL_LOCK_DATA_COOKIE);
    thread_ = std::thread([this] { work(); });
}

HttpClient::Worker::~Worker() {
    {
        const std::lock_guard lock(mutex_);
        is_stopping_ = true;
    }
    curl_multi_wakeup(multi_.get());
    thread_.join();
}

RequestId HttpClient::Worker::submit(HttpRequest request, Shape shape) {
    auto transfer = std::make_unique<Transfer>();
    transfer->worker = this;
    transfer->shape = shape;
    transfer->request = std::move(request);
    RequestId id;
    {
        const std::lock_guard lock(mutex_);
        id = RequestId{++last_id_};
        transfer->id = id;
        live_.insert(id);
        waiting_.push_back(std::move(transfer));
    }
    curl_multi_wakeup(multi_.get());
    return id;
}

void HttpClient::Worker::cancel(RequestId id) {
    {
        const std::lock_guard lock(mutex_);
        live_.erase(id);
        std::erase_if(arrived_, [id](const HttpArrival& arrival) {
            return std::visit([](const auto& any) { return any.id; }, arrival) == id;
        });
    }
    curl_multi_wakeup(multi_.get());
}

std::vector<HttpArrival> HttpClient::Worker::take() {
    const std::lock_guard lock(mutex_);
    return std::exchange(arrived_, {});
}

void HttpClient::Worker::arrive(HttpArrival arrival) {
    const RequestId id = std::visit([](const auto& any) { return any.id; }, arrival);
    const bool is_last =
        std::holds_alternative<HttpAnswer>(arrival) || std::holds_alternative<HttpStreamEnd>(arrival);
    {
        const std::lock_guard lock(mutex_);
        if (!live_.contains(id))
            return;
        if (is_last)
            live_.erase(id);
        arrived_.push_back(std::move(arrival));
    }
    if (wake_)
        wake_();
}

// Once a stream; a trailer after the body ends in an empty line too.
void HttpClient::Worker::tell_start(Transfer& transfer) {
    if (transfer.shape == Shape::Whole || transfer.has_started)
        return;
    transfer.has_started = true;
    arrive(HttpStreamStart{transfer.id, transfer.status, transfer.headers});
}

void HttpClient::Worker::work() {
    for (;;) {
        {
            const std::lock_guard lock(mutex_);
            if (is_stopping_)
                break;
        }
        begin_waiting();
        drop_cancelled();
        int running = 0;
        curl_multi_perform(multi_.get(), &running);
        finish_done();
        wipe_stack(); // curl reads into it
        curl_multi_poll(multi_.get(), nullptr, 0, 60'000, nullptr);
    }
    for (const auto& [easy, transfer] : running_)
        curl_multi_remove_handle(multi_.get(), easy);
    running_.clear();
}

void HttpClient::Worker::begin_waiting() {
    std::vector<std::unique_ptr<Transfer>> waiting;
    {
        const std::lock_guard lock(mutex_);
        waiting.swap(waiting_);
    }
    for (auto& transfer : waiting)
        start(std::move(transfer));
}

void HttpClient::Worker::drop_cancelled() {
    const std::lock_guard lock(mutex_);
    std::erase_if(running_, [this](const auto& item) {
        if (live_.contains(item.second->id))
            return false;
        curl_multi_remove_handle(multi_.get(), item.first);
        return true;
    });
}

void HttpClient::Worker::start(std::unique_ptr<Transfer> transfer) {
    transfer->easy.reset(curl_easy_init());
    transfer->status = 0;
    transfer->headers.clear();
    transfer->body.clear();
    KZ_ASSERT(transfer->easy != nullptr);
    set_options(*transfer);
    CURL* const easy = transfer->easy.get();
    running_.emplace(easy, std::move(transfer));
    curl_multi_add_handle(multi_.get(), easy);
}

void HttpClient::Worker::set_options(Transfer& transfer) {
    CURL* const easy = transfer.easy.get();
    const HttpRequest& request = transfer.request;
    curl_easy_setopt(easy, CURLOPT_URL, request.url.c_str());
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    set_purpose(transfer);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, long{settings_.connect_milliseconds_max});
    if (transfer.shape == Shape::Whole) {
        curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, long{settings_.answer_milliseconds_max});
    } else {
        curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, 1L);
        curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, long{settings_.stream_silence_seconds_max});
    }

    // Naming a body makes it a POST, so the method comes last. Without a body curl would read one from standard input.
    if (request.method == "HEAD") {
        curl_easy_setopt(easy, CURLOPT_NOBODY, 1L);
    } else if (request.method != "GET") {
        curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request.body.c_str());
        curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, request.method.c_str());
    }

    curl_slist* list = curl_slist_append(nullptr, "Expect:"); // no waiting for 100 Continue
    for (const HttpHeader& field : request.headers) {
        // An empty value is sent with a semicolon in the place of the colon (curl's way to say it).
        const std::string line = field.value.empty() ? field.name + ';' : field.name + ": " + field.value;
        list = curl_slist_append(list, line.c_str());
    }
    transfer.header_list.reset(list);
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, list);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &Worker::on_header);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, &transfer);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &Worker::on_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &transfer);
}

void HttpClient::Worker::set_purpose(Transfer& transfer) {
    CURL* const easy = transfer.easy.get();
    const bool is_public = settings_.purpose == HttpPurpose::TellPublic;
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, is_public ? "https" : "http,https");
    if (settings_.purpose == HttpPurpose::Ask) {
        curl_easy_setopt(easy, CURLOPT_SHARE, share_.get());
        curl_easy_setopt(easy, CURLOPT_COOKIEFILE, ""); // cookies on, none read from a file
    }
    if (settings_.purpose != HttpPurpose::Ask || is_on_this_host(transfer.request.url))
        curl_easy_setopt(easy, CURLOPT_PROXY, ""); // no proxy of the environment between us and whom we mean
    if (is_public) {
        curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, &Worker::on_socket);
        curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, &transfer);
    }
}

curl_socket_t HttpClient::Worker::on_socket(void* user, curlsocktype, curl_sockaddr* address) {
    if (!is_public_address(address->addr, address->addrlen)) {
        static_cast<Transfer*>(user)->failure = "the address is not a public one";
        return CURL_SOCKET_BAD;
    }
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

bool HttpClient::Worker::wants_redirect(const Transfer& transfer) {
    return transfer.worker->settings_.purpose == HttpPurpose::Ask && is_redirect(transfer.status) && transfer.redirects < redirects_max &&
           !header_value(transfer.headers, "location").empty();
}

std::size_t HttpClient::Worker::on_header(char* data, std::size_t one, std::size_t count, void* user) {
    Transfer& transfer = *static_cast<Transfer*>(user);
    const std::string_view line = trimmed({data, one * count});
    if (line.starts_with("HTTP/")) { // a new head: the one before was 1xx
        transfer.headers.clear();
        const std::size_t space = line.find(' ');
        const auto number = space == line.npos ? std::nullopt : parse_integer(line.substr(space + 1, 3));
        transfer.status = static_cast<int>(number.value_or(0));
    } else if (const std::size_t colon = line.find(':'); colon != line.npos) {
        HttpHeader field{std::string(line.substr(0, colon)), std::string(trimmed(line.substr(colon + 1)))};
        std::ranges::transform(field.name, field.name.begin(),
                               [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
        transfer.headers.push_back(std::move(field));
    } else if (line.empty() && transfer.status >= 200 && !wants_redirect(transfer)) {
        transfer.worker->tell_start(transfer);
    }
    return one * count;
}

std::size_t HttpClient::Worker::on_body(char* data, std::size_t one, std::size_t count, void* user) {
    Transfer& transfer = *static_cast<Transfer*>(user);
    const std::string_view bytes(data, one * count);
    if (wants_redirect(transfer))
        return bytes.size(); // nobody reads what a redirect says
    if (transfer.shape == Shape::Stream) {
        transfer.worker->arrive(HttpStreamPiece{transfer.id, std::string(bytes)});
        return bytes.size();
    }
    if (transfer.body.size() + bytes.size() > transfer.worker->settings_.answer_bytes_max) {
        transfer.failure = "the answer is larger than allowed";
        return 0; // curl gives up
    }
    transfer.body += bytes;
    return bytes.size();
}

void HttpClient::Worker::finish_done() {
    int left = 0;
    while (const CURLMsg* const message = curl_multi_info_read(multi_.get(), &left)) {
        if (message->msg != CURLMSG_DONE)
            continue;
        const CURLcode code = message->data.result;
        auto item = running_.extract(message->easy_handle);
        KZ_ASSERT(!item.empty());
        std::unique_ptr<Transfer> transfer = std::move(item.mapped());
        curl_multi_remove_handle(multi_.get(), transfer->easy.get());
        if (code != CURLE_OK || !follow(transfer))
            finish(*transfer, code);
    }
}

// Takes the transfer when it goes on to another address of the same origin.
bool HttpClient::Worker::follow(std::unique_ptr<Transfer>& transfer) {
    if (!wants_redirect(*transfer))
        return false;
    char* target = nullptr;
    curl_easy_getinfo(transfer->easy.get(), CURLINFO_REDIRECT_URL, &target);
    const std::string address = target == nullptr ? std::string() : target;
    if (origin(address).empty() || origin(address) != origin(transfer->request.url)) {
        tell_start(*transfer);
        return false;
    }
    ++transfer->redirects;
    transfer->request.url = address;
    if (transfer->status <= 303 && transfer->request.method != "HEAD") { // as every browser does
        transfer->request.method = "GET";
        transfer->request.body.clear();
    }
    start(std::move(transfer));
    return true;
}

void HttpClient::Worker::finish(Transfer& transfer, CURLcode code) {
    if (code != CURLE_OK && transfer.failure.empty())
        transfer.failure = curl_easy_strerror(code);
    if (transfer.shape == Shape::Stream) {
        arrive(HttpStreamEnd{transfer.id, std::move(transfer.failure)});
    } else if (code != CURLE_OK) { // half an answer is none
        arrive(HttpAnswer{transfer.id, 0, {}, {}, std::move(transfer.failure), 0});
    } else {
        curl_off_t retry_after_seconds = 0;
        curl_easy_getinfo(transfer.easy.get(), CURLINFO_RETRY_AFTER, &retry_after_seconds);
        arrive(HttpAnswer{transfer.id, transfer.status, std::move(transfer.headers), std::move(transfer.body), {},
                          retry_after_seconds});
    }
}

HttpClient::HttpClient(HttpSettings settings, std::function<void()> wake)
    : worker_(std::make_unique<Worker>(settings, std::move(wake))) {}
HttpClient::~HttpClient() = default;
RequestId HttpClient::send(HttpRequest request) { return worker_->submit(std::move(request), Shape::Whole); }
RequestId HttpClient::stream(HttpRequest request) { return worker_->submit(std::move(request), Shape::Stream); }
void HttpClient::cancel(RequestId id) { worker_->cancel(id); }
std::vector<HttpArrival> HttpClient::take() { return worker_->take(); }

} // namespace kz
