#include "native/server/share_desk.hpp"
#include "shared/html/html.hpp"
#include "tests/shared/view/states.hpp"

#include <doctest/doctest.h>

using namespace kz;

namespace {

constexpr std::string_view device = "0123456789abcdef", other = "fedcba9876543210";
constexpr std::int64_t nina = 7, tom = 8;
constexpr ShareQuestion everything{share_scopes_all, ShareReason::Plan};

Instant at(std::int64_t seconds) {
    return Instant{1'800'000'000'000 + seconds * 1000};
}

struct Event {
    std::string topic, name, data;
};

// A desk, a customer whose page is the sample's, and a helper who reads English.
struct Scenery {
    ShareDesk desk;
    std::vector<Event> events;
    ClaimRecord claim;
    StaffModel helper;
    Model customer = states::open(Language::German);
    FrameSender sender;

    Scenery() {
        desk.tell = [this](std::string_view topic, std::string_view name, std::string_view data) { events.push_back({std::string(topic), std::string(name), std::string(data)}); };
        claim.id = ClaimId{3};
        claim.merchant = MerchantId{1};
        helper.base.language = Language::English;
        helper.base.gate = Gate::Gone;
        helper.name = "nina";
        helper.form_key = "KEY";
    }
    ShareDesk::Acted act(ShareAct what, int scopes = 0, std::string_view from = device) { return desk.act(claim, {}, from, what, scopes, at(2)); }
    // By the code that is read out.
    std::string granted(int scopes = share_scopes_all) {
        const std::string code = act(ShareAct::Offer).status.code;
        const std::string id = *desk.ask(*desk.find_code(code, nina, MerchantId{1}, at(1)), helper, nina, everything, at(1));
        REQUIRE_FALSE(act(ShareAct::Grant, scopes).refusal);
        return id;
    }
    std::string send() {
        const auto grant = ShareGrant::of({.stage = ShareStage::Granted, .scopes = share_look});
        const auto frame = sender.next(*grant, *share_of(customer), 100);
        REQUIRE(frame);
        return take(*frame);
    }
    std::string take(std::string_view frame, std::string_view from = device) {
        const auto behind = [this](Language language) {
            Model model = states::open(language);
            model.focus = Focus::Stay;
            return model;
        };
        return desk.take(claim.id, from, frame, behind, at(3)).refusal;
    }
};

std::string page_of(ShareDesk& desk, const std::string& id) {
    const auto shown = desk.shown(id, nina, at(4));
    return shown ? html(shown->scene) : std::string();
}

} // namespace

TEST_CASE("nothing is seen before it is allowed, and then the page is masked and in the helper's language") {
    Scenery scenery;
    const std::string code = scenery.act(ShareAct::Offer).status.code;
    CHECK(code.size() == 6);
    const auto found = scenery.desk.find_code(code, nina, MerchantId{1}, at(1));
    REQUIRE(found);
    const std::string id = *scenery.desk.ask(*found, scenery.helper, nina, everything, at(1));
    CHECK(scenery.take("K") == "not_granted");
    CHECK(page_of(scenery.desk, id).find("class=hero-amount") == std::string::npos);
    CHECK(scenery.act(ShareAct::Grant, share_scopes_all).status.stage == ShareStage::Granted);
    CHECK(scenery.send() == "");
    const std::string page = page_of(scenery.desk, id);
    CHECK(page.find("class=hero-amount") != std::string::npos);
    CHECK(page.find("€117.81") != std::string::npos);
    CHECK(page.find(">hidden<") != std::string::npos);
    for (const char* secret : {"Miriam", "Kessler", "DE89370400440532013000", "payto:", "NF-10482", "Lange Reihe"})
        CHECK(page.find(secret) == std::string::npos);
}

TEST_CASE("the helper is told of what has changed alone, with numbers that follow each other") {
    Scenery scenery;
    const std::string id = scenery.granted();
    scenery.send();
    const int before = scenery.desk.shown(id, nina, at(4))->number;
    scenery.events.clear();
    scenery.customer.contact.text = "geheim";
    CHECK(scenery.send() == "");
    REQUIRE(scenery.events.size() == 1);
    CHECK(scenery.events[0].topic == ShareDesk::topic(id));
    CHECK(scenery.events[0].data.starts_with("{\"from\":" + std::to_string(before) + ",\"to\":" + std::to_string(before + 1) + ","));
    CHECK(scenery.events[0].data.find("begun") != std::string::npos);
    CHECK(scenery.events[0].data.find("geheim") == std::string::npos);
    CHECK(scenery.events[0].data.size() < 200);
}

