#include "native/server/trust.hpp"

#include "native/server/check_code.hpp"

namespace kz {

std::string host_of(const Service& service) {
    const std::string& url = service.settings.base_url;
    const auto scheme = url.find("://");
    const auto begin = scheme == std::string::npos ? 0 : scheme + 3;
    return url.substr(begin, url.find('/', begin) - begin);
}

Trust trust_of(const Service& service) {
    return {service.settings.run_by, host_of(service), {}, {}};
}

Trust trust_of(const Service& service, const Visit& who) {
    Trust trust = trust_of(service);
    trust.website = who.merchant.website;
    trust.check_code = check_code(service.settings.proof_key, who.link.claim);
    return trust;
}

} // namespace kz
