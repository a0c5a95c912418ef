/* read.c - records from text, see record.h. Lines that do not begin with `record` are somebody
 * else's: a record may stand in the log of a serial line. The first word that is wrong ends it.
 * What one boot wrote in several pieces, as the service `record` does, is one record. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "../compiler/textfile.h"
#include "record.h"

#define MOST_WORDS 24u
#define MARK       "record"

struct reader {
    struct pool *pool;
    struct diagnostics *diagnostics;
    const char *file;
    unsigned line;
    const char *words[MOST_WORDS]; /* behind the mark; the last has the rest of the line */
    unsigned columns[MOST_WORDS];
    size_t count;
    struct record *records;
    size_t record_count;
    bool open; /* the last record has not ended */
    uint64_t clock[4];
    uint64_t last;    /* the cycles of the event before             */
    uint64_t boot[2]; /* the first moment of the record before this */
    bool failed;
};

static bool wrong(struct reader *reader, size_t word, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Always false; nothing is read after it. */
static bool wrong(struct reader *reader, size_t word, const char *format, ...)
{
    char text[256];
    va_list arguments;
    struct place at = {reader->file, reader->line,
                       word < reader->count ? reader->columns[word] : 0};

    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    diagnostic_error(reader->diagnostics, at, "trace", "%s", text);
    reader->failed = true;
    return false;
}

static struct record *current(struct reader *reader)
{
    return &reader->records[reader->record_count - 1];
}

/* ---- words ---- */

static bool is_fine(char byte)
{
    return byte > ' ' && byte < 0x7f && !strchr("\"\\<>&", byte);
}

/* The words behind the mark, kept. */
static bool split(struct reader *reader, const char *text, size_t size)
{
    size_t at = strlen(MARK);

    reader->count = 0;
    while (at < size) {
        if (text[at] == ' ' || text[at] == '\r') {
            at++;
            continue;
        }
        size_t end = at;
        while (end < size && is_fine(text[end]))
            end++;
        if (reader->count == MOST_WORDS)
            return wrong(reader, MOST_WORDS, "the line is longer than any of a record");
        reader->columns[reader->count] = (unsigned)at + 1;
        reader->words[reader->count++] = pool_text(reader->pool, text + at, end - at);
        if (end < size && text[end] != ' ' && text[end] != '\r')
            return wrong(reader, reader->count - 1, "a character that no record has follows `%s`",
                         reader->words[reader->count - 1]);
        at = end;
    }
    return true;
}

static bool has(struct reader *reader, size_t count)
{
    if (reader->count >= count)
        return true;
    reader->count = 0;
    return wrong(reader, 0, "the line is cut off");
}

static bool number(struct reader *reader, size_t word, int base, uint64_t *value)
{
    char *end;
    const char *text = reader->words[word];

    *value = strtoull(text, &end, base);
    if (*end || text[0] == '-' || text[0] == '+' || strlen(text) > 20)
        return wrong(reader, word, "`%s` is no number", text);
    return true;
}

static bool party(struct reader *reader, size_t word, size_t *found)
{
    const struct record *record = current(reader);

    for (size_t i = 0; i < record->component_count + PARTIES; i++)
        if (strcmp(record->parties[i].name, reader->words[word]) == 0) {
            *found = i;
            return true;
        }
    return wrong(reader, word, "the record names no component `%s`", reader->words[word]);
}

/* `NUMBER CONTRACT SIDE` */
static bool endpoint(struct reader *reader, size_t word, struct record_event *event)
{
    event->contract = reader->words[word + 1];
    event->server = strcmp(reader->words[word + 2], "server") == 0;
    if (!event->server && strcmp(reader->words[word + 2], "client") != 0)
        return wrong(reader, word + 2, "`%s` is no side: `client` or `server`",
                     reader->words[word + 2]);
    return number(reader, word, 10, &event->endpoint);
}

/* ---- events; the first word is the time, the second the kind ---- */

static bool read_message(struct reader *reader, struct record_event *event)
{
    bool sends = event->kind == RECORD_SEND;

    if (!has(reader, sends ? 10 : 8))
        return false;
    event->message = reader->words[6];
    event->state = reader->words[7];
    return party(reader, 2, &event->from) && endpoint(reader, 3, event) &&
           (!sends || (party(reader, 8, &event->to) && number(reader, 9, 10, &event->more)));
}

static bool read_move(struct reader *reader, struct record_event *event)
{
    return has(reader, 9) && number(reader, 2, 16, &event->object) &&
           party(reader, 3, &event->from) && party(reader, 4, &event->to) &&
           endpoint(reader, 5, event) && number(reader, 8, 10, &event->more);
}

static bool read_object(struct reader *reader, struct record_event *event)
{
    bool claims = event->kind == RECORD_CLAIM;

    return has(reader, claims ? 5 : 4) && number(reader, 2, 16, &event->object) &&
           party(reader, 3, &event->from) && (!claims || number(reader, 4, 10, &event->more));
}

static bool read_channel(struct reader *reader, struct record_event *event)
{
    return has(reader, 6) && party(reader, 2, &event->from) && endpoint(reader, 3, event);
}

static bool read_switch(struct reader *reader, struct record_event *event)
{
    return has(reader, 3) && party(reader, 2, &event->to);
}

static bool read_stop(struct reader *reader, struct record_event *event)
{
    const char *reason = "";

    if (!has(reader, 4) || !party(reader, 2, &event->to))
        return false;
    for (size_t i = 3; i < reader->count; i++)
        reason = pool_print(reader->pool, "%s%s%s", reason, *reason ? " " : "", reader->words[i]);
    event->message = reason;
    return true;
}

static bool read_interrupt(struct reader *reader, struct record_event *event)
{
    return has(reader, 3) && number(reader, 2, 10, &event->more);
}

static const struct {
    const char *name;
    enum record_kind kind;
    bool (*read)(struct reader *reader, struct record_event *event);
} kinds[] = {
    {"run", RECORD_RUN, read_switch},       {"send", RECORD_SEND, read_message},
    {"take", RECORD_TAKE, read_message},    {"move", RECORD_MOVE, read_move},
    {"claim", RECORD_CLAIM, read_object},   {"drop", RECORD_DROP, read_object},
    {"freeze", RECORD_FREEZE, read_object}, {"open", RECORD_OPEN, read_channel},
    {"close", RECORD_CLOSE, read_channel},  {"start", RECORD_START, read_switch},
    {"stop", RECORD_STOP, read_stop},       {"interrupt", RECORD_INTERRUPT, read_interrupt},
};

/* Cycles are told in nanoseconds by two moments of both clocks. */
static bool read_time(struct reader *reader, struct record_event *event)
{
    const uint64_t *clock = reader->clock;
    uint64_t cycles;

    if (clock[2] == 0)
        return wrong(reader, 0, "an event in front of `record clock`");
    if (!number(reader, 0, 10, &cycles))
        return false;
    if (cycles < clock[0] || cycles > clock[2])
        return wrong(reader, 0, "the time %" PRIu64 " is outside of what `record clock` says",
                     cycles);
    if (cycles < reader->last)
        return wrong(reader, 0, "the time %" PRIu64 " is before that of the event before", cycles);
    reader->last = cycles;
    event->time = clock[1] + (uint64_t)((unsigned __int128)(cycles - clock[0]) *
                                        (clock[3] - clock[1]) / (clock[2] - clock[0]));
    return true;
}

static bool read_event(struct reader *reader)
{
    struct record *record = current(reader);
    struct record_event event = {
        .line = reader->line, .from = RECORD_NONE, .to = RECORD_NONE, .partner = RECORD_NONE};
    size_t kind = 0;

    if (!has(reader, 2) || !read_time(reader, &event))
        return false;
    while (kind < sizeof kinds / sizeof kinds[0] && strcmp(kinds[kind].name, reader->words[1]) != 0)
        kind++;
    if (kind == sizeof kinds / sizeof kinds[0])
        return wrong(reader, 1, "`%s` is no kind of event", reader->words[1]);
    event.kind = kinds[kind].kind;
    if (!kinds[kind].read(reader, &event))
        return false;
    record->events =
        pool_grow(reader->pool, record->events, record->count, sizeof record->events[0]);
    record->events[record->count++] = event;
    return true;
}

/* ---- the head, and the end ---- */

static void add_party(struct reader *reader, const char *name, uint64_t priority)
{
    struct record *record = current(reader);
    size_t count = record->component_count + PARTIES;

    record->parties = pool_grow(reader->pool, record->parties, count, sizeof record->parties[0]);
    for (size_t i = count; i > record->component_count; i--)
        record->parties[i] = record->parties[i - 1];
    record->parties[record->component_count++] =
        (struct record_party){name, (unsigned)(priority & 31)};
}

static bool read_begin(struct reader *reader)
{
    static const char *const others[PARTIES] = {"(kernel)", "(queue)", "(nobody)"};

    if (reader->open)
        return wrong(reader, 0, "a record begins, and the one before has not ended");
    if (!has(reader, 2))
        return false;
    reader->records =
        pool_grow(reader->pool, reader->records, reader->record_count, sizeof reader->records[0]);
    reader->record_count++;
    *current(reader) = (struct record){.file = reader->file, .system = reader->words[1]};
    for (size_t i = 0; i < PARTIES; i++) {
        struct record *record = current(reader);
        record->parties = pool_grow(reader->pool, record->parties, i, sizeof record->parties[0]);
        record->parties[i] = (struct record_party){.name = others[i]};
    }
    reader->open = true;
    reader->last = 0;
    memset(reader->clock, 0, sizeof reader->clock);
    return true;
}

static bool read_component(struct reader *reader)
{
    uint64_t priority;

    if (!has(reader, 3) || !number(reader, 2, 10, &priority))
        return false;
    add_party(reader, reader->words[1], priority);
    return true;
}

static bool read_clock(struct reader *reader)
{
    uint64_t *clock = reader->clock;

    if (!has(reader, 5))
        return false;
    for (size_t i = 0; i < 4; i++)
        if (!number(reader, i + 1, 10, &clock[i]))
            return false;
    return (clock[2] > clock[0] && clock[3] > clock[1]) ||
           wrong(reader, 3, "the clock does not go on");
}

static bool read_lost(struct reader *reader)
{
    return has(reader, 2) && number(reader, 1, 10, &current(reader)->lost);
}

/* Was the record before it written by the same boot? */
static bool goes_on(const struct reader *reader)
{
    const struct record *now, *before;

    if (reader->record_count < 2 || memcmp(reader->boot, reader->clock, sizeof reader->boot) != 0)
        return false;
    now = &reader->records[reader->record_count - 1];
    before = now - 1;
    if (strcmp(now->system, before->system) != 0 || now->component_count != before->component_count)
        return false;
    for (size_t i = 0; i < now->component_count; i++)
        if (strcmp(now->parties[i].name, before->parties[i].name) != 0)
            return false;
    return true;
}

/* Then its events stand behind those. The clock was measured anew, so a time may be off by some
 * nanoseconds. */
static void join(struct reader *reader)
{
    struct record *record = &reader->records[--reader->record_count - 1];
    const struct record *more = record + 1;
    uint64_t last = record->count ? record->events[record->count - 1].time : 0;

    for (size_t i = 0; i < more->count; i++) {
        struct record_event event = more->events[i];
        event.time = event.time < last ? last : event.time;
        record->events =
            pool_grow(reader->pool, record->events, record->count, sizeof record->events[0]);
        record->events[record->count++] = event;
    }
    record->lost += more->lost;
}

static bool read_end(struct reader *reader)
{
    uint64_t count;

    if (!has(reader, 2) || !number(reader, 1, 10, &count))
        return false;
    if (count != current(reader)->count)
        return wrong(reader, 1, "the record has %zu events, and %" PRIu64 " were written",
                     current(reader)->count, count);
    reader->open = false;
    if (goes_on(reader))
        join(reader);
    memcpy(reader->boot, reader->clock, sizeof reader->boot);
    return true;
}

static bool read_line(struct reader *reader)
{
    static const struct {
        const char *name;
        bool (*read)(struct reader *reader);
    } heads[] = {
        {"component", read_component},
        {"clock", read_clock},
        {"lost", read_lost},
        {"end", read_end},
    };

    if (!has(reader, 1))
        return false;
    if (strcmp(reader->words[0], "begin") == 0)
        return read_begin(reader);
    if (!reader->open)
        return wrong(reader, 0, "this belongs to a record, and none has begun");
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++)
        if (strcmp(heads[i].name, reader->words[0]) == 0)
            return heads[i].read(reader);
    return read_event(reader);
}

