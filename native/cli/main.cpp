// kulanz: open claims, settled kindly. The operator's program.
#include "native/cli/verbs.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <exception>
#include <string>

int main(int argc, char** argv) {
    CLI::App app{"Open claims, settled by the customers themselves.", "kulanz"};
    app.require_subcommand(1);
    app.failure_message([](const CLI::App*, const CLI::Error& error) { return std::string("kulanz: ") + error.what() + "\n"; });
    int code = 0;
    kz::add_verbs(app, code);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "kulanz: %s\n", error.what());
        return 1;
    }
    return code;
}
