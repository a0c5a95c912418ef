/* chart.c - a record as a message sequence chart: a lifeline for each component that has a part in
 * it, an arrow from where a message is sent to where its receiver gets it, and what happened to the
 * components between. An owner that a message carries is named at its arrow. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "../compiler/writer.h"
#include "../emit/lifelines.h"
#include "record.h"

struct chart {
    struct writer out;
    const struct record *record;
    const struct shown *shown;
    size_t count;
    size_t *row;    /* of what is shown; RECORD_NONE: it has none */
    size_t *column; /* of a party */
    size_t rows, columns;
};

static const struct record_event *event_at(const struct chart *chart, size_t i)
{
    return &chart->record->events[chart->shown[i].event];
}

/* A message that comes at once shares the row of its sending. */
static bool is_prompt(const struct chart *chart, size_t i)
{
    size_t j = i + 1;

    while (j < chart->count && chart->row[j] == RECORD_NONE && j != chart->shown[i].partner)
        j++;
    return chart->shown[i].partner == j;
}

static bool has_row(const struct chart *chart, size_t i)
{
    switch (event_at(chart, i)->kind) {
    case RECORD_SEND:
    case RECORD_TAKE:
    case RECORD_START:
    case RECORD_STOP:
    case RECORD_INTERRUPT: return true;
    default: return false;
    }
}

static struct chart lay_out(struct pool *pool, const struct record *record)
{
    struct chart chart = {.record = record};
    size_t parties = record->component_count + PARTIES;

    chart.shown = record_order(pool, record, &chart.count);
    chart.row = pool_take(pool, (chart.count + 1) * sizeof *chart.row);
    chart.column = pool_take(pool, parties * sizeof *chart.column);
    for (size_t i = 0; i < chart.count; i++)
        chart.row[i] = has_row(&chart, i) ? 0 : RECORD_NONE;
    for (size_t i = 0; i < chart.count; i++) {
        if (chart.row[i] == RECORD_NONE)
            continue;
        const struct shown *shown = &chart.shown[i];
        bool late =
            shown->arrives && shown->partner != RECORD_NONE && is_prompt(&chart, shown->partner);
        chart.row[i] = late ? chart.row[shown->partner] : chart.rows++;
        chart.column[shown->party] = 1;
    }
    for (size_t party = 0; party < parties; party++)
        chart.column[party] = chart.column[party] ? chart.columns++ : RECORD_NONE;
    return chart;
}

/* A message with what it carries: `Put +1`. */
static void print_message(struct chart *chart, size_t i)
{
    const struct record_event *events = chart->record->events;
    size_t at = chart->shown[i].event;
    unsigned owned = 0;

    for (size_t j = at; j-- > 0 && events[j].kind == RECORD_MOVE;)
        owned += events[j].endpoint == events[at].endpoint && events[j].from == events[at].from;
    writer_print(&chart->out, "%s", events[at].message);
    if (owned)
        writer_print(&chart->out, " +%u", owned);
}

/* What stands at a lifeline when it is no arrow. */
static void print_note(struct chart *chart, size_t i)
{
    const struct record_event *event = event_at(chart, i);

    switch (event->kind) {
    case RECORD_START: writer_print(&chart->out, "starts"); return;
    case RECORD_STOP: writer_print(&chart->out, "stopped: %s", event->message); return;
    case RECORD_INTERRUPT: writer_print(&chart->out, "interrupt %" PRIu64, event->more); return;
    default:
        writer_print(&chart->out, "%s %s", chart->shown[i].arrives ? "gets" : "sends",
                     event->message);
    }
}

static bool is_arrow(const struct chart *chart, size_t i)
{
    return !chart->shown[i].arrives && chart->shown[i].partner != RECORD_NONE;
}

static bool is_end(const struct chart *chart, size_t i)
{
    return chart->shown[i].arrives && chart->shown[i].partner != RECORD_NONE;
}

/* ---- mscgen ---- */

