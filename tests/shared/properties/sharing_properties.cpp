// What leaves a page that is shown to a helper, whatever stands in it.
#include "shared/base/hash.hpp"
#include "shared/gateway/share_frame.hpp"
#include "shared/html/dom_changes.hpp"
#include "shared/html/html.hpp"
#include "shared/protocol/share_json.hpp"
#include "shared/scene/diff.hpp"
#include "shared/view/shared_view.hpp"
#include "shared/view/view.hpp"
#include "tests/shared/view/states.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace kz;

namespace {

// Every free text of a person gets a mark that stands nowhere else. The holder of the account that is paid into is the merchant.
class Marker {
public:
    explicit Marker(std::uint64_t seed) : seed_(seed) {}

    void mark(std::string& text) {
        std::string secret = "Zq";
        std::uint64_t bits = hash64(++count_, hash64(seed_, hash_seed));
        for (int at = 0; at < 10; ++at, bits >>= 5)
            secret += "BCDFGHJKLMNPQRSTVWXZbcdfghjkmnpq"[bits & 31];
        secrets_.push_back(secret);
        text = secret;
    }
    const std::vector<std::string>& secrets() const { return secrets_; }

private:
    std::uint64_t seed_, count_ = 0;
    std::vector<std::string> secrets_;
};

void mark_party(Marker& marker, Party& party) {
    for (std::string* text : {&party.name, &party.id, &party.address.street, &party.address.city, &party.address.postcode})
        marker.mark(*text);
    for (std::string* text : {&party.contact_name, &party.phone, &party.email})
        marker.mark(*text);
}

std::vector<std::string> mark(Model& model, std::uint64_t seed) {
    Marker marker(seed);
    State& state = model.page->state;
    Invoice& invoice = state.invoice;
    mark_party(marker, invoice.buyer);
    mark_party(marker, invoice.seller);
    for (std::string* text : {&invoice.number, &invoice.contract_reference, &invoice.remittance})
        marker.mark(*text);
    for (InvoiceLine& line : invoice.lines) {
        marker.mark(line.description);
        marker.mark(line.note);
    }
    for (TalkMessage& message : state.conversation.messages)
        for (std::string* text : {&message.request.text, &message.request.phone, &message.request.email})
            marker.mark(*text);
    for (Dispute& dispute : state.disputes) {
        marker.mark(dispute.text);
        marker.mark(dispute.answer);
    }
    for (Mandate& mandate : state.mandates)
        for (std::string* text : {&mandate.holder, &mandate.reference})
            marker.mark(*text);
    for (std::string* text : {&model.contact.text, &model.contact.phone, &model.contact.email, &model.dispute.text, &model.dispute.holder, &model.dispute.paid_amount,
                              &model.dispute.paid_on, &model.mandate.holder, &model.mandate.iban, &model.key_seed, &model.command_key, &model.factor, &model.code,
                              &model.trust.check_code})
        marker.mark(*text);
    return marker.secrets();
}

std::string base64(std::string_view text) {
    static constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t at = 0; at + 3 <= text.size(); at += 3) {
        const auto byte = [&](std::size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(text[at + i])); };
        const unsigned bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for (const int shift : {18, 12, 6, 0})
            out += letters[bits >> shift & 63];
    }
    return out;
}

// Marks are of letters alone, so that they are the same in an address.
bool holds(std::string_view haystack, const std::string& secret) {
    return haystack.find(secret) != std::string_view::npos || haystack.find(base64(secret)) != std::string_view::npos ||
           haystack.find(base64(secret.substr(1))) != std::string_view::npos || haystack.find(base64(secret.substr(2))) != std::string_view::npos;
}

Model drawn() {
    const auto at = *rc::gen::inRange<std::size_t>(0, std::size(named_states));
    const auto language = static_cast<Language>(*rc::gen::inRange(0, 4));
    return named_states[at].make(language);
}

// What the server adds to what is told, and what nobody is told.
Model as_told(Model model) {
    model.refusal.clear();
    model.connection = Connection::None;
    model.as_of.reset();
    model.focus = Focus::Stay;
    model.phone.reset();
    model.sharing = {};
    return model;
}

} // namespace

TEST_CASE("no secret is in a frame, a masked page or what is printed of it") {
    CHECK(rc::check([](std::uint64_t seed) {
        Model model = drawn();
        if (model.gate != Gate::Open || !model.page || model.surface != Surface::Web)
            return;
        const auto secrets = mark(model, seed);
        model.code_made.reset();
        const auto grant = ShareGrant::of({.stage = ShareStage::Granted, .scopes = share_look});
        FrameSender sender;
        const std::string frame = *sender.next(*grant, *share_of(model), 0);
        const MaskedScene masked = masked_view(model);
        const std::string page = html(masked.scene()), said = dump(masked.scene()), changes = dom_changes(Scene{}, masked.scene());
        for (const std::string& secret : secrets) {
            RC_LOG(secret);
            for (const std::string_view text : {std::string_view(frame), std::string_view(page), std::string_view(said), std::string_view(changes), std::string_view(masked.scene().title)})
                RC_ASSERT(!holds(text, secret));
        }
        for (const Node& node : masked.scene().nodes) {
            RC_ASSERT(node.modules.empty() && node.bind == Bind{} && !node.submits && node.input.field.empty() && node.input.autocomplete.empty());
            RC_ASSERT(node.href.empty() || node.href.starts_with('#') || is_photo(node));
        }
    }));
}

TEST_CASE("what the helper sees is the page, masked, in the helper's language") {
    CHECK(rc::check([] {
        Model model = as_told(drawn());
        if (model.gate != Gate::Open || !model.page || model.surface != Surface::Web || model.topic == Topic::Check)
            return;
        const auto grant = ShareGrant::of({.stage = ShareStage::Granted, .scopes = share_look});
        FrameSender sender;
        FrameReceiver receiver;
        RC_ASSERT(!receiver.take(*sender.next(*grant, *share_of(model), 0)));
        Model behind;
        behind.language = static_cast<Language>(*rc::gen::inRange(0, 4));
        behind.today = model.today;
        behind.gate = Gate::Open;
        behind.page = model.page;
        behind.merchant = model.merchant;
        behind.theme = model.theme;
        behind.trust = model.trust;
        behind.focus = Focus::Stay;
        model.language = behind.language;
        const MaskedScene seen = shared_view(receiver.page(), behind), here = masked_view(model);
        RC_LOG(dump(seen.scene()));
        RC_LOG(dump(here.scene()));
        RC_ASSERT(seen == here);
        RC_ASSERT(check(view(model)).empty());
    }));
}

TEST_CASE("from one shared page to the next the difference is enough") {
    CHECK(rc::check([] {
        const Model before = drawn(), after = drawn();
        for (const Model& model : {before, after})
            if (model.gate != Gate::Open || !model.page || model.surface != Surface::Web)
                return;
        const MaskedScene old = masked_view(before), now = masked_view(after);
        RC_ASSERT(apply(old.scene(), diff(old.scene(), now.scene()), now.scene()) == now.scene());
        const auto grant = ShareGrant::of({.stage = ShareStage::Granted, .scopes = share_look});
        FrameSender sender;
        FrameReceiver receiver;
        for (const Model& model : {before, after})
            if (const auto frame = sender.next(*grant, *share_of(model), 0))
                RC_ASSERT(!receiver.take(*frame));
        RC_ASSERT(receiver.page() == *share_of(after));
    }));
}
