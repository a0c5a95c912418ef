/* component.c - the life of components: launch, break, fault. */
#include "kernel/component.h"

#include "kernel/budget.h"
#include "kernel/copy.h"
#include "kernel/machine.h"
#include "kernel/object.h"
#include "kernel/panic.h"
#include "kernel/port.h"
#include "kernel/recover.h"
#include "kernel/restart.h"
#include "kernel/schedule.h"
#include "kernel/set.h"
#include "kernel/shutdown.h"
#include "kernel/timer.h"
#include "kernel/wait.h"
#include "sdk/include/deed/checked.h"
#include "sharedheap/heap.h"
#include "sharedheap/table.h"

TABLE uint64_t component_context[OWNERS_MAX];
TABLE uint64_t component_waits[OWNERS_MAX];
TABLE uint64_t component_above[OWNERS_MAX];
TABLE uint8_t component_priority[OWNERS_MAX];
TABLE uint32_t component_on[OWNERS_MAX];
TABLE uint8_t component_life[OWNERS_MAX];
TABLE void *component_result[OWNERS_MAX];
TABLE uint32_t component_holder[COMPONENTS_MAX];
TABLE uint32_t component_endpoints[OWNERS_MAX];
TABLE uint32_t component_channels[COMPONENTS_MAX];
TABLE uint8_t component_kept[COMPONENTS_MAX];
TABLE uint32_t component_objects[OWNERS_MAX];
TABLE uint32_t component_port[COMPONENTS_MAX];
TABLE uint64_t component_sent[OWNERS_MAX];
TABLE uint64_t component_received[OWNERS_MAX];
TABLE uint64_t component_started[COMPONENTS_MAX];
TABLE uint32_t component_restarts[COMPONENTS_MAX];
TABLE bool component_wanted[COMPONENTS_MAX];
TABLE uint8_t component_reason[COMPONENTS_MAX];
TABLE uint64_t component_where[COMPONENTS_MAX];
TABLE void *port_pointer[PORTS_MAX];

bool component_make(uint32_t component)
{
    const struct component_table *table = component_table(component);

    component_holder[component] = heap_open(table->heap);
    component_priority[component] = table->priority;
    component_above[component] = ~0ull << (table->priority + 1);
    component_on[component] = component;
    run_queue_make(component);
    return component_holder[component] != HEAP_NOBODY;
}

void component_boot(void)
{
    if (deed_component_total > COMPONENTS_MAX)
        panic("too many components");
    for (uint32_t c = 0; c < deed_component_total; c++)
        if (!component_make(c))
            panic("too many components for the heap");
    port_boot();
    budget_boot();
    for (uint32_t c = 0; c < deed_component_total; c++)
        if (!component_table(c)->manual)
            component_launch(c);
}

static uint64_t stack_top(uint32_t component)
{
    if (component_is_copy(component))
        return copy_stack_top(component);
    return (uint64_t)component_table(component)->stack + *component_table(component)->stack_size;
}

/* What main returns to. */
static void ended(void)
{
    machine_interrupts_off();
    component_fault(deed_reason_exit, 0);
}

void component_begin(uint32_t component)
{
    const struct component_table *table = component_table(component);

    if (!component_is_copy(component))
        component_started[component] = machine_cycles();
    recorder_start(component);
    component_life[component] = LIFE_UP;
    component_wanted[component] = false;
    component_waits[component] = WAIT_NOTHING;
    component_on[component] = component;
    component_context[component] = machine_context(stack_top(component), table->main,
                                                   &port_pointer[component_port[component]], ended);
    for (uint32_t i = 0; i < table->port_count; i++)
        if (table->ports[i].kind == PORT_TABLE_SERVES)
            port_wake(component_port[component] + i);
    schedule_ready(component);
}

void component_launch(uint32_t component)
{
    component_begin(component);
    restart_start_children(component);
}

static void note_break(uint32_t component, uint32_t reason, uint64_t where)
{
    const struct component_table *table = component_table(component);

    recorder_stop(component, reason);
    component_life[component] = LIFE_BROKEN;
    component_reason[component] = (uint8_t)reason;
    component_where[component] = where;
    for (uint32_t i = 0; i < table->port_count; i++)
        set_clear(component_port[component] + i);
}

/* Recovery runs below what component_launch writes, so that it can launch its own component. */
static uint64_t recovery_stack(uint32_t component)
{
    return stack_top(component) - MACHINE_START_BYTES;
}

void component_break(uint32_t component, uint32_t reason, uint64_t where)
{
    bool waited = component_waits[component] != WAIT_NOTHING;

    note_break(component, reason, where);
    component_context[component] = machine_context_enter(recovery_stack(component), recover);
    if (!waited)
        return;
    wait_cancel(component);
    component_result[component] = NULL;
    schedule_ready(component);
}

void component_stop(uint32_t component)
{
    if (component_waits[component] == WAIT_NOTHING || !recover_is_short(component)) {
        component_break(component, deed_reason_stopped, 0);
        return;
    }
    note_break(component, deed_reason_stopped, 0);
    wait_cancel(component);
    recover_short(component);
}

_Noreturn void component_leave(uint32_t reason, uint64_t where, void (*function)(void))
{
    note_break(core.current, reason, where);
    machine_enter(recovery_stack(core.current), function);
}

_Noreturn void component_fault(uint32_t reason, uint64_t where)
{
    component_leave(reason, where, recover);
}
