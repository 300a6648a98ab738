#include "shared/html/style_sheet.hpp"
#include "shared/base/decimal_text.hpp"
#include "shared/base/utf8.hpp"
#include "shared/scene/scene.hpp"
#include "shared/theme/contrast.hpp"

#include <array>
#include <utility>
#include <vector>

namespace kz {
namespace {

static_assert(disabled_percent == 50 && line_height(16) == 23 && give_least == 8); // as they are written below

// Before the classes. Boxes are columns; texts and controls are blocks.
constexpr std::string_view base =
    "*{box-sizing:border-box;display:block;min-width:0}"
    // By name, not by *: what is asked of every element is paid for by every element, before the first paint.
    "body,h1,h2,h3,p,ul,hr,a,button,input,textarea,select{margin:0;padding:0;border:0 solid}"
    "h1,h2,h3,a,button,input,textarea,select{font:inherit;color:inherit;letter-spacing:inherit;text-align:inherit;background:none;"
    "text-decoration:none}"
    ":root{--give:max(8px,25vw - 3.5rem)}"
    "body,header,nav,main,footer,section,form,div,ul,li,a,button{display:flex;flex-flow:column}"
    "head,script{display:none}"
    "html{background:var(--ground);font:1rem/1.4375rem ";
constexpr std::string_view after_font =
    ";font-kerning:none;font-variant-ligatures:none;font-synthesis:none;-webkit-text-size-adjust:100%;text-size-adjust:100%;"
    "overflow-wrap:anywhere;-webkit-tap-highlight-color:#0000}"
    "li{list-style:none}"
    "a,button,select,[type=range]{cursor:pointer}"
    "input,textarea,select{appearance:none;width:100%}"
    "[type=range]{appearance:auto}"
    "[type=checkbox]{appearance:auto;flex:none;margin:0;accent-color:var(--accent)}"
    "textarea{resize:vertical;field-sizing:content}"
    ":disabled{opacity:.5;cursor:default}"
    ":focus-visible{outline:3px solid var(--accent);outline-offset:2px}"
    // A heading that the page has led to: read out, not used.
    "[tabindex=\"-1\"]{outline:0}"
    "[role=status]:empty,[role=alert]:empty,button[aria-hidden]{position:absolute;clip-path:inset(50%)}"
    // Until the module is there its buttons only keep their room, so that nothing moves when they come.
    "html:not(.script) [data-script]{visibility:hidden}"
    "@media(scripting:none){[data-script]{display:none}}"
    // A page that comes in pieces stays where it stands: what will wrap or stand at the right end is seen when all of it is there.
    "header:not(:has(~*)) nav,.pay-split>.qr-box:not(:has(~*)){visibility:hidden}"
    // The drawing of the header lies under what stands in it, and the page's own boxes over its tail.
    ".header-inner,.main{position:relative}header{isolation:isolate}header :focus-visible{outline-color:var(--band-ink)}"
    ".brand-logo,.header-art{stroke-linecap:round;stroke-linejoin:round}"
    "img{display:block;width:100%;height:0;object-fit:cover}"
    "canvas{position:fixed;inset:0;z-index:-1;width:100%;height:100%;pointer-events:none}";

// After the classes. What belongs to no box of the table: the parts of a slider, modes and media.
constexpr std::string_view controls =
    "[aria-invalid]{border-color:var(--bad)}"
    "select[class]{padding-right:44px;background-image:conic-gradient(from -45deg at 50% 100%,"
    "currentColor 90deg,#0000 0);background-position:right 18px center;background-size:12px 6px;background-repeat:no-repeat}"
    // The line of a slider is painted by its thumb, which alone knows where the value is: full on one side, empty on the
    // other. Where people choose the colours themselves, the slider stays the browser's own.
    "@media(forced-colors:none){[type=range]{appearance:none;overflow:hidden}"
    "::-webkit-slider-thumb{appearance:none;width:28px;height:28px;border-radius:14px;box-shadow:inset 0 0 0 9px "
    "var(--accent);border-image:linear-gradient(90deg,var(--accent) 50%,var(--edge) 0) 0 1/11px 100vw/0 100vw}"
    "::-moz-range-thumb{width:28px;height:28px;border:0;border-radius:14px;background:none;box-shadow:inset 0 0 0 9px "
    "var(--accent);border-image:linear-gradient(90deg,var(--accent) 50%,var(--edge) 0) 0 1/11px 100vw/0 100vw}}";
constexpr std::string_view modes =
    ".canvas body,.canvas body :not(input,textarea,select,option){color:#0000;background:none;border-color:#0000;"
    "box-shadow:none}.canvas .brand-logo,.canvas .header-art{opacity:0}"
    ".canvas ::selection{color:#0000;background:";
constexpr std::string_view media =
    "}"
    "@media(prefers-color-scheme:dark){img{filter:brightness(.8)}}"
    "@media(hover:hover){a:hover,button:hover{filter:brightness(.92)}}"
    "a:active,button:active{filter:brightness(.84)}"
    "@media(prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}a,button{transition:filter .12s}}"
    "@media(forced-colors:active){button,[class|=button],[class|=badge],.card,.hero{border:1px solid}"
    // A fill that stays would stand behind the backplate of its text.
    "[class|=button],.brand-mark,.header-button{background:Canvas;color:CanvasText}}"
    // Text so large that no word fits: a word is parted where its language does it, as far as the browser knows.
    "@media(max-width:9em){html{hyphens:auto}}"
    // The claim on paper: a letter to keep, with the margins of one (DIN 5008: 25 and 20 mm) and numbered sheets. What it is for,
    // what is open, how to transfer it, what was agreed; nothing that wants to be used.
    "@page{margin:20mm 20mm 20mm 25mm;@bottom-right{content:counter(page)\" / \"counter(pages);font:9pt sans-serif}}"
    "@media print{nav,form,button,footer,[class|=button],.choices,.hero-actions,.header-art,img,.brand-mark,.timeline-item>:first-child,[class]::before,"
    // Panels to choose and to write in; not the one that says how to pay.
    "section:has(textarea,.choices):not(:has(.pay-split)){display:none!important}*{box-shadow:none!important}html{font-size:10pt}"
    "header[class]{padding:0 0 12mm;margin:0}.header-inner,.main{padding:0;max-width:none}.columns{display:block}"
    ".columns>.column{margin:0}.side-column{max-width:none;margin:8mm 0 0}.hero,.card,.code-entry{padding:5mm 0;max-width:none;border-width:0 0 1px;border-radius:0}"
    ".schedule-row,.line-row{padding:1.5mm 0}.timeline,.card{gap:3mm}.brand-name,.hero-title{font-size:15pt;line-height:1.3}.hero-amount{font-size:24pt;line-height:1.2}[class|=badge],.hero-facts,.particulars,.qr-box{padding:0}"
    ".particulars{display:grid;grid-template-columns:1fr 1fr}.particulars .fact{display:block}h2,h3{break-after:avoid}li,.pay-split,.sums{break-inside:avoid}}";

struct Declaration {
    std::string_view property;
    std::string value;
    friend bool operator==(const Declaration&, const Declaration&) = default;
};

class Rule {
public:
    explicit Rule(const StyleRule& r) : r_(r) {
        box();
        paint();
        text();
    }
    std::vector<Declaration> list;

private:
    void set(std::string_view property, std::string value) { list.push_back({property, std::move(value)}); }
    static std::string pixels(int n) {
        std::string out;
        append_integer(out, n);
        return n == 0 ? out : out + "px";
    }
    static std::string colour(Token token) { return "var(--" + std::string(token_name(token)) + ")"; }
    // Sixteenths of the reader's own text size.
    static std::string relative(int n) {
        const int thousandths = n * 10000 / 16;
        std::string out;
        append_integer(out, thousandths / 10000);
        if (thousandths % 10000 != 0) {
            std::string digits;
            append_integer(digits, 10000 + thousandths % 10000);
            digits.front() = '.';
            while (digits.back() == '0')
                digits.pop_back();
            out = (out == "0" ? "" : out) + digits;
        }
        return out + "rem";
    }

