/* chart.c - how a contract goes wrong, as a message sequence chart: two lifelines, an arrow from
 * where a message is sent to where it is received, and a dot for one that nobody takes. In the
 * language of mscgen, or as SVG. */
#include <stdlib.h>
#include <string.h>

#include "../compiler/pool.h"
#include "../compiler/writer.h"
#include "emit.h"
#include "lifelines.h"

#define NOBODY SIZE_MAX

/* For each step that sends, the step that receives what it sent, or NOBODY; for each that receives,
 * the step that sent it. Queues are in order: the first sent is the first received. Malloced. */
static size_t *match(const struct diagnostic_sequence *way)
{
    size_t *other = must_allocate((way->count + 1) * sizeof *other);
    size_t next[2] = {0,
                      0}; /* by sender, server last: where its oldest unreceived message may be */

    for (size_t i = 0; i < way->count; i++)
        other[i] = NOBODY;
    for (size_t i = 0; i < way->count; i++) {
        const struct diagnostic_step *step = &way->steps[i];
        if (step->sends)
            continue;
        size_t *at = &next[!step->server];
        while (*at < i && (!way->steps[*at].sends || way->steps[*at].server == step->server))
            ++*at;
        other[i] = *at;
        other[*at] = i;
        ++*at;
    }
    return other;
}

static const char *peer_name(const struct diagnostic_sequence *way, bool server)
{
    for (size_t i = 0; i < way->count; i++)
        if (way->steps[i].server == server)
            return way->steps[i].peer;
    return server ? "server" : "client";
}

/* ---- mscgen ------------------------------------------------------------------------------------
 */

/* A message that waits in its queue while others go is an arrow that falls: mscgen's arcskip says
 * by how many rows. Each step is one row. What a peer did, and the state that it is in now, stand
 * in a column of their own at its side. */
static void msc_step(struct writer *out, const struct diagnostic_sequence *way, const size_t *other,
                     size_t i)
{
    const struct diagnostic_step *step = &way->steps[i];
    const char *self = step->server ? "s" : "c";
    const char *peer = step->server ? "c" : "s";
    const char *side = step->server ? "right" : "left";

    writer_print(out, "  %s box %s [ label=\"%s%c %s\", linecolour=\"white\" ]", side, side,
                 step->message, step->sends ? '!' : '?', step->to);
    if (step->sends && other[i] == NOBODY)
        writer_print(out, ", %s -x %s", self, peer);
    else if (step->sends)
        writer_print(out, ", %s => %s [ arcskip=\"%zu\" ]", self, peer, other[i] - i);
    writer_print(out, ";\n");
}

char *chart_mscgen(const struct diagnostic_sequence *way)
{
    struct writer out = {0};
    size_t *other = match(way);

    writer_print(&out, "# %s [%s]\nmsc {\n  wordwraparcs=\"on\";\n", way->text, way->rule);
    writer_print(&out,
                 "  left [ label=\"\", linecolour=\"white\" ], c [ label=\"%s\" ], "
                 "s [ label=\"%s\" ], right [ label=\"\", linecolour=\"white\" ];\n",
                 peer_name(way, false), peer_name(way, true));
    for (size_t i = 0; i < way->count; i++) {
        if (way->repeated && i == way->count - way->repeated)
            writer_print(&out, "  --- [ label=\"for ever\" ];\n");
        msc_step(&out, way, other, i);
    }
    writer_print(&out, "  --- [ label=\"%s\" ];\n}\n", way->text);
    free(other);
    return writer_finish(&out);
}

/* ---- SVG ---------------------------------------------------------------------------------------
 */

enum { LEFT = 220, RIGHT = 540, WIDTH = 760, TOP = 92, ROW = 34 };

static void escape(struct writer *out, const char *text, size_t size)
{
    for (; size; text++, size--) {
        const char *name = *text == '<'   ? "&lt;"
                           : *text == '>' ? "&gt;"
                           : *text == '&' ? "&amp;"
                                          : NULL;
        if (name)
            writer_print(out, "%s", name);
        else
            writer_bytes(out, text, 1);
    }
}

static unsigned row(size_t step)
{
    return TOP + ROW * (unsigned)step;
}

