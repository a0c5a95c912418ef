/* recorder.c - noting events; recorder.h has the idea, write.c turns them into text. */
#include <recorder.h>

#include "kernel/core.h"
#include "kernel/endpoint.h"
#include "kernel/machine.h"

static struct recorder_event *note(enum recorder_kind kind)
{
    struct recorder_event *event = &core.recorder.ring[core.recorder.count++ % RECORDER_EVENTS];

    *event = (struct recorder_event){
        .cycles = machine_cycles(), .from = core.current, .to = NONE, .kind = (uint8_t)kind};
    return event;
}

static struct recorder_event *note_end(enum recorder_kind kind, const struct endpoint_face *end)
{
    struct recorder_event *event = note(kind);

    event->endpoint = (uint32_t)(end - endpoint_face);
    event->contract = end->contract;
    event->from = end->owner;
    event->state = (uint8_t)endpoint_state(event->endpoint);
    return event;
}

/* The clock that components see is measured now, so that the times of events can be told in it. */
void recorder_boot(void)
{
    machine_clock_ready();
    core.recorder.boot_cycles = machine_cycles();
    core.recorder.boot_nanoseconds = machine_nanoseconds();
}

void recorder_switch(uint32_t next)
{
    note(RECORDER_SWITCH)->to = next;
}

void recorder_send(const struct endpoint_face *end, uint32_t tag, uint32_t ahead)
{
    struct recorder_event *event = note_end(RECORDER_SEND, end);

    event->tag = tag;
    event->to = end->peer->owner;
    event->more = (uint16_t)ahead;
}

void recorder_take(const struct endpoint_face *end)
{
    note_end(RECORDER_TAKE, end)->tag = end->seen.tag;
}

void recorder_move(const void *object, uint32_t from, uint32_t to, const struct endpoint_face *end,
                   uint32_t offset)
{
    struct recorder_event *event = note_end(RECORDER_MOVE, end);

    event->object = object;
    event->from = from;
    event->to = to;
    event->more = (uint16_t)offset;
}

static void note_object(enum recorder_kind kind, const void *object, uint64_t size)
{
    struct recorder_event *event = note(kind);

    event->object = object;
    event->tag = (uint32_t)size;
}

void recorder_claim(const void *object, uint64_t size)
{
    note_object(RECORDER_CLAIM, object, size);
}

void recorder_drop(const void *object)
{
    note_object(RECORDER_DROP, object, 0);
}

void recorder_freeze(const void *object)
{
    note_object(RECORDER_FREEZE, object, 0);
}

void recorder_open(const struct endpoint_face *client, uint32_t payer)
{
    note_end(RECORDER_OPEN, client)->from = payer;
}

void recorder_close(const struct endpoint_face *end)
{
    note_end(RECORDER_CLOSE, end);
}

void recorder_start(uint32_t component)
{
    note(RECORDER_START)->to = component;
}

void recorder_stop(uint32_t component, uint32_t reason)
{
    struct recorder_event *event = note(RECORDER_STOP);

    event->to = component;
    event->tag = reason;
}

void recorder_interrupt(uint32_t irq)
{
    note(RECORDER_INTERRUPT)->tag = irq;
}