    // At most figure_percent of the window; of the line's height as much more.
    std::string figure(std::string length, int pixels_high) const {
        if (!r_.is_figure)
            return length;
        const int hundredths = figure_percent * 100 * pixels_high / r_.text;
        std::string out = "min(" + std::move(length) + ",";
        append_integer(out, hundredths / 100);
        append_integer(out += '.', 100 + hundredths % 100);
        out.erase(out.rfind('.') + 1, 1);
        return out += "vw)";
    }

    // --give is what pad_x gives way to.
    std::string side(int border) const {
        const std::string most = pixels(r_.pad_x - border);
        return r_.gives_way ? "min(" + most + ",var(--give)" + (border == 0 ? ")" : " - 1px)") : most;
    }

    void box() {
        static constexpr std::string_view aligns[] = {"start", "center", "end", "stretch"};
        static constexpr std::string_view spreads[] = {"start", "center", "end", "space-between"};
        if (r_.flow != Flow::Column) {
            set("display", "flex");
            set("flex-flow", r_.flow == Flow::Row ? "row" : "wrap");
        }
        if (r_.align != Align::Stretch)
            set("align-items", std::string(aligns[static_cast<int>(r_.align)]));
        if (r_.spread != Spread::Start)
            set("justify-content", std::string(spreads[static_cast<int>(r_.spread)]));
        if (r_.gap != 0)
            set("gap", pixels(r_.gap));
        if (r_.is_backdrop) {
            set("position", "absolute");
            set("inset", "0");
            set("width", "100%");
            set("height", "100%");
        }
        // The border stands inside the padding.
        const int border = r_.border == Token::None ? 0 : 1;
        if (r_.tail != 0) {
            set("padding-bottom", pixels(r_.tail));
            set("margin-bottom", "-" + pixels(r_.tail));
            set("position", "relative");
        }
        if (r_.pad_x != 0 || r_.pad_y != 0)
            set("padding", r_.pad_x == r_.pad_y && !r_.gives_way ? pixels(r_.pad_x - border)
                                                                 : pixels(r_.pad_y - border) + " " + side(border));
        if (r_.width_max != 0)
            set("max-width", r_.is_centred ? relative(r_.width_max) : pixels(r_.width_max)); // a measure grows with its text
        if (r_.width_min != 0)
            set("min-width", pixels(r_.width_min));
        if (r_.height_min != 0)
            set("min-height", pixels(r_.height_min));
        if (r_.grow != 0)
            set("flex", std::to_string(r_.grow));
        if (r_.is_centred) {
            set("width", "100%");
            set("margin", "0 auto");
        }
    }

