// Voice: says words aloud through speech-dispatcher, in the language they are in. Saying takes no time here: the service does it.
#pragma once

#include "shared/speech/speech.hpp"

#include <memory>
#include <string>

namespace kz {

class Voice {
public:
    // transcript: a file to which "de<TAB>words" is added, a line for each; empty: none.
    explicit Voice(std::string transcript);
    ~Voice();
    Voice(const Voice&) = delete;
    Voice& operator=(const Voice&) = delete;

    // There is a service that speaks, or a transcript.
    bool is_there() const;
    void say(const Said& said);
    void hush(); // what is being said, and what waits

private:
    struct Service;
    std::unique_ptr<Service> service_;
    std::string transcript_;
};

} // namespace kz
