#include "native/client/window.hpp"

#include "native/client/photo.hpp"
#include "native/client/attendance.hpp"
#include "native/client/caretaker.hpp"
#include "native/client/screen.hpp"
#include "native/client/voice.hpp"
#include "native/platform/clock.hpp"
#include "native/platform/file.hpp"
#include "native/platform/program.hpp"

#include <SDL.h>
#include <SDL_opengl.h>
#include <imgui.h>
#include <imgui_internal.h>
#include <imgui_impl_opengl3.h>
#include <imgui_impl_sdl2.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <filesystem>
#include <stdexcept>

namespace kz {
namespace {

constexpr int caret_blink_ms = 500;
constexpr int settle_frames = 3; // ImGui needs a few to take in what came together
constexpr std::size_t edit_bytes_max = 4096;

// A font that is built for the browser; empty when it is not.
std::string built_font(const std::string& stem) {
    if (const std::string folder = beside_program("build/wasm/web"); !folder.empty())
        for (const auto& entry : std::filesystem::directory_iterator(folder))
            if (const std::string name = entry.path().filename(); name.starts_with(stem + ".") && name.ends_with(".ttf"))
                return read_file(entry.path().string()).value_or("");
    return {};
}

std::string font_file(const std::string& weight, const std::string& packaged) {
    // The subset that the browser uses, when it is built; else the whole face.
    if (std::string subset = built_font(weight); !subset.empty())
        return subset;
    if (auto bytes = read_file("/usr/share/fonts/truetype/open-sans/OpenSans-" + packaged + ".ttf"))
        return *std::move(bytes);
    throw std::runtime_error("no font: build the browser module, or install fonts-open-sans");
}

std::string clipboard_text() {
    char* text = SDL_GetClipboardText();
    std::string out = text != nullptr ? text : "";
    SDL_free(text);
    return out;
}

std::int64_t now_ms() {
    return monotonic_microseconds() / 1000;
}

// What functions below here have left on the stack.
[[gnu::noinline]] void wipe_stack() {
    std::array<char, 256 * 1024> area;
    explicit_bzero(area.data(), area.size());
}

class Client {
public:
    explicit Client(const WindowArguments& arguments)
        : arguments_(arguments), regular_(font_file("regular", "Regular")), icons_(built_font("icons")) {
        open();
        wake_event_ = SDL_RegisterEvents(1);
        const auto wake = [event = wake_event_] {
            SDL_Event woken{};
            woken.type = event;
            SDL_PushEvent(&woken);
        };
        session_ = std::make_unique<Session>(arguments.server_url, arguments.language,
                                             Surroundings{arguments.surface, wake, [](const std::string& text) { return SDL_SetClipboardText(text.c_str()) == 0; },
                                                          clipboard_text, [](const std::string& address) { return SDL_OpenURL(address.c_str()) == 0; }});
        if (arguments.printer)
            printer_ = std::make_unique<Printer>(*arguments.printer, wake);
        taking_ = std::make_unique<TakeAlong>(*session_, printer_.get(), TakeAlongSettings{arguments.slip_paper, arguments.place});
        screen_ = std::make_unique<Screen>(*session_, *taking_, arguments.display, voice_.is_there());
        screen_->show_keyboard(arguments.has_screen_keys && !is_phone());
        if (is_phone())
            SDL_StopTextInput(); // until a field is edited
        resize();
    }
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;
    ~Client() {
        photo_.show({});
        ImGui_ImplOpenGL3_Shutdown();
        ImGui_ImplSDL2_Shutdown();
        ImGui::DestroyContext();
        SDL_GL_DeleteContext(gl_);
        SDL_DestroyWindow(window_);
        SDL_Quit();
    }

    int run() {
        int frames = settle_frames;
        while (!is_closed_) {
            frames = wait(frames) ? settle_frames : frames - 1;
            if (session_->take(now_ms())) {
                screen_->follow(*fonts_);
                frames = settle_frames;
            }
            if (taking_->take(now_ms())) {
                screen_->follow_taking(*fonts_);
                frames = settle_frames;
            }
            if (screen_->step(now_ms()) || tend())
                frames = settle_frames;
            speak();
            call_keyboard();
            caretaker_.look(*session_, *taking_, has_guest_, now_ms());
            if (frames >= 0)
                draw();
        }
        return 0;
    }

private:
    bool is_phone() const { return arguments_.surface == Surface::Phone; }

