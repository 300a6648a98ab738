#include "wasm/bridge/bridge.hpp"

#include "shared/app/action.hpp"
#include "shared/base/decimal_text.hpp"
#include "shared/gateway/http.hpp"
#include "shared/gateway/page_start.hpp"
#include "shared/gateway/share_frame.hpp"
#include "shared/html/dom_changes.hpp"
#include "shared/paint/paint.hpp"
#include "shared/protocol/codes.hpp"
#include "shared/protocol/json_writer.hpp"
#include "shared/protocol/page_json.hpp"
#include "shared/protocol/theme_json.hpp"
#include "shared/view/shared_view.hpp"
#include "shared/view/view.hpp"
#include "wasm/bridge/sentences.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <array>
#include <memory>

namespace kz {
namespace {

struct PendingEffect {
    int id = 0;
    Effect effect;
};

struct Canvas {
    ImFontAtlas atlas;
    std::unique_ptr<Fonts> fonts;
    ImDrawListSharedData shared;
    std::unique_ptr<ImDrawList> list;
    Geometry geometry;
    std::vector<std::uint32_t> spared; // as it takes them
};

struct Program {
    std::array<std::string, 5> places;
    Model model;
    Scene shown; // what the DOM has
    Scene scene;
    Language language = Language::German; // of the scene
    std::vector<PendingEffect> waiting; // given to the host, no answer yet
    std::vector<PendingEffect> fresh;   // to be given
    int effects = 0;
    std::string out;
    Theme theme; // of the style sheet that stands in the page
    Letters letters; // that the canvas has, or shall have
    FrameSender sender;
    FrameReceiver sent; // what the frames say: the customer sees it, too
    std::string frame;
    std::unique_ptr<Canvas> canvas;
};

// The module is one page; the functions of the bridge have no other place for it.
Program& program() {
    static Program the_program;
    return the_program;
}

const char* give(std::string text) {
    Program& p = program();
    p.out = std::move(text);
    return p.out.c_str();
}

// In a language that has not come yet nothing is shown: the page stays as it was.
void show() {
    Program& p = program();
    if (!has_sentences(p.model.language))
        return;
    p.scene = p.model.sharing.shows_shared && p.sent.is_begun() ? shared_preview(p.sent.page(), p.model) : view(p.model);
    p.language = p.model.language;
}

void handle(const Message& message) {
    Program& p = program();
    Next next = update(std::move(p.model), message);
    p.model = std::move(next.model);
    for (Effect& effect : next.effects)
        p.fresh.push_back({++p.effects, std::move(effect)});
    show();
}

// What is done on the device alone.
std::string_view errand_of(const Effect& effect) {
    return std::holds_alternative<KeepPage>(effect)       ? "keep"
           : std::holds_alternative<DropCommand>(effect)  ? "drop"
           : std::holds_alternative<ForgetDevice>(effect) ? "forget"
                                                          : "";
}

Busy command_from(int command) {
    return command > 0 && command <= static_cast<int>(Busy::Unlocking) ? static_cast<Busy>(command) : Busy::None;
}

void append_effect(std::string& out, const PendingEffect& pending) {
    JsonWriter json(out);
    json.open_object();
    json.integer("id", pending.id);
    if (const auto* copy = std::get_if<CopyText>(&pending.effect)) {
        json.text("copy", copy->text);
    } else if (const std::string_view errand = errand_of(pending.effect); !errand.empty()) {
        json.text("errand", errand);
    } else if (const auto request = request_for(pending.effect)) {
        json.text("method", request->method);
        json.text("path", request->path);
        json.open_object("headers");
        for (const auto& [name, value] : request->headers)
            json.text(name, value);
        json.close_object();
        if (request->is_file)
            json.flag("file", true);
        json.text("body", request->body);
        if (const Busy command = command_of(pending.effect); command != Busy::None)
            json.integer("command", static_cast<int>(command));
    }
    json.close_object();
}

} // namespace
} // namespace kz

using namespace kz;

char* kz_room(int place, int bytes) {
    std::string& room = program().places[static_cast<std::size_t>(place)];
    room.assign(static_cast<std::size_t>(bytes), '\0');
    return room.data();
}

const char* kz_wants_sentences() {
    const Language language = program().model.language;
    return give(has_sentences(language) ? std::string() : std::string(language_code(language)));
}

int kz_sentences() {
    Program& p = program();
    const auto language = parse_language(p.places[0]);
    const bool is_taken = language && take_sentences(*language, p.places[1]);
    if (p.scene.nodes.empty())
        return is_taken ? 1 : 0;
    if (is_taken)
        show();
    else if (language == p.model.language) // nobody has chosen another one since
        handle(LanguageChosen{p.language});
    return is_taken ? 1 : 0;
}

int kz_start() {
    Program& p = program();
    auto model = decode_start(p.places[1], p.places[0], p.places[3]);
    if (!model || !has_sentences(model->language))
        return 0;
    p.model = *std::move(model);
    p.model.key_seed = p.places[2];
    p.theme = theme_of(p.model);
    return 1;
}

int kz_scene() {
    Program& p = program();
    if (!has_sentences(p.model.language))
        return 0;
    show();
    p.shown = p.scene;
    return 1;
}

