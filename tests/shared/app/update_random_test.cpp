// Whatever is told in whatever order: update takes it, keeps the draft, and sends one command at a time.
#include "shared/app/model.hpp"

#include "shared/base/random.hpp"
#include "shared/scene/scene.hpp"
#include "shared/view/view.hpp"
#include "tests/shared/view/states.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace kz;

namespace {

constexpr std::size_t message_kinds = std::variant_size_v<Message>;

class RandomMessages {
public:
    explicit RandomMessages(std::uint64_t seed) : random_(seed) {}

    bool coin() { return random_.below(2) == 0; }
    int below(int bound) { return static_cast<int>(random_.below(static_cast<std::uint64_t>(bound))); }

    Language any_language() { return languages[random_.below(std::size(languages))]; }

    Model any_model() {
        const Language language = any_language();
        Model model = named_states[random_.below(std::size(named_states))].make(language);
        if (coin())
            model.surface = Surface::Kiosk;
        return model;
    }
    ClaimPage any_page() {
        for (;;) {
            const Model model = any_model();
            if (model.page) {
                ClaimPage page = *model.page;
                page.id = ClaimId{12 + below(8) / 7}; // now and then another claim
                return page;
            }
        }
    }
    std::string any_text() {
        static constexpr const char* texts[] = {"", " ", "20099", "miriam@example.org", "+49 170 5550123", "wrong",
                                                "Ich habe schon bezahlt.", "\xff\xfe", "a\x01z", "cannot_pay"};
        return texts[random_.below(std::size(texts))];
    }
    Failed any_failure() {
        Failed failed{static_cast<Failure>(below(6)), coin() ? "plan_exists" : "", {}};
        if (coin())
            failed.contact.push_back(static_cast<ContactRefusal>(below(6)));
        failed.is_of_page = coin();
        return failed;
    }
    Date any_day() { return add_days(samples::today, below(60) - 30); }