    // The system's keyboard is there while a field is edited: in a phone this is all that brings it up.
    void call_keyboard() {
        if (!is_phone() || screen_->is_editing() == (SDL_IsTextInputActive() == SDL_TRUE))
            return;
        if (SDL_IsTextInputActive() == SDL_TRUE)
            SDL_StopTextInput();
        else
            SDL_StartTextInput();
    }

    void open() {
        // Touches come as touches; the mouse events that SDL makes of them would count twice.
        SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "1");
        if (SDL_Init(SDL_INIT_VIDEO) != 0)
            throw std::runtime_error(std::string("no display: ") + SDL_GetError());
        SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
        SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
        SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 2);
        const unsigned flags = SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE | (arguments_.is_full_screen ? static_cast<unsigned>(SDL_WINDOW_FULLSCREEN_DESKTOP) : 0u);
        fit_display();
        window_ = SDL_CreateWindow("Kulanz", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, arguments_.width, arguments_.height, flags);
        gl_ = window_ != nullptr ? SDL_GL_CreateContext(window_) : nullptr;
        if (gl_ == nullptr)
            throw std::runtime_error(std::string("no OpenGL window: ") + SDL_GetError());
        SDL_GL_SetSwapInterval(1);
        ImGui::CreateContext();
        ImGui::GetIO().IniFilename = nullptr;
        ImGui::GetIO().ConfigInputTrickleEventQueue = false; // a scanner types faster than we draw
        ImGui_ImplSDL2_InitForOpenGL(window_, gl_);
        ImGui_ImplOpenGL3_Init("#version 150");
        make_fonts(default_theme(), arguments_.display);
    }

    void make_fonts(const Theme& theme, const Display& display) {
        const auto bytes = [](const std::string& file) { return std::span(reinterpret_cast<const unsigned char*>(file.data()), file.size()); };
        static constexpr std::string_view packaged[] = {"Semibold", "ExtraBold", "CondBold"}; // by Cut
        if (strong_.empty() || font_cut_ != theme.cut)
            strong_ = font_file(std::string(strong_font(theme.cut)), std::string(packaged[static_cast<std::size_t>(theme.cut)]));
        fonts_ = std::make_unique<Fonts>(*ImGui::GetIO().Fonts, Fonts::Files{bytes(regular_), bytes(strong_), bytes(icons_)},
                                         Fonts::Sizes{theme, arguments_.scale, display.text_scale()});
        font_sizes_ = theme.sizes;
        font_cut_ = theme.cut;
        font_percent_ = display.text_percent;
    }

    // Another merchant or another size of text needs other letters.
    void fit_fonts() {
        const Theme& theme = screen_->theme();
        if (theme.sizes == font_sizes_ && theme.cut == font_cut_ && screen_->display().text_percent == font_percent_)
            return;
        ImGui_ImplOpenGL3_DestroyFontsTexture();
        make_fonts(theme, screen_->display());
        ImGui_ImplOpenGL3_CreateFontsTexture();
        screen_->follow(*fonts_);
    }

    // A window that is larger than its display shows nothing where people look.
    void fit_display() {
        SDL_Rect free{};
        if (SDL_GetDisplayUsableBounds(0, &free) != 0)
            return;
        arguments_.width = std::min(arguments_.width, free.w);
        arguments_.height = std::min(arguments_.height, free.h);
    }

    void resize() {
        int width = 0, height = 0;
        SDL_GetWindowSize(window_, &width, &height);
        const SafeArea& safe = arguments_.safe;
        screen_->resize({static_cast<float>(width) / arguments_.scale - static_cast<float>(safe.left + safe.right),
                         static_cast<float>(height) / arguments_.scale - static_cast<float>(safe.top + safe.bottom)}, *fonts_);
    }

