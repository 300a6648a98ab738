// One request on its way through the lanes: what is known of it, and what has become of it.
#pragma once

#include "native/http/address.hpp"
#include "native/http/mailbox.hpp"
#include "native/http/request.hpp"
#include "native/http/wire.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace kz::http {

struct Context;

// A piece of an asset that is sent from its descriptor, after the bytes before it.
struct FileSlice {
    int descriptor = -1; // the asset store's, open as long as the front lives
    std::int64_t offset = 0;
    std::size_t left = 0;
};

struct Call {
    const Context& context;
    const std::shared_ptr<Mailbox>& mailbox;
    RequestKey key{};
    Framing framing{};
    Address client{};
    std::string client_text{}; // when a proxy stands between; view.remote may point here
    RequestView view{};

    std::string id{};
    std::string_view route{};
    int status = 0;
    bool is_deferred = false;
    std::optional<StreamOrder> stream{};
    FileSlice file{};
};

// Makes `call` the one that exchange() means, for the life of this object.
class CallScope {
  public:
    explicit CallScope(Call& call);
    ~CallScope();
    CallScope(const CallScope&) = delete;
    CallScope& operator=(const CallScope&) = delete;

  private:
    Call* const outer_;
};

} // namespace kz::http
