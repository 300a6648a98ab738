// What every panel is built with: the model, its language, and the builder with the few forms that all panels share.
// Used inside shared/view only.
#pragma once

#include "shared/app/action.hpp"
#include "shared/app/model.hpp"
#include "shared/scene/scene.hpp"
#include "shared/text/text.hpp"

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace kz {

// Fit to be shown; empty when it is not known yet.
std::string merchant_name(const Model& model);

class Sheet {
public:
    Sheet(const Model& model, std::string_view title);

    const Model& model() const { return model_; }
    Language language() const { return model_.language; }
    // Only behind Gate::Open.
    const ClaimPage& page() const;
    const State& state() const { return page().state; }
    const Invoice& invoice() const { return page().state.invoice; }
    std::string merchant() const { return merchant_name(model_); }

    std::string_view words(TextKey key) const { return say(model_.language, key); }
    template <class... Arguments>
        requires(sizeof...(Arguments) > 0)
    std::string words(Sentence<std::type_identity_t<Arguments>...> sentence, const Arguments&... arguments) const {
        const TextArgument values[] = {TextArgument(arguments)...};
        return say_with(model_.language, sentence.key, values);
    }
    std::string money(Money amount) const { return money_text(model_.language, amount); }

    Builder& out() { return builder_; }
    Node& open(Role role, std::string_view key, Style style) { return builder_.open(role, key).look(style); }
    void close() { builder_.close(); }
    Node& leaf(Role role, std::string_view key, Style style) { return builder_.leaf(role, key).look(style); }
    Node& heading(int level, std::string_view key, Style style, std::string_view text);
    Node& paragraph(std::string_view key, Style style, std::string_view text);
    Node& text(std::string_view key, Style style, std::string_view text);
    // A named part of the page with its heading; closed by the caller.
    void open_region(std::string_view key, Style style, int level, Style heading_style, std::string_view heading);
    // A row of a list: a label and a value beside each other.
    void row(std::string_view key, Style row, Style label_style, std::string_view label, Style value_style,
             std::string_view value);
    // The same above each other, of a list of facts; `sensitivity` is the value's.
    void fact(std::string_view key, std::string_view label, Style value_style, std::string_view value,
              Sensitivity sensitivity = Sensitivity::Public);
    // When the model's focus asks for it.
    void focus_on(Focus focus, std::uint64_t id);

    Scene finish() && { return std::move(builder_).finish(); }

private:
    const Model& model_;
    Builder builder_;
};

inline Bind bind(Action action, std::int64_t argument = 0) {
    return {static_cast<std::uint16_t>(action), argument};
}

// "row3": keys of list items.
std::string numbered(std::string_view prefix, std::size_t number);
// What a person typed or an invoice says, fit to be shown: bytes that are not UTF-8 become U+FFFD.
std::string shown(std::string_view text);
// The page itself, also as seen from the address of a form whose answer shows the page again.
inline constexpr const char* page_address = "./";
// The same of a topic: "./" of the claim, "genuine".
std::string_view topic_address(Topic topic);
TextKey topic_title(Topic topic);
// A topic beside the claim is shown: whether a page is genuine is a question about a link that there is.
bool has_topic_page(const Model& model);
// A claim's page is behind this one, so that there is a way back.
bool has_link(const Model& model);
// The step before a plan is agreed takes the whole page.
bool is_confirming(const Model& model);
bool is_changing_plan(const Model& model);
// So does the form of an objection.
bool is_disputing(const Model& model);
bool is_giving_mandate(const Model& model);
// "?lang=en", and "?lang=en&instalments=6" with the plan that is chosen: the page without its step and news.
std::string query_of_overview(const Model& model);
// The same where a plan is chosen: with the step, if it is one of its own.
std::string query_of_choice(const Model& model);

// ---- where panels are ---------------------------------------------------------------------------------------------
// "#k1x…": links inside the page.
enum class Panel { Pay, Plan, Relief, Disputes, Contact, Lines, History, Debit };
std::string_view panel_key(Panel panel);
std::string link_to(Panel panel);
// The form on the page in which something may have been typed; 0 when there is none.
std::uint64_t typed_form(const Model& model);
bool has_panel(const Model& model, Panel panel);

// ---- pages --------------------------------------------------------------------------------------------------------

void add_banner(Sheet& sheet);
void add_footer(Sheet& sheet);
void add_gate(Sheet& sheet);
void add_plan_confirm(Sheet& sheet);
void add_plan_change(Sheet& sheet);
void add_dispute_step(Sheet& sheet);
void add_mandate(Sheet& sheet);
void add_genuine(Sheet& sheet);
void add_check(Sheet& sheet);
void add_accessibility(Sheet& sheet);
void add_device(Sheet& sheet);
// Who sees the page, and how that ends: above everything, while there is something to say of it.
void add_share_bar(Sheet& sheet);
// The focus goes where a proposal that was taken stands now.
void focus_on_proposed(const Model& model, Scene& scene);
std::string_view way_text(Language language, PayMethod method); // "Card, Apple Pay or Google Pay"
std::string_view proposed_field_text(Language language, ProposedField field); // as its label has it

// ---- panels -------------------------------------------------------------------------------------------------------

void add_notices(Sheet& sheet);
void add_hero(Sheet& sheet);
void add_pay(Sheet& sheet);
void add_plan(Sheet& sheet);
void add_relief(Sheet& sheet);
void add_disputes(Sheet& sheet);
void add_debit(Sheet& sheet);
void add_contact(Sheet& sheet);
void add_lines(Sheet& sheet, std::string_view title);
void add_particulars(Sheet& sheet);
void add_history(Sheet& sheet);

// ---- parts --------------------------------------------------------------------------------------------------------

enum class Extent { Whole, Short /* the first rows and the last */ };
// What was written, oldest first and the last alone where there is much, as `reader` sees it.
void add_conversation(Sheet& sheet, TalkSide reader);
// Until when somebody answers at once, or from when again; and how soon answers usually come.
std::string presence_text(const Sheet& sheet, const Presence& presence);
std::string answers_text(const Sheet& sheet, const AnswerPromise& answers);
// How the claim stands, sentence by sentence, as it is said below the amount.
std::vector<std::string> hero_notes(const Sheet& sheet);
// When the merchant calls, or that nobody was reached; empty when there is nothing to say.
std::string call_text(const Sheet& sheet);
// What is missing in a form, each with a link to its field.
struct FaultLink {
    std::string_view key, text;
    std::uint64_t field = 0;
};
void add_fault_links(Sheet& sheet, std::span<const FaultLink> links);
// A real field for a file: in the browser it sends at once when one is chosen, without script by its button. dispute: or
// file_of_message.
void add_upload(Sheet& sheet, std::string href, int dispute);
extern const std::string_view proof_types; // that a field for a file asks for
// Instalments with their sum.
void add_schedule(Sheet& sheet, const std::vector<Instalment>& lines, Extent extent);
// Ways to pay online, and how the last try went; inside the panel of payment. Nothing where there are none.
void add_pay_ways(Sheet& sheet);
// "6 instalments of €20.00 each", of at most the largest when they differ.
std::string each_text(const Sheet& sheet, const std::vector<Instalment>& lines);
// How a plan is chosen, and what the wish is answered with; inside a panel or a page.
void add_plan_choice(Sheet& sheet);
void add_plan_answer(Sheet& sheet, const std::optional<PlanAnswer>& answer);
// What waits for a person, or what the person said; nothing without a request.
void add_plan_request(Sheet& sheet);
void add_running_plan(Sheet& sheet);
// What a legal text says, in short sentences beside it. The heading is one below that of its page or panel.
void add_easy_words(Sheet& sheet, int level, std::initializer_list<std::string_view> sentences);
// How the page is shown to a helper; inside the panel of the conversation.
void add_share_offer(Sheet& sheet);
// A heading and what belongs to it, sentence by sentence.
void add_points(Sheet& sheet, std::string_view key, TextKey title, std::initializer_list<std::string_view> sentences);
// Back to the claim, where there is one.
void add_way_back(Sheet& sheet);
// Of a phone: to the same page in its browser, which can do what the native client can not.
void add_browser_link(Sheet& sheet);
// What is shown before anything else: the title of the page.
std::string hero_title(const Model& model);
TextKey gate_title(Gate gate);
// Notices that are said at the top of the page; the others stand where they came from.
enum class Place { Top, Gate, Pay, Disputes, Contact, Device, Debit };
Place place_of_notice(const Model& model);
// The sentence of the notice; empty when there is none.
// A position as people call it: the line's name, the reason of a charge, or what kind it is.
std::string position_text(const Sheet& sheet, std::string_view key);
// Something happened to the position, and the claim is open: what is left of it, and the entries that made it so.
bool is_explained(const Sheet& sheet, const Position& position);
void add_ledger(Sheet& sheet, const Position& position);
std::string notice_text(const Model& model);
bool is_bad_news(Notice notice);

} // namespace kz
