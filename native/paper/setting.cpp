#include "native/paper/setting.hpp"

#include <cairo-pdf.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace kz {
namespace {

// Points, 72 to the inch; A4, with margins of DIN 5008 rounded.
constexpr double page_width = 595.28, page_height = 841.89;
constexpr double margin = 62, bottom = 60;
constexpr double text_width = page_width - 2 * margin;
constexpr double band_height = 66, logo_width = 30;
constexpr double size_title = 20, size_heading = 13, size_text = 10.5, size_sender = 15;
constexpr double line_factor = 1.4;
constexpr std::size_t band_lines_max = 3;
constexpr double cell_gap = 10, cell_padding = 4;

cairo_status_t append(void* out, const unsigned char* bytes, unsigned int length) {
    static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(bytes), length);
    return CAIRO_STATUS_SUCCESS;
}

enum class Side { Left, Right };

class Setter {
public:
    Setter(const Document& document, const Theme& theme, const Letters& letters)
        : document_(document), theme_(theme), letters_(letters),
          surface_(cairo_pdf_surface_create_for_stream(append, &out_, page_width, page_height), cairo_surface_destroy) {
        const std::string date = iso(document.on) + "T00:00:00Z";
        metadata(CAIRO_PDF_METADATA_TITLE, letters.fit(document.title, Ink::Plain));
        metadata(CAIRO_PDF_METADATA_AUTHOR, letters.fit(document.sender, Ink::Plain));
        metadata(CAIRO_PDF_METADATA_CREATOR, "Kulanz");
        metadata(CAIRO_PDF_METADATA_CREATE_DATE, date);
        metadata(CAIRO_PDF_METADATA_MOD_DATE, date);
        pen_.reset(cairo_create(surface_.get()));
    }

    std::string set() {
        begin("Document");
        set_head();
        for (std::size_t at = 0; at <= document_.blocks.size(); ++at) {
            if (at == document_.title_at)
                paragraph("H1", document_.title, Ink::Strong, size_title);
            if (at < document_.blocks.size())
                std::visit([this](const auto& one) { set_block(one); }, document_.blocks[at]);
        }
        end("Document");
        cairo_show_page(pen());
        pen_.reset();
        cairo_surface_finish(surface_.get());
        if (const cairo_status_t status = cairo_surface_status(surface_.get()); status != CAIRO_STATUS_SUCCESS)
            throw std::runtime_error(std::string("a paper can not be set: ") + cairo_status_to_string(status));
        return std::move(out_);
    }

private:
    cairo_t* pen() const { return pen_.get(); }
    void metadata(cairo_pdf_metadata_t what, const std::string& text) { cairo_pdf_surface_set_metadata(surface_.get(), what, text.c_str()); }
    void begin(const char* tag, const std::string& attributes = {}) { cairo_tag_begin(pen(), tag, attributes.c_str()); }
    void end(const char* tag) { cairo_tag_end(pen(), tag); }
    void colour(Token token) {
        const Rgb rgb = theme_.light.of(token);
        cairo_set_source_rgb(pen(), rgb.r / 255.0, rgb.g / 255.0, rgb.b / 255.0);
    }
    // A new page when so much does not fit on this one any more. Between tags that hold text only.
    void need(double height) {
        if (y_ + height <= page_height - bottom)
            return;
        cairo_show_page(pen());
        y_ = margin;
    }
    void set_line(const std::string& line, Ink ink, double size, double x, double y) {
        cairo_set_font_face(pen(), letters_.face(ink));
        cairo_set_font_size(pen(), size);
        cairo_move_to(pen(), x, y);
        cairo_show_text(pen(), line.c_str());
    }
    std::vector<std::string> lines_of(const std::string& text, Ink ink, double size, double room) const {
        return letters_.lines(letters_.fit(text, ink), ink, size, room);
    }

