#include "native/cli/mail_verbs.hpp"

#include "native/cli/api.hpp"
#include "native/cli/asking.hpp"
#include "native/cli/print_parts.hpp"
#include "native/mail/received_mail.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <sysexits.h>

namespace kz {
namespace {

// One byte more than is taken, so that too much is told from enough.
std::string standard_input() {
    std::string bytes;
    char block[64 << 10];
    for (std::size_t count = 1; count > 0 && bytes.size() <= mail_bytes_max;) {
        count = std::fread(block, 1, sizeof block, stdin);
        bytes.append(block, count);
    }
    return bytes;
}

std::string escaped(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text)
        out.append(1, '%').append(1, digits[static_cast<unsigned char>(c) >> 4]).append(1, digits[static_cast<unsigned char>(c) & 15]);
    return out;
}

// What mail servers do next: 75 is tried again, all others go back to who wrote, in one line (sysexits.h).
int exit_code(int status, const std::string& code) {
    if (status < 300 || code == "mail_automatic") // to bounce that would be to answer a machine
        return EX_OK;
    if (code == "mail_address_unknown")
        return EX_NOUSER;
    if (code == "mail_address_gone")
        return EX_NOPERM;
    if (code == "mail_faulty" || code == "body_too_large")
        return EX_DATAERR;
    return status == 429 || status == 401 || status >= 500 || code == "not_found" ? EX_TEMPFAIL : EX_NOPERM;
}

int receive(const std::string& data, const std::optional<std::string>& recipient, const std::optional<std::string>& sender) {
    std::string path = "/api/v1/mail";
    if (recipient)
        path += "?recipient=" + escaped(*recipient);
    if (sender)
        path += (recipient ? "&sender=" : "?sender=") + escaped(*sender);
    try {
        const DataFolder folder(data);
        Api api(folder);
        if (api.is_own_server()) { // which knows no mailbox
            std::fprintf(stderr, "kulanz: no server runs on this folder\n");
            return EX_TEMPFAIL;
        }
        const ApiAnswer answer = api.ask("POST", path, standard_input(), "message/rfc822");
        const Json body = parsed(answer.body);
        const std::string code = text_of(body, "code");
        if (answer.status < 300)
            std::printf("%s: %lld, files %lld\n", text_of(body, "claim").c_str(), static_cast<long long>(number_of(body, "messages")), static_cast<long long>(number_of(body, "files")));
        else
            std::fprintf(stderr, "kulanz: not taken: %s%s%s\n", code.c_str(), text_of(body, "detail").empty() ? "" : ", ", text_of(body, "detail").c_str());
        return exit_code(answer.status, code);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "kulanz: %s\n", error.what());
        return EX_TEMPFAIL;
    }
}

std::optional<std::string> from_environment(const char* name) {
    const char* const found = std::getenv(name);
    return found == nullptr ? std::nullopt : std::optional<std::string>(found);
}

} // namespace

void add_mail_verbs(CLI::App& app, int& code) {
    CLI::App* verb = app.add_subcommand("mail", "What customers answer by email");
    verb->require_subcommand(1);
    auto common = make_common(code);
    auto recipient = std::make_shared<std::string>();
    auto sender = std::make_shared<std::string>();
    CLI::App* one = verb->add_subcommand("receive", "Take one message from standard input, as mail servers hand it to a program");
    CLI::Option* to = one->add_option("--recipient", *recipient, "Of the envelope; else RECIPIENT of the environment, else what the message says");
    CLI::Option* from = one->add_option("--sender", *sender, "Of the envelope, empty for a bounce; else SENDER of the environment");
    one->add_option("--data", common->data, "Folder of the database and keys")->capture_default_str();
    one->callback([=] {
        *common->code = receive(common->data, to->count() > 0 ? std::optional(*recipient) : from_environment("RECIPIENT"),
                                from->count() > 0 ? std::optional(*sender) : from_environment("SENDER"));
    });
}

} // namespace kz
