#include "native/http/reply.hpp"

#include "native/http/call.hpp"
#include "native/http/context.hpp"
#include "native/http/wire.hpp"
#include "shared/base/assert.hpp"

namespace kz::http {

Reply::Reply(Call& call, std::string& out) : call_(call), out_(out), start_(out.size()) {}

void Reply::answer(int status, std::string_view content_type, std::string_view body,
                   const Fields& fields) {
    begin(status, content_type, fields).append(body);
    end();
}

void Reply::answer(const Answer& answer) {
    KZ_ASSERT(body_at_ == 0);
    call_.status = answer.status;
    append_answer(out_, answer, call_.framing, call_.context.common());
    is_complete_ = true;
}

void Reply::not_modified(std::string_view etag, const Fields& fields) {
    answer(Answer{.status = 304, .fields = Fields(fields).add("ETag", etag)});
}

std::string& Reply::begin(int status, std::string_view content_type, const Fields& fields) {
    KZ_ASSERT(body_at_ == 0 && !is_complete_);
    call_.status = status;
    append_head(out_, status, content_type, fields.text(), call_.framing, call_.context.common());
    body_at_ = out_.size();
    return out_;
}

void Reply::end() {
    KZ_ASSERT(body_at_ != 0 && !is_complete_);
    std::string length;
    append_length(length, out_.size() - body_at_);
    if (call_.framing.is_head) {
        out_.resize(body_at_);
    }
    out_.insert(body_at_, length);
    is_complete_ = true;
}

void Reply::take_back() {
    out_.resize(start_);
    body_at_ = 0;
    is_complete_ = false;
}

} // namespace kz::http
