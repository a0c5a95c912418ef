/* timeline.c - a record as a timeline, in the JSON of Chrome's tracing: a process for a record, a
 * thread for a component and one for the kernel. A component's running is a slice; what it sends,
 * gets, gives and receives are slices of a nanosecond in it, for arrows begin and end at slices.
 * Everything else is an instant. Slices of one thread never overlap, as record_order has spread the
 * times. */
#include <inttypes.h>
#include <string.h>

#include "../compiler/writer.h"
#include "record.h"

struct timeline {
    struct pool *pool;
    struct writer out;
    const char *between;
    const struct record *record;
    const struct record_types *types;
    const struct shown *shown;
    size_t count;
    size_t process;
    size_t arrows; /* of the records before; so each arrow has a number of its own */
};

/* A line begins: an event of this phase on the line of this party, from this time on. */
static void begin(struct timeline *all, const char *phase, size_t party, uint64_t time)
{
    writer_print(&all->out, "%s\n{\"ph\":\"%s\",\"pid\":%zu,\"tid\":%zu,\"ts\":%" PRIu64 ".%03u",
                 all->between, phase, all->process, party + 1, time / 1000,
                 (unsigned)(time % 1000));
    all->between = ",";
}

static void duration(struct timeline *all, uint64_t time)
{
    writer_print(&all->out, ",\"dur\":%" PRIu64 ".%03u", time / 1000, (unsigned)(time % 1000));
}

static void names(struct timeline *all)
{
    const struct record *record = all->record;
    size_t lines = record->component_count + 1;

    writer_print(&all->out,
                 "%s\n{\"ph\":\"M\",\"pid\":%zu,\"name\":\"process_name\",\"args\":{\"name\":"
                 "\"%s\"}}",
                 all->between, all->process, record->system);
    all->between = ",";
    for (size_t party = 0; party < lines; party++) {
        const struct record_party *one = &record->parties[party];
        writer_print(&all->out,
                     ",\n{\"ph\":\"M\",\"pid\":%zu,\"tid\":%zu,\"name\":\"thread_name\","
                     "\"args\":{\"name\":\"%s\"}}"
                     ",\n{\"ph\":\"M\",\"pid\":%zu,\"tid\":%zu,\"name\":\"thread_sort_index\","
                     "\"args\":{\"sort_index\":%u}}",
                     all->process, party + 1, one->name, all->process, party + 1,
                     party + 1 == lines ? 0 : 32 - one->priority);
    }
}

/* When the component that goes on here is not the running one any more. */
static uint64_t run_end(const struct timeline *all, size_t i)
{
    for (size_t next = i + 1; next < all->count; next++)
        if (all->record->events[all->shown[next].event].kind == RECORD_RUN)
            return all->shown[next].time;
    return all->shown[all->count - 1].time + 2;
}

static void run(struct timeline *all, size_t i)
{
    const struct shown *shown = &all->shown[i];
    bool idle = shown->party == record_party(all->record, PARTY_KERNEL);

    begin(all, "X", shown->party, shown->time);
    duration(all, run_end(all, i) - shown->time);
    writer_print(&all->out, ",\"cat\":\"run\",\"name\":\"%s\"}", idle ? "idle" : "runs");
}

static void arrow(struct timeline *all, size_t i, const char *kind)
{
    const struct shown *shown = &all->shown[i];
    size_t number = all->arrows + (shown->arrives ? shown->partner : i);

    if (shown->partner == RECORD_NONE)
        return;
    begin(all, shown->arrives ? "f" : "s", shown->party, shown->time);
    writer_print(&all->out, ",\"cat\":\"%s\",\"name\":\"%s\",\"id\":%zu%s}", kind, kind, number,
                 shown->arrives ? ",\"bp\":\"e\"" : "");
}

