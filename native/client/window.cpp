#include "native/client/window.hpp"

#include "native/client/attendance.hpp"
#include "native/client/canvas.hpp"
#include "native/client/caretaker.hpp"
#include "native/client/faces.hpp"
#include "native/client/photo.hpp"
#include "native/client/scanner_watch.hpp"
#include "native/client/screen.hpp"
#include "native/client/text_editor.hpp"
#include "native/client/voice.hpp"
#include "native/platform/clock.hpp"
#include "native/platform/file.hpp"
#include "native/platform/secret.hpp"

#include <SDL.h>
#include <imgui.h>
#include <imgui_impl_sdl2.h>

#include <algorithm>

namespace kz {
namespace {

constexpr int caret_blink_ms = 500;
constexpr int settle_frames = 3; // ImGui needs a few to take in what came together

std::string clipboard_text() {
    char* text = SDL_GetClipboardText();
    std::string out = text != nullptr ? text : "";
    SDL_free(text);
    return out;
}

std::int64_t now_ms() {
    return monotonic_microseconds() / 1000;
}

class Client {
public:
    explicit Client(const WindowArguments& arguments)
        : arguments_(arguments), canvas_(arguments), faces_(canvas_.scale(), default_theme(), arguments.display) {
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
    ~Client() { photo_.show({}); }

    int run() {
        int frames = settle_frames;
        while (!is_closed_) {
            frames = wait(frames) ? settle_frames : frames - 1;
            if (session_->take(now_ms())) {
                screen_->follow(fonts());
                frames = settle_frames;
            }
            if (taking_->take(now_ms())) {
                screen_->follow_taking(fonts());
                frames = settle_frames;
            }
            if (screen_->step(now_ms()) || tend())
                frames = settle_frames;
            speak();
            call_keyboard();
            caretaker_.look(*session_, *taking_, has_guest_, now_ms());
            if (frames >= 0 && !scanner_.is_pending(now_ms()))
                draw();
        }
        return 0;
    }

private:
    const Fonts& fonts() const { return faces_.fonts(); }
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

    void resize() { screen_->resize(canvas_.page(), fonts()); }

    // Another merchant, another size of text or a name from far away needs other letters.
    void fit_fonts() {
        if (faces_.fit(screen_->theme(), screen_->display(), session_->scene()))
            screen_->follow(fonts());
    }

    // Sleeps until something happens; true when it did. While frames are due it only looks.
    bool wait(int frames) {
        SDL_Event event;
        int timeout = -1;
        if (frames > 0 && !scanner_.is_pending(now_ms()))
            timeout = 0;
        else if (screen_->edit())
            timeout = caret_blink_ms;
        for (const auto& at_ms : {scanner_.next_at_ms(now_ms()), session_->next_at_ms(), taking_->next_at_ms(), caretaker_.next_at_ms(), invite_at_ms_, screen_->has_guest() ? attendance_.next_at_ms(now_ms()) : std::nullopt})
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

    // A touch beside the field is not for the editor: it would take the field's focus away before a key's letter arrives.
    bool is_for_editor(const SDL_Event& event) {
        if (event.type == SDL_MOUSEBUTTONDOWN) {
            const auto edit = screen_->edit();
            is_editor_pressed_ = edit && edit->place.contains(canvas_.css(event.button.x), canvas_.css(event.button.y)) &&
                                 !screen_->is_under_overlay(canvas_.css(event.button.y));
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
            screen_->leave(fonts());
        else
            screen_->ask_attendance(attendance == Attendance::Asked, fonts());
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
        screen_->attract(language_after(arguments_.language, at_ms - attracting_since_ms_), arguments_.is_calm, fonts());
        invite_at_ms_ = at_ms + attract_language_ms;
        return true;
    }

    // What a person typed or copied stays nowhere.
    void forget() {
        if (!is_phone()) // which is theirs
            SDL_SetClipboardText("");
        screen_->forget();
        editor_.forget();
        scanner_ = {};
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

    // Whether a sign or key is a scanner's, or waits until that is known. While a code is asked for, all of it is for its field; on a phone
    // a keyboard sends words at once.
    bool is_scanned(const SDL_Event& event) {
        if (is_phone() || session_->model().gate == Gate::Code)
            return false;
        if (event.type == SDL_TEXTINPUT) {
            const bool is_held = screen_->edit().has_value();
            scanner_.put(event.text.text, is_held, now_ms());
            return is_held;
        }
        if (event.type != SDL_KEYDOWN)
            return false;
        const SDL_Keycode sign = event.key.keysym.sym;
        const bool is_enter = sign == SDLK_RETURN || sign == SDLK_KP_ENTER;
        if ((is_enter || sign == SDLK_SPACE || sign == SDLK_TAB) && scanner_.follows(now_ms()))
            return true;
        const bool is_modifier = sign >= SDLK_LCTRL && sign <= SDLK_RGUI;
        if (sign < SDLK_SPACE || sign == SDLK_DELETE || ((sign & SDLK_SCANCODE_MASK) != 0 && !is_modifier))
            type(scanner_.take_all());
        return false;
    }

    static void type(const std::string& text) {
        if (!text.empty())
            ImGui::GetIO().AddInputCharactersUTF8(text.c_str());
    }

    void dispatch(const SDL_Event& seen) {
        const SDL_Event event = canvas_.on_page(seen);
        if (is_scanned(event))
            return;
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
                screen_->press(canvas_.css(event.button.x), canvas_.css(event.button.y), now_ms(), fonts());
            break;
        case SDL_MOUSEMOTION:
            if ((event.motion.state & SDL_BUTTON_LMASK) != 0)
                screen_->move(canvas_.css(event.motion.x), canvas_.css(event.motion.y), now_ms());
            break;
        case SDL_MOUSEBUTTONUP:
            if (event.button.button == SDL_BUTTON_LEFT)
                screen_->release(canvas_.css(event.button.x), canvas_.css(event.button.y), now_ms(), fonts());
            break;
        case SDL_MOUSEWHEEL: screen_->wheel(-event.wheel.preciseY * 80); break;
        case SDL_TEXTINPUT: screen_->scan(event.text.text, fonts()); break;
        case SDL_KEYDOWN: key(event.key.keysym); break;
        default: break;
        }
    }

    // How the page is seen can be changed at any time, also while something is typed.
    bool display_key(const SDL_Keysym& sym) {
        if ((sym.mod & KMOD_CTRL) == 0)
            return false;
        switch (sym.sym) {
        case SDLK_PLUS: case SDLK_EQUALS: case SDLK_KP_PLUS: screen_->key(Key::Larger, fonts()); return true;
        case SDLK_MINUS: case SDLK_KP_MINUS: screen_->key(Key::Smaller, fonts()); return true;
        case SDLK_d: screen_->key(Key::NextScheme, fonts()); return true;
        default: return false;
        }
    }

    void key(const SDL_Keysym& sym) {
        if (display_key(sym))
            return;
        if (sym.sym == SDLK_F2)
            return screen_->key(Key::Voice, fonts());
        if (sym.sym == SDLK_F3 || sym.sym == SDLK_F4)
            return screen_->key(sym.sym == SDLK_F3 ? Key::Print : Key::Phone, fonts());
        const auto edit = screen_->edit();
        const bool is_area = edit && edit->node->role == Role::TextArea;
        switch (sym.sym) {
        case SDLK_TAB: screen_->key((sym.mod & KMOD_SHIFT) != 0 ? Key::TabBack : Key::Tab, fonts()); return;
        case SDLK_ESCAPE: screen_->key(Key::Escape, fonts()); return;
        case SDLK_RETURN:
        case SDLK_KP_ENTER:
            if (edit && !is_area)
                editor_.ask_submit();
            else if (!edit && !screen_->submit_scan(fonts()))
                screen_->key(Key::Activate, fonts());
            return;
        default: break;
        }
        // The field's own, but that a listener reads on from a field of one line.
        const bool is_reading = screen_->display().is_voiced && !is_area && (sym.sym == SDLK_UP || sym.sym == SDLK_DOWN);
        if (edit && !is_reading)
            return;
        switch (sym.sym) {
        case SDLK_BACKSPACE: screen_->erase_scanned(fonts()); break;
        case SDLK_SPACE: screen_->key(Key::Activate, fonts()); break;
        case SDLK_UP: screen_->key(Key::Up, fonts()); break;
        case SDLK_DOWN: screen_->key(Key::Down, fonts()); break;
        case SDLK_LEFT: screen_->key(Key::Left, fonts()); break;
        case SDLK_RIGHT: screen_->key(Key::Right, fonts()); break;
        case SDLK_PAGEUP: screen_->key(Key::PageUp, fonts()); break;
        case SDLK_PAGEDOWN: screen_->key(Key::PageDown, fonts()); break;
        case SDLK_HOME: screen_->key(Key::Home, fonts()); break;
        case SDLK_END: screen_->key(Key::End, fonts()); break;
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
        type(scanner_.take(now_ms()));
        const Screen::Typed typed = screen_->take_typed();
        ImGuiIO& io = ImGui::GetIO();
        type(typed.text);
        for (int i = 0; i < typed.erased; ++i) {
            io.AddKeyEvent(ImGuiKey_Backspace, true);
            io.AddKeyEvent(ImGuiKey_Backspace, false);
        }
    }

    void draw() {
        feed_typed();
        fit_fonts();
        fit_photo();
        canvas_.begin_frame();
        screen_->paint_page(*ImGui::GetBackgroundDrawList(), fonts());
        editor_.edit(*screen_, fonts());
        screen_->paint_overlay(*ImGui::GetForegroundDrawList(), fonts());
        canvas_.end_frame(screen_->palette());
        if (!arguments_.report_file.empty())
            write_file_durably(arguments_.report_file, screen_->report());
    }

    WindowArguments arguments_;
    Voice voice_{arguments_.transcript_file};
    AttendanceClock attendance_{1000 * std::int64_t{arguments_.idle_seconds}};
    bool has_guest_ = false;
    Caretaker caretaker_{arguments_.health, now_ms()};
    std::int64_t touched_at_ms_ = -attract_after_ms, attracting_since_ms_ = 0; // nobody yet
    std::optional<std::int64_t> invite_at_ms_;
    Uint32 wake_event_ = 0;
    Canvas canvas_;
    Faces faces_;
    TextEditor editor_;
    ScannerWatch scanner_;
    std::unique_ptr<Session> session_;
    std::unique_ptr<Printer> printer_;
    std::unique_ptr<TakeAlong> taking_;
    std::unique_ptr<Screen> screen_;
    PhotoTexture photo_;
    std::string photo_bytes_; // of which the texture is made
    bool is_closed_ = false, is_editor_pressed_ = false;
};

} // namespace

int run_window(const WindowArguments& arguments) {
    return Client(arguments).run();
}

} // namespace kz
