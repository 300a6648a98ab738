#include "native/printer/slip.hpp"

#include <algorithm>

namespace kz {
namespace {

constexpr int qr_version_max = 13, qr_dots = 320, module_dots_least = 3, module_dots_most = 8;

// In lines of at most `columns`; a word that is longer than a line is cut.
std::vector<std::string> lines_of(std::string_view text, std::size_t columns) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        std::size_t end = text.size();
        if (end > columns) {
            end = text.rfind(' ', columns);
            if (end == std::string_view::npos || end == 0)
                end = columns;
        }
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(end);
        text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    }
    return lines;
}

class Setting {
public:
    explicit Setting(const SlipPaper& paper) : paper_(paper), columns_(static_cast<std::size_t>(paper.columns)) {}

    void operator()(const SlipTitle& title) {
        out_.align(SlipAlign::Middle).bold(true).large(true);
        for (const std::string& line : lines_of(printable(title.text), columns_ / 2))
            out_.line(line);
        out_.large(false).bold(false).feed(1).align(SlipAlign::Left);
    }
    void operator()(const SlipText& text) {
        out_.align(text.align).bold(text.is_bold);
        for (const std::string& line : lines_of(printable(text.text), columns_))
            out_.line(line);
        out_.bold(false).align(SlipAlign::Left);
    }
    void operator()(const SlipFigure& pair) {
        out_.bold(pair.is_bold);
        const std::string figure = printable(pair.figure);
        std::vector<std::string> labels = lines_of(printable(pair.label), columns_);
        const bool fits = !labels.empty() && labels.back().size() + 1 + figure.size() <= columns_;
        if (!fits)
            labels.emplace_back();
        for (std::size_t i = 0; i + 1 < labels.size(); ++i)
            out_.line(labels[i]);
        // A figure that is longer than a line is broken like text.
        const std::vector<std::string> figures = lines_of(figure, columns_);
        for (std::size_t i = 0; i < figures.size(); ++i) {
            const std::string& label = i == 0 ? labels.back() : std::string();
            out_.line(label + std::string(columns_ - label.size() - figures[i].size(), ' ') + figures[i]);
        }
        out_.bold(false);
    }
    void operator()(const SlipRule&) { out_.line(std::string(columns_, '-')); }
    void operator()(const SlipCode& code) {
        const auto symbol = qr_symbol(code.payload, qr_version_max);
        if (!symbol)
            return;
        const int dots = std::clamp(qr_dots / symbol->size, module_dots_least, module_dots_most);
        out_.feed(1).align(SlipAlign::Middle);
        if (paper_.has_qr_command)
            out_.qr_command(code.payload, dots);
        else
            out_.qr_picture(*symbol, dots);
        out_.align(SlipAlign::Left).feed(1);
    }
    std::string finish() && { return out_.feed(1).cut().take(); }

private:
    const SlipPaper& paper_;
    std::size_t columns_;
    EscPos out_;
};

} // namespace

std::string set_slip(const Slip& slip, const SlipPaper& paper) {
    Setting setting(paper);
    for (const SlipPart& part : slip.parts)
        std::visit(setting, part);
    return std::move(setting).finish();
}

} // namespace kz