const char* kz_order() {
    return give(dom_id(digest_of_ids(program().scene)));
}

const char* kz_ids() {
    std::string ids;
    for (const Node& node : program().scene.nodes) {
        if (!ids.empty())
            ids += ' ';
        ids += dom_id(node.id);
    }
    return give(std::move(ids));
}

void kz_event(int action, double argument) {
    if (const auto message = message_from(static_cast<std::uint16_t>(action), static_cast<std::int64_t>(argument), program().places[0]))
        handle(*message);
}

void kz_answered(int id, int status) {
    Program& p = program();
    for (std::size_t i = 0; i < p.waiting.size(); ++i)
        if (p.waiting[i].id == id) {
            const Effect effect = std::move(p.waiting[i].effect);
            p.waiting.erase(p.waiting.begin() + static_cast<std::ptrdiff_t>(i));
            handle(answer(effect, status, p.places[0]));
            return;
        }
}

void kz_copied(int is_done) {
    handle(CopyEnded{is_done != 0});
}

void kz_progress(int percent) {
    handle(ProofProgress{percent});
}

void kz_stream_event() {
    const Program& p = program();
    if (const auto message = message_of(StreamEvent{{}, p.places[0], p.places[1]}))
        handle(*message);
}

void kz_connection(int connection, int day, int minute) {
    constexpr int day_minutes = 24 * 60;
    if (connection == 2 && minute >= 0 && minute < day_minutes)
        handle(ConnectionChanged{Connection::Lost, ClockTime{Date{day}, minute}});
    else
        handle(ConnectionChanged{connection == 1 ? Connection::Live : Connection::None});
}

void kz_kept(int command) {
    std::erase_if(program().waiting, [&](const PendingEffect& pending) { return command_of(pending.effect) == command_from(command); });
    handle(CommandKept{command_from(command)});
}

int kz_kept_answered(int command, int status) {
    kz_kept(command);
    if (program().model.gate == Gate::Gone)
        return 1; // nothing waits at a link that is gone, and the page says so
    if (program().model.busy != command_from(command))
        return 0;
    handle(answer_to_kept(status, program().places[0]));
    return 1;
}

void kz_keeping(int keeping) {
    if (keeping >= 0 && keeping <= static_cast<int>(Keeping::Impossible))
        handle(KeepingTold{static_cast<Keeping>(keeping)});
}

void kz_forgotten() {
    handle(DeviceForgot{});
}

const char* kz_changes(int held) {
    Program& p = program();
    const std::uint64_t id = held >= 0 && static_cast<std::size_t>(held) < p.shown.nodes.size() ? p.shown.nodes[static_cast<std::size_t>(held)].id : 0;
    std::string changes = dom_changes(p.shown, p.scene, id);
    p.shown = p.scene;
    return give(std::move(changes));
}

const char* kz_effects() {
    Program& p = program();
    std::string out = "[";
    for (PendingEffect& pending : p.fresh) {
        if (out.size() > 1)
            out += ',';
        append_effect(out, pending);
        if (request_for(pending.effect))
            p.waiting.push_back(std::move(pending));
    }
    p.fresh.clear();
    return give(out += ']');
}

int kz_may_keep() {
    const Model& model = program().model;
    if (model.gate != Gate::Open || !model.page)
        return 0;
    return model.factor_asked == Factor::None && model.topic == Topic::Claim ? 2 : 1;
}

int kz_wants_stream() {
    const Model& model = program().model;
    return model.gate == Gate::Open && model.page ? 1 : 0;
}

int kz_share() {
    const ShareStatus& told = program().model.sharing.told;
    if (ShareGrant::of(told) && share_of(program().model))
        return 2;
    return told.stage == ShareStage::Asked || told.stage == ShareStage::Granted || told.stage == ShareStage::Paused ? 1 : 0;
}

int kz_frame(double after_ms) {
    Program& p = program();
    const auto grant = ShareGrant::of(p.model.sharing.told);
    const auto page = share_of(p.model);
    if (!grant || !page) {
        p.sender.begin_again();
        return 0;
    }
    auto frame = p.sender.next(*grant, *page, static_cast<std::int64_t>(after_ms));
    if (!frame)
        return 0;
    p.frame = *std::move(frame);
    if (p.sent.take(p.frame))
        p.sender.begin_again();
    else if (p.model.sharing.shows_shared)
        show();
    return static_cast<int>(p.frame.size());
}

const unsigned char* kz_frame_bytes() {
    return reinterpret_cast<const unsigned char*>(program().frame.data());
}

void kz_frame_lost() {
    program().sender.begin_again();
}

const char* kz_pointed() {
    Program& p = program();
    const auto at = decode_pointed(p.places[0]);
    for (const Node& node : p.shown.nodes)
        if (at && pointed_node(node.id) == at->node && !p.model.sharing.shows_shared) {
            handle(HelperPointed{});
            return give(dom_id(node.id));
        }
    return give({});
}

