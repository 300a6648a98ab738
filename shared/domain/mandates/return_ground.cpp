#include "shared/domain/mandates/return_ground.hpp"

#include <algorithm>
#include <iterator>

namespace kz {
namespace {

struct KnownCode {
    std::string_view code;
    ReturnGround ground;
};
constexpr KnownCode known_codes[] = {
    {"AC01", ReturnGround::AccountUnknown}, {"AC04", ReturnGround::AccountClosed}, {"AC06", ReturnGround::AccountBlocked},
    {"AC13", ReturnGround::AccountUnknown}, {"AG01", ReturnGround::AccountBlocked}, {"AM04", ReturnGround::NotEnough},
    {"AM05", ReturnGround::Twice},          {"BE05", ReturnGround::AccountUnknown}, {"MD01", ReturnGround::NoMandate},
    {"MD02", ReturnGround::NoMandate},      {"MD06", ReturnGround::TakenBack},      {"MD07", ReturnGround::HolderDied},
    {"MS02", ReturnGround::TakenBack},      {"MS03", ReturnGround::BankSaysNo},     {"RC01", ReturnGround::AccountUnknown},
    {"SL01", ReturnGround::AccountBlocked},
};

} // namespace

bool is_return_code(std::string_view code) {
    return code.size() == 4 &&
           std::ranges::all_of(code, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

ReturnGround return_ground(std::string_view code) {
    const auto* found = std::ranges::find(known_codes, code, &KnownCode::code);
    return found == std::end(known_codes) ? ReturnGround::Other : found->ground;
}

} // namespace kz
