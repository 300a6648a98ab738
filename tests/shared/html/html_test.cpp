#include "shared/html/html.hpp"
#include "tests/shared/golden.hpp"
#include "tests/shared/html/dom.hpp"
#include "tests/shared/scene/claim_scene.hpp"
#include "tests/shared/scene/random_scene.hpp"

#include <doctest/doctest.h>

using namespace kz;

namespace {

// The element of one node below the root, without its id.
std::string html_of(Role role, void (*change)(Node&)) {
    Builder page("Title", "de");
    Node& node = page.leaf(role, "x");
    change(node);
    const std::string id = " id=" + dom_id(node.id);
    const Scene scene = std::move(page).finish();
    std::string out = html(scene, 1);
    if (const auto at = out.find(id); at != std::string::npos)
        out.erase(at, id.size());
    return out;
}

// A line for each element, so that a change is a line.
std::string in_lines(std::string html) {
    for (std::size_t at = 1; (at = html.find('<', at)) != std::string::npos; at += 2)
        if (html[at + 1] != '/')
            html.insert(at, "\n");
    return html;
}

} // namespace

TEST_CASE("each role is the element that HTML has for it") {
    struct Row { Role role; void (*change)(Node&); const char* expected; };
    const Row rows[] = {
        {Role::Banner, [](Node&) {}, "<header></header>"},
        {Role::Navigation, [](Node& n) { n.text("Sprache"); }, "<nav aria-label=Sprache></nav>"},
        {Role::Main, [](Node&) {}, "<main></main>"},
        {Role::Footer, [](Node&) {}, "<footer></footer>"},
        {Role::Region, [](Node& n) { n.text("A b"); }, "<section aria-label=\"A b\"></section>"},
        {Role::Region, [](Node& n) { n.labelled_by = 36; }, "<section aria-labelledby=k10></section>"},
        {Role::Group, [](Node& n) { n.look(Style::Field); }, "<div class=field></div>"},
        {Role::Group, [](Node& n) { n.text("Wege"); }, "<div role=group aria-label=Wege></div>"},
        {Role::Form, [](Node& n) { n.href = "contact"; }, "<form action=contact method=post></form>"},
        {Role::Form, [](Node& n) { n.href = "?a=1"; }, "<form action=\"?a=1\"></form>"},
        {Role::Form, [](Node&) {}, "<form></form>"},
        {Role::Heading, [](Node& n) { n.text("T").level = 3; }, "<h3>T</h3>"},
        {Role::Paragraph, [](Node& n) { n.text("a < b & c"); }, "<p>a &lt; b &amp; c</p>"},
        {Role::Text, [](Node& n) { n.text("12,50 €").lang = "en"; }, "<span lang=en>12,50 €</span>"},
        {Role::Text, [](Node& n) { n.text("S").with(state_decorative); }, "<span aria-hidden=true>S</span>"},
        {Role::Label, [](Node& n) { n.text("E-Mail").refers_to = 36; }, "<label for=k10>E-Mail</label>"},
        {Role::Link, [](Node& n) { n.text("x").on({1, 2}).with(state_current).href = "?a=1&b=\"2\""; },
         "<a href=\"?a=1&amp;b=&quot;2&quot;\" aria-current=true data-a=1 data-n=2>x</a>"},
        {Role::Button, [](Node& n) { n.text("Kopieren").on({12, 0}).with(state_needs_script); },
         "<button type=button data-script data-a=12>Kopieren</button>"},
        {Role::Button, [](Node& n) { n.text("Los").with(state_disabled | state_busy).submits = true; n.input.field = "step"; n.value = "plan"; },
         "<button type=submit name=step value=plan disabled aria-busy=true>Los</button>"},
        {Role::Button, [](Node& n) { n.text("Français").on({1, 3}).submits = true; n.refers_to = 36; n.href = "language?lang=fr"; n.lang = "fr"; },
         "<button lang=fr type=submit form=k10 formaction=\"language?lang=fr\" formnovalidate data-a=1 data-n=3>Français</button>"},
        {Role::Button, [](Node& n) { n.with(state_decorative).submits = true; n.refers_to = 36; },
         "<button type=submit form=k10 aria-hidden=true tabindex=-1></button>"},
        {Role::TextField, [](Node& n) { n.value = "a\"b"; n.input = {.field = "code", .autocomplete = "off", .inputmode = "numeric", .enterkeyhint = "go", .length_max = 9}; },
         "<input type=text name=code autocomplete=off inputmode=numeric enterkeyhint=go maxlength=9 value=\"a&quot;b\">"},
        {Role::Telephone, [](Node& n) { n.text("Telefon").with(state_required | state_readonly); },
         "<input type=tel aria-label=Telefon required readonly>"},
        {Role::TextField, [](Node& n) { n.input.autocomplete = "new-password"; n.sensitivity = Sensitivity::Secret; n.value = "x"; },
         "<input type=password autocomplete=new-password>"},
        {Role::Email, [](Node& n) { n.with(state_invalid).described_by = 36; n.value = "x"; },
         "<input type=email aria-describedby=k10 aria-invalid=true value=x>"},
        {Role::TextArea, [](Node& n) { n.value = "\na\r<b>"; }, "<textarea>\n\na&#13;&lt;b&gt;</textarea>"},
        {Role::Slider, [](Node& n) { n.value = "6"; n.value_text = "6 Raten"; n.input = {.field = "n", .least = 2, .most = 12}; },
         "<input type=range name=n min=2 max=12 aria-valuetext=\"6 Raten\" value=6>"},
        {Role::Select, [](Node& n) { n.value = "a"; n.input.field = "s"; }, "<select name=s></select>"},
        {Role::Option, [](Node& n) { n.text("Frage").with(state_selected).value = "q"; }, "<option value=q selected>Frage</option>"},
        {Role::Option, [](Node& n) { n.text("Bitte wählen"); }, "<option value>Bitte wählen</option>"},
        {Role::List, [](Node&) {}, "<ul role=list></ul>"},
        {Role::ListItem, [](Node& n) { n.text("eins"); }, "<li>eins</li>"},
        {Role::Image, [](Node& n) { n.with(state_decorative); }, "<span aria-hidden=true></span>"},
        {Role::Image, [](Node& n) { n.text("QR-Code"); n.modules_size = 3; n.modules = "101000011"; },
         "<svg role=img viewBox=\"0 0 11 11\" aria-label=QR-Code><path fill=\"#fff\" d=\"M0 0h11v11H0z\"/>"
         "<path stroke=\"#000\" d=\"M4 4.5h1m1 0h1M5 6.5h2\"/></svg>"},
        {Role::Status, [](Node& n) { n.text("neu"); }, "<div role=status aria-live=polite>neu</div>"},
        {Role::Alert, [](Node&) {}, "<div role=alert></div>"},
        {Role::Separator, [](Node&) {}, "<hr>"},
    };
    for (const Row& row : rows)
        CHECK(html_of(row.role, row.change) == row.expected);
}

