#include "native/cli/serve.hpp"

#include "native/cli/law_log.hpp"
#include "native/outbox/dispatcher.hpp"
#include "native/platform/clock.hpp"
#include "native/platform/file.hpp"
#include "native/platform/log.hpp"
#include "native/platform/program.hpp"
#include "native/server/demo.hpp"
#include "native/store_sqlite/sqlite_store.hpp"

#include <csignal>
#include <cstdio>
#include <cstdlib>

namespace kz {
namespace {

void print_demo(Service& service) {
    const std::string folder = beside_program("assets/demo");
    if (folder.empty())
        throw std::runtime_error("assets/demo is not beside the program");
    std::printf("\nDemo claims, each with its personal page:\n");
    for (const DemoLink& link : prepare_demo(service, folder))
        std::printf("  %s  %s%s%s%s\n    %s\n", claim_code(link.claim).c_str(), link.title.c_str(), link.hint.empty() ? "" : " (",
                    link.hint.c_str(), link.hint.empty() ? "" : ")", link.url.c_str());
    std::printf("\nPay one: kulanz pay %s AMOUNT   (the open page shows it at once)\n", "c1");
}

} // namespace

ServerOptions server_options(const DataFolder& data) {
    ServerOptions options;
    options.operator_key = data.operator_key();
    options.proof_key = data.proof_key();
    options.proof_folder = data.proofs();
    const std::string manifest = beside_program("build/wasm/web/manifest.json");
    options.web_folder = manifest.empty() ? "" : manifest.substr(0, manifest.rfind('/'));
    options.theme_folders = {beside_program("assets/themes"), data.themes()};
    options.openapi = read_file(beside_program("assets/openapi/kulanz.v1.json")).value_or("{}");
    return options;
}

// Keys of providers come from the environment: they are written down nowhere, and not seen among the processes.
ProviderSettings provider_settings(const std::string& name) {
    const auto value = [&](const char* what) {
        const char* const found = std::getenv(("KULANZ_" + name + what).c_str());
        return std::string(found == nullptr ? "" : found);
    };
    ProviderSettings settings{value("_URL"), value("_KEY"), value("_NOTICE_SECRET"), value("_DIVISION")};
    const bool is_here = settings.url.starts_with("http://127.0.0.1:") || settings.url.starts_with("http://[::1]:");
    if (!settings.url.empty() && !settings.url.starts_with("https://") && !is_here)
        throw std::runtime_error("KULANZ_" + name + "_URL is no https address: the key would be sent in clear");
    return settings;
}

SmtpSettings smtp_settings(const std::string& url) {
    const auto value = [](const char* name) {
        const char* const found = std::getenv(name);
        return std::string(found == nullptr ? "" : found);
    };
    return {.url = url, .user = value("KULANZ_SMTP_USER"), .password = value("KULANZ_SMTP_PASSWORD"), .ca_file = value("KULANZ_SMTP_CA_FILE")};
}

int serve(const ServeArguments& arguments) {
    // Blocked before any thread starts, so that only sigwait sees them.
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);

    if (arguments.is_verbose)
        set_log_level(LogLevel::Debug);
    const DataFolder data(arguments.data);
    const auto store = open_sqlite_store(data.database());
    ServerOptions options = server_options(data);
    options.address = arguments.address;
    options.port = static_cast<std::uint16_t>(arguments.port);
    options.base_url = arguments.base_url;
    options.trusted_proxies = arguments.trusted_proxies;
    options.run_by = arguments.run_by;
    options.are_private_webhooks_allowed = arguments.are_private_webhooks_allowed;
    options.providers = {provider_settings("STRIPE"), provider_settings("MOLLIE"), provider_settings("VIACASH")};
    if (!arguments.smtp.empty() && !check({.text = ".", .email = arguments.mail.mailbox}).empty())
        throw std::runtime_error("--smtp needs --mailbox, an address of ours like thread@pay.example");
    options.courier = {arguments.mail, smtp_settings(arguments.smtp)};
    const bool has_module = !options.web_folder.empty();
    Server server(std::move(options), *store);
    const Dispatcher dispatcher(*store, server.service().writer, {.is_private_allowed = arguments.are_private_webhooks_allowed});
    server.service().on_commit = dispatcher.waker();
    server.start();
    log_law(central_european_date(now()));
    data.announce(server.url());
    std::printf("Kulanz listens on %s, data in %s\n", server.url().c_str(), data.path().c_str());
    if (!has_module)
        std::printf("The browser module is not built: pages work as plain forms (tools/dev build wasm).\n");
    if (arguments.is_demo) {
        print_demo(server.service());
        server.service().on_commit(); // no request has raised these
    }
    std::printf("Stop with Ctrl-C.\n");
    std::fflush(stdout);

    int signal = 0;
    sigwait(&signals, &signal);
    std::printf("\nStopping.\n");
    data.withdraw();
    server.stop();
    return 0;
}

} // namespace kz
