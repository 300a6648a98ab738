#include "shared/domain/payments/account_form.hpp"

#include <doctest/doctest.h>

using namespace kz;

TEST_CASE("an account is told in every form in which its bank writes it, and no other is taken for it") {
    const struct {
        const char* iban;
        const char* written;
        bool is_same;
    } rows[] = {
        {"DE89370400440532013000", "DE89370400440532013000", true},
        {"DE89370400440532013000", "DE89370400440532013000EUR", true},
        {"DE89370400440532013000", "37040044/0532013000", true},
        {"DE89370400440532013000", "37040044/532013000EUR", true},
        {"AT611904300234573201", "19043/234573201", true},
        {"NL91ABNA0417164300", "417164300", true},
        {"NL91ABNA0417164300", "0417164300", true},
        {"BE68539007547034", "539007547034", true},
        {"DE89370400440532013000", "DE89370400440532013001", false},
        {"DE89370400440532013000", "37040044/32013000", false},
        {"DE89370400440532013000", "37040045/0532013000", false},
        {"DE89370400440532013000", "532013000", false}, // without the bank code it may be anybody's
        {"NL91ABNA0417164300", "164300", false},
        {"DE89370400440532013000", "", false},
        {"", "", false},
        {"DE89370400440532013000", "/", false},
        {"DE89370400440532013000", "37040044/", false},
    };
    for (const auto& row : rows) {
        CAPTURE(row.iban);
        CAPTURE(row.written);
        CHECK(is_same_account(row.iban, row.written) == row.is_same);
    }
}
