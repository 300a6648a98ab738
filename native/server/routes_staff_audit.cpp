// The trail of what staff did and saw: a page, and the whole of it to take along. And that of a claim: customers and machines, too.
#include "native/server/http_answers.hpp"
#include "native/server/routes.hpp"
#include "native/server/staff_page.hpp"
#include "shared/base/decimal_text.hpp"
#include "shared/protocol/codes.hpp"
#include "shared/protocol/staff_json.hpp"

#include <algorithm>
#include <map>

namespace kz {
namespace {

using Request = httplib::Request;
using Response = httplib::Response;

constexpr int looks_on_a_page = 100, entries_of_claim_max = 1000;

// Names of accounts, each read once.
class AccountNames {
public:
    explicit AccountNames(Reader& store) : store_(store) {}
    const std::string& of(StaffId id) {
        const auto [place, is_new] = names_.try_emplace(id.value);
        if (is_new)
            if (const auto account = store_.staff_account(id))
                place->second = account->name;
        return place->second;
    }

private:
    Reader& store_;
    std::map<std::int64_t, std::string> names_;
};

StaffAuditView view_of(const AuditEntry& entry, const std::string& name) {
    return {entry.number, entry.at, entry.actor, name, entry.session.value, entry.what, entry.claim, entry.detail};
}

void get_audit(StaffOpening& opening) {
    Reader& store = opening.service.reader();
    const std::int64_t after = std::max<std::int64_t>(parse_integer(value_of(opening.form, "after")).value_or(0), 0);
    const auto entries = store.staff_audit(opening.who->account.merchant, after, looks_on_a_page);
    AccountNames names(store);
    opening.model.page = StaffPage::Audit;
    for (const AuditEntry& entry : entries)
        opening.model.looks.push_back({central_european_clock(entry.at), names.of(entry.account), entry.session.value, entry.what,
                                       entry.claim.is_set() ? claim_code(entry.claim) : std::string(), entry.detail});
    opening.model.looks_next = std::ssize(entries) == looks_on_a_page ? entries.back().number : 0;
    opening.answer_look("audit_read", {}, "from " + std::to_string(after));
}

enum class Form { Csv, Json };

// All of it, in slices; a trail of a million entries is some 100 MB.
std::string exported(Reader& store, MerchantId merchant, Form form) {
    constexpr int slice = 1000;
    AccountNames names(store);
    std::string out = form == Form::Csv ? std::string(staff_audit_csv_head) : std::string("{\"entries\":[");
    bool is_first = true;
    std::int64_t after = 0;
    for (bool has_more = true; has_more;) {
        const auto entries = store.staff_audit(merchant, after, slice);
        has_more = std::ssize(entries) == slice;
        for (const AuditEntry& entry : entries) {
            after = entry.number;
            const StaffAuditView view = view_of(entry, names.of(entry.account));
            if (form == Form::Csv) {
                append_csv(out, view);
            } else {
                out += is_first ? "" : ",";
                append_json(out, view);
            }
            is_first = false;
        }
    }
    return form == Form::Csv ? out : out + "]}";
}

http::Answer export_answer(Reader& store, MerchantId merchant, Form form) {
    http::Answer answer = json_answer(200, exported(store, merchant, form));
    if (form == Form::Csv)
        answer.content_type = "text/csv; charset=utf-8";
    answer.fields.add("Content-Disposition", form == Form::Csv ? "attachment; filename=\"audit.csv\"" : "attachment; filename=\"audit.json\"");
    return answer;
}

void get_export(StaffOpening& opening, Form form) {
    Service::Order order;
    order.work = [answer = export_answer(opening.service.reader(), opening.who->account.merchant, form),
                  entry = opening.trace("audit_exported", {}, form == Form::Csv ? "csv" : "json")](Transaction& tx, Moment) {
        tx.add_audit(entry);
        return answer;
    };
    opening.service.run(std::move(order));
}

// The newest, in their order.
void get_audit_of_claim(Service& service, const Request& request, Response& response) {
    const auto claim = parse_claim_code(request.path_params.at("claim"));
    if (!claim || service.reader().version(*claim) == 0)
        return put(response, problem_answer(ProblemCode::ClaimUnknown));
    auto entries = service.reader().audit(*claim, entries_of_claim_max);
    std::ranges::reverse(entries);
    AccountNames names(service.reader());
    std::string out = "{\"entries\":[";
    for (const AuditEntry& entry : entries) {
        out += out.back() == '[' ? "" : ",";
        append_json(out, view_of(entry, names.of(entry.account)));
    }
    put(response, json_answer(200, out + "]}"));
}

} // namespace

void add_staff_audit_routes(Service& service, http::Routes& routes) {
    const auto with = [&service](StaffHandler handler) {
        return [&service, handler](const Request& request, Response& response) { with_staff(service, request, response, StaffAct::ReadAudit, handler); };
    };
    routes.get("/staff/audit", with(get_audit))
        .get("/staff/audit.csv", with([](StaffOpening& opening) { get_export(opening, Form::Csv); }), http::Lane::Pool)
        .get("/staff/audit.json", with([](StaffOpening& opening) { get_export(opening, Form::Json); }), http::Lane::Pool);
    for (const auto& [path, form] : {std::pair("/api/v1/audit", Form::Json), std::pair("/api/v1/audit.csv", Form::Csv)})
        routes.get(path, [&service, form](const Request& request, Response& response) {
            put(response, is_operator(service, request.get_header_value("Authorization")) ? export_answer(service.reader(), {}, form) : operator_needed());
        }, http::Lane::Pool);
    routes.get("/api/v1/claims/:claim/audit", OperatorOnly{service}(get_audit_of_claim));
}

} // namespace kz
