// What people can hold against this service: who runs it and where, and for a claim its check code and merchant's site.
#pragma once

#include "native/server/visit.hpp"
#include "shared/app/model.hpp"

#include <string>

namespace kz {

// "pay.example", of the address that links begin with.
std::string host_of(const Service& service);
Trust trust_of(const Service& service);
Trust trust_of(const Service& service, const Visit& who);

} // namespace kz