TEST_CASE("pointing, proposing and ending are the helper's who was allowed to") {
    Scenery scenery;
    const std::string id = scenery.granted(share_look | share_point);
    scenery.send();
    const std::string node = dom_id(find(scenery.desk.shown(id, nina, at(4))->scene, node_id(node_id(0, "page"), "main"))->id);
    CHECK(scenery.desk.point(id, nina, node, 128, 999, at(5)) == std::nullopt);
    CHECK(scenery.events.back().name == "point");
    CHECK(decode_pointed(scenery.events.back().data)->y == 255);
    CHECK(scenery.desk.point(id, nina, "k1", 1, 1, at(5)) == ShareRefusal::OutOfScope);
    CHECK(scenery.desk.point(id, nina, "<p>", 1, 1, at(5)) == ShareRefusal::OutOfScope);
    CHECK(scenery.desk.point(id, tom, node, 1, 1, at(5)) == ShareRefusal::Over);
    CHECK(scenery.desk.propose(id, nina, {.instalments = 3, .first_due_on = Date{20800}}, 0, {}, at(5)) == ShareRefusal::OutOfScope);
    CHECK(scenery.desk.end(id, tom, at(6)) == ShareRefusal::Over);
    CHECK(scenery.desk.end(id, nina, at(6)) == std::nullopt);
    CHECK(scenery.take("K") == "over");
    CHECK(page_of(scenery.desk, id).find("class=hero-amount") == std::string::npos);
    const RecordVerdict verdict = verify_share_record(*scenery.desk.record(id));
    CHECK(verdict.is_whole);
    CHECK(verdict.hash == scenery.desk.record_hash(id));
    for (const char* secret : {"Miriam", "DE89370400440532013000", "NF-10482"})
        CHECK(scenery.desk.record(id)->find(secret) == std::string::npos);
}

TEST_CASE("a frame that is not one ends the share, one that does not follow asks for a snapshot, another page has no part in it") {
    Scenery scenery;
    scenery.granted();
    CHECK(scenery.take(std::string("K\1\0\2\0\0", 6)) == "gap");
    CHECK(scenery.send() == "");
    CHECK(scenery.take("K", other) == "other_device");
    CHECK(scenery.desk.status(scenery.claim.id, other, at(4)) == ShareStatus{});
    CHECK(scenery.take("nonsense") == "not_a_frame");
    CHECK(scenery.desk.status(scenery.claim.id, device, at(4)).end == ShareEnd::FrameFaulty);
}

TEST_CASE("five wrong codes close the door for five minutes and withdraw the right one") {
    Scenery scenery;
    const std::string code = scenery.act(ShareAct::Offer).status.code;
    const std::string wrong = code == "000000" ? "000001" : "000000";
    for (int tries = 0; tries < share_tries_max; ++tries)
        CHECK(scenery.desk.find_code(wrong, nina, MerchantId{1}, at(1)).error() == ShareDesk::CodeRefusal::Unknown);
    CHECK(scenery.desk.find_code(code, nina, MerchantId{1}, at(1)).error() == ShareDesk::CodeRefusal::TooMany);
    CHECK(scenery.desk.find_code(code, tom, MerchantId{1}, at(1)).error() == ShareDesk::CodeRefusal::Unknown);
    CHECK(scenery.desk.status(scenery.claim.id, device, at(2)).end == ShareEnd::TriesOver);
    // A code of another merchant is none.
    const std::string again = scenery.act(ShareAct::Offer).status.code;
    CHECK_FALSE(scenery.desk.find_code(again, 9, MerchantId{2}, at(3)));
    CHECK(scenery.desk.find_code(again, 10, MerchantId{}, at(3)));
}