    // Sleeps until something happens; true when it did. While frames are due it only looks.
    bool wait(int frames) {
        SDL_Event event;
        int timeout = -1;
        if (frames > 0)
            timeout = 0;
        else if (screen_->edit())
            timeout = caret_blink_ms;
        for (const auto& at_ms : {session_->next_at_ms(), taking_->next_at_ms(), caretaker_.next_at_ms(), invite_at_ms_, screen_->has_guest() ? attendance_.next_at_ms(now_ms()) : std::nullopt})
            if (at_ms && timeout != 0) {
                const auto left = static_cast<int>(std::max<std::int64_t>(1, *at_ms - now_ms()));
                timeout = timeout < 0 ? left : std::min(timeout, left);
            }
        if (SDL_WaitEventTimeout(&event, timeout) == 0)
            return timeout > 0;
        do
            handle(event);
        while (SDL_PollEvent(&event) != 0);
        return true;
    }

    int device(int css_pixels) const { return static_cast<int>(static_cast<float>(css_pixels) * arguments_.scale); }
    float css(int pixels) const { return static_cast<float>(pixels) / arguments_.scale; }

    // A touch beside the field is not for the editor: it would take the field's focus away before a key's letter arrives.
    bool is_for_editor(const SDL_Event& event) {
        if (event.type == SDL_MOUSEBUTTONDOWN) {
            const auto edit = screen_->edit();
            is_editor_pressed_ = edit && edit->place.contains(css(event.button.x), css(event.button.y)) &&
                                 !screen_->is_under_overlay(css(event.button.y));
            return is_editor_pressed_;
        }
        return event.type != SDL_MOUSEBUTTONUP || std::exchange(is_editor_pressed_, false);
    }

    // Who has walked away is asked, and then leaves; true when the screen is another one.
    bool tend() {
        const bool is_there = std::exchange(has_guest_, screen_->has_guest());
        if (!has_guest_) {
            if (is_there)
                forget();
            attendance_.used(now_ms());
            return (!is_phone() && invite()) || is_there;
        }
        invite_at_ms_.reset();
        if (taking_->is_held() || is_phone())
            attendance_.used(now_ms());
        const Attendance attendance = attendance_.at(now_ms());
        const bool was_asking = screen_->is_asking();
        if (attendance == Attendance::Gone)
            screen_->leave(*fonts_);
        else
            screen_->ask_attendance(attendance == Attendance::Asked, *fonts_);
        return attendance == Attendance::Gone || was_asking != screen_->is_asking();
    }

    // The first page comes when nobody has touched the screen for a while, and changes its language now and then.
    bool invite() {
        const std::int64_t at_ms = now_ms(), begins_at_ms = touched_at_ms_ + attract_after_ms;
        if (!screen_->is_attracting() && at_ms < begins_at_ms) {
            invite_at_ms_ = begins_at_ms;
            return false;
        }
        if (screen_->is_attracting() && invite_at_ms_ && at_ms < *invite_at_ms_)
            return false;
        if (!screen_->is_attracting())
            attracting_since_ms_ = at_ms;
        screen_->attract(language_after(arguments_.language, at_ms - attracting_since_ms_), arguments_.is_calm, *fonts_);
        invite_at_ms_ = at_ms + attract_language_ms;
        return true;
    }

    // What a person typed or copied stays nowhere.
    void forget() {
        if (!is_phone()) // which is theirs
            SDL_SetClipboardText("");
        std::string().swap(buffer_);
        std::string().swap(told_);
        screen_->forget();
        ImGuiContext& context = *ImGui::GetCurrentContext();
        ImGui::ClearActiveID();
        context.InputTextState = {};
        context.InputTextState.Ctx = &context;
        context.InputTextDeactivatedState.ClearFreeMemory();
        wipe_stack();
    }

    void speak() {
        const Screen::Saying saying = screen_->take_said();
        if (saying.is_new)
            voice_.hush();
        for (const Said& said : saying.said)
            voice_.say(said);
    }