    // The merchant's band with logo and name.
    void set_head() {
        begin("P");
        colour(Token::Band);
        cairo_rectangle(pen(), 0, 0, page_width, band_height);
        cairo_fill(pen());
        double x = margin;
        if (!theme_.logo.empty()) {
            set_logo(x, (band_height - logo_width) / 2);
            x += logo_width + cell_gap;
        }
        colour(Token::BandInk);
        const double room = page_width - margin - x;
        auto lines = lines_of(document_.sender, Ink::Strong, size_sender, room);
        const double size = lines.size() == 1 ? size_sender : size_heading * 0.85;
        if (lines.size() > 1)
            lines = lines_of(document_.sender, Ink::Strong, size, room);
        lines.resize(std::min(lines.size(), band_lines_max));
        double y = (band_height - size * line_factor * static_cast<double>(lines.size())) / 2 + size * 1.05;
        for (const std::string& line : lines) {
            set_line(line, Ink::Strong, size, x, y);
            y += size * line_factor;
        }
        end("P");
        y_ = band_height + 34;
    }

    void set_logo(double left, double top) {
        cairo_save(pen());
        cairo_translate(pen(), left, top);
        cairo_scale(pen(), logo_width / logo_side, logo_width / logo_side);
        cairo_set_line_cap(pen(), CAIRO_LINE_CAP_ROUND);
        cairo_set_line_join(pen(), CAIRO_LINE_JOIN_ROUND);
        for (const Shape& shape : theme_.logo) {
            std::string_view path = shape.path;
            cairo_new_path(pen());
            for (Pen step; next_pen(path, step);)
                switch (step.kind) {
                case Pen::Move: cairo_move_to(pen(), step.x[0], step.y[0]); break;
                case Pen::Line: cairo_line_to(pen(), step.x[0], step.y[0]); break;
                case Pen::Curve: cairo_curve_to(pen(), step.x[0], step.y[0], step.x[1], step.y[1], step.x[2], step.y[2]); break;
                case Pen::Close: cairo_close_path(pen()); break;
                }
            colour(shape.colour);
            cairo_set_line_width(pen(), shape.line_tenths / 10.0);
            if (shape.line_tenths == 0)
                cairo_fill(pen());
            else
                cairo_stroke(pen());
        }
        cairo_restore(pen());
    }

    void paragraph(const char* tag, const std::string& text, Ink ink, double size, Token token = Token::Ink) {
        const double height = size * line_factor;
        const auto lines = lines_of(text, ink, size, text_width);
        need(height * static_cast<double>(std::min<std::size_t>(lines.size(), 3)));
        begin(tag);
        colour(token);
        for (const std::string& line : lines) {
            need(height);
            set_line(line, ink, size, margin, y_ + size);
            y_ += height;
        }
        end(tag);
        y_ += size * 0.6;
    }

    void set_block(const Heading& heading) {
        y_ += size_heading * 0.6;
        need(size_heading * 4); // and what stands below it
        paragraph("H2", heading.text, Ink::Strong, size_heading);
    }
    void set_block(const Paragraph& block) {
        if (block.url.empty()) {
            paragraph("P", block.text, Ink::Plain, size_text);
            return;
        }
        std::string url;
        for (const char c : block.url)
            url += c == '\'' || c == '\\' || static_cast<unsigned char>(c) <= ' ' ? '_' : c;
        const auto lines = lines_of(block.text, Ink::Plain, size_text, text_width);
        need(size_text * line_factor * static_cast<double>(lines.size()));
        begin("P");
        begin(CAIRO_TAG_LINK, "uri='" + url + "'");
        colour(Token::AccentText);
        for (const std::string& line : lines) {
            set_line(line, Ink::Plain, size_text, margin, y_ + size_text);
            y_ += size_text * line_factor;
        }
        end(CAIRO_TAG_LINK);
        end("P");
        y_ += size_text * 0.6;
    }
    void set_block(const Lines& block) {
        const double height = size_text * line_factor;
        need(height * static_cast<double>(block.lines.size()));
        begin("P");
        colour(Token::Ink);
        for (const std::string& text : block.lines) // each ends with a space, as lines that were broken do
            for (const std::string& line : lines_of(text, Ink::Plain, size_text, text_width)) {
                set_line(line + ' ', Ink::Plain, size_text, margin, y_ + size_text);
                y_ += height;
            }
        end("P");
        y_ += size_text * 1.6;
    }
    void set_block(const Facts& block) {
        begin("L");
        for (const Fact& fact : block.facts) {
            begin("LI");
            set_cells({{"Lbl", fact.label, Ink::Plain, Token::InkMuted, margin, text_width * 0.34 - cell_gap},
                       {"LBody", fact.value, Ink::Plain, Token::Ink, margin + text_width * 0.34, text_width * 0.66}});
            end("LI");
        }
        end("L");
        y_ += size_text * 0.6;
    }

