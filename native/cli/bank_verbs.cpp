#include "native/cli/bank_verbs.hpp"

#include "native/cli/api.hpp"
#include "native/cli/asking.hpp"
#include "native/cli/print.hpp"
#include "native/cli/print_bank.hpp"
#include "native/cli/print_parts.hpp"
#include "native/platform/file.hpp"
#include "native/platform/secret.hpp"
#include "shared/protocol/codes.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <utility>

namespace kz {
namespace {

namespace fs = std::filesystem;

// A file of any length passes through in pieces of this size.
constexpr std::size_t part_bytes = 1 << 20;

bool is_statement_name(const fs::path& path) {
    std::string end = path.extension().string();
    std::ranges::transform(end, end.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    constexpr std::array ends{".xml", ".sta", ".txt", ".mt940", ".940", ".mta", ".mt9", ".camt", ".c53", ".c54"};
    return std::ranges::contains(ends, end);
}

std::vector<std::string> statement_files(const std::vector<std::string>& paths) {
    std::vector<std::string> files;
    for (const std::string& path : paths) {
        if (!fs::is_directory(path)) {
            files.push_back(path);
            continue;
        }
        std::vector<std::string> inside;
        for (const auto& entry : fs::recursive_directory_iterator(path))
            if (entry.is_regular_file() && is_statement_name(entry.path()))
                inside.push_back(entry.path().string());
        std::ranges::sort(inside);
        files.insert(files.end(), inside.begin(), inside.end());
    }
    return files;
}

void show_progress(const std::string& file, std::uint64_t done, std::uint64_t size) {
    if (size > part_bytes)
        std::fprintf(stderr, "\r%s: %llu of %llu MB%s", file.c_str(), static_cast<unsigned long long>(done >> 20),
                     static_cast<unsigned long long>(size >> 20), done == size ? "\n" : "");
}

ApiAnswer send_statement(Api& api, const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    const std::uint64_t size = in ? fs::file_size(file) : 0;
    if (!in)
        throw std::runtime_error(file + ": can not be read");
    const std::string upload = base32(random_bytes(16));
    bool is_waiting = false;
    for (std::uint64_t done = 0;;) {
        std::string part(std::min<std::uint64_t>(part_bytes, size - done), '\0');
        if (!in.read(part.data(), std::ssize(part)))
            throw std::runtime_error(file + ": can not be read");
        const std::string query = "?upload=" + upload + "&offset=" + std::to_string(done) + "&size=" + std::to_string(size);
        ApiAnswer answer = api.ask("POST", "/api/v1/statements" + query, std::move(part), "application/octet-stream");
        const Json taken = answer.status == 202 ? parsed(answer.body) : Json();
        if (taken.contains("claims_read")) {
            std::fprintf(stderr, "\r%s: %lld open claims read", file.c_str(), taken["claims_read"].get<long long>());
            in.seekg(static_cast<std::streamoff>(done));
            is_waiting = true;
            continue;
        }
        if (std::exchange(is_waiting, false))
            std::fputc('\n', stderr); // the line of what was waited for
        if (answer.status != 202) {
            show_progress(file, size, size);
            return answer;
        }
        done = taken.at("bytes").get<std::uint64_t>();
        show_progress(file, done, size);
    }
}

void add_statement(CLI::App& app, int& code) {
    CLI::App* verb = app.add_subcommand("statement", "Statements of banks (camt.053, camt.054, MT940)");
    verb->require_subcommand(1);
    auto common = make_common(code);
    auto paths = std::make_shared<std::vector<std::string>>();
    CLI::App* import = verb->add_subcommand("import", "Post what is certain; the rest waits in `kulanz bank list`");
    import->add_option("path", *paths, "Files and folders")->required()->check(CLI::ExistingPath);
    add_common(*import, common);
    import->callback([=] {
        const DataFolder data(common->data);
        Api api(data);
        Json report = Json::array();
        for (const std::string& file : statement_files(*paths)) {
            const ApiAnswer answer = send_statement(api, file);
            const bool is_taken = answer.status < 300;
            report.push_back({{"file", file}, {"status", answer.status}, {is_taken ? "import" : "problem", parsed(answer.body)}});
            *common->code = is_taken ? *common->code : 1;
            if (!common->is_json && is_taken)
                print_statement_import(answer.body, file);
            else if (!common->is_json)
                print_problem(answer, file);
        }
        if (common->is_json)
            std::printf("%s\n", report.dump(2).c_str());
    });
}

// "c12" or "c12=149.90".
Json assignment_of(const std::string& word) {
    const std::size_t equals = word.find('=');
    Json assignment{{"claim", word.substr(0, equals)}};
    if (equals != std::string::npos)
        assignment["amount_minor"] = cents_of(word.substr(equals + 1), "EUR", "claim");
    return assignment;
}

void add_bank(CLI::App& app, int& code) {
    CLI::App* verb = app.add_subcommand("bank", "Money that came in, and where it belongs");
    verb->require_subcommand(1);
    auto common = make_common(code);
    auto entry = std::make_shared<std::string>();
    auto state = std::make_shared<std::string>("waiting");
    auto merchant = std::make_shared<std::string>();
    auto after = std::make_shared<std::string>();
    auto limit = std::make_shared<int>(50);
    auto words = std::make_shared<std::vector<std::string>>();

    CLI::App* list = verb->add_subcommand("list", "The entries of one state, the oldest import first");
    list->add_option("--state", *state, "waiting, overpaid, posted, set-aside, going-back, gone-back or noted")
        ->check(CLI::IsMember({"waiting", "overpaid", "posted", "set-aside", "going-back", "gone-back", "noted"}))
        ->capture_default_str();
    list->add_option("--merchant", *merchant, "On whose account, like m1");
    list->add_option("--after", *after, "Go on after this entry");
    list->add_option("--limit", *limit, "At most this many")->check(CLI::Range(1, 200))->capture_default_str();
    add_common(*list, common);
    list->callback([=] {
        std::string query = "?limit=" + std::to_string(*limit) + "&state=" + *state;
        std::ranges::replace(query, '-', '_');
        for (const auto& [name, value] : {std::pair{"&merchant=", *merchant}, std::pair{"&after=", *after}})
            if (!value.empty())
                query += name + value;
        ask(*common, "GET", "/api/v1/bank-entries" + query, {}, print_bank_entries);
    });

    const auto add = [&](const char* name, const char* help) {
        CLI::App* one = verb->add_subcommand(name, help);
        one->add_option("entry", *entry, "Its code, like b12")->required();
        add_common(*one, common);
        return one;
    };
    add("show", "One entry with the claims that it may pay, and why")->callback([=] {
        ask(*common, "GET", "/api/v1/bank-entries/" + *entry, {}, print_bank_match);
    });
    CLI::App* assign = add("assign", "Say what an entry pays; the next payment of the same payer is known by it");
    assign->add_option("claim", *words, "Like c12, or c12=149.90 for a part")->required();
    assign->callback([=] {
        Json claims = Json::array();
        for (const std::string& word : *words)
            claims.push_back(assignment_of(word));
        ask(*common, "POST", "/api/v1/bank-entries/" + *entry + "/assignment", Json{{"claims", claims}}.dump(), print_bank_entry);
    });
    auto reason = std::make_shared<std::string>();
    CLI::App* aside = add("set-aside", "Say that an entry belongs to no claim");
    aside->add_option("reason", *reason, "Why")->required();
    auto is_going_back = std::make_shared<bool>(false);
    aside->add_flag("--send-back", *is_going_back, "It goes back to its payer: done when a statement shows it");
    aside->callback([=] {
        Json body{{"reason", *reason}};
        if (*is_going_back)
            body["is_going_back"] = true;
        ask(*common, "POST", "/api/v1/bank-entries/" + *entry + "/set-aside", body.dump(), print_bank_entry);
    });
    add("reopen", "Take back what was decided of an entry: it waits again")->callback([=] {
        ask(*common, "POST", "/api/v1/bank-entries/" + *entry + "/reopening", "{}", print_bank_entry);
    });
}

void add_report(CLI::App& app, int& code) {
    CLI::App* verb = report_verb(app);
    auto common = make_common(code);
    auto merchant = std::make_shared<std::string>();
    auto day = std::make_shared<std::string>();
    auto is_csv = std::make_shared<bool>(false);
    auto pdf = std::make_shared<std::string>();
    CLI::App* payout = verb->add_subcommand("payout", "The money on a merchant's account, as the statement has it, and where it belongs");
    payout->add_option("--merchant", *merchant, "Its code, like m1")->required();
    payout->add_option("--day", *day, "Of the booking; today when not given");
    payout->add_flag("--csv", *is_csv, "One line an entry");
    payout->add_option("--pdf", *pdf, "Where to save it as a paper");
    add_common(*payout, common);
    payout->callback([=] {
        const std::string path = "/api/v1/merchants/" + *merchant + "/payout", query = "?day=" + day_or_today(*day);
        if (!*is_csv && pdf->empty()) {
            ask(*common, "GET", path + query, {}, print_payout);
            return;
        }
        const DataFolder data(common->data);
        const ApiAnswer answer = Api(data).ask("GET", path + (*is_csv ? ".csv" : ".pdf") + query);
        *common->code = answer.status < 300 ? 0 : 1;
        if (answer.status >= 300)
            print_problem(answer, {});
        else if (*is_csv)
            std::printf("%s", answer.body.c_str());
        else if (!write_file_durably(*pdf, answer.body))
            throw std::runtime_error(*pdf + " can not be written");
        else
            std::printf("saved\n");
    });
}

} // namespace

void add_bank_verbs(CLI::App& app, int& code) {
    add_statement(app, code);
    add_bank(app, code);
    add_report(app, code);
}

} // namespace kz
