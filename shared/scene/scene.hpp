// Scene: the page as a small semantic tree. The server prints it as HTML, the browser keeps it in step with the DOM, Dear
// ImGui paints it, tests query it by role and name. One node is one element, everywhere.
//
// Nodes stand in one vector in reading order (pre-order): paint order, Tab order and DOM order are this order.
// A node's id is the hash of its parent's id and its key, so that server and client agree on it without talking.
// Invariants (check()): ids are unique; what can be pressed or edited has a name (or a label that refers to it);
// references point at nodes that exist; fields stand inside a form; heading levels do not skip; lists hold list items.
// The full list, in the order in which it is checked, is in check.cpp.
//
//   Builder page("Rechnung 2026-17", "de");
//   page.open(Role::Main, "main");
//   page.leaf(Role::Heading, "title").text("Rechnung").level = 1;
//   page.close();
//   const Scene scene = std::move(page).finish();
#pragma once

#include "shared/base/hash.hpp"
#include "shared/scene/style.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kz {

enum class Role : std::uint8_t {
    Root,       // the body of the page; the Builder makes it, with Style::Page
    Banner, Navigation, Main, Footer,
    Region,     // a named part of the page (needs a name or labelled_by)
    Group,      // layout only, no meaning
    Form,       // `href` is its action, relative to the page; `value`: "multipart/form-data" when it has a File
    Heading,    // `level` 1 to 6
    Paragraph, Text,
    Label,      // names the field that `refers_to` is
    Link,       // `href`
    Button,     // pressed: sends `bind`, or submits its form when `submits`: the one around it, or the one that it
                // `refers_to`; to `href` instead of the form's own address, if it has one. Decorative: the Enter key's
    TextField, TextArea, Telephone, Email,
    Slider,     // whole numbers from input.least to input.most
    Select,     // children are Option
    Checkbox,   // state_selected: ticked; sends `value` when it is, and "1" or nothing as its edit
    File,       // of the browser alone; `value` is what it takes ("image/jpeg,application/pdf"); its form sends files
    Option,
    List, ListItem,
    Image,      // a picture with a name, drawn from `modules` (a QR symbol; one row: a barcode) or `picture`, or decorative by `style`
    Status,     // a live region: what is new in it is said politely. Keep it in the scene, empty, before there is news
    Alert,      // said at once. Empty, both take no room
    Separator,
};
std::string_view role_name(Role role); // "textfield"

// Who may see it. Public: whoever may see the page. OfClaim: free texts of the invoice's lines, and whoever works on the claim. Personal:
// nobody but the person it is about. Secret: nobody else, ever. Inherited: the maximum of own and parent.
enum class Sensitivity : std::uint8_t { Public, OfClaim, Personal, Secret };

enum State_ : std::uint16_t {
    state_disabled = 1, state_required = 2, state_invalid = 4, state_readonly = 8, state_selected = 16,
    state_busy = 32, state_current = 64,
    state_decorative = 128,   // painted, not read out
    state_needs_script = 256, // of no use without script (a copy button); hidden until there is one
};

// What an activation or edit tells the program: opaque integers, given meaning by shared/app/action.hpp. 0: nothing.
struct Bind {
    std::uint16_t action = 0;
    std::int64_t argument = 0;

    friend bool operator==(const Bind&, const Bind&) = default;
};

// What a form field needs beyond its name and value. Empty strings and zeros: not set.
struct Input {
    std::string field = {};        // name in the form: "instalments"
    std::string autocomplete = {}; // token of HTML: "tel", "email"
    std::string inputmode = {};    // keyboard of phones, token of HTML: "numeric"
    std::string enterkeyhint = {}; // word on their Enter key: "send"
    std::int64_t least = 0, most = 0, step = 1; // Slider
    int length_max = 0;       // characters

    friend bool operator==(const Input&, const Input&) = default;
};