    void handle(const SDL_Event& event) {
        const bool was_asking = screen_->is_asking();
        dispatch(event);
        const bool is_use = event.type == SDL_MOUSEBUTTONDOWN || event.type == SDL_KEYDOWN || event.type == SDL_MOUSEWHEEL;
        if (was_asking ? !screen_->is_asking() : is_use)
            attendance_.used(now_ms());
        if (is_use || event.type == SDL_TEXTINPUT)
            touched_at_ms_ = now_ms();
        if (event.type == SDL_TEXTINPUT && !screen_->edit())
            caretaker_.scanned(now_ms());
    }

    // Where the page is, (0, 0) is what nothing covers.
    SDL_Event in_safe_area(SDL_Event event) const {
        const int left = device(arguments_.safe.left), top = device(arguments_.safe.top);
        if (event.type == SDL_MOUSEMOTION) {
            event.motion.x -= left;
            event.motion.y -= top;
        } else if (event.type == SDL_MOUSEBUTTONDOWN || event.type == SDL_MOUSEBUTTONUP) {
            event.button.x -= left;
            event.button.y -= top;
        }
        return event;
    }

    void dispatch(const SDL_Event& seen) {
        const SDL_Event event = in_safe_area(seen);
        if (is_for_editor(event))
            ImGui_ImplSDL2_ProcessEvent(&event);
        switch (event.type) {
        case SDL_QUIT: is_closed_ = true; break;
        case SDL_WINDOWEVENT:
            if (event.window.event == SDL_WINDOWEVENT_SIZE_CHANGED)
                resize();
            break;
        case SDL_MOUSEBUTTONDOWN:
            if (event.button.button == SDL_BUTTON_LEFT)
                screen_->press(css(event.button.x), css(event.button.y), now_ms(), *fonts_);
            break;
        case SDL_MOUSEMOTION:
            if ((event.motion.state & SDL_BUTTON_LMASK) != 0)
                screen_->move(css(event.motion.x), css(event.motion.y), now_ms());
            break;
        case SDL_MOUSEBUTTONUP:
            if (event.button.button == SDL_BUTTON_LEFT)
                screen_->release(css(event.button.x), css(event.button.y), now_ms(), *fonts_);
            break;
        case SDL_MOUSEWHEEL: screen_->wheel(-event.wheel.preciseY * 80); break;
        case SDL_TEXTINPUT: screen_->scan(event.text.text, *fonts_); break;
        case SDL_KEYDOWN: key(event.key.keysym); break;
        default: break;
        }
    }

    // How the page is seen can be changed at any time, also while something is typed.
    bool display_key(const SDL_Keysym& sym) {
        if ((sym.mod & KMOD_CTRL) == 0)
            return false;
        switch (sym.sym) {
        case SDLK_PLUS: case SDLK_EQUALS: case SDLK_KP_PLUS: screen_->key(Key::Larger, *fonts_); return true;
        case SDLK_MINUS: case SDLK_KP_MINUS: screen_->key(Key::Smaller, *fonts_); return true;
        case SDLK_d: screen_->key(Key::NextScheme, *fonts_); return true;
        default: return false;
        }
    }

    void key(const SDL_Keysym& sym) {
        if (display_key(sym))
            return;
        if (sym.sym == SDLK_F2)
            return screen_->key(Key::Voice, *fonts_);
        if (sym.sym == SDLK_F3 || sym.sym == SDLK_F4)
            return screen_->key(sym.sym == SDLK_F3 ? Key::Print : Key::Phone, *fonts_);
        const auto edit = screen_->edit();
        const bool is_area = edit && edit->node->role == Role::TextArea;
        switch (sym.sym) {
        case SDLK_TAB: screen_->key((sym.mod & KMOD_SHIFT) != 0 ? Key::TabBack : Key::Tab, *fonts_); return;
        case SDLK_ESCAPE: screen_->key(Key::Escape, *fonts_); return;
        case SDLK_RETURN:
        case SDLK_KP_ENTER:
            if (edit && !is_area)
                is_submit_asked_ = true; // after ImGui has taken in what was typed before
            else if (!edit && !screen_->submit_scan(*fonts_))
                screen_->key(Key::Activate, *fonts_);
            return;
        default: break;
        }
        // The field's own, but that a listener reads on from a field of one line.
        const bool is_reading = screen_->display().is_voiced && !is_area && (sym.sym == SDLK_UP || sym.sym == SDLK_DOWN);
        if (edit && !is_reading)
            return;
        switch (sym.sym) {
        case SDLK_BACKSPACE: screen_->erase_scanned(*fonts_); break;
        case SDLK_SPACE: screen_->key(Key::Activate, *fonts_); break;
        case SDLK_UP: screen_->key(Key::Up, *fonts_); break;
        case SDLK_DOWN: screen_->key(Key::Down, *fonts_); break;
        case SDLK_LEFT: screen_->key(Key::Left, *fonts_); break;
        case SDLK_RIGHT: screen_->key(Key::Right, *fonts_); break;
        case SDLK_PAGEUP: screen_->key(Key::PageUp, *fonts_); break;
        case SDLK_PAGEDOWN: screen_->key(Key::PageDown, *fonts_); break;
        case SDLK_HOME: screen_->key(Key::Home, *fonts_); break;
        case SDLK_END: screen_->key(Key::End, *fonts_); break;
        default: break;
        }
    }

