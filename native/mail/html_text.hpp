// The text of a page of HTML as somebody would read it aloud: no markup, no style, a line for each block. What is quoted
// (blockquote) is left out. Total: any bytes give some text.
#pragma once

#include <string>
#include <string_view>

namespace kz {

std::string html_text(std::string_view html);

} // namespace kz