struct Node {
    std::uint64_t id = 0;
    std::uint32_t parent = 0;      // index; the root is its own parent
    std::uint32_t subtree_end = 0; // index after the last descendant
    Role role = Role::Group;
    std::uint8_t level = 0;
    Style style = Style::None;
    Sensitivity sensitivity = Sensitivity::Public;
    std::uint16_t state = 0;       // bits of State_
    bool submits = false;          // Button: submits its form
    std::string name;              // the text of text roles (see is_text); the accessible name of the rest
    std::string value;             // of fields; of Option, and of a Button with input.field: what is sent
    std::string value_text;        // the value for people ("6 monthly instalments"), when it differs
    std::uint64_t labelled_by = 0, described_by = 0, refers_to = 0; // ids
    std::string href;
    std::string lang;              // when it differs from the page's
    Bind bind;
    Input input;
    int modules_size = 0;          // Image: modules per side, or of the one row
    std::string modules;           // Image: '1' dark, '0' light
    Picture picture;               // Image: of one with shapes
    std::string key;               // for tests and dumps; never sent

    Node& text(std::string_view t) { name = t; return *this; }
    Node& look(Style s) { style = s; return *this; }
    Node& on(Bind b) { bind = b; return *this; }
    Node& with(std::uint16_t bits) { state = static_cast<std::uint16_t>(state | bits); return *this; }
    Node& of_claim() { sensitivity = Sensitivity::OfClaim; return *this; }
    Node& personal() { sensitivity = Sensitivity::Personal; return *this; }
    bool is(State_ bit) const { return (state & bit) != 0; }
    friend bool operator==(const Node&, const Node&) = default;
};

struct Scene {
    std::string title;
    std::string lang;   // of the page
    std::uint64_t focus = 0; // where focus should go now (after a step or a failed submit); 0: leave it alone
    std::vector<Node> nodes; // nodes[0] is the root; empty before the first view

    friend bool operator==(const Scene&, const Scene&) = default;
};

class Builder {
public:
    Builder(std::string_view title, std::string_view lang);
    // A node with children until close(). Keys are unique among siblings (a duplicate is a bug and traps) and opaque:
    // no name, number or account of a person.
    Node& open(Role role, std::string_view key);
    void close();
    Node& leaf(Role role, std::string_view key); // the reference lives until the next call
    // The id that a node of this path below the innermost open node has: for labelled_by and refers_to ahead of time.
    std::uint64_t id_of(std::string_view key) const;
    std::uint64_t open_id() const; // of the innermost open node
    void focus(std::uint64_t id) { scene_.focus = id; }
    Scene finish() &&;

private:
    Scene scene_;
    std::vector<std::uint32_t> path_;
};

std::uint64_t node_id(std::uint64_t parent, std::string_view key);
// "k" and base 36: the id of the element in HTML.
std::string dom_id(std::uint64_t id);

// The same for scenes of the same nodes in the same order.
std::uint64_t digest_of_ids(const Scene& scene);

const Node* find(const Scene& scene, std::uint64_t id);
// First node with this role whose name is `name`; for tests and journeys.
const Node* find(const Scene& scene, Role role, std::string_view name);
// "main/contact/email": the keys from below the root; for messages of tests and dumps.
std::string path_of(const Scene& scene, std::uint32_t index);
// An Image whose `href` says where a photo is: decorative, and nothing else is drawn on it.
bool is_photo(const Node& node);
bool is_barcode(const Node& node);
// Light modules on each side of an image's: 4 of a QR symbol (ISO/IEC 18004), 11 of a barcode (GS1 General Specifications, 5.2.3.4).
int quiet_modules(const Node& node);
bool is_interactive(Role role); // takes focus: Link, Button, Select and the fields
bool is_field(Role role);
// Shows its name as text: Heading, Paragraph, Text, Label, Link, Button, Option, ListItem, Status, Alert. One with
// children (Link, ListItem, Status, Alert may have some) has no name of its own: its text is theirs.
bool is_text(Role role);
// The first broken invariant in one line, or empty.
std::string check(const Scene& scene);
// The tree as indented text, one node a line, with everything that is seen or heard: for golden files.
std::string dump(const Scene& scene);
std::uint64_t digest(const Scene& scene);

} // namespace kz
