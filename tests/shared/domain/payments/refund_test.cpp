#include "shared/domain/payments/refund.hpp"

#include <doctest/doctest.h>

using namespace kz;

TEST_CASE("a transfer names the refund that it carries out") {
    CHECK(refund_reference(ClaimId{12}, 0) == "REFUND-C12-1");
    const struct {
        const char* text;
        bool is_named;
    } rows[] = {{"REFUND-C12-1", true}, {"Guthaben refund-c12-1 danke", true}, {"REFUND-C12-11", false}, {"REFUND-C12-2", false},
                {"REFUND-C112-1", false}, {"", false}};
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(names_refund(row.text, ClaimId{12}, 0) == row.is_named);
    }
}
