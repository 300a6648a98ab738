// What the module exports. Texts come in through kz_room (the caller fills the room with UTF-8 before the call that reads
// it) and go out as pointers to UTF-8 that end in a zero and live until the next call.
//
//   kz_start          the model that the server's page was made of; kz_scene: the first scene
//   kz_event …        what happened -> kz_changes (for the DOM), kz_effects (for the network and clipboard)
//   kz_place …        where the elements are -> kz_paint -> triangles
//
// One page, one thread. Invariant: a call that the state does not fit changes nothing and says 0.
#pragma once

#include <cstdint>

extern "C" {

// Room for `bytes` of a text in place 0 to 4.
char* kz_room(int place, int bytes);

// The sentences of a language have come: before kz_start those of the page, later those that kz_wants_sentences asked for. Place 0:
// its code, place 1: the file. 0: they were not to be had, and the page stays in the language that it has.
int kz_sentences();
// Code of the language that was chosen and is not here yet; empty: none.
const char* kz_wants_sentences();

// Of shared/gateway/page_start.hpp place 0: the page's JSON, or empty, place 3: the theme's, or empty, place 1: the rest. Place 2:
// random seed of keys. 1: the model is there.
int kz_start();
// The first scene of the model, apart from it because each takes its time.
int kz_scene();
// Ids of the scene's elements in node order, separated by blanks, as HTML has them.
const char* kz_ids();
const char* kz_order(); // the digest of them

// A bound element was used. Place 0: its value.
void kz_event(int action, double argument);
// Effect `id` has its answer. Place 0: the body; status 0: not reached.
void kz_answered(int id, int status);
void kz_copied(int is_done);
// How much of a file has gone, in per cent.
void kz_progress(int percent);
// Place 0: name, place 1: data of an event of the stream.
void kz_stream_event();
// enum Connection. Of a lost one, when what is shown was true: days since 1970 and minutes of that day, as the clock here shows it.
void kz_connection(int connection, int day, int minute);

// ---- on this device ----
// A command (enum Busy) could not be sent and is kept: one of this page or of an earlier one.
void kz_kept(int command);
// A kept command has its answer. Place 0: the body. 0: the page is busy with another one, and was not told.
int kz_kept_answered(int command, int status);
void kz_keeping(int keeping); // enum Keeping
void kz_forgotten();
// Whether a copy of the page may stay on this device: 0 no, 1 when the person asks for it, 2 also by itself.
int kz_may_keep();

// The operations of shared/html/dom_changes.hpp since the last call, "[]" when there are none. `held`: node that has the
// focus, or -1.
const char* kz_changes(int held);
// [{"id", "method", "path", "headers": {…}, "body", "command"} | {"id", "copy"} | {"id", "errand": "keep", "drop" or "forget"}]; each is
// given once. "command" (enum Busy) only of what may be kept and sent later.
const char* kz_effects();
// 1 when personal data can be seen and the event stream should be open.
int kz_wants_stream();

// ---- shown to a helper ----
// 0: to nobody; 1: the bar stands there, and nothing may be sent; 2: frames may be sent.
int kz_share();
// Bytes of the next frame of shared/gateway/share_frame.hpp, at kz_frame_bytes; 0: nothing has changed, or nothing may be sent.
int kz_frame(double after_ms);
const unsigned char* kz_frame_bytes();
// The last one did not arrive: the next is a snapshot.
void kz_frame_lost();
// Place 0: where the helper points. The id of the element, or empty.
const char* kz_pointed();

// ---- canvas ----
// Places 2 to 4: the files of letters, regular and strong, and of icons. Builds the atlas of the page's letters for a pixel ratio and a text scale; its alpha pixels are at kz_atlas.
int kz_fonts(float ratio, float text_scale);
// 1 when the page has letters that the atlas was built without.
int kz_lacks_letters();
const unsigned char* kz_atlas();
int kz_atlas_width();
int kz_atlas_height();
// x, y, w, h of each node, to be filled by the caller.
float* kz_rects(int nodes);
// node, from, to (uint32), x, y (float) of each text run, in node order; to be filled by the caller. Offsets are in bytes.
std::uint32_t* kz_runs(int runs);
// Paints what is in view (page pixels); hovered and pressed are nodes or -1. 1: there is something to draw.
int kz_paint(float x, float y, float width, float height, int is_wide, int is_dark, float text_scale, int hovered,
             int pressed);
// node, colour (0xRRGGBB) of each text that was left to its element by the last kz_paint.
const std::uint32_t* kz_spared();
int kz_spared_count();
const void* kz_vertices(); // x, y, u, v (float), colour (RGBA bytes)
int kz_vertices_count();
const std::uint32_t* kz_indices();
int kz_indices_count();
}
