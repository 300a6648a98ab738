#include "native/server/page_answer.hpp"

#include "shared/gateway/page_start.hpp"
#include "shared/view/staff.hpp"
#include "shared/view/view.hpp"

#include <brotli/encode.h>
#include <zlib.h>

namespace kz {
namespace {

// A page is made for one reader and read once: a middle level costs about a millisecond and is within a few per cent of the best.
constexpr int brotli_level = 6;
constexpr int brotli_window = 16; // bits: a page is hardly longer, and a small table is made sooner
constexpr int gzip_level = 6;

std::string brotli(std::string_view bytes) {
    std::string out(BrotliEncoderMaxCompressedSize(bytes.size()), '\0');
    std::size_t size = out.size();
    if (!BrotliEncoderCompress(brotli_level, brotli_window, BROTLI_MODE_TEXT, bytes.size(),
                               reinterpret_cast<const std::uint8_t*>(bytes.data()), &size, reinterpret_cast<std::uint8_t*>(out.data())))
        return {};
    out.resize(size);
    return out;
}

std::string gzip(std::string_view bytes) {
    z_stream stream{};
    constexpr int gzip_window = 15 + 16;
    if (deflateInit2(&stream, gzip_level, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    std::string out(deflateBound(&stream, bytes.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const bool is_whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    out.resize(is_whole ? stream.total_out : 0);
    deflateEnd(&stream);
    return out;
}

http::Answer document_answer(std::string document, std::string_view security_policy, int status, Coding coding) {
    http::Answer answer{.status = status, .content_type = "text/html; charset=utf-8", .body = std::move(document), .fields = {}};
    answer.fields.add("Cache-Control", "no-store").add("Content-Security-Policy", security_policy).add("Vary", "Accept-Encoding, Cookie, Accept-Language");
    if (coding != Coding::Plain)
        if (std::string packed = coding == Coding::Brotli ? brotli(answer.body) : gzip(answer.body); !packed.empty()) {
            answer.body = std::move(packed);
            answer.fields.add("Content-Encoding", coding == Coding::Brotli ? "br" : "gzip");
        }
    return answer;
}

http::Answer scriptless_answer(const PageFrame& frame, const Scene& scene, std::string_view theme, int status, Coding coding) {
    const PageLook& look = look_of(frame, theme);
    Frame surround = around(frame, look, {});
    surround.script_url = {};
    surround.facts.clear();
    return document_answer(document(scene, surround), look.security_policy, status, coding);
}

} // namespace

Coding accepted_coding(const http::RequestView& request) {
    return request.accepts_br ? Coding::Brotli : request.accepts_gzip ? Coding::Gzip : Coding::Plain;
}

http::Answer page_answer(const PageFrame& frame, const Model& model, int status, const http::RequestView& request) {
    return page_answer(frame, model, status, accepted_coding(request));
}

http::Answer page_answer(const PageFrame& frame, const Model& model, int status, Coding coding) {
    const std::string data = encode_start(model);
    const PageLook& look = look_of(frame, theme_of(model).name);
    Frame surround = around(frame, look, data);
    if (!frame.script_url.empty() && (model.gate == Gate::Open || model.gate == Gate::Factor))
        surround.manifest_url = "app.webmanifest";
    return document_answer(document(view(model), surround), look.security_policy, status, coding);
}

http::Answer page_answer(const PageFrame& frame, const StaffModel& model, int status, Coding coding) {
    const PageLook& look = frame.looks.front();
    Frame surround = around(frame, look, {});
    surround.css = look.staff_css;
    surround.script_url = frame.staff_url;
    surround.facts.clear();
    http::Answer answer = document_answer(document(view(model), surround), look.staff_policy, status, coding);
    // A customer's page does without: it is opened by links from anywhere, and the browser would start a process for it, a third of the
    // time to its first paint. Nothing can open it that does not know its link.
    answer.fields.add("Cross-Origin-Opener-Policy", "same-origin");
    return answer;
}

http::Answer helper_answer(const PageFrame& frame, std::string_view theme, const Scene& scene, int number, Coding coding) {
    const PageLook& look = look_of(frame, theme);
    Frame surround = around(frame, look, {});
    surround.css = look.staff_css;
    surround.script_url = frame.helper_url;
    const std::string shown = std::to_string(number);
    surround.facts = {{"shown", shown}};
    return document_answer(document(scene, surround), look.staff_policy, 200, coding);
}

http::Answer page_answer(const PageFrame& frame, const HandoverPage& page, std::string_view theme, int status, const http::RequestView& request) {
    return scriptless_answer(frame, handover_view(page), theme, status, accepted_coding(request));
}

http::Answer page_answer(const PageFrame& frame, const CallPage& page, std::string_view theme, int status, Coding coding) {
    return scriptless_answer(frame, call_view(page), theme, status, coding);
}

http::Answer page_answer(const PageFrame& frame, const CallPage& page, std::string_view theme, int status, const http::RequestView& request) {
    return page_answer(frame, page, theme, status, accepted_coding(request));
}

} // namespace kz