static void read_text(struct reader *reader, const char *text, size_t size)
{
    const char *end = text + size;

    while (text < end && !reader->failed) {
        const char *stop = memchr(text, '\n', (size_t)(end - text));
        size_t length = (size_t)((stop ? stop : end) - text);
        reader->line++;
        if (length > strlen(MARK) && memcmp(text, MARK " ", strlen(MARK) + 1) == 0 &&
            split(reader, text, length))
            read_line(reader);
        text += length + 1;
    }
    if (reader->failed)
        return;
    reader->count = 0;
    if (reader->open)
        wrong(reader, 0, "the record is cut off: its last line, `record end`, is missing");
    reader->line = 0;
    if (!reader->failed && reader->record_count == 0) {
        wrong(reader, 0, "no record of a flight recorder is in it");
        diagnostic_help(reader->diagnostics,
                        "`make trace` makes one; docs/debugging.md says how else");
    }
}

size_t record_read(struct pool *pool, const char *file, struct record **records,
                   struct diagnostics *diagnostics)
{
    struct reader reader = {.pool = pool, .diagnostics = diagnostics, .file = file};
    const char *problem;
    size_t size;
    char *text = textfile_read(file, &size, &problem);

    if (!text) {
        diagnostic_error(diagnostics, (struct place){file, 0, 0}, "file", "cannot read it: %s",
                         problem);
        return 0;
    }
    read_text(&reader, text, size);
    free(text);
    *records = reader.records;
    return reader.failed ? 0 : reader.record_count;
}
