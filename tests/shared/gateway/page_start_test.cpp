#include "shared/gateway/page_start.hpp"
#include "shared/view/view.hpp"
#include "tests/shared/view/states.hpp"

#include <doctest/doctest.h>

using namespace kz;

namespace {

// Takes a field that stands last off the document.
std::string taken_off(std::string& json, const std::string& name) {
    const std::string mark = ",\"" + name + "\":";
    const auto at = json.find(mark);
    if (at == std::string::npos)
        return {};
    std::string field = json.substr(at + mark.size(), json.size() - at - mark.size() - 1);
    json = json.substr(0, at) + "}";
    return field;
}

// As the host parts it.
Result<Model, WireFault> read(std::string json) {
    const std::string page = taken_off(json, "page");
    const std::string theme = taken_off(json, "theme");
    return decode_start(json, page, theme);
}

// What a server makes pages of: the rest happens in a client.
bool is_of_server(const Model& model) {
    return model.surface == Surface::Web && model.busy == Busy::None && !model.is_being_answered && model.connection == Connection::None && model.keeping == Keeping::Unknown &&
           (model.gate == Gate::Open || model.gate == Gate::Factor || model.gate == Gate::Gone);
}

} // namespace

TEST_CASE("the module's first scene is the one of the server's page, in every state that a server shows") {
    int count = 0;
    for (const NamedState& state : named_states) {
        const Model model = state.make(Language::English);
        if (!is_of_server(model))
            continue;
        CAPTURE(state.name);
        const auto started = read(encode_start(model));
        REQUIRE(started.has_value());
        CHECK(dump(view(*started)) == dump(view(model)));
        ++count;
    }
    CHECK(count > 25);
}

TEST_CASE("what was typed and refused is in the start") {
    Model model = states::open(Language::German);
    model.contact = {ContactSubject::Wrong, "</script><b>\"\n", "12", "nobody"};
    model.contact_faults = check(model.contact);
    const auto started = read(encode_start(model));
    REQUIRE(started.has_value());
    CHECK(started->contact == model.contact);
    CHECK(started->contact_faults == model.contact_faults);
    CHECK(encode_start(model).find("</script") == std::string::npos);
    Model gate = states::factor(Language::French);
    gate.factor = "509 ";
    CHECK(read(encode_start(gate))->factor == gate.factor);
}

TEST_CASE("the look of the merchant is there before the page is") {
    Model model = states::factor(Language::German);
    model.theme = model.page->theme;
    model.theme.name = "harbour";
    model.page.reset();
    const auto started = read(encode_start(model));
    REQUIRE(started.has_value());
    CHECK(theme_of(*started) == model.theme);
}

TEST_CASE("a start that is not ours is refused with its field") {
    const std::string good = encode_start(states::gone(Language::German));
    REQUIRE(read(good).has_value());
    const auto with = [&](const std::string& was, const std::string& is) {
        std::string bad = good;
        const auto at = bad.find(was);
        REQUIRE(at != std::string::npos);
        const auto started = read(bad.replace(at, was.size(), is));
        return started ? std::string("taken") : started.error().field;
    };
    CHECK(with("\"step\":0", "\"step\":5") == "/step");
    CHECK(with("\"notice\":0", "\"notice\":99") == "/notice");
    CHECK(with("\"notice_about\":0", "\"notice_about\":-1") == "/notice_about");
    CHECK(with("\"today\":\"", "\"today\":\"x") == "/today");
}
