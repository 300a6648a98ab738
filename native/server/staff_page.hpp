// One request for a page of staff: who asks, what may be shown, and how it is answered. Nothing that was looked at leaves before
// the trail has it.
#pragma once

#include "native/server/page_request.hpp"
#include "native/server/staff_visit.hpp"
#include "shared/app/staff.hpp"

#include <httplib.h>

#include <functional>
#include <string>
#include <string_view>

namespace kz {

struct StaffOpening {
    Service& service;
    const httplib::Request& request;
    httplib::Response& response;
    const FormFields form; // the query's fields, and behind them those of a posted form
    const Moment now = this_moment();
    std::optional<StaffVisit> who;
    StaffModel model;

    StaffOpening(Service& service, const httplib::Request& request, httplib::Response& response);
    // Whoever is asked: in a job, before the answer.
    void answer(int status);
    void answer_notice(StaffPage page, StaffNotice notice, int status);
    // The page, after the trail has that it was looked at; `what` is a permanent code.
    void answer_look(std::string what, ClaimId claim = {}, std::string detail = {}, int status = 200);
    // The page with what was typed, and why it was not done; it was looked at like any other.
    void answer_refused(StaffNotice notice, std::string_view refusal, std::string what, ClaimId claim = {}, std::string detail = {});
    // The claim of the address with its record, if this account may see it; else answers as if there were none.
    std::optional<ClaimRecord> claim();
    // An entry of the trail in the name of who is signed in.
    AuditEntry trace(std::string what, ClaimId claim = {}, std::string detail = {}) const;
};

using StaffHandler = std::function<void(StaffOpening&)>;
// Runs the handler when somebody is signed in whose role may do this; else answers. Of a POST also its key and its origin count.
void with_staff(Service& service, const httplib::Request& request, httplib::Response& response, StaffAct act, const StaffHandler& handler);
// The browser says that another site made the request.
bool is_from_elsewhere(const httplib::Request& request);

// "done", "nothing", "unclear", or the code of a refusal, as a page's address says what came of a form.
StaffNotice notice_of_done(std::string_view done);
// Somewhere else, by GET.
http::Answer see_other(std::string_view address);

} // namespace kz