    void fit_photo() {
        if (session_->photo() == photo_bytes_)
            return;
        photo_bytes_ = session_->photo();
        photo_.show(photo_bytes_);
        screen_->set_photo(photo_.place());
    }

    // What the keys on the screen typed goes the way of real keys.
    void feed_typed() {
        const Screen::Typed typed = screen_->take_typed();
        ImGuiIO& io = ImGui::GetIO();
        if (!typed.text.empty())
            io.AddInputCharactersUTF8(typed.text.c_str());
        for (int i = 0; i < typed.erased; ++i) {
            io.AddKeyEvent(ImGuiKey_Backspace, true);
            io.AddKeyEvent(ImGuiKey_Backspace, false);
        }
    }

    // From the lower left corner, as OpenGL counts.
    static void clear(Rgb colour, int x, int y, int width, int height) {
        glEnable(GL_SCISSOR_TEST);
        glScissor(x, y, width, height);
        glClearColor(static_cast<float>(colour.r) / 255, static_cast<float>(colour.g) / 255, static_cast<float>(colour.b) / 255, 1);
        glClear(GL_COLOR_BUFFER_BIT);
        glDisable(GL_SCISSOR_TEST);
    }

    void draw() {
        feed_typed();
        fit_fonts();
        fit_photo();
        ImGui_ImplOpenGL3_NewFrame();
        ImGui_ImplSDL2_NewFrame();
        const ImVec2 size = ImGui::GetIO().DisplaySize;
        const SafeArea& safe = arguments_.safe;
        ImGui::GetIO().DisplaySize = {size.x - static_cast<float>(device(safe.left + safe.right)), size.y - static_cast<float>(device(safe.top + safe.bottom))};
        ImGui::NewFrame();
        screen_->paint_page(*ImGui::GetBackgroundDrawList(), *fonts_);
        edit_text();
        screen_->paint_overlay(*ImGui::GetForegroundDrawList(), *fonts_);
        ImGui::Render();
        ImDrawData& drawn = *ImGui::GetDrawData();
        drawn.DisplayPos = {-static_cast<float>(device(safe.left)), -static_cast<float>(device(safe.top))};
        drawn.DisplaySize = size;
        glViewport(0, 0, static_cast<int>(size.x), static_cast<int>(size.y));
        const Palette palette = screen_->palette();
        const int width = static_cast<int>(size.x), height = static_cast<int>(size.y);
        clear(palette.of(Token::Ground), 0, 0, width, height);
        // What is covered goes on as what stands beside it: the header's band, the bar.
        clear(palette.of(Token::Band), 0, height - device(safe.top), width, device(safe.top));
        clear(palette.of(Token::Surface), 0, 0, width, device(safe.bottom));
        ImGui_ImplOpenGL3_RenderDrawData(&drawn);
        SDL_GL_SwapWindow(window_);
        if (!arguments_.report_file.empty())
            write_file_durably(arguments_.report_file, screen_->report());
    }