    Message any() {
        switch (random_.below(message_kinds)) {
        case 0: return PageArrived{any_page(), any_day()};
        case 1: return any_failure();
        case 2: return CommandDone{any_page()};
        case 3: return ClaimChanged{};
        case 4: return ConnectionChanged{static_cast<Connection>(below(3)), ClockTime{any_day(), below(1440)}};
        case 5: return LanguageChosen{any_language()};
        case 6: return InstalmentsChosen{below(100) - 20};
        case 7: return PlanContinued{};
        case 8: return PlanLeft{};
        case 9: return PlanConfirmed{};
        case 10: return ContactEdited{static_cast<ContactField>(below(4)), any_text()};
        case 11: return ContactSendPressed{};
        case 12: return FactorEdited{any_text()};
        case 13: return FactorSubmitted{};
        case 14: return CodeEdited{any_text()};
        case 15: return CodeSubmitted{};
        case 16: return LeavePressed{};
        case 17: return CopyPressed{static_cast<CopyWhat>(below(4))};
        case 18: return CopyEnded{coin()};
        case 19: return CommandKept{static_cast<Busy>(below(9))};
        case 20: return CommandDropped{};
        case 21: return KeepingTold{static_cast<Keeping>(below(4))};
        case 22: return KeepPressed{};
        case 23: return ForgetPressed{};
        case 24: return DeviceForgot{};
        case 25: return PlanByChosen{static_cast<PlanBy>(below(2))};
        case 26: return SpareEdited{coin() ? "25" : any_text()};
        case 27: return RhythmChosen{static_cast<RhythmKind>(below(4))};
        case 28: return PayDayChosen{1 + below(31)};
        case 29: return FirstDayChosen{coin() ? std::optional(any_day()) : std::nullopt};
        case 30: return OfferTaken{below(4)};
        case 31: return PersonAsked{};
        case 32: return PlanChangeOpened{};
        case 33: return ReliefChosen{below(6)};
        case 34: return ReliefTaken{};
        case 35: return AmountChosen{coin()};
        case 36: return DisputeBegun{static_cast<DisputeReason>(below(8))};
        case 37: return DisputeLeft{};
        case 38: return DisputeEdited{static_cast<DisputeField>(below(4)), coin() ? "12,50" : any_text()};
        case 39: return DisputeItemTicked{below(4) - 1, coin()};
        case 40: return DisputeSendPressed{};
        case 41: return ProofChosen{below(3) - 1, static_cast<std::int64_t>(below(3)) * 6'000'000};
        case 42: return ProofProgress{below(101)};
        case 43: return TopicOpened{static_cast<Topic>(below(5))};
        default: return NoticeDismissed{};
        }
    }

private:
    SeededRandom random_;
};

bool is_command(Busy busy) {
    return busy == Busy::AgreeingPlan || busy == Busy::RequestingPlan || busy == Busy::TakingRelief || busy == Busy::SendingContact ||
           busy == Busy::SendingDispute || busy == Busy::SendingProof || busy == Busy::SendingFile;
}

int commands_in(const std::vector<Effect>& effects) {
    int count = 0;
    for (const Effect& effect : effects)
        count += std::holds_alternative<SendPlan>(effect) || std::holds_alternative<SendContact>(effect) ||
                 std::holds_alternative<SendDispute>(effect) || std::holds_alternative<SendProof>(effect);
    return count;
}

// What a draft may be changed by: its own edits, that it was sent, that its person left or let the device forget, that its
// claim is another or gone.
bool may_change_draft(const Model& before, const Message& message) {
    if (std::holds_alternative<ContactEdited>(message) || std::holds_alternative<LeavePressed>(message) || std::holds_alternative<DeviceForgot>(message))
        return true;
    if (const auto* done = std::get_if<CommandDone>(&message))
        return before.busy == Busy::SendingContact ||
               (before.busy == Busy::Unlocking && before.page && before.page->id != done->page.id);
    if (const auto* arrived = std::get_if<PageArrived>(&message))
        return before.page && before.page->id != arrived->page.id;
    if (const auto* failed = std::get_if<Failed>(&message))
        return failed->failure == Failure::LinkGone;
    return false;
}

void check_model(const Model& model) {
    if (model.gate == Gate::Open)
        CHECK(model.page.has_value());
    if (is_command(model.busy)) {
        CHECK(model.gate == Gate::Open);
        CHECK((model.is_waiting || !model.command_key.empty())); // one that an earlier page has left needs no other key
    }
    if (model.is_waiting)
        CHECK(is_command(model.busy));
    if (model.busy == Busy::Unlocking)
        CHECK(model.gate == Gate::Factor);
    if (const auto wish = wish_to_agree(model))
        CHECK(decide(model.page->state, AgreePlan{*wish}, model.page->policy, model.today).has_value());
}

void check_step(const Model& before, const Message& message, const Next& next) {
    const int commands = commands_in(next.effects);
    CHECK(commands <= 1);
    if (commands == 1) {
        CHECK(before.busy == Busy::None);
        CHECK(is_command(next.model.busy));
    }
    if (!may_change_draft(before, message))
        CHECK(next.model.contact == before.contact);
    check_model(next.model);
    CHECK(update(before, message).model == next.model);
}

// What is kept for speed shows nowhere.
void check_scene(const Model& model) {
    Model without_code = model;
    without_code.code_made.reset();
    const Scene scene = view(model);
    CHECK(check(scene) == "");
    CHECK(scene == view(without_code));
}

} // namespace

TEST_CASE("update takes any messages in any order") {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        CAPTURE(seed);
        RandomMessages random(seed);
        Model model = random.any_model();
        model.busy = Busy::None;
        model.is_waiting = false;
        for (int step = 0; step < 120; ++step) {
            CAPTURE(step);
            const Message message = random.any();
            CAPTURE(message.index());
            Next next = update(model, message);
            check_step(model, message, next);
            if (step % 12 == 0)
                check_scene(next.model);
            model = std::move(next.model);
        }
    }
}
