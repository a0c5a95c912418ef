/* write.c - recorded events as text, a line each; docs/debugging.md says what stands in one. The
 * same words are in fault reports and in the record that `deed trace` reads. A line is made in
 * memory that is kept for it: components' stacks need no room for one. */
#include <recorder.h>

#include "kernel/core.h"
#include "kernel/endpoint.h"
#include "kernel/machine.h"
#include "kernel/number.h"
#include "kernel/report.h"

#define LINE 1024u

static char line[LINE];
static uint32_t used;

static void put(const char *text)
{
    for (; *text && used < LINE - 2; text++)
        line[used++] = *text;
}

static void word(const char *text)
{
    put(" ");
    put(text);
}

static void number(uint64_t value)
{
    char text[NUMBER_SIZE];

    word(&text[number_text(text, value)]);
}

static void address(const void *pointer)
{
    char text[ADDRESS_SIZE];

    number_address(text, (uint64_t)pointer);
    word(text);
}

/* Names of components are words without a blank, and none is in brackets. */
static void owner(uint32_t component)
{
    if (component < COMPONENTS_MAX)
        word(component_table(component)->name);
    else
        word(component == KERNEL                           ? "(kernel)"
             : component == FLYING || component == UNTAKEN ? "(queue)"
                                                           : "(nobody)");
}

static void tag(const struct recorder_event *event)
{
    const struct contract_table *contract = &deed_contracts[event->contract];

    if (event->tag < contract->message_count)
        word(contract->messages[event->tag].name);
    else
        word(event->tag == DEED_TAG_CONNECTED ? "connected"
             : event->tag == DEED_TAG_CLOSED  ? "closed"
                                              : "timeout");
}

/* An endpoint: its number, its contract, its side. */
static void endpoint(const struct recorder_event *event)
{
    number(event->endpoint);
    word(deed_contracts[event->contract].name);
    word(endpoint_side(event->endpoint) == CLIENT_SIDE ? "client" : "server");
}

static void state(const struct recorder_event *event)
{
    word(deed_contracts[event->contract].state_names[event->state]);
}

static void put_message(const struct recorder_event *event)
{
    bool sends = event->kind == RECORDER_SEND;

    word(sends ? "send" : "take");
    owner(event->from);
    endpoint(event);
    tag(event);
    state(event);
    if (!sends)
        return;
    owner(event->to);
    number(event->more);
}

static void put_move(const struct recorder_event *event)
{
    word("move");
    address(event->object);
    owner(event->from);
    owner(event->to);
    endpoint(event);
    number(event->more);
}

/* What a component does with one of its objects, by itself. */
static void put_object(const struct recorder_event *event)
{
    word(event->kind == RECORDER_CLAIM  ? "claim"
         : event->kind == RECORDER_DROP ? "drop"
                                        : "freeze");
    address(event->object);
    owner(event->from);
    if (event->kind == RECORDER_CLAIM)
        number(event->tag);
}

static void put_event(const struct recorder_event *event)
{
    switch (event->kind) {
    case RECORDER_SWITCH:
        word("run");
        owner(event->to);
        return;
    case RECORDER_SEND:
    case RECORDER_TAKE: put_message(event); return;
    case RECORDER_MOVE: put_move(event); return;
    case RECORDER_CLAIM:
    case RECORDER_DROP:
    case RECORDER_FREEZE: put_object(event); return;
    case RECORDER_OPEN:
    case RECORDER_CLOSE:
        word(event->kind == RECORDER_OPEN ? "open" : "close");
        owner(event->from);
        endpoint(event);
        return;
    case RECORDER_START:
        word("start");
        owner(event->to);
        return;
    case RECORDER_STOP:
        word("stop");
        owner(event->to);
        word(report_reason(event->tag).words);
        return;
    default: word("interrupt"); number(event->tag);
    }
}

static void begin(const char *head)
{
    used = 0;
    put(head);
}

static void finish(void (*out)(const char *text))
{
    line[used] = '\n';
    line[used + 1] = '\0';
    out(line);
}

static uint64_t oldest(uint64_t most)
{
    return core.recorder.count > most ? core.recorder.count - most : 0;
}

static const struct recorder_event *at(uint64_t index)
{
    return &core.recorder.ring[index % RECORDER_EVENTS];
}

void recorder_show(void)
{
    uint64_t now = machine_cycles();

    for (uint64_t i = oldest(RECORDER_SHOWN); i < core.recorder.count; i++) {
        begin("deed:  ");
        number(now - at(i)->cycles);
        word("cycles ago:");
        put_event(at(i));
        finish(machine_print);
    }
}

/* What is needed to read the events: the components in their order, and two moments on both clocks,
 * for events are timed in cycles. */
static void write_head(void)
{
    begin("record begin");
    word(deed_system_name);
    finish(machine_record);
    for (uint32_t c = 0; c < deed_component_total; c++) {
        begin("record component");
        owner(c);
        number(deed_components[c].priority);
        finish(machine_record);
    }
    begin("record clock");
    number(core.recorder.boot_cycles);
    number(core.recorder.boot_nanoseconds);
    number(machine_cycles());
    number(machine_nanoseconds());
    finish(machine_record);
    begin("record lost");
    number(oldest(RECORDER_EVENTS));
    finish(machine_record);
}

bool recorder_write(void)
{
    begin(""); /* the line is somewhere */
    finish(machine_record);
    write_head();
    for (uint64_t i = oldest(RECORDER_EVENTS); i < core.recorder.count; i++) {
        begin("record");
        number(at(i)->cycles);
        put_event(at(i));
        finish(machine_record);
    }
    begin("record end");
    number(core.recorder.count - oldest(RECORDER_EVENTS));
    finish(machine_record);
    core.recorder.count = 0;
    return true;
}