TEST_CASE("what is secret stays out of the page") {
    CHECK(html_of(Role::TextField, [](Node& n) { n.value = "4711"; n.sensitivity = Sensitivity::Secret; }) == "<input type=text>");
    CHECK(html_of(Role::TextArea, [](Node& n) { n.value = "4711"; n.sensitivity = Sensitivity::Secret; }) == "<textarea></textarea>");
}

TEST_CASE("a page that has just loaded gives the focus where it should go") {
    Builder page("Title", "de");
    page.open(Role::Form, "form");
    const std::uint64_t id = page.leaf(Role::TextField, "x").id;
    page.close();
    const Scene scene = std::move(page).finish();
    CHECK(html(scene, 2, id) == "<input id=" + dom_id(id) + " type=text autofocus>");
    CHECK(html(scene, 2, scene.nodes[1].id) == "<input id=" + dom_id(id) + " type=text>");
}

TEST_CASE("the claim page as HTML") {
    test::check_golden("html", "claim_open", in_lines(html(test::ClaimScene(test::ClaimScene::Variant::Open).made())));
    test::check_golden("html", "claim_in_plan", in_lines(html(test::ClaimScene(test::ClaimScene::Variant::InPlan).made())));
}

TEST_CASE("whatever a scene says, its HTML can be read back") {
    test::RandomScenes random(5);
    for (int i = 0; i < 2000; ++i) {
        const Scene scene = random.next().before;
        const test::Dom dom(html(scene));
        CHECK(dom.fault == "");
    }
}
