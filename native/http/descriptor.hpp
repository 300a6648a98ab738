// A file descriptor with one owner.
#pragma once

#include <unistd.h>
#include <utility>

namespace kz::http {

class Descriptor {
  public:
    Descriptor() = default;
    explicit Descriptor(int value) : value_(value) {}
    Descriptor(Descriptor&& other) noexcept : value_(std::exchange(other.value_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        reset(std::exchange(other.value_, -1));
        return *this;
    }
    ~Descriptor() { reset(); }

    int get() const { return value_; }
    bool is_open() const { return value_ >= 0; }
    void reset(int value = -1) {
        if (value_ >= 0) {
            ::close(value_);
        }
        value_ = value;
    }

  private:
    int value_ = -1;
};

} // namespace kz::http
