// view: the page of a model as a scene. Pure and total: the server's first page and the browser's first scene are equal
// because the models are.
//
// Without script the page still works: links and forms have addresses relative to the page (which lives at .../<token>/, a
// token that no scene ever holds):
//   GET  "./?lang=…&instalments=…&step=plan&done=…"  the page itself, see with_query
//   GET  form "" with `instalments` and `step`        choose a plan and go on to its check
//   POST "plan?lang=…&instalments=…&first=2026-12-05" agree to the plan
//   POST "contact?lang=…&after=…" with `subject`, `text`, `phone`, `email`; after: how many messages there were
//   POST "rating?lang=…" with `rating`; GET "conversation.txt?lang=…"
//   POST "unlock?lang=…" with `factor`
//   POST "code?lang=…" with `code` (only the kiosk asks for it)
//   GET  "genuine", "accessibility", "device", "check", and POST "check?lang=…" with `code`: see Topic
//   POST "forget?lang=…" and "handover?lang=…" of "device"
//   GET  "receipt/1.pdf?lang=…", "settlement.pdf?lang=…": papers, in the browser alone
// With script the same elements send their Bind instead; what has none stays a link or a form.
#pragma once

#include "shared/app/model.hpp"
#include "shared/scene/scene.hpp"

namespace kz {

// What a scene may depend on besides the model: nothing so far. The width of the window is a matter of style.
struct Env {};

Scene view(const Model& model, const Env& env = {});

// What the assistant says about a topic, of what this page shows and nothing else; empty: a person is to answer. `is_first`: it says what it
// is. Days are told as dates, because what was said stays. Precondition: the gate is open.
std::string assistant_answer(const Model& model, AssistantTopic topic, bool is_first);

} // namespace kz
