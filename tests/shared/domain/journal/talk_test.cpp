#include "tests/shared/domain/journal/refused_commands.hpp"

#include <doctest/doctest.h>

using namespace kz;

namespace {

const ContactRequest question{ContactSubject::Question, "Stimmt das so?", "030 123456", ""};

// A word of each side, in the name of who says it.
void happen(Book& book, Actor actor, const EventBody& body) {
    book.events.push_back({Instant{book.state.version * 60'000}, actor, body});
    apply(book.state, book.events.back());
}
void asked(Book& book) {
    happen(book, Actor::Customer, ContactRequested{question});
}
void answered(Book& book) {
    asked(book);
    happen(book, Actor::Staff, MessageSent{TalkChannel::Chat, "Ja."});
}
RequestContact to_machine(AssistantTopic topic, std::string text = "Hier antwortet ein Automat.") {
    return {{.text = "Wie viel ist offen?"}, TalkChannel::Chat, {}, 0, MachineAnswer{{topic, PersonGround::Grave}, std::move(text)}};
}
void answered_by_machine(Book& book) {
    book.tell(to_machine(AssistantTopic::Amount));
}
bool is_taken(Book& book, const Command& command) {
    return book.tell(command).starts_with("open ");
}
void closed(Book& book) {
    answered(book);
    book.tell(CloseConversation{});
}
AddMessageFile file(char digit, std::int64_t bytes = 1000, TalkSide side = TalkSide::Customer) {
    return {side, ProofKind::Pdf, std::string(64, digit), bytes};
}

// "customer staff*, customer 2/1, staff 2/2, waits from 0": who wrote, and what was delivered and read.
std::string told(const Conversation& talk) {
    std::string out;
    for (const TalkMessage& message : talk.messages)
        out.append(side_code(message.from)).append(" ");
    for (const TalkSide side : {TalkSide::Customer, TalkSide::Staff})
        out.append(std::to_string(marks_of(talk, side).delivered)).append("/").append(std::to_string(marks_of(talk, side).read)).append(" ");
    if (const auto first = first_unanswered(talk))
        out.append("waits from ").append(std::to_string(*first));
    else
        out.append(is_rating_asked(talk) ? "asks" : is_closed(talk) ? "closed" : "answered");
    return out;
}

} // namespace

TEST_CASE("a command about the conversation is refused by the first reason that applies") {
    const RefusedCommand rows[] = {
        {"an answer on nothing", [](Book& b) { b = Book{}; }, SendMessage{TalkChannel::Chat, "Ja."}, "claim_unknown"},
        {"an answer of spaces", asked, SendMessage{TalkChannel::Chat, " \n"}, "contact_faulty text_missing"},
        {"an answer with a bell", asked, SendMessage{TalkChannel::Chat, "\a"}, "contact_faulty text_not_plain"},
        {"an answer too many", [](Book& b) { for (int i = 0; i < messages_max; ++i) asked(b); }, SendMessage{TalkChannel::Chat, "Ja."}, "too_many_contacts"},
        {"a word without a way back", nothing_before, RequestContact{{ContactSubject::Other, "Hallo", "", ""}}, "contact_faulty no_way_back"},
        {"a grave word without a way back", nothing_before, to_machine(AssistantTopic::Person, ""), "contact_faulty no_way_back"},
        {"a word by mail without a way back", nothing_before,
         RequestContact{{.text = "Hallo"}, TalkChannel::Mail, {}, 0, MachineAnswer{{AssistantTopic::Amount}, "Offen ist nichts."}}, "contact_faulty no_way_back"},
        {"a word and an answer too many", [](Book& b) { for (int i = 0; i < messages_max - 1; ++i) b.tell(i < 2 ? Command(to_machine(AssistantTopic::Amount)) : Command(RequestContact{question})); },
         RequestContact{question}, "too_many_contacts"},
        {"a person where one is to answer", asked, WantPerson{true}, "person_known"},
        {"a person where there is no machine", nothing_before, WantPerson{}, "person_known"},
        {"a person twice, before anything is written", [](Book& b) { b.tell(WantPerson{true}); }, WantPerson{true}, "person_known"},
        {"a person twice", [](Book& b) { answered_by_machine(b); b.tell(WantPerson{}); }, WantPerson{}, "person_known"},
        {"a person who has written already", [](Book& b) { answered_by_machine(b); b.tell(SendMessage{TalkChannel::Chat, "Ja."}); }, WantPerson{}, "person_known"},
        {"an empty file", nothing_before, RequestContact{question, TalkChannel::Mail, {{std::string(64, 'a'), ProofKind::Png, 0}}}, "proof_too_large"},
        {"a file that is too large", nothing_before, RequestContact{question, TalkChannel::Mail, {{std::string(64, 'a'), ProofKind::Png, proof_bytes_max + 1}}}, "proof_too_large"},
        {"files too many", nothing_before, RequestContact{question, TalkChannel::Mail, std::vector<Proof>(proofs_of_claim_max + 1, {std::string(64, 'a'), ProofKind::Png, 1})}, "too_many_proofs"},
        {"files too large together", nothing_before, RequestContact{question, TalkChannel::Mail, std::vector<Proof>(6, {std::string(64, 'a'), ProofKind::Png, proof_bytes_max})}, "too_many_proofs"},
        {"marks of nothing", nothing_before, MarkSeen{TalkSide::Customer, {1, 1}}, "marks_unchanged"},
        {"marks of one's own", asked, MarkSeen{TalkSide::Customer, {1, 1}}, "marks_unchanged"},
        {"marks that go back", answered, MarkSeen{TalkSide::Staff, {1, 0}}, "marks_unchanged"},
        {"an end before a word", nothing_before, CloseConversation{}, "nothing_to_close"},
        {"an end after the end", closed, CloseConversation{}, "nothing_to_close"},
        {"a rating that nobody asked for", answered, RateConversation{5}, "rating_not_asked"},
        {"a rating of nothing", closed, RateConversation{0}, "rating_not_asked"},
        {"a rating above the most", closed, RateConversation{rating_max + 1}, "rating_not_asked"},
        {"a file before a word", nothing_before, file('a'), "message_missing"},
        {"a customer's file with an answer of staff", answered, file('a'), "message_missing"},
        {"a file of staff with a question", asked, file('a', 1000, TalkSide::Staff), "message_missing"},
        {"an empty file alone", asked, file('a', 0), "proof_too_large"},
        {"a file alone that is too large", asked, file('a', proof_bytes_max + 1), "proof_too_large"},
        {"a file of no kind", asked, AddMessageFile{TalkSide::Customer, {}, std::string(64, 'a'), 1}, "proof_kind_unknown"},
        {"the same file again", [](Book& b) { asked(b); b.tell(file('a')); }, file('a'), "proof_known"},
        {"a file that is known, where none can be added", [](Book& b) { asked(b); b.tell(file('a')); happen(b, Actor::Staff, MessageSent{TalkChannel::Chat, "Ja."}); }, file('a'), "proof_known"},
        {"files too many, one by one", [](Book& b) { asked(b); for (int i = 0; i < proofs_of_claim_max; ++i) b.tell(file(static_cast<char>('A' + i))); }, file('a'), "too_many_proofs"},
        {"a hand-over of nothing", nothing_before, HandOver{"a", "b", "Bitte."}, "handover_unchanged"},
        {"nobody's to nobody", asked, HandOver{"a", "", ""}, "handover_unchanged"},
        {"to whom it is with, without a word", [](Book& b) { asked(b); b.tell(HandOver{"a", "a", ""}); }, HandOver{"b", "a", " "}, "handover_unchanged"},
        {"to a colleague without a note", asked, HandOver{"a", "b", " "}, "contact_faulty text_missing"},
        {"with a bell in the note", asked, HandOver{"a", "a", "\a"}, "contact_faulty text_not_plain"},
        {"with a note too long", asked, HandOver{"a", "b", std::string(contact_text_code_points_max + 1, 'x')}, "contact_faulty text_too_long"},
        {"a second rating", [](Book& b) { closed(b); b.tell(RateConversation{3}); }, RateConversation{5}, "rating_not_asked"},
    };
    check_refused(rows);
}

TEST_CASE("what was written waits until it is answered or closed, and a new word opens it again") {
    Book book;
    book.tell(RaiseClaim{sample_invoice()});
    CHECK(told(book.state.conversation) == "0/0 0/0 answered");
    asked(book);
    asked(book);
    CHECK(told(book.state.conversation) == "customer customer 2/2 0/0 waits from 0");
    happen(book, Actor::Staff, MessageSent{TalkChannel::Mail, "Ja."});
    CHECK(told(book.state.conversation) == "customer customer staff 2/2 3/3 answered");
    asked(book);
    CHECK(told(book.state.conversation) == "customer customer staff customer 4/4 3/3 waits from 3");
    book.tell(CloseConversation{});
    CHECK(told(book.state.conversation) == "customer customer staff customer 4/4 3/3 asks");
    book.tell(RateConversation{4});
    CHECK(book.state.conversation.rating == 4);
    CHECK(told(book.state.conversation) == "customer customer staff customer 4/4 3/3 closed");
    asked(book);
    CHECK(told(book.state.conversation) == "customer customer staff customer customer 5/5 3/3 waits from 3");
}

TEST_CASE("a mark goes on and never back, and says how much is unread") {
    Book book;
    book.tell(RaiseClaim{sample_invoice()});
    answered(book);
    CHECK(unread(book.state.conversation, TalkSide::Customer) == 1);
    happen(book, Actor::Customer, MessagesSeen{{2, 0}});
    CHECK(told(book.state.conversation) == "customer staff 2/1 2/2 answered");
    CHECK(unread(book.state.conversation, TalkSide::Customer) == 1);
    happen(book, Actor::Customer, MessagesSeen{{9, 9}});
    CHECK(told(book.state.conversation) == "customer staff 2/2 2/2 answered");
    CHECK(unread(book.state.conversation, TalkSide::Customer) == 0);
    CHECK(unread(book.state.conversation, TalkSide::Staff) == 0);
}

TEST_CASE("a way back is told once") {
    Book book;
    book.tell(RaiseClaim{sample_invoice()});
    answered(book);
    book.tell(RequestContact{{ContactSubject::Question, " Danke ", "", ""}});
    CHECK(book.state.conversation.messages.back().request == ContactRequest{ContactSubject::Question, "Danke", "030 123456", ""});
}

TEST_CASE("words change nothing that is decided on") {
    Book book;
    book.tell(RaiseClaim{sample_invoice()});
    const std::int64_t before = matter_version(book.state);
    closed(book);
    book.tell(RateConversation{1});
    CHECK(matter_version(book.state) == before);
    CHECK(book.state.version == before + 4);
    book.pay(100);
    CHECK(matter_version(book.state) == before + 1);
}

TEST_CASE("a file goes with the last message of its side, and is counted from the first on") {
    Book book;
    book.tell(RaiseClaim{sample_invoice()});
    const std::int64_t before = matter_version(book.state);
    asked(book);
    for (const char digit : {'a', 'b'})
        book.tell(file(digit));
    happen(book, Actor::Staff, MessageSent{TalkChannel::Chat, "Hier."});
    book.tell(file('c', 2000, TalkSide::Staff));
    REQUIRE(files_of_message(book.state, 0) != nullptr);
    CHECK(files_of_message(book.state, 0)->files.size() == 2);
    CHECK(files_of_message(book.state, 1)->files == std::vector{Proof{std::string(64, 'c'), ProofKind::Pdf, 2000}});
    CHECK(files_of_message(book.state, 2) == nullptr);
    CHECK(first_file_number(book.state, 0) == 1);
    CHECK(first_file_number(book.state, 1) == 3);
    CHECK(matter_version(book.state) == before);
}

TEST_CASE("a conversation is with whom it was handed over to last, and what customers see of it is the same") {
    Book book;
    book.tell(RaiseClaim{sample_invoice()});
    asked(book);
    const Conversation before = book.state.conversation;
    const std::int64_t matter = matter_version(book.state);
    CHECK(assignee(book.state).empty());
    book.tell(HandOver{"a", "a", ""});
    CHECK(assignee(book.state) == "a");
    book.tell(HandOver{"a", "b", " Bitte prüfen. "});
    CHECK(assignee(book.state) == "b");
    CHECK(book.state.handovers.back().note == "Bitte prüfen.");
    book.tell(HandOver{"b", "", ""});
    CHECK(assignee(book.state).empty());
    CHECK(book.state.conversation.messages == before.messages);
    CHECK(first_unanswered(book.state.conversation) == first_unanswered(before));
    CHECK(matter_version(book.state) == matter);
}

TEST_CASE("a file that comes after an end or a telephone call waits again") {
    Book book;
    book.tell(RaiseClaim{sample_invoice()});
    asked(book);
    happen(book, Actor::Staff, ContactClosed{0});
    CHECK_FALSE(first_unanswered(book.state.conversation));
    book.tell(file('a'));
    CHECK(first_unanswered(book.state.conversation) == std::optional<std::size_t>(0));
    book.tell(CloseConversation{});
    book.tell(file('b'));
    CHECK(first_unanswered(book.state.conversation) == std::optional<std::size_t>(0));
}

TEST_CASE("what comes by mail is of the same conversation, and its files count among those of the claim") {
    Book book;
    book.tell(RaiseClaim{sample_invoice()});
    asked(book);
    const Proof photo{std::string(64, 'a'), ProofKind::Jpeg, 3'000};
    CHECK(book.tell(RequestContact{{.text = "Anbei das Foto."}, TalkChannel::Mail, {photo}, 2}) != "too_many_proofs");
    CHECK(book.state.conversation.messages.back().channel == TalkChannel::Mail);
    CHECK(book.state.conversation.messages.back().request.phone == question.phone);
    CHECK(book.state.message_files == std::vector{MessageFiles{1, {photo}, 2}});
    CHECK(files_of(book.state) == std::vector{photo});
    happen(book, Actor::Customer, DisputeOpened{{"item-1"}, DisputeReason::Other, "Falsch."});
    const std::vector<Proof> rest(proofs_of_claim_max - 1, photo);
    happen(book, Actor::Customer, ContactRequested{question, TalkChannel::Mail, rest});
    CHECK(book.tell(AddProof{0, ProofKind::Png, std::string(64, 'b'), 1}) == "too_many_proofs");
}

TEST_CASE("a machine answers until a person is wanted, and what it said then waits") {
    Book book = raised_book();
    CHECK(is_taken(book, to_machine(AssistantTopic::Amount)));
    CHECK(told(book.state.conversation) == "customer assistant 1/1 0/0 answered");
    CHECK(book.state.conversation.messages.back().topic == AssistantTopic::Amount);
    CHECK(book.state.conversation.events == 2);
    answered_by_machine(book);
    CHECK(is_taken(book, WantPerson{}));
    CHECK(told(book.state.conversation) == "customer assistant customer assistant 3/3 0/0 waits from 0");
    CHECK(matter_version(book.state) == 1);
    // It is silent from then on, whatever it would have said.
    CHECK(book.tell(to_machine(AssistantTopic::Pay)) == "contact_faulty no_way_back");
    RequestContact again = to_machine(AssistantTopic::Pay);
    again.request.email = "a@b.example";
    CHECK(is_taken(book, again));
    CHECK(book.state.conversation.messages.back().from == TalkSide::Customer);
    CHECK(is_taken(book, CloseContact{2}));
    CHECK_FALSE(first_unanswered(book.state.conversation));
}

TEST_CASE("a person is wanted before anything is written") {
    Book book = raised_book();
    CHECK(is_taken(book, WantPerson{true}));
    CHECK_FALSE(first_unanswered(book.state.conversation)); // nobody waits for an answer to nothing
    RequestContact first = to_machine(AssistantTopic::Pay);
    first.request.email = "a@b.example";
    CHECK(is_taken(book, first));
    CHECK(book.state.conversation.messages.back().from == TalkSide::Customer);
    CHECK(first_unanswered(book.state.conversation));
}

TEST_CASE("what is grave goes to a person with its way back") {
    Book book = raised_book();
    RequestContact grave = to_machine(AssistantTopic::Person, "");
    grave.request.phone = "030 123456";
    CHECK(is_taken(book, grave));
    CHECK(told(book.state.conversation) == "customer 1/1 0/0 waits from 0");
    CHECK(book.state.conversation.person_since);
}

TEST_CASE("a file, a mail, a message of staff and an end make a machine silent") {
    Book with_file = raised_book();
    answered_by_machine(with_file);
    happen(with_file, Actor::Customer, MessageFileAdded{0, {std::string(64, 'a'), ProofKind::Pdf, 1000}});
    CHECK(told(with_file.state.conversation) == "customer assistant 1/1 0/0 waits from 0");
    CHECK(with_file.state.message_files.front().message == 0);

    Book by_mail = raised_book();
    answered_by_machine(by_mail);
    RequestContact mail = to_machine(AssistantTopic::Pay);
    mail.channel = TalkChannel::Mail;
    mail.request.email = "a@b.example";
    CHECK(is_taken(by_mail, mail));
    CHECK(told(by_mail.state.conversation) == "customer assistant customer 3/3 0/0 waits from 2");
    CHECK_FALSE(is_assistant_speaking(by_mail.state.conversation));

    Book by_staff = raised_book();
    answered_by_machine(by_staff);
    CHECK(is_taken(by_staff, SendMessage{TalkChannel::Chat, "Ja."}));
    CHECK_FALSE(is_assistant_speaking(by_staff.state.conversation));

    Book ended = raised_book();
    answered_by_machine(ended);
    CHECK(is_taken(ended, CloseConversation{}));
    asked(ended);
    CHECK(told(ended.state.conversation) == "customer assistant customer 3/3 0/0 waits from 2");
}

TEST_CASE("the file of a message goes with it also when a machine has answered") {
    Book book = raised_book();
    answered_by_machine(book);
    CHECK(is_taken(book, file('a')));
    CHECK(files_of_message(book.state, 0) != nullptr);
    CHECK(book.tell(file('b', 1000, TalkSide::Staff)) == "message_missing");
}
