/* pair.c - which message that was sent is which that was received: queues are in order. What was
 * sent before the record begins is known by the number of messages that were queued before a send.
 */
#include <stdlib.h>
#include <string.h>

#include "map.h"
#include "record.h"

/* Towards one endpoint. */
struct pipe {
    size_t first, last; /* events that sent what is queued; the `next` of each leads on */
    size_t known;       /* how many of those there are                                  */
    uint64_t unknown;   /* queued before them, and sent before the record               */
};

struct pairing {
    struct record *record;
    struct map map; /* from endpoints to pipes */
    struct pipe *pipes;
    size_t pipe_count;
    size_t *next;
};

static struct pipe *pipe_of(struct pairing *all, uint64_t endpoint)
{
    size_t *place = map_at(&all->map, endpoint);

    if (*place == MAP_NOTHING) {
        *place = all->pipe_count++;
        all->pipes[*place] = (struct pipe){.first = RECORD_NONE};
    }
    return &all->pipes[*place];
}

static void forget(struct pipe *pipe)
{
    *pipe = (struct pipe){.first = RECORD_NONE};
}

static size_t pop(struct pairing *all, struct pipe *pipe)
{
    size_t event = pipe->first;

    pipe->first = all->next[event];
    pipe->known--;
    return event;
}

/* So many are queued before the next one. */
static void agree(struct pairing *all, struct pipe *pipe, uint64_t queued)
{
    while (pipe->known > queued)
        pop(all, pipe);
    pipe->unknown = queued - pipe->known;
}

static void send(struct pairing *all, size_t i)
{
    struct record_event *event = &all->record->events[i];
    struct pipe *pipe = pipe_of(all, event->endpoint ^ 1);

    if (event->to >= all->record->component_count && /* served at once, or dropped */
        event->to != record_party(all->record, PARTY_QUEUE))
        return;
    agree(all, pipe, event->more);
    all->next[i] = RECORD_NONE;
    if (pipe->known++)
        all->next[pipe->last] = i;
    else
        pipe->first = i;
    pipe->last = i;
}

static bool is_message(const struct record_event *event)
{
    return strcmp(event->message, "connected") != 0 && strcmp(event->message, "closed") != 0 &&
           strcmp(event->message, "timeout") != 0;
}

static void take(struct pairing *all, size_t i)
{
    struct record_event *event = &all->record->events[i];
    struct pipe *pipe = pipe_of(all, event->endpoint);

    if (!is_message(event))
        return;
    if (pipe->unknown) {
        pipe->unknown--;
        return;
    }
    if (pipe->known == 0)
        return;
    struct record_event *sent = &all->record->events[pop(all, pipe)];
    if (strcmp(sent->message, event->message) != 0)
        return;
    sent->partner = i;
    event->partner = (size_t)(sent - all->record->events);
}

void record_pair(struct record *record)
{
    struct pairing all = {.record = record};

    map_make(&all.map, 2 * record->count);
    all.pipes = must_allocate((2 * record->count + 1) * sizeof *all.pipes);
    all.next = must_allocate((record->count + 1) * sizeof *all.next);
    for (size_t i = 0; i < record->count; i++) {
        const struct record_event *event = &record->events[i];
        if (event->kind == RECORD_SEND)
            send(&all, i);
        else if (event->kind == RECORD_TAKE)
            take(&all, i);
        else if (event->kind == RECORD_OPEN || event->kind == RECORD_CLOSE)
            forget(pipe_of(&all, event->endpoint));
        if (event->kind == RECORD_OPEN)
            forget(pipe_of(&all, event->endpoint ^ 1));
    }
    map_free(&all.map);
    free(all.pipes);
    free(all.next);
}
