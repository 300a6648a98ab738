#include "native/platform/smtp_client.hpp"

#include "shared/base/assert.hpp"

#include <algorithm>
#include <cstring>
#include <curl/curl.h>
#include <memory>
#include <string_view>

namespace kz {
namespace {

struct FreeEasy { void operator()(CURL* easy) const { curl_easy_cleanup(easy); } };
struct FreeList { void operator()(curl_slist* list) const { curl_slist_free_all(list); } };

bool is_this_host(std::string_view url) {
    const std::size_t host = url.find("://") + 3;
    return std::ranges::any_of(std::initializer_list<std::string_view>{"localhost", "127.", "[::1]"}, [&](std::string_view name) { return url.substr(host).starts_with(name); });
}

std::size_t give(char* into, std::size_t one, std::size_t count, void* rest) {
    auto& left = *static_cast<std::string_view*>(rest);
    const std::size_t size = std::min(left.size(), one * count);
    std::memcpy(into, left.data(), size);
    left.remove_prefix(size);
    return size;
}

int is_over(void* is_ending, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<const std::atomic<bool>*>(is_ending)->load() ? 1 : 0;
}

void set_security(CURL* easy, const SmtpSettings& settings) {
    const bool is_in_clear = is_this_host(settings.url) && settings.ca_file.empty();
    curl_easy_setopt(easy, CURLOPT_USE_SSL, long{is_in_clear ? CURLUSESSL_NONE : CURLUSESSL_ALL});
    if (!settings.ca_file.empty())
        curl_easy_setopt(easy, CURLOPT_CAINFO, settings.ca_file.c_str());
    if (settings.user.empty())
        return;
    curl_easy_setopt(easy, CURLOPT_USERNAME, settings.user.c_str());
    curl_easy_setopt(easy, CURLOPT_PASSWORD, settings.password.c_str());
}

} // namespace

SmtpOutcome outcome_of_reply(int status) {
    return (status >= 550 && status <= 554) || status == 556 ? SmtpOutcome::Refused : SmtpOutcome::Later;
}

SmtpAnswer send_mail(const SmtpSettings& settings, const std::string& from, const std::string& to, const std::string& document, const std::atomic<bool>& is_ending) {
    static const CURLcode global = curl_global_init(CURL_GLOBAL_DEFAULT);
    KZ_ASSERT(global == CURLE_OK);
    const std::unique_ptr<CURL, FreeEasy> easy(curl_easy_init());
    KZ_ASSERT(easy != nullptr);
    const std::unique_ptr<curl_slist, FreeList> recipients(curl_slist_append(nullptr, ("<" + to + ">").c_str()));
    std::string_view left = document;
    char reason[CURL_ERROR_SIZE] = "";
    curl_easy_setopt(easy.get(), CURLOPT_URL, settings.url.c_str());
    curl_easy_setopt(easy.get(), CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(easy.get(), CURLOPT_PROXY, ""); // whom the operator has named, and nobody between
    curl_easy_setopt(easy.get(), CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy.get(), CURLOPT_CONNECTTIMEOUT_MS, long{settings.connect_milliseconds_max});
    curl_easy_setopt(easy.get(), CURLOPT_TIMEOUT_MS, long{settings.answer_milliseconds_max});
    curl_easy_setopt(easy.get(), CURLOPT_MAIL_FROM, ("<" + from + ">").c_str());
    curl_easy_setopt(easy.get(), CURLOPT_MAIL_RCPT, recipients.get());
    curl_easy_setopt(easy.get(), CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(easy.get(), CURLOPT_READFUNCTION, give);
    curl_easy_setopt(easy.get(), CURLOPT_READDATA, &left);
    curl_easy_setopt(easy.get(), CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(document.size()));
    curl_easy_setopt(easy.get(), CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(easy.get(), CURLOPT_XFERINFOFUNCTION, is_over);
    curl_easy_setopt(easy.get(), CURLOPT_XFERINFODATA, &is_ending);
    curl_easy_setopt(easy.get(), CURLOPT_ERRORBUFFER, reason);
    set_security(easy.get(), settings);
    const CURLcode code = curl_easy_perform(easy.get());
    long status = 0;
    curl_easy_getinfo(easy.get(), CURLINFO_RESPONSE_CODE, &status);
    if (code == CURLE_OK)
        return {SmtpOutcome::Accepted, static_cast<int>(status), {}};
    const bool is_answer = code != CURLE_OPERATION_TIMEDOUT && code != CURLE_ABORTED_BY_CALLBACK;
    return {is_answer ? outcome_of_reply(static_cast<int>(status)) : SmtpOutcome::Later, static_cast<int>(status), reason[0] != '\0' ? reason : curl_easy_strerror(code)};
}

} // namespace kz