    void paint() {
        if (r_.ink != Token::None)
            set("color", colour(r_.ink));
        if (r_.fill != Token::None)
            set("background", colour(r_.fill));
        if (r_.border != Token::None)
            set("border", "1px solid " + colour(r_.border));
        if (r_.radius != 0)
            set("border-radius", pixels(r_.radius));
        if (r_.shadow != 0) {
            const Shadow shadow = shadow_of(r_.shadow);
            set("box-shadow", "0 " + pixels(shadow.y) + " " + pixels(shadow.blur) + " rgb(0 0 0/" +
                                  std::to_string(shadow.alpha_percent) + "%)");
        }
    }

    void text() {
        static constexpr std::string_view aligns[] = {"start", "center", "end", "justify"};
        if (r_.text != 0) {
            set("font-size", figure(relative(r_.text), r_.text));
            set("line-height", figure(relative(line_height(r_.text)), line_height(r_.text)));
        }
        if (r_.weight == Weight::Strong)
            set("font-weight", "600");
        if (r_.is_tabular)
            set("font-variant-numeric", "tabular-nums");
        if (r_.is_underlined)
            set("text-decoration", "underline");
        if (r_.text_align != Align::Start)
            set("text-align", std::string(aligns[static_cast<int>(r_.text_align)]));
    }

