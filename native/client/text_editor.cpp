#include "native/client/text_editor.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <utility>

namespace kz {
namespace {

constexpr std::size_t edit_bytes_max = 4096;

} // namespace

void TextEditor::edit(Screen& screen, const Fonts& fonts) {
    const auto edit = screen.edit();
    if (!edit) {
        edited_id_ = 0;
        is_submit_asked_ = false;
        return;
    }
    const Node node = *edit->node;
    const StyleRule look = rule(node.style, false, screen.theme());
    const Palette palette = screen.palette();
    const float scale = fonts.ratio();
    const float size = static_cast<float>(look.text) * screen.display().text_scale();
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
    ImGui::PushFont(fonts.font(look.weight, size));
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
        screen.edited(buffer_, fonts);
    }
    if (std::exchange(is_submit_asked_, false))
        screen.submit_edit(fonts);
}

void TextEditor::forget() {
    std::string().swap(buffer_);
    std::string().swap(told_);
    ImGuiContext& context = *ImGui::GetCurrentContext();
    ImGui::ClearActiveID();
    context.InputTextState = {};
    context.InputTextState.Ctx = &context;
    context.InputTextDeactivatedState.ClearFreeMemory();
}

} // namespace kz
