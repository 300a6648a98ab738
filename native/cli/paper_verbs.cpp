#include "native/cli/paper_verbs.hpp"

#include "native/cli/api.hpp"
#include "native/cli/asking.hpp"
#include "native/cli/print.hpp"
#include "native/platform/file.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <stdexcept>
#include <string>

namespace kz {
namespace {

struct Words {
    std::string claim, language, out;
    int payment = 1;
};

void save(const Common& common, std::string path, const Words& words) {
    if (!words.language.empty())
        path += "?lang=" + words.language;
    const DataFolder data(common.data);
    const ApiAnswer answer = Api(data).ask("GET", path);
    *common.code = answer.status < 300 ? 0 : 1;
    if (answer.status >= 300)
        print_problem(answer, {});
    else if (!write_file_durably(words.out, answer.body))
        throw std::runtime_error(words.out + " can not be written");
    else
        std::printf("saved\n");
}

} // namespace

void add_paper_verbs(CLI::App& claim, int& code) {
    const auto common = make_common(code);
    const auto words = std::make_shared<Words>();
    const auto add = [&](const char* name, const char* help) {
        CLI::App* verb = claim.add_subcommand(name, help);
        verb->add_option("claim", words->claim, "Its code, like c12")->required();
        verb->add_option("--out", words->out, "Where to save the PDF")->required();
        verb->add_option("--language", words->language, "Without it the merchant's, else German")->check(CLI::IsMember(language_codes()));
        verb->add_option("--data", common->data, "Folder of the database and keys")->capture_default_str();
        return verb;
    };
    CLI::App* receipt = add("receipt", "The receipt of a payment, as PDF");
    receipt->add_option("--payment", words->payment, "Its number, from 1")->check(CLI::PositiveNumber)->capture_default_str();
    receipt->callback([=] { save(*common, "/api/v1/claims/" + words->claim + "/receipts/" + std::to_string(words->payment), *words); });
    add("letter", "The letter that nothing is open any more, as PDF")->callback([=] {
        save(*common, "/api/v1/claims/" + words->claim + "/settlement-letter", *words);
    });
}

} // namespace kz