    // ImGui's field, invisible but for text, caret and selection, exactly over the painted one.
    void edit_text() {
        const auto edit = screen_->edit();
        if (!edit) {
            edited_id_ = 0;
            is_submit_asked_ = false;
            return;
        }
        const Node node = *edit->node;
        const StyleRule look = rule(node.style, false, screen_->theme());
        const Palette palette = screen_->palette();
        const float scale = arguments_.scale;
        const float size = static_cast<float>(look.text) * screen_->display().text_scale();
        const bool is_new = edited_id_ != node.id;
        if (is_new || node.value != told_)
            buffer_ = told_ = node.value;
        edited_id_ = node.id;
        buffer_.resize(edit_bytes_max);
        ImGui::SetNextWindowPos({edit->place.x * scale, edit->place.y * scale});
        ImGui::SetNextWindowSize({edit->place.w * scale, edit->place.h * scale});
        ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
        ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
        const bool is_area = node.role == Role::TextArea;
        const float pad_y = is_area ? static_cast<float>(look.pad_y) : (edit->place.h - size * 1.36f) / 2;
        ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {static_cast<float>(look.pad_x) * scale, pad_y * scale});
        const Rgb ink = palette.of(Token::Ink), accent = palette.of(Token::AccentSoft);
        ImGui::PushStyleColor(ImGuiCol_Text, IM_COL32(ink.r, ink.g, ink.b, 255));
        ImGui::PushStyleColor(ImGuiCol_FrameBg, 0u);
        ImGui::PushStyleColor(ImGuiCol_WindowBg, 0u);
        ImGui::PushStyleColor(ImGuiCol_TextSelectedBg, IM_COL32(accent.r, accent.g, accent.b, 255));
        ImGui::PushFont(fonts_->font(look.weight, size));
        ImGui::Begin("edit", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoMove);
        if (is_new || edit->has_focus_now || !ImGui::IsAnyItemActive())
            ImGui::SetKeyboardFocusHere();
        ImGui::SetNextItemWidth(-1);
        if (is_area)
            ImGui::InputTextMultiline("##text", buffer_.data(), buffer_.size(), {edit->place.w * scale, edit->place.h * scale});
        else
            ImGui::InputText("##text", buffer_.data(), buffer_.size());
        ImGui::End();
        ImGui::PopFont();
        ImGui::PopStyleColor(4);
        ImGui::PopStyleVar(3);
        buffer_.resize(std::char_traits<char>::length(buffer_.c_str()));
        if (buffer_ != told_) {
            told_ = buffer_;
            screen_->edited(buffer_, *fonts_);
        }
        if (std::exchange(is_submit_asked_, false))
            screen_->submit_edit(*fonts_);
    }

    WindowArguments arguments_;
    Voice voice_{arguments_.transcript_file};
    AttendanceClock attendance_{1000 * std::int64_t{arguments_.idle_seconds}};
    bool has_guest_ = false;
    Caretaker caretaker_{arguments_.health, now_ms()};
    std::int64_t touched_at_ms_ = -attract_after_ms, attracting_since_ms_ = 0; // nobody yet
    std::optional<std::int64_t> invite_at_ms_;
    std::string regular_, strong_, icons_;
    SDL_Window* window_ = nullptr;
    SDL_GLContext gl_ = nullptr;
    Uint32 wake_event_ = 0;
    std::unique_ptr<Fonts> fonts_;
    std::array<std::uint8_t, static_cast<int>(TextStep::Count_)> font_sizes_{}; // for what they are made
    Cut font_cut_ = Cut::Plain;
    int font_percent_ = 0;
    std::unique_ptr<Session> session_;
    std::unique_ptr<Printer> printer_;
    std::unique_ptr<TakeAlong> taking_;
    std::unique_ptr<Screen> screen_;
    PhotoTexture photo_;
    std::string photo_bytes_; // of which the texture is made
    bool is_closed_ = false, is_submit_asked_ = false, is_editor_pressed_ = false;
    std::uint64_t edited_id_ = 0;
    std::string buffer_, told_; // the editor's text, and what the session was told last
};

} // namespace

int run_window(const WindowArguments& arguments) {
    return Client(arguments).run();
}

} // namespace kz
