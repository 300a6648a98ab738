#include "shared/protocol/theme_json.hpp"

#include "shared/protocol/json_tree.hpp"
#include "shared/protocol/theme_fields.hpp"

namespace kz {
namespace {

void write_palette(JsonWriter& json, std::string_view name, const Palette& palette) {
    json.open_object(name);
    for (int token = 1; token < static_cast<int>(Token::Count_); ++token)
        json.text(token_name(static_cast<Token>(token)), hex_text(palette.of(static_cast<Token>(token))));
    json.close_object();
}

void write_shapes(JsonWriter& json, std::string_view name, const std::vector<Shape>& shapes) {
    json.open_array(name);
    for (const Shape& shape : shapes) {
        json.open_object();
        json.text("colour", token_name(shape.colour));
        if (shape.line_tenths != 0)
            json.integer("line_tenths", shape.line_tenths);
        json.text("path", shape.path);
        json.close_object();
    }
    json.close_array();
}

Palette read_palette(Fields fields) {
    Palette palette;
    for (int token = 1; token < static_cast<int>(Token::Count_); ++token) {
        const std::string_view name = token_name(static_cast<Token>(token));
        if (const auto colour = parse_hex(fields.required_code(name)))
            palette.of(static_cast<Token>(token)) = *colour;
        else
            fields.refuse_field(name, WireRule::BadFormat, "a colour, \"#0b5d57\"");
    }
    fields.finish();
    return palette;
}

std::vector<Shape> read_shapes(Items items) {
    std::vector<Shape> shapes;
    while (items.next()) {
        Fields fields = items.fields();
        Shape& shape = shapes.emplace_back();
        shape.colour = Token::None;
        const std::string_view colour = fields.required_code("colour");
        for (int token = 1; token < static_cast<int>(Token::Count_); ++token)
            if (token_name(static_cast<Token>(token)) == colour)
                shape.colour = static_cast<Token>(token);
        if (shape.colour == Token::None)
            fields.unknown_code("colour");
        shape.line_tenths = static_cast<std::uint8_t>(fields.integer("line_tenths", 1, 255, 0));
        shape.path = fields.required_text("path", path_bytes_max);
        fields.finish();
    }
    return shapes;
}

Cut parse_cut(Fields& fields, std::string_view name) {
    for (const Cut cut : {Cut::Plain, Cut::Heavy, Cut::Narrow})
        if (cut_name(cut) == name)
            return cut;
    fields.unknown_code("cut");
    return Cut::Plain;
}

} // namespace

void write_theme(JsonWriter& json, const Theme& theme) {
    json.text("name", theme.name);
    if (theme.tone != Tone::Formal)
        json.text("tone", tone_name(theme.tone));
    if (theme.cut != Cut::Plain)
        json.text("cut", cut_name(theme.cut));
    write_palette(json, "light", theme.light);
    write_palette(json, "dark", theme.dark);
    json.open_object("sizes");
    for (int step = 1; step < static_cast<int>(TextStep::Count_); ++step)
        json.integer(text_step_name(static_cast<TextStep>(step)), theme.size(static_cast<TextStep>(step)));
    json.close_object();
    json.open_object("radii");
    for (int corner = 1; corner < static_cast<int>(Corner::Count_); ++corner)
        json.integer(corner_name(static_cast<Corner>(corner)), theme.radius(static_cast<Corner>(corner)));
    json.close_object();
    json.integer("elevation", theme.elevation);
    write_shapes(json, "logo", theme.logo);
    write_shapes(json, "art", theme.art);
    if (!theme.photo.empty())
        json.text("photo", theme.photo);
}

Theme read_theme(Fields fields) {
    Theme theme;
    theme.name = fields.required_code("name");
    if (!is_theme_name(theme.name))
        fields.refuse_field("name", WireRule::BadFormat, "a name of small letters, digits and \"-\"");
    if (const auto tone = fields.code("tone"); tone == tone_name(Tone::Warm))
        theme.tone = Tone::Warm;
    else if (tone && tone != tone_name(Tone::Formal))
        fields.unknown_code("tone");
    if (const auto cut = fields.code("cut"))
        theme.cut = parse_cut(fields, *cut);
    theme.light = read_palette(fields.required_object("light"));
    theme.dark = read_palette(fields.required_object("dark"));
    Fields sizes = fields.required_object("sizes");
    for (int step = 1; step < static_cast<int>(TextStep::Count_); ++step)
        theme.sizes[static_cast<std::size_t>(step)] = static_cast<std::uint8_t>(
            sizes.required_int(text_step_name(static_cast<TextStep>(step)), theme_size_min, theme_size_max));
    sizes.finish();
    Fields radii = fields.required_object("radii");
    for (int corner = 1; corner < static_cast<int>(Corner::Count_); ++corner)
        theme.radii[static_cast<std::size_t>(corner)] =
            static_cast<std::uint8_t>(radii.required_int(corner_name(static_cast<Corner>(corner)), 0, theme_radius_max));
    radii.finish();
    theme.elevation = static_cast<std::uint8_t>(fields.required_int("elevation", 0, elevation_max));
    theme.logo = read_shapes(fields.items("logo"));
    theme.art = read_shapes(fields.items("art"));
    theme.photo = fields.text("photo", photo_name_bytes_max);
    if (theme.photo.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_./") != std::string::npos)
        fields.refuse_field("photo", WireRule::BadFormat, "a name of small letters, digits and \"-_./\"");
    fields.finish();
    return theme;
}

std::string encode_theme(const Theme& theme) {
    std::string out;
    JsonWriter json(out);
    json.begin_document();
    write_theme(json, theme);
    json.close_object();
    return out;
}

Result<Theme, WireFault> decode_theme(std::string_view text) {
    KZ_TRY(tree, parse_json(text, request_limits));
    Decoding decoding{tree, Strictness::Request, {}};
    Theme theme = read_theme(Fields(decoding));
    if (decoding.fault)
        return refuse(*std::move(decoding.fault));
    return theme;
}

} // namespace kz
