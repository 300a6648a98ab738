// A model as the answer to a browser: view, HTML, compressed as the browser takes it, with the headers of a page that holds
// personal data.
#pragma once

#include "native/http/answer.hpp"
#include "native/http/request.hpp"
#include "native/server/page_frame.hpp"
#include "shared/app/model.hpp"
#include "shared/app/staff.hpp"
#include "shared/view/call_back.hpp"
#include "shared/view/handover.hpp"

namespace kz {

enum class Coding { Plain, Gzip, Brotli };
Coding accepted_coding(const http::RequestView& request);

http::Answer page_answer(const PageFrame& frame, const Model& model, int status, Coding coding);
http::Answer page_answer(const PageFrame& frame, const Model& model, int status, const http::RequestView& request);
// A page of staff: with no module, and a script of its own that brings news.
http::Answer page_answer(const PageFrame& frame, const StaffModel& model, int status, Coding coding);
// What a helper sees, as the version `number` of it: helper.js goes on from there.
http::Answer helper_answer(const PageFrame& frame, std::string_view theme, const Scene& scene, int number, Coding coding);
// A page between a screen in a shop and a phone: without script.
http::Answer page_answer(const PageFrame& frame, const HandoverPage& page, std::string_view theme, int status, const http::RequestView& request);
// The page of calls: without script, too.
http::Answer page_answer(const PageFrame& frame, const CallPage& page, std::string_view theme, int status, Coding coding);
http::Answer page_answer(const PageFrame& frame, const CallPage& page, std::string_view theme, int status, const http::RequestView& request);

} // namespace kz
