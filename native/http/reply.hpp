// How a hot handler answers: straight into the connection's output, in one call or piece by piece.
//
//     reply.answer(200, "application/json", text, fields);
// or, when the body is written where it will be sent from:
//     append_claim(reply.begin(200, "application/json", fields), claim);
//     reply.end();
//
// Invariant: one answer for each request. What a handler has begun and then refuses (by returning
// false) is taken back.
#pragma once

#include "native/http/answer.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace kz::http {

struct Call;
struct RequestView;

class Reply {
  public:
    Reply(Call& call, std::string& out);

    void answer(int status, std::string_view content_type, std::string_view body,
                const Fields& fields = {});
    void answer(const Answer& answer);
    // 304 with the ETag and `fields`.
    void not_modified(std::string_view etag, const Fields& fields = {});

    // The returned buffer may only be appended to; end() puts the length before what was appended.
    std::string& begin(int status, std::string_view content_type, const Fields& fields = {});
    void end();

    bool is_complete() const { return is_complete_; }
    void take_back();

  private:
    Call& call_;
    std::string& out_;
    const std::size_t start_;
    std::size_t body_at_ = 0; // 0: not begun
    bool is_complete_ = false;
};

// True: answered, or deferred, or made a stream. False: another lane's turn.
using HotHandler = std::function<bool(const RequestView&, Reply&)>;

} // namespace kz::http
