#include "shared/domain/disputes/proof.hpp"

#include <doctest/doctest.h>

using namespace kz;
using namespace std::string_view_literals;

TEST_CASE("the first bytes of a file say what it is") {
    const struct {
        std::string_view bytes;
        std::string_view kind; // empty: none that is taken
    } rows[] = {
        {"\xff\xd8\xff\xe0 JFIF"sv, "jpeg"},
        {"\xff\xd8"sv, ""},
        {"\x89PNG\r\n\x1a\n rest"sv, "png"},
        {"\x89PNG\n\x1a\n"sv, ""},
        {"RIFF\x10\0\0\0WEBPVP8 "sv, "webp"},
        {"RIFF\x10\0\0\0WAVEfmt "sv, ""},
        {"\0\0\0\x18" "ftypheic\0\0\0\0"sv, "heic"},
        {"\0\0\0\x18" "ftypmif1\0\0\0\0"sv, "heic"},
        {"\0\0\0\x18" "ftypisom\0\0\0\0"sv, ""}, // a film
        {"%PDF-1.7\n"sv, "pdf"},
        {" %PDF-1.7\n"sv, ""},
        {"<svg xmlns='http://www.w3.org/2000/svg'>"sv, ""},
        {"<!doctype html>"sv, ""},
        {"GIF89a"sv, ""},
        {""sv, ""},
    };
    for (const auto& row : rows) {
        const auto kind = proof_kind_of(row.bytes);
        CHECK((kind ? proof_kind_code(*kind) : std::string_view()) == row.kind);
    }
}

TEST_CASE("kinds have codes and media types") {
    for (int number = 0; number < proof_kinds_count; ++number)
        CHECK(parse_proof_kind(proof_kind_code(static_cast<ProofKind>(number))) == static_cast<ProofKind>(number));
    CHECK(!parse_proof_kind("svg"));
    CHECK(proof_media_type(ProofKind::Webp) == "image/webp");
}

TEST_CASE("a proof is named by its hash, and nothing else can be a name") {
    CHECK(is_proof_hash(std::string(64, 'a')));
    CHECK(!is_proof_hash(std::string(63, 'a')));
    CHECK(!is_proof_hash(std::string(64, 'A')));
    CHECK(!is_proof_hash("../" + std::string(61, 'a')));
}