int kz_fonts(float ratio, float text_scale) {
    Program& p = program();
    if (p.places[2].empty() || p.places[3].empty())
        return 0;
    const auto bytes = [](const std::string& file) {
        return std::span(reinterpret_cast<const unsigned char*>(file.data()), file.size());
    };
    p.letters.add(p.shown, p.theme);
    // A new canvas for a new atlas: draw lists keep texture coordinates of the old one.
    p.canvas = std::make_unique<Canvas>();
    Canvas& canvas = *p.canvas;
    canvas.fonts = std::make_unique<Fonts>(canvas.atlas, Fonts::Files{bytes(p.places[2]), bytes(p.places[3]), bytes(p.places[4])}, Fonts::Sizes{p.theme, ratio, text_scale, &p.letters});
    canvas.shared.TexUvWhitePixel = canvas.atlas.TexUvWhitePixel;
    canvas.shared.TexUvLines = canvas.atlas.TexUvLines;
    canvas.shared.Font = canvas.fonts->font(Weight::Regular, 16);
    canvas.shared.FontSize = 16 * ratio * text_scale;
    canvas.shared.InitialFlags = ImDrawListFlags_AntiAliasedLines | ImDrawListFlags_AntiAliasedFill;
    canvas.shared.CurveTessellationTol = 1.25f;
    canvas.shared.SetCircleTessellationMaxError(0.3f);
    canvas.list = std::make_unique<ImDrawList>(&canvas.shared);
    return 1;
}

int kz_lacks_letters() {
    Program& p = program();
    return p.letters.add(p.shown, p.theme) ? 1 : 0;
}

const unsigned char* kz_atlas() {
    return program().canvas ? program().canvas->atlas.TexPixelsAlpha8 : nullptr;
}
int kz_atlas_width() {
    return program().canvas ? program().canvas->atlas.TexWidth : 0;
}
int kz_atlas_height() {
    return program().canvas ? program().canvas->atlas.TexHeight : 0;
}

float* kz_rects(int nodes) {
    Program& p = program();
    if (!p.canvas || static_cast<std::size_t>(nodes) != p.shown.nodes.size())
        return nullptr;
    static_assert(sizeof(Rect) == 4 * sizeof(float));
    p.canvas->geometry.rects.assign(static_cast<std::size_t>(nodes), {});
    return &p.canvas->geometry.rects.data()->x;
}

std::uint32_t* kz_runs(int runs) {
    Program& p = program();
    if (!p.canvas)
        return nullptr;
    static_assert(sizeof(TextRun) == 5 * sizeof(std::uint32_t));
    p.canvas->geometry.runs.assign(static_cast<std::size_t>(runs), {});
    return &p.canvas->geometry.runs.data()->node;
}

int kz_paint(float x, float y, float width, float height, int is_wide, int is_dark, float text_scale, int hovered,
             int pressed) {
    Program& p = program();
    if (!p.canvas || p.canvas->geometry.rects.size() != p.shown.nodes.size())
        return 0;
    Canvas& canvas = *p.canvas;
    // The host measured texts of the DOM; a run that does not fit the scene's text is left out rather than trusted.
    std::erase_if(canvas.geometry.runs, [&](const TextRun& run) {
        return run.node >= p.shown.nodes.size() || run.from > run.to || run.to > p.shown.nodes[run.node].name.size();
    });
    const auto id = [&](int node) {
        return node >= 0 && static_cast<std::size_t>(node) < p.shown.nodes.size() ? p.shown.nodes[static_cast<std::size_t>(node)].id : 0;
    };
    PaintState state;
    state.controls = Controls::BySystem;
    state.scheme = is_dark != 0 ? Scheme::Dark : Scheme::Light;
    state.is_wide = is_wide != 0;
    state.text_scale = text_scale;
    state.hovered = id(hovered);
    state.pressed = id(pressed);
    state.scroll_x = x;
    state.scroll_y = y;
    state.view_w = width;
    state.view_h = height;
    canvas.list->_ResetForNewFrame();
    canvas.list->PushTextureID(canvas.atlas.TexID);
    const float ratio = canvas.fonts->ratio();
    canvas.list->PushClipRect({0, 0}, {width * ratio, height * ratio});
    canvas.spared.clear();
    for (const SparedText& text : paint(*canvas.list, p.shown, canvas.geometry, p.theme, *canvas.fonts, state))
        canvas.spared.insert(canvas.spared.end(), {text.node, static_cast<std::uint32_t>(text.ink.r << 16 | text.ink.g << 8 | text.ink.b)});
    return 1;
}

const std::uint32_t* kz_spared() {
    return program().canvas ? program().canvas->spared.data() : nullptr;
}
int kz_spared_count() {
    return program().canvas ? static_cast<int>(program().canvas->spared.size() / 2) : 0;
}

const void* kz_vertices() {
    return program().canvas ? program().canvas->list->VtxBuffer.Data : nullptr;
}
int kz_vertices_count() {
    return program().canvas ? program().canvas->list->VtxBuffer.Size : 0;
}
const std::uint32_t* kz_indices() {
    return program().canvas ? program().canvas->list->IdxBuffer.Data : nullptr;
}
int kz_indices_count() {
    return program().canvas ? program().canvas->list->IdxBuffer.Size : 0;
}
