/* order.c - events as their components see them, see struct shown in record.h. */
#include <stdlib.h>

#include "map.h"
#include "record.h"

struct ordering {
    struct pool *pool;
    const struct record *record;
    struct shown *shown;
    size_t count;
    struct waiting { /* by party: what comes to it when it goes on */
        struct shown *shown;
        size_t count;
    } *waiting;
    size_t running;         /* RECORD_NONE: not known yet */
    struct map objects;     /* from addresses to the event in which they last left somebody */
    size_t *sent, *arrived; /* by event: where it is shown, or RECORD_NONE */
    size_t *left;           /* by event: of an arrival, the event that the object left in */
};

static void show(struct ordering *all, struct shown shown)
{
    size_t *where = shown.arrives ? all->arrived : all->sent;

    all->shown = pool_grow(all->pool, all->shown, all->count, sizeof all->shown[0]);
    where[shown.event] = all->count;
    all->shown[all->count++] = shown;
}

static void goes(struct ordering *all, size_t event, size_t party)
{
    show(all, (struct shown){.event = event, .party = party, .partner = RECORD_NONE});
}

static void comes(struct ordering *all, size_t event, size_t party)
{
    struct waiting *waiting = &all->waiting[party];
    struct shown shown = {.event = event, .party = party, .arrives = true, .partner = RECORD_NONE};

    if (party == all->running || all->running == RECORD_NONE ||
        party >= all->record->component_count) {
        show(all, shown);
        return;
    }
    waiting->shown = pool_grow(all->pool, waiting->shown, waiting->count, sizeof shown);
    waiting->shown[waiting->count++] = shown;
}

/* What has been waiting for a component comes, now that it goes on. */
static void flush(struct ordering *all, size_t party)
{
    struct waiting *waiting = &all->waiting[party];

    for (size_t i = 0; i < waiting->count; i++)
        show(all, waiting->shown[i]);
    *waiting = (struct waiting){0};
}

static bool is_somebody(const struct ordering *all, size_t party)
{
    return party <= record_party(all->record, PARTY_KERNEL);
}

/* From somebody, or from the queue in which somebody's message was. */
static void move(struct ordering *all, size_t i)
{
    const struct record_event *event = &all->record->events[i];
    size_t *left = map_at(&all->objects, event->object); /* that event and one; 0: none */

    if (is_somebody(all, event->from)) {
        goes(all, i, event->from);
        *left = i + 1;
    }
    if (is_somebody(all, event->to)) {
        comes(all, i, event->to);
        all->left[i] = *left == MAP_NOTHING || *left == 0 ? RECORD_NONE : *left - 1;
    }
    if (event->to != record_party(all->record, PARTY_QUEUE))
        *left = 0;
}

static void add(struct ordering *all, size_t i)
{
    const struct record_event *event = &all->record->events[i];
    size_t kernel = record_party(all->record, PARTY_KERNEL);

    switch (event->kind) {
    case RECORD_RUN:
        goes(all, i, event->to);
        all->running = event->to;
        flush(all, event->to);
        return;
    case RECORD_SEND:
        goes(all, i, event->from);
        if (event->to == kernel)
            comes(all, i, kernel);
        return;
    case RECORD_TAKE: comes(all, i, event->from); return;
    case RECORD_MOVE: move(all, i); return;
    case RECORD_CLAIM: /* whatever was there before is gone */
        *map_at(&all->objects, event->object) = 0;
        goes(all, i, event->from);
        return;
    case RECORD_START:
    case RECORD_STOP: goes(all, i, event->to); return;
    case RECORD_INTERRUPT: goes(all, i, kernel); return;
    default: goes(all, i, event->from);
    }
}

static void join(struct ordering *all, size_t from, size_t to)
{
    if (from == RECORD_NONE || to == RECORD_NONE)
        return;
    all->shown[from].partner = to;
    all->shown[to].partner = from;
}

static void join_all(struct ordering *all)
{
    for (size_t i = 0; i < all->record->count; i++) {
        const struct record_event *event = &all->record->events[i];
        if (event->kind == RECORD_SEND && event->partner != RECORD_NONE)
            join(all, all->sent[i], all->arrived[event->partner]);
        else if (event->kind == RECORD_SEND)
            join(all, all->sent[i], all->arrived[i]);
        else if (event->kind == RECORD_MOVE && all->left[i] != RECORD_NONE)
            join(all, all->sent[all->left[i]], all->arrived[i]);
    }
}

static void set_times(struct ordering *all)
{
    uint64_t last = 0;

    for (size_t i = 0; i < all->count; i++) {
        uint64_t time = all->record->events[all->shown[i].event].time;
        last = i && time < last + 2 ? last + 2 : time;
        all->shown[i].time = last;
    }
}

static size_t *nowhere(size_t count)
{
    size_t *places = must_allocate((count + 1) * sizeof *places);

    for (size_t i = 0; i < count; i++)
        places[i] = RECORD_NONE;
    return places;
}

struct shown *record_order(struct pool *pool, const struct record *record, size_t *count)
{
    struct ordering all = {.pool = pool,
                           .record = record,
                           .running = RECORD_NONE,
                           .sent = nowhere(record->count),
                           .arrived = nowhere(record->count),
                           .left = nowhere(record->count)};
    size_t parties = record->component_count + PARTIES;

    all.waiting = pool_take(pool, parties * sizeof *all.waiting);
    map_make(&all.objects, record->count);
    for (size_t i = 0; i < record->count; i++)
        add(&all, i);
    for (size_t party = 0; party < parties; party++)
        flush(&all, party);
    join_all(&all);
    set_times(&all);
    map_free(&all.objects);
    free(all.sent);
    free(all.arrived);
    free(all.left);
    *count = all.count;
    return all.shown;
}