static void msc_row(struct chart *chart, size_t i)
{
    const struct shown *shown = &chart->shown[i];
    size_t from = chart->column[shown->party];

    if (is_arrow(chart, i)) {
        const struct shown *end = &chart->shown[shown->partner];
        writer_print(&chart->out, "  c%zu => c%zu [ label=\"", from, chart->column[end->party]);
        print_message(chart, i);
        writer_print(&chart->out, "\", arcskip=\"%zu\" ];\n",
                     chart->row[shown->partner] - chart->row[i]);
    } else if (is_end(chart, i)) {
        if (chart->row[i] != chart->row[shown->partner])
            writer_print(&chart->out, "  |||;\n"); /* the row that its arrow falls to */
    } else {
        writer_print(&chart->out, "  c%zu note c%zu [ label=\"", from, from);
        print_note(chart, i);
        writer_print(&chart->out, "\" ];\n");
    }
}

char *record_mscgen(struct pool *pool, const struct record *record)
{
    struct chart chart = lay_out(pool, record);

    writer_print(&chart.out, "# system %s\nmsc {\n  wordwraparcs=\"on\";\n ", record->system);
    for (size_t party = 0, seen = 0; party < record->component_count + PARTIES; party++)
        if (chart.column[party] != RECORD_NONE)
            writer_print(&chart.out, "%s c%zu [ label=\"%s\" ]", seen++ ? "," : "",
                         chart.column[party], record->parties[party].name);
    writer_print(&chart.out, "%s\n", chart.columns ? ";" : "");
    for (size_t i = 0; i < chart.count; i++)
        if (chart.row[i] != RECORD_NONE)
            msc_row(&chart, i);
    writer_print(&chart.out, "}\n");
    return writer_finish(&chart.out);
}

/* ---- SVG ---- */

enum { LEFT = 90, COLUMN = 190, TOP = 64, ROW = 22 };

static unsigned x_of(const struct chart *chart, size_t party)
{
    return LEFT + COLUMN * (unsigned)chart->column[party];
}

static unsigned y_of(const struct chart *chart, size_t i)
{
    return TOP + ROW * (unsigned)chart->row[i];
}

static void svg_arrow(struct chart *chart, size_t i)
{
    const struct shown *shown = &chart->shown[i];
    unsigned x1 = x_of(chart, shown->party);
    unsigned x2 = x_of(chart, chart->shown[shown->partner].party);
    unsigned y1 = y_of(chart, i);

    writer_print(&chart->out,
                 "<line x1=\"%u\" y1=\"%u\" x2=\"%u\" y2=\"%u\" stroke=\"#222\" "
                 "marker-end=\"url(#tip)\"/>\n<text x=\"%u\" y=\"%u\" text-anchor=\"%s\">",
                 x1, y1, x2, y_of(chart, shown->partner), x2 < x1 ? x1 - 8 : x1 + 8, y1 - 4,
                 x2 < x1 ? "end" : "start");
    print_message(chart, i);
    writer_print(&chart->out, "</text>\n");
}

static void svg_note(struct chart *chart, size_t i)
{
    unsigned x = x_of(chart, chart->shown[i].party), y = y_of(chart, i);
    const char *colour = event_at(chart, i)->kind == RECORD_STOP ? "#b00" : "#557";

    writer_print(&chart->out,
                 "<circle cx=\"%u\" cy=\"%u\" r=\"3\" fill=\"%s\"/>\n"
                 "<text x=\"%u\" y=\"%u\" fill=\"%s\">",
                 x, y, colour, x + 8, y + 4, colour);
    print_note(chart, i);
    writer_print(&chart->out, "</text>\n");
}

char *record_svg(struct pool *pool, const struct record *record)
{
    struct chart chart = lay_out(pool, record);
    unsigned height = TOP + ROW * (unsigned)chart.rows + 20;

    lifelines_begin(&chart.out, LEFT + COLUMN * (unsigned)chart.columns, height);
    writer_print(&chart.out, "<title>system %s</title>\n", record->system);
    for (size_t party = 0; party < record->component_count + PARTIES; party++)
        if (chart.column[party] != RECORD_NONE)
            lifelines_line(&chart.out, x_of(&chart, party), record->parties[party].name,
                           height - 10);
    for (size_t i = 0; i < chart.count; i++) {
        if (chart.row[i] == RECORD_NONE || is_end(&chart, i))
            continue;
        (is_arrow(&chart, i) ? svg_arrow : svg_note)(&chart, i);
    }
    writer_print(&chart.out, "</svg>\n");
    return writer_finish(&chart.out);
}