static unsigned column(bool server)
{
    return server ? RIGHT : LEFT;
}

static void svg_head(struct writer *out, const struct diagnostic_sequence *way, unsigned height)
{
    lifelines_begin(out, WIDTH, height);
    writer_print(out, "<title>");
    escape(out, way->text, strlen(way->text));
    writer_print(out, "</title>\n");
    for (int server = 0; server < 2; server++)
        lifelines_line(out, column(server), peer_name(way, server), height - 66);
}

/* The state that a peer is in, outside of its lifeline. */
static void svg_state(struct writer *out, bool server, unsigned y, const char *state)
{
    writer_print(out, "<text x=\"%u\" y=\"%u\" text-anchor=\"%s\" fill=\"#557\">%s</text>\n",
                 server ? RIGHT + 10 : LEFT - 10, y + 4, server ? "start" : "end", state);
}

static void svg_message(struct writer *out, const struct diagnostic_step *step, unsigned from,
                        size_t received)
{
    bool server = step->server;
    bool lost = received == NOBODY;
    unsigned x1 = column(server);
    unsigned x2 = lost ? (LEFT + RIGHT) / 2 : column(!server);
    unsigned y2 = lost ? from : row(received);

    writer_print(out, "<line x1=\"%u\" y1=\"%u\" x2=\"%u\" y2=\"%u\" stroke=\"%s\"%s/>\n", x1, from,
                 x2, y2, lost ? "#b00" : "#222", lost ? "" : " marker-end=\"url(#tip)\"");
    if (lost)
        writer_print(out, "<circle cx=\"%u\" cy=\"%u\" r=\"4\" fill=\"#b00\"/>\n", x2, y2);
    writer_print(out, "<text x=\"%u\" y=\"%u\" text-anchor=\"%s\"%s>%s</text>\n",
                 server ? RIGHT - 12 : LEFT + 12, from - 5, server ? "end" : "start",
                 lost ? " fill=\"#b00\"" : "", step->message);
}

/* Where each peer is before its first step. */
static void svg_starts(struct writer *out, const struct diagnostic_sequence *way)
{
    bool done[2] = {false, false};

    for (size_t i = 0; i < way->count; i++) {
        const struct diagnostic_step *step = &way->steps[i];
        if (!done[step->server])
            svg_state(out, step->server, 56, step->from);
        done[step->server] = true;
    }
}

/* What is wrong, below the chart, in lines that fit it. */
static void svg_words(struct writer *out, const char *text, unsigned y)
{
    enum { MOST = 96 };

    while (*text) {
        size_t size = strlen(text);
        if (size > MOST)
            for (size = MOST; size > 1 && text[size] != ' ';)
                size--;
        writer_print(out, "<text x=\"%u\" y=\"%u\" text-anchor=\"middle\" fill=\"#b00\">",
                     WIDTH / 2, y);
        escape(out, text, size);
        writer_print(out, "</text>\n");
        text += size;
        y += 16;
    }
}

char *chart_svg(const struct diagnostic_sequence *way)
{
    struct writer out = {0};
    size_t *other = match(way);
    unsigned height = row(way->count) + 70;

    svg_head(&out, way, height);
    svg_starts(&out, way);
    if (way->repeated)
        writer_print(&out,
                     "<rect x=\"20\" y=\"%u\" width=\"%u\" height=\"%u\" fill=\"none\" "
                     "stroke=\"#b00\" stroke-dasharray=\"4\"/>\n"
                     "<text x=\"26\" y=\"%u\" fill=\"#b00\">for ever</text>\n",
                     row(way->count - way->repeated) - 22, WIDTH - 40,
                     ROW * (unsigned)way->repeated + 2, row(way->count - way->repeated) - 8);
    for (size_t i = 0; i < way->count; i++) {
        const struct diagnostic_step *step = &way->steps[i];
        svg_state(&out, step->server, row(i), step->to);
        if (step->sends)
            svg_message(&out, step, row(i), other[i]);
    }
    svg_words(&out, way->text, height - 42);
    writer_print(&out, "</svg>\n");
    free(other);
    return writer_finish(&out);
}