TEST_CASE("what a share means to the journal is told once, in its order, with the hash that its record has then") {
    Scenery scenery;
    std::vector<ShareNote> notes;
    scenery.desk.note = [&](ShareNote note) { notes.push_back(std::move(note)); };
    const std::string id = scenery.granted();
    scenery.send();
    CHECK(scenery.desk.propose(id, nina, {.instalments = 3, .first_due_on = Date{20800}}, 0, {}, at(5)) == std::nullopt);
    CHECK(scenery.desk.propose(id, nina, {.kind = ProposalKind::Way, .way = PayMethod::Cash}, 0, {}, at(5)) == ShareRefusal::WayNotOffered);
    scenery.act(ShareAct::Pause);
    scenery.desk.tick(at(300)); // nobody asks, and the page has gone
    std::string told;
    for (const ShareNote& note : notes)
        for (const ShareStep& step : note.steps) {
            told.append(share_move_code(step.move)).append(" ");
            CHECK(step.share == id);
            CHECK(note.account == nina);
        }
    CHECK(told == "granted proposed paused ended ");
    CHECK(notes.back().end == ShareEnd::PageGone);
    CHECK(notes.back().record == notes.back().steps.back().record);
    CHECK(notes.back().record == scenery.desk.record_hash(id));
    scenery.desk.tick(at(301));
    CHECK(notes.size() == 4);
}

TEST_CASE("a code that nobody was told of leaves no note, and a server that goes away ends what is shown") {
    Scenery scenery;
    std::vector<ShareNote> notes;
    scenery.desk.note = [&](ShareNote note) { notes.push_back(std::move(note)); };
    scenery.act(ShareAct::Offer);
    scenery.desk.tick(at(400));
    CHECK(notes.empty());
    const std::string id = scenery.granted();
    scenery.desk.end_all(ShareEnd::ServerGone, at(5));
    CHECK(notes.back().end == ShareEnd::ServerGone);
    CHECK(scenery.desk.shown(id, nina, at(6))->is_over);
}

TEST_CASE("records of shares that are over are bounded: the oldest go") {
    Scenery scenery;
    std::vector<std::string> ids;
    for (int share = 0; share < 40; ++share) {
        scenery.claim.id = ClaimId{100 + share};
        scenery.sender = {};
        ids.push_back(scenery.granted());
        scenery.send();
        std::size_t bytes = 0;
        while (bytes < (2 << 20)) { // what a page that is loaded is shown is kept each time
            scenery.desk.shown(ids.back(), nina, at(4));
            bytes += 16'000;
        }
        scenery.act(ShareAct::End);
    }
    scenery.desk.tick(at(10));
    std::size_t kept = 0, bytes = 0;
    for (const std::string& id : ids)
        if (const auto record = scenery.desk.record(id)) {
            ++kept;
            bytes += record->size();
        }
    CHECK(kept > 0);
    CHECK(kept < ids.size());
    CHECK(bytes <= (64u << 20));
}

TEST_CASE("a page that has gone ends the share when anybody asks") {
    Scenery scenery;
    const std::string id = scenery.granted();
    scenery.send();
    CHECK(scenery.desk.shown(id, nina, at(100))->is_over == false);
    CHECK(scenery.desk.shown(id, nina, at(124))->is_over);
    CHECK(scenery.events.back().topic == "claim/3");
}

TEST_CASE("what time has ended is told within a second of any other share's news, and of the share that is asked for at once") {
    Scenery scenery;
    scenery.granted();
    ClaimRecord another;
    another.id = ClaimId{4};
    another.merchant = MerchantId{1};
    scenery.desk.act(another, {}, other, ShareAct::Offer, 0, at(2)); // its code is over after five minutes, the page above after two
    scenery.events.clear();
    CHECK(scenery.desk.status(another.id, other, at(123)).stage == ShareStage::Offered);
    REQUIRE_FALSE(scenery.events.empty()); // its helper's page changes, and its customer's
    CHECK(scenery.events.back().topic == "claim/3");
    CHECK(scenery.desk.status(another.id, other, Instant{at(302).milliseconds - 1}).stage == ShareStage::Offered);
    CHECK(scenery.desk.status(another.id, other, at(302)).end == ShareEnd::CodeOver);
}

TEST_CASE("a page that has come to where it is by many frames is the page of one frame") {
    Scenery steps, whole;
    const std::string by_steps = steps.granted(), at_once = whole.granted();
    steps.send();
    steps.customer.pays_all = true; // another transfer, and another code
    CHECK(steps.send() == "");
    steps.customer.contact.text = "geheim";
    CHECK(steps.send() == "");
    whole.customer.pays_all = true;
    whole.customer.contact.text = "geheim";
    CHECK(whole.send() == "");
    const auto with = [](std::string page, const std::string& id) { // each share has its own address
        for (std::size_t found; (found = page.find(id)) != std::string::npos;)
            page.replace(found, id.size(), "ID");
        return page;
    };
    CHECK(with(page_of(steps.desk, by_steps), by_steps) == with(page_of(whole.desk, at_once), at_once));
}