    const StyleRule& r_;
};

// What a property is when a rule does not say it: for what the wide table takes back.
std::string_view initial(std::string_view property) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> values = {{
        {"flex-flow", "column"}, {"align-items", "stretch"}, {"justify-content", "start"}, {"max-width", "none"},
        {"flex", "initial"}, {"box-shadow", "none"}, {"background", "none"}, {"color", "inherit"}}};
    for (const auto& [name, value] : values)
        if (name == property)
            return value;
    return property == "display" ? "flex" : "0";
}

std::string joined(const std::vector<Declaration>& list) {
    std::string out;
    for (const Declaration& declaration : list) {
        if (!out.empty())
            out += ';';
        ((out += declaration.property) += ':') += declaration.value;
    }
    return out;
}

std::vector<Declaration> difference(const std::vector<Declaration>& narrow, const std::vector<Declaration>& wide) {
    const auto find_in = [](const std::vector<Declaration>& list, std::string_view property) -> const Declaration* {
        for (const Declaration& declaration : list)
            if (declaration.property == property)
                return &declaration;
        return nullptr;
    };
    std::vector<Declaration> changed;
    for (const Declaration& declaration : narrow)
        if (find_in(wide, declaration.property) == nullptr)
            changed.push_back({declaration.property, std::string(initial(declaration.property))});
    for (const Declaration& declaration : wide)
        if (const Declaration* had = find_in(narrow, declaration.property); had == nullptr || *had != declaration)
            changed.push_back(declaration);
    return changed;
}

// Classes with equal bodies share one rule, in the place of the first.
class Sheet {
public:
    void add(Style style, std::string body) {
        if (body.empty())
            return;
        for (auto& [selectors, known] : rules_)
            if (known == body) {
                (selectors += ",.") += style_name(style);
                return;
            }
        rules_.emplace_back("." + std::string(style_name(style)), std::move(body));
    }
    std::string text() const {
        std::string out;
        for (const auto& [selectors, body] : rules_)
            (((out += selectors) += '{') += body) += '}';
        return out;
    }

private:
    std::vector<std::pair<std::string, std::string>> rules_;
};

void append_tokens(std::string& out, const Palette& palette) {
    out += ":root{";
    for (int token = 1; token < static_cast<int>(Token::Count_); ++token) {
        ((out += "--") += token_name(static_cast<Token>(token))) += ':';
        out += hex_text(palette.colours[static_cast<std::size_t>(token)]);
        out += token + 1 == static_cast<int>(Token::Count_) ? '}' : ';';
    }
}

bool is_ground(Token token) {
    switch (token) {
    case Token::Ground: case Token::Surface: case Token::SurfaceSoft: case Token::AccentInk: case Token::AccentSoft:
    case Token::GoodSoft: case Token::WarnSoft: case Token::BadSoft: case Token::Band: case Token::BandSoft: return true;
    default: return false;
    }
}

// Two colours for everything, for those media that know no more.
void append_two_tone(std::string& out, std::string_view ground, std::string_view ink) {
    out += ":root{";
    for (int token = 1; token < static_cast<int>(Token::Count_); ++token) {
        ((out += "--") += token_name(static_cast<Token>(token))) += ':';
        out += is_ground(static_cast<Token>(token)) ? ground : ink;
        out += token + 1 == static_cast<int>(Token::Count_) ? '}' : ';';
    }
}

void append_palettes(std::string& out, const Theme& theme) {
    append_tokens(out, theme.light);
    append_tokens(out += "@media screen and (prefers-color-scheme:dark){", theme.dark);
    append_tokens(out += "}@media(prefers-contrast:more){", with_more_contrast(theme.light));
    append_tokens(out += "}@media screen and (prefers-contrast:more) and (prefers-color-scheme:dark){", with_more_contrast(theme.dark));
    append_two_tone(out += "}@media(forced-colors:active){", "Canvas", "CanvasText");
    append_two_tone(out += "}@media print{", "#fff", "#000");
    out += '}';
}

void append_face(std::string& out, std::string_view url, std::string_view weight) {
    if (url.empty())
        return;
    ((out += "@font-face{font-family:Kulanz;font-display:swap;font-weight:") += weight) += ";src:url(";
    (out += url) += ") format(truetype)}";
}

// What people's systems have stands in until the font is there, each as wide as it on average and as high: then lines break where
// they will. Figures in thousandths, measured over the catalogues (hb-shape).
struct StandIn {
    std::string_view family, sources;
    int regular; // how much wider our regular weight is
};
constexpr StandIn stand_ins[] = {
    {"K1", "local(Arial),local(Roboto),local(\"Liberation Sans\")", 1050},
    {"K2", "local(\"DejaVu Sans\")", 920},
};
constexpr int ascent = 1069, descent = 293; // of our face

// Of a cut, as wide as its letters are against those of the regular weight.
int strong_width(Cut cut) {
    switch (cut) {
    case Cut::Plain: return 1026;
    case Cut::Heavy: return 1084;
    case Cut::Narrow: return 833;
    }
    return 1000;
}

void append_tenths(std::string& out, std::string_view property, int permille) {
    append_integer((out += property) += ':', permille / 10);
    append_integer(out += '.', permille % 10);
    out += '%';
}

void append_stand_ins(std::string& out, Cut cut) {
    for (const auto& [family, sources, regular] : stand_ins)
        for (const bool is_strong : {false, true}) {
            const int width = is_strong ? regular * strong_width(cut) / 1000 : regular;
            ((out += "@font-face{font-family:") += family) += is_strong ? ";font-weight:600;src:" : ";font-weight:400;src:";
            append_tenths(out += sources, ";size-adjust", width);
            append_tenths(out, ";ascent-override", ascent * 1000 / width);
            append_tenths(out, ";descent-override", descent * 1000 / width);
            out += ";line-gap-override:0}";
        }
}

// Asked for after the first paint: a browser that finds a font of ours while it styles the first time asks for it then and there, and
// paints later. An animation's end is the second picture at the soonest, with scripts and without. Until then stand-ins are the
// letters, and the room of the icons is empty (--g is invalid without --signs).
constexpr std::string_view letters = "html{animation:letters 1ms 1ms forwards}@keyframes letters{to{--letters:Kulanz;--signs:;}}";

// A glyph before the text that is nobody's text: neither read out nor copied (the empty alternative of CSS Generated Content 3).
void append_icons(std::string& out, const Theme& theme, std::string_view url) {
    if (url.empty())
        return;
    ((out += "@font-face{font-family:KI;font-display:block;src:url(") += url) += ") format(truetype)}";
    std::string selectors, contents;
    for (int i = 1; i < static_cast<int>(Style::Count_); ++i) {
        const auto style = static_cast<Style>(i);
        const Icon icon = rule(style, false, theme).icon;
        if (icon == Icon::None)
            continue;
        const std::string selector = "." + std::string(style_name(style)) + "::before";
        (selectors += selectors.empty() ? "" : ",") += selector;
        append_utf8((contents += selector) += "{--g:var(--signs)\"", glyph_of(icon).code);
        contents += "\"/\"\"}";
    }
    ((out += selectors) += "{content:var(--g,\"\");min-width:1em;font-family:KI;font-size:1.25em;font-weight:400}") += contents;
}

} // namespace