    struct Cell {
        const char* tag;
        std::string text;
        Ink ink;
        Token token;
        double x, width;
        Side side = Side::Left;
        bool has_line = false; // above it
    };
    // Beside each other, as high as the highest.
    void set_cells(const std::vector<Cell>& cells) {
        std::vector<std::vector<std::string>> texts;
        std::size_t most = 1;
        for (const Cell& cell : cells)
            most = std::max(most, texts.emplace_back(lines_of(cell.text, cell.ink, size_text, cell.width)).size());
        const double height = size_text * line_factor;
        need(static_cast<double>(most) * height + 2 * cell_padding);
        for (std::size_t at = 0; at < cells.size(); ++at) {
            const Cell& cell = cells[at];
            begin(cell.tag);
            if (cell.has_line) {
                colour(Token::Line);
                cairo_rectangle(pen(), cell.x, y_, cell.width + (at + 1 < cells.size() ? cell_gap : 0), 0.7);
                cairo_fill(pen());
            }
            colour(cell.token);
            double y = y_ + cell_padding + size_text;
            for (const std::string& line : texts[at]) {
                const double room = cell.side == Side::Right ? cell.width - letters_.width(line, cell.ink, size_text) : 0;
                set_line(line, cell.ink, size_text, cell.x + room, y);
                y += height;
            }
            end(cell.tag);
        }
        y_ += static_cast<double>(most) * height + 2 * cell_padding;
    }
    void set_row(const Table& table, const std::vector<std::string>& texts, const char* tag, Ink ink, Token token) {
        int shares = 0;
        for (const Column& column : table.columns)
            shares += column.share;
        std::vector<Cell> cells;
        double x = margin;
        for (std::size_t at = 0; at < table.columns.size(); ++at) {
            const Column& column = table.columns[at];
            const double width = text_width * column.share / shares - (at + 1 < table.columns.size() ? cell_gap : 0);
            cells.push_back({tag, texts[at], ink, token, x, width, column.is_figure ? Side::Right : Side::Left, true});
            x += width + cell_gap;
        }
        begin("TR");
        set_cells(cells);
        end("TR");
    }
    void set_block(const Table& table) {
        std::vector<std::string> titles;
        for (const Column& column : table.columns)
            titles.push_back(column.title);
        begin("Table");
        set_row(table, titles, "TH", Ink::Strong, Token::InkMuted);
        for (std::size_t at = 0; at < table.rows.size(); ++at)
            set_row(table, table.rows[at], "TD", table.has_sum && at + 1 == table.rows.size() ? Ink::Strong : Ink::Plain, Token::Ink);
        end("Table");
        y_ += size_text * 0.8;
    }

    // A third of a millimetre and more a module, black as tills want it.
    void set_block(const Bars& block) {
        constexpr double module_width = 1.35, height = 62;
        const double width = module_width * static_cast<double>(block.modules.size());
        need(height + size_text * 3);
        begin("Figure");
        const double left = (page_width - width) / 2;
        cairo_set_source_rgb(pen(), 0, 0, 0);
        for (std::size_t at = 0; at < block.modules.size(); ++at)
            if (block.modules[at] == '1') {
                const std::size_t end = std::min(block.modules.find('0', at), block.modules.size());
                cairo_rectangle(pen(), left + module_width * static_cast<double>(at), y_, module_width * static_cast<double>(end - at), height);
                at = end;
            }
        cairo_fill(pen());
        end("Figure");
        y_ += height + size_text * 1.4;
        begin("P");
        colour(Token::Ink);
        const std::string text = letters_.fit(block.text, Ink::Plain);
        set_line(text, Ink::Plain, size_text, (page_width - letters_.width(text, Ink::Plain, size_text)) / 2, y_);
        end("P");
        y_ += size_text * 1.6;
    }

    const Document& document_;
    const Theme& theme_;
    const Letters& letters_;
    std::string out_;
    std::unique_ptr<cairo_surface_t, void (*)(cairo_surface_t*)> surface_;
    std::unique_ptr<cairo_t, void (*)(cairo_t*)> pen_{nullptr, cairo_destroy};
    double y_ = 0;
};

} // namespace

std::string set_pages(const Document& document, const Theme& theme, const Letters& letters) {
    return Setter(document, theme, letters).set();
}

} // namespace kz
