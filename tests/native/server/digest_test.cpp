#include "native/server/digest.hpp"
#include "tests/shared/domain/claims/sample_invoice.hpp"

#include <doctest/doctest.h>

using namespace kz;

TEST_CASE("a mail names the files of an answer, and says nothing of what staff tell each other") {
    State state;
    const Instant at{1'795'000'000'000};
    const auto happen = [&](Actor actor, EventBody body) { apply(state, Event{at, actor, std::move(body)}); };
    happen(Actor::System, ClaimRaised{sample_invoice()});
    happen(Actor::Customer, ContactRequested{{.text = "Stimmt das?", .email = "kunde@b.example", .language = Language::German}});
    happen(Actor::Staff, ConversationHandedOver{"agent@x.example", "kim@x.example", "Geheime Notiz"});
    happen(Actor::Staff, MessageSent{TalkChannel::Chat, "Ja, siehe Datei."});
    happen(Actor::Staff, MessageFileAdded{1, {std::string(64, 'a'), ProofKind::Pdf, 120'000}});
    Merchant merchant;
    merchant.name = "Nordfunk";
    const auto digest = digest_of({.mailbox = "thread@pay.example"}, std::string(32, 'k'), ClaimId{7}, state, merchant, 0, at);
    REQUIRE(digest);
    CHECK(digest->mail.text.contains("Ja, siehe Datei.\nDatei 1: PDF, 120\u00a0kB\n"));
    for (const char* internal : {"Geheime", "kim@", "agent@"})
        CHECK_FALSE(digest->mail.text.contains(internal));
}
