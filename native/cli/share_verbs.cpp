#include "native/cli/share_verbs.hpp"

#include "native/platform/file.hpp"
#include "native/server/share_record.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>
#include <stdexcept>
#include <string>

namespace kz {
namespace {

int verify(const std::string& file) {
    const auto text = read_file(file);
    if (!text)
        throw std::runtime_error(file + " can not be read");
    const RecordVerdict verdict = verify_share_record(*text);
    if (verdict.is_whole)
        std::printf("whole: %d lines, %s\n", verdict.lines, verdict.hash.c_str());
    else
        std::fprintf(stderr, "kulanz: line %d is not what was written\n", verdict.lines + 1);
    return verdict.is_whole ? 0 : 1;
}

} // namespace

void add_share_verbs(CLI::App& app, int& code) {
    CLI::App* share = app.add_subcommand("share", "Pages that customers show to helpers");
    share->require_subcommand(1);
    CLI::App* verb = share->add_subcommand("verify", "Whether a saved record is whole");
    const auto file = std::make_shared<std::string>();
    verb->add_option("file", *file, "The record as staff have saved it")->required();
    verb->callback([file, &code] { code = verify(*file); });
}

} // namespace kz
