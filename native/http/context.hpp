// What all threads of one front share.
#pragma once

#include "native/http/address.hpp"
#include "native/http/hub.hpp"
#include "native/http/options.hpp"

#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

namespace kz::http {

struct Context {
    explicit Context(Options options);

    // Constant once the front has started.
    Options options;
    std::vector<Network> trusted;

    Census connections;
    Census streams;
    Hub hub;
    std::atomic<std::size_t> body_memory = 0;
    std::atomic<std::uint64_t> requests = 0;
    std::atomic<std::uint64_t> refusals = 0;
    std::atomic<bool> is_stopping = false;

    const std::string& common() const { return options.common_fields.text(); }
    // Sixteen hexadecimal digits, different for each call.
    std::string next_request_id() const;

  private:
    const std::uint64_t id_seed_;
    mutable std::atomic<std::uint64_t> ids_ = 0;
};

} // namespace kz::http
