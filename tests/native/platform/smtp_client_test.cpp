#include "native/platform/smtp_client.hpp"
#include "tests/native/platform/scripted_server.hpp"

#include <atomic>
#include <chrono>
#include <doctest/doctest.h>
#include <thread>
#include <utility>

using namespace kz;
using namespace kz::test;

namespace {

const std::string document = "From: a@x.example\r\nTo: b@x.example\r\n\r\nHallo\r\n";

// Who waits to be greeted hears nothing of it: it waits for a request.
std::string silent(const ScriptedServer& server) {
    return server.url("").replace(0, std::string("http").size(), "smtp");
}

SmtpSettings waiting(std::string url, int milliseconds) {
    SmtpSettings settings;
    settings.url = std::move(url);
    settings.connect_milliseconds_max = settings.answer_milliseconds_max = milliseconds;
    return settings;
}

SmtpAnswer send(const SmtpSettings& settings, const std::atomic<bool>& is_ending) {
    return send_mail(settings, "a@x.example", "b@x.example", document, is_ending);
}

} // namespace

TEST_CASE("a mail server that says nothing, or is not there, is tried again later") {
    const ScriptedServer server([](const std::string&, int) {});
    const std::atomic<bool> is_ending = false;
    for (const std::string& url : {silent(server), std::string("smtp://127.0.0.1:1")}) {
        CAPTURE(url);
        const SmtpAnswer answer = send(waiting(url, 200), is_ending);
        CHECK(answer.outcome == SmtpOutcome::Later);
        CHECK(answer.status == 0);
        CHECK_FALSE(answer.failure.empty());
    }
}

TEST_CASE("who ends does not wait for a mail server") {
    const ScriptedServer server([](const std::string&, int) {});
    std::atomic<bool> is_ending = false;
    const std::jthread ends([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        is_ending = true;
    });
    // An hour, which is longer than a test may last.
    const SmtpAnswer answer = send(waiting(silent(server), 3'600'000), is_ending);
    CHECK(answer.outcome == SmtpOutcome::Later);
    CHECK_FALSE(answer.failure.empty());
}

TEST_CASE("only a reply about recipient or message is for ever") {
    for (const int status : {550, 551, 552, 553, 554, 556})
        CHECK(outcome_of_reply(status) == SmtpOutcome::Refused);
    for (const int status : {0, 220, 421, 450, 451, 452, 530, 535, 549, 555, 557})
        CHECK(outcome_of_reply(status) == SmtpOutcome::Later);
}
