// kulanz mail receive: where a mail server hands over what customers answer.
#pragma once

namespace CLI {
class App;
}

namespace kz {

void add_mail_verbs(CLI::App& app, int& code);

} // namespace kz