static void message(struct timeline *all, size_t i)
{
    const struct shown *shown = &all->shown[i];
    const struct record_event *event = &all->record->events[shown->event];

    begin(all, "X", shown->party, shown->time);
    duration(all, 1);
    writer_print(&all->out,
                 ",\"cat\":\"message\",\"name\":\"%s %s\",\"args\":{\"contract\":\"%s\",\"side\":"
                 "\"%s\",\"endpoint\":%" PRIu64 ",\"state\":\"%s\"}}",
                 shown->arrives ? "gets" : "sends", event->message, event->contract,
                 event->server != (shown->arrives && event->kind == RECORD_SEND) ? "server"
                                                                                 : "client",
                 event->endpoint, event->state);
    arrow(all, i, "message");
}

static void move(struct timeline *all, size_t i)
{
    const struct shown *shown = &all->shown[i];
    const struct record_event *event = &all->record->events[shown->event];
    const char *type = record_type(all->pool, all->types, all->record, shown->event);
    bool drops = event->to == record_party(all->record, PARTY_NOBODY);

    begin(all, "X", shown->party, shown->time);
    duration(all, 1);
    writer_print(&all->out,
                 ",\"cat\":\"owner\",\"name\":\"%s %s\",\"args\":{\"address\":\"0x%" PRIx64
                 "\",\"contract\":\"%s\"}}",
                 drops            ? "drops"
                 : shown->arrives ? "owns"
                                  : "gives",
                 type ? type : "object", event->object, event->contract);
    arrow(all, i, "owner");
}

/* What a component does with one of its objects, by itself. */
static void object(struct timeline *all, size_t i)
{
    const struct shown *shown = &all->shown[i];
    const struct record_event *event = &all->record->events[shown->event];

    begin(all, "X", shown->party, shown->time);
    duration(all, 1);
    if (event->kind == RECORD_CLAIM)
        writer_print(&all->out, ",\"cat\":\"owner\",\"name\":\"takes %" PRIu64 " bytes\"",
                     event->more);
    else
        writer_print(&all->out, ",\"cat\":\"owner\",\"name\":\"%s object\"",
                     event->kind == RECORD_DROP ? "drops" : "freezes");
    writer_print(&all->out, ",\"args\":{\"address\":\"0x%" PRIx64 "\"}}", event->object);
}

static void instant(struct timeline *all, size_t i)
{
    const struct shown *shown = &all->shown[i];
    const struct record_event *event = &all->record->events[shown->event];

    begin(all, "i", shown->party, shown->time);
    writer_print(&all->out, ",\"s\":\"t\",");
    switch (event->kind) {
    case RECORD_START: writer_print(&all->out, "\"cat\":\"life\",\"name\":\"starts\"}"); return;
    case RECORD_STOP:
        writer_print(&all->out, "\"cat\":\"fault\",\"name\":\"stopped: %s\"}", event->message);
        return;
    case RECORD_INTERRUPT:
        writer_print(&all->out, "\"cat\":\"interrupt\",\"name\":\"interrupt %" PRIu64 "\"}",
                     event->more);
        return;
    default:
        writer_print(&all->out,
                     "\"cat\":\"channel\",\"name\":\"%s %s\",\"args\":{\"endpoint\":%" PRIu64 "}}",
                     event->kind == RECORD_OPEN ? "opens" : "closes", event->contract,
                     event->endpoint);
    }
}

static void show(struct timeline *all, size_t i)
{
    switch (all->record->events[all->shown[i].event].kind) {
    case RECORD_RUN: run(all, i); return;
    case RECORD_SEND:
    case RECORD_TAKE: message(all, i); return;
    case RECORD_MOVE: move(all, i); return;
    case RECORD_CLAIM:
    case RECORD_DROP:
    case RECORD_FREEZE: object(all, i); return;
    default: instant(all, i);
    }
}

char *record_timeline(struct pool *pool, const struct record *records, size_t count,
                      const struct record_types *types)
{
    struct timeline all = {.pool = pool, .between = "", .types = types};

    writer_print(&all.out, "{\"displayTimeUnit\":\"ns\",\"traceEvents\":[");
    for (size_t r = 0; r < count; r++) {
        all.record = &records[r];
        all.process = r + 1;
        all.shown = record_order(pool, &records[r], &all.count);
        names(&all);
        for (size_t i = 0; i < all.count; i++)
            show(&all, i);
        all.arrows += all.count;
    }
    writer_print(&all.out, "\n]}\n");
    return writer_finish(&all.out);
}
