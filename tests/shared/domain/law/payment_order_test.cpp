#include "shared/domain/law/payment_order.hpp"
#include "tests/shared/domain/law/law_kit.hpp"

using namespace kz;

namespace {

std::string outcome(const Result<UsedPayment, LawRefusal>& result) {
    if (!result)
        return std::string(refusal_code(result.error()));
    const OpenParts& used = result->used;
    return plain(used.costs) + " " + plain(used.interest) + " " + plain(used.principal) + " " + plain(result->left_over);
}

} // namespace

TEST_CASE("a payment is used for costs, interest and principal in the order of the law") {
    const OpenParts open{euros("30.90"), euros("5.33"), euros("250.00")};
    const struct {
        const char* payment;
        PaymentOrder order;
        const char* outcome; // costs, interest, principal, left over
    } rows[] = {
        {"20.00", PaymentOrder::Statutory, "20.00 0.00 0.00 0.00"},
        {"36.23", PaymentOrder::Statutory, "30.90 5.33 0.00 0.00"},
        {"100.00", PaymentOrder::Statutory, "30.90 5.33 63.77 0.00"},
        {"100.00", PaymentOrder::ConsumerCredit, "30.90 0.00 69.10 0.00"},
        {"300.00", PaymentOrder::Statutory, "30.90 5.33 250.00 13.77"},
        {"300.00", PaymentOrder::ConsumerCredit, "30.90 5.33 250.00 13.77"},
        {"0.00", PaymentOrder::Statutory, "0.00 0.00 0.00 0.00"},
        {"-0.01", PaymentOrder::Statutory, "not_positive"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.payment);
        const Date on = day("2026-11-21");
        CHECK(outcome(use_payment(rule_pack(Country::De), row.order, open, euros(row.payment), on)) == row.outcome);
        if (row.order == PaymentOrder::Statutory)
            for (const Country country : {Country::At, Country::Nl})
                CHECK(outcome(use_payment(rule_pack(country), row.order, open, euros(row.payment), on)) == row.outcome);
    }
    CHECK(outcome(use_payment(rule_pack(Country::Nl), PaymentOrder::ConsumerCredit, open, euros("1.00"), day("2026-11-21"))) == "no_value");
    CHECK(outcome(use_payment(rule_pack(Country::Be), PaymentOrder::Statutory, open, euros("1.00"), day("2026-11-21"))) == "no_value");
    CHECK(outcome(use_payment(rule_pack(Country::De), PaymentOrder::Statutory, open, Money{1, *parse_currency("CHF")}, day("2026-11-21"))) ==
          "wrong_currency");
}
