// An answer as a value: what a handler gives when it does not write into the connection itself.
//
//     const Fields fields = Fields{}.add("Location", "/claims/7");
//     ticket.answer({.status = 201, .body = json, .fields = fields});
//
// Date, Content-Length, Connection and the common fields of Options are added on the way out.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace kz::http {

// Header fields of an answer, ready for the wire.
// Invariant: each line is a valid field; what holds CR, LF, NUL or an invalid name is left out as a
// whole.
class Fields {
  public:
    Fields& add(std::string_view name, std::string_view value) &;
    Fields&& add(std::string_view name, std::string_view value) && {
        return std::move(add(name, value));
    }
    void append(const Fields& others) { text_.append(others.text_); }
    // "Name: value\r\n" for each field, in the order added.
    const std::string& text() const { return text_; }

  private:
    std::string text_;
};

struct Answer {
    int status = 200;
    std::string content_type = "application/json"; // not sent when the body is empty
    std::string body{};
    Fields fields{};
};

} // namespace kz::http
