// Small invoices in both syntaxes that say the same, and ways to spoil them.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace kz::test {

std::string file_text(const std::filesystem::path& file);

// Two lines, an allowance, a charge, two tax rates, a prepaid amount, a rounding amount.
std::string small_ubl();
std::string small_cii();

// The text with the one place of `from` replaced; the test fails when there is not exactly one.
std::string changed(std::string text, std::string_view from, std::string_view to);
// The line, from 1, of the first place of `needle`; the test fails when there is none.
int line_of(std::string_view text, std::string_view needle);

} // namespace kz::test