std::string style_sheet(const Theme& theme, const FontUrls& fonts) {
    Sheet narrow;
    Sheet wide;
    for (int i = 1; i < static_cast<int>(Style::Count_); ++i) {
        const auto style = static_cast<Style>(i);
        const StyleRule narrow_rule = rule(style, false, theme);
        const StyleRule wide_rule = rule(style, true, theme);
        const std::vector<Declaration> list = Rule(narrow_rule).list;
        narrow.add(style, joined(list));
        wide.add(style, joined(difference(list, Rule(wide_rule).list)));
    }
    std::string out;
    append_palettes(out, theme);
    append_face(out, fonts.regular, "400");
    append_face(out, fonts.strong, "600");
    if (!fonts.regular.empty())
        append_stand_ins(out, theme.cut);
    ((out += base) += fonts.regular.empty() ? "" : "var(--letters,K1),K1,K2,") += "system-ui,sans-serif";
    ((out += after_font) += fonts.regular.empty() ? "" : letters) += narrow.text();
    append_icons(out, theme, fonts.icons);
    out += "@media(min-width:";
    static_assert(wide_from == 860); // in em, so that larger text gets the narrow page sooner
    (out += "53.75em){") += wide.text();
    // The room of the column at the side is kept while the page is still coming.
    const int aside = rule(Style::SideColumn, true, theme).width_min + rule(Style::Columns, true, theme).gap;
    append_integer(out += ".columns>.column{margin-right:", aside);
    append_integer(out += "px}.side-column{margin-left:-", aside);
    ((out += "px}}") += controls) += modes;
    out += hex_text(theme.light.of(Token::Accent));
    return (out += "55") += media;
}

} // namespace kz
