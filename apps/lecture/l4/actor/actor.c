/* actor.c - what L4 does with IPC, done here, one function a thing. */
#include "actor.component.h"
#include <deed/library/verdict.h>
#include "times.h"

#define MEMORY 65536u

static struct Console_client *g_keyboard OWN STATE(Ready);

static void call(struct Adder_port *port)
{
    struct Adder_client *adder = Adder_open(port, DEED_FOREVER);

    if (!adder)
        deed_exit(1);
    switch (Adder_call_Add(adder, INT32_MAX, INT32_MAX)) {
    case Adder_Sum:
        verdict(LITERAL("l4: call"), Adder_Sum_sum(adder) == 2 * (int64_t)INT32_MAX);
        break;
    case Adder_closed: deed_exit(1);
    }
    Adder_send_Close(adder);
    Adder_client_drop(adder);
}

/* Bytes that are charged to this component. */
static uint64_t paid(void)
{
    return deed_heap_used();
}

/* 64 KiB go to a component whose whole budget is 4, and come back changed. */
static void hand_over(struct Pages_port *port)
{
    struct Pages_client *keeper = Pages_open(port, DEED_FOREVER);
    struct uint8_vector *memory = uint8_vector_take(MEMORY);

    if (!keeper || !memory)
        deed_exit(1);
    uint64_t before = paid();
    switch (Pages_call_Grant(keeper, memory)) {
    case Pages_Granted: break;
    case Pages_closed: deed_exit(1);
    }
    verdict(LITERAL("l4: memory is handed over, and paid by who took it"), paid() == before);
    switch (Pages_call_Return(keeper)) {
    case Pages_Returned: {
        struct uint8_vector *back = Pages_Returned_memory(keeper);
        verdict(LITERAL("l4: and comes back as it was left"),
                back->length == MEMORY && back->at[MEMORY - 4096] == 4 && back->at[1] == 0);
        deed_drop(back);
        break;
    }
    case Pages_closed: deed_exit(1);
    }
    Pages_send_Close(keeper);
    Pages_client_drop(keeper);
}

/* Is there an answer, or is the prober gone? */
static bool probe(struct Probe_port *port, uint16_t offset)
{
    struct Probe_client *prober = Probe_open(port, DEED_FOREVER);
    bool alive = false;

    if (!prober)
        deed_exit(1);
    switch (Probe_call_Read(prober, offset)) {
    case Probe_Value:
        Probe_send_Close(prober);
        alive = true;
        break;
    case Probe_closed: break;
    }
    Probe_client_drop(prober);
    return alive;
}

static uint32_t faults(struct Pager_port *port, uint32_t *reason)
{
    struct Pager_client *pager = Pager_open(port, DEED_FOREVER);
    uint32_t count = 0;

    if (!pager)
        deed_exit(1);
    switch (Pager_call_Ask(pager)) {
    case Pager_Faults:
        count = Pager_Faults_count(pager);
        *reason = Pager_Faults_reason(pager);
        break;
    case Pager_closed: deed_exit(1);
    }
    Pager_send_Close(pager);
    Pager_client_drop(pager);
    return count;
}

static void fault(struct actor_ports *ports)
{
    uint32_t reason = 0;

    verdict(LITERAL("l4: an I/O port that it owns"), probe(ports->prober, 0));
    verdict(LITERAL("l4: one that it does not: it is stopped"), !probe(ports->prober, 1));
    verdict(LITERAL("l4: its fault was a message to its pager"),
            faults(ports->pager, &reason) == 1 && reason == deed_reason_index);
    verdict(LITERAL("l4: which has started it again"), probe(ports->prober, 0));
}

/* The key that is typed raises an interrupt, which is a message to the console, whose answer to us
 * is another. */
static void interrupt(struct Console_port *port)
{
    struct Console_client *keyboard = Console_open(port, DEED_FOREVER);
    struct uint8_vector *buffer = uint8_vector_take(1);

    if (!keyboard || !buffer)
        deed_exit(1);
    switch (Console_call_Read(keyboard, buffer)) {
    case Console_Input: {
        struct uint8_vector *input = Console_Input_buffer(keyboard);
        verdict(LITERAL("l4: an interrupt is a message to who owns it"),
                input->length == 1 && input->at[0] != 0);
        deed_drop(input);
        break;
    }
    case Console_closed: deed_exit(1);
    }
    PUT(g_keyboard, keyboard);
}

void actor_main(struct actor_ports *ports)
{
    PUT(g_console, Console_open(ports->console, DEED_FOREVER));
    call(ports->adder);
    use_times(ports);
    hand_over(ports->keeper);
    fault(ports);
    interrupt(ports->keyboard);
    deed_exit(0);
}
