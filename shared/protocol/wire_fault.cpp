#include "shared/protocol/wire_fault.hpp"

namespace kz {

std::string_view rule_code(WireRule rule) {
    switch (rule) {
    case WireRule::TooLarge: return "too_large";
    case WireRule::NotUtf8: return "not_utf8";
    case WireRule::Malformed: return "malformed";
    case WireRule::TooDeep: return "too_deep";
    case WireRule::TooManyValues: return "too_many_values";
    case WireRule::DuplicateField: return "duplicate_field";
    case WireRule::WrongType: return "wrong_type";
    case WireRule::Missing: return "missing";
    case WireRule::KindUnknown: return "kind_unknown";
    case WireRule::VersionUnknown: return "version_unknown";
    case WireRule::TooLong: return "too_long";
    case WireRule::NotPlain: return "not_plain";
    case WireRule::NotWhole: return "not_whole";
    case WireRule::OutOfRange: return "out_of_range";
    case WireRule::BadFormat: return "bad_format";
    case WireRule::UnknownCode: return "unknown_code";
    case WireRule::UnknownField: return "unknown_field";
    }
    return "";
}

} // namespace kz
