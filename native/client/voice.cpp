#include "native/client/voice.hpp"

#include <speech-dispatcher/libspeechd.h>

#include <cstdio>

namespace kz {

struct Voice::Service {
    SPDConnection* connection = nullptr;
    ~Service() {
        if (connection != nullptr)
            spd_close(connection);
    }
};

Voice::Voice(std::string transcript) : service_(std::make_unique<Service>()), transcript_(std::move(transcript)) {
    service_->connection = spd_open("kulanz-kiosk", "page", nullptr, SPD_MODE_SINGLE);
}

Voice::~Voice() = default;

bool Voice::is_there() const { return service_->connection != nullptr || !transcript_.empty(); }

void Voice::say(const Said& said) {
    if (!transcript_.empty())
        if (std::FILE* file = std::fopen(transcript_.c_str(), "a")) {
            std::fprintf(file, "%s\t%s\n", std::string(language_code(said.language)).c_str(), said.text.c_str());
            std::fclose(file);
        }
    if (service_->connection == nullptr)
        return;
    spd_set_language(service_->connection, std::string(language_code(said.language)).c_str());
    // Of this priority, news waits for what is being said.
    spd_say(service_->connection, SPD_MESSAGE, said.text.c_str());
}

void Voice::hush() {
    if (service_->connection != nullptr)
        spd_cancel(service_->connection);
}

} // namespace kz
