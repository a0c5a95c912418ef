/* rows.c - which tables have rows of what; rows.h has the idea.
 *
 * The tables of the heap whose rows are granules or pages of objects get theirs where the heap's
 * used memory ends, since that is where objects come from that need new rows. */
#include "kernel/rows.h"

#include "kernel/budget.h"
#include "kernel/channel.h"
#include "kernel/component.h"
#include "kernel/copy.h"
#include "kernel/core.h"
#include "kernel/machine.h"
#include "kernel/object.h"
#include "kernel/port.h"
#include "kernel/restart.h"
#include "kernel/run_queue.h"
#include "kernel/set.h"
#include "kernel/shutdown.h"
#include "kernel/timer.h"
#include "sharedheap/frozen.h"
#include "sharedheap/heap.h"
#include "sharedheap/owner.h"
#include "sharedheap/pages.h"
#include "sharedheap/run.h"
#include "sharedheap/slab.h"
#include "sharedheap/space.h"

#define GRANULES_A_PAGE 64u

uint32_t rows_end[ROWS_KINDS];
uint32_t rows_page = UINT32_MAX;

/* How many more there are at a time: a page of the widest row, or some. */
static const uint32_t step_of[ROWS_KINDS] = {512, 256, 32, 256, 1024, 1024};

static const uint32_t most_of[ROWS_KINDS] = {COMPONENTS_MAX, PORTS_MAX,    CHANNELS_MAX,
                                             SETS_MADE,      HOLDER_SLOTS, OWNER_PAGES};

const struct rows owner_rows[] = {ROWS(component_context),
                                  ROWS(component_waits),
                                  ROWS(component_above),
                                  ROWS(component_priority),
                                  ROWS(component_on),
                                  ROWS(component_life),
                                  ROWS(component_result),
                                  ROWS(component_endpoints),
                                  ROWS(component_objects),
                                  ROWS(component_sent),
                                  ROWS(component_received),
                                  ROWS(budget_number),
                                  ROWS_END};
const struct rows component_rows[] = {ROWS(ready_next),
                                      ROWS(ready_previous),
                                      ROWS(component_holder),
                                      ROWS(component_channels),
                                      ROWS(component_kept),
                                      ROWS(component_port),
                                      ROWS(component_wanted),
                                      ROWS(component_reason),
                                      ROWS(component_where),
                                      ROWS(timer_at),
                                      ROWS(timer_place),
                                      ROWS(timer_deadline),
                                      ROWS_END};
const struct rows declared_rows[] = {ROWS(component_started), ROWS(component_restarts), ROWS_END};
const struct rows copy_rows[] = {ROWS(component_origin), ROWS(copy_free), ROWS(copy_stack),
                                 ROWS_END};
const struct rows origin_rows[] = {ROWS(copy_count), ROWS_END};
static const struct rows holder_rows[] = {
    ROWS(holder_state),  ROWS(holder_word), ROWS(holder_turn), ROWS(holder_used),
    ROWS(holder_budget), ROWS(holder_next), ROWS(heap_kept),   ROWS_END};
static const struct rows granule_rows[] = {ROWS(owner_word), ROWS(owner_payer), ROWS(frozen_word),
                                           ROWS_END};
static const struct rows page_rows[] = {ROWS(owner_units), ROWS(pages_next),  ROWS(pages_previous),
                                        ROWS(run_order),   ROWS(slab_places), ROWS_END};

static const struct rows *const of_component[] = {owner_rows,  component_rows, copy_rows,
                                                  object_rows, maker_rows,     NULL};
static const struct rows *const of_declared[] = {declared_rows, origin_rows, restart_rows,
                                                 shutdown_rows, NULL};
static const struct rows *const of_port[] = {port_rows, set_rows, NULL};
static const struct rows *const of_channel[] = {channel_rows, NULL};
static const struct rows *const of_set[] = {made_rows, NULL};
static const struct rows *const of_holder[] = {holder_rows, NULL};
static const struct rows *const of_page[] = {page_rows, NULL};
static const struct rows *const *const lists[ROWS_KINDS] = {of_component, of_port,   of_channel,
                                                            of_set,       of_holder, of_page};

static void ready(const struct rows *rows, uint64_t first, uint64_t count)
{
    for (; rows->table; rows++)
        machine_table((char *)rows->table + first * rows->size, count * rows->size);
}

static void ready_at_boot(const struct rows *rows, uint64_t first, uint64_t count)
{
    for (; rows->table; rows++)
        machine_table_boot((char *)rows->table + first * rows->size, count * rows->size);
}

/* What was never written says in these tables that nobody is there. */
static void say_nobody(void)
{
    machine_ones(endpoint_face, sizeof endpoint_face);
    machine_ones(port_owner, sizeof port_owner);
    machine_ones(set_face, sizeof set_face);
}

static uint32_t ports_of_all(void)
{
    uint32_t ports = 0;

    for (uint32_t c = 0; c < deed_component_total; c++)
        ports += deed_components[c].port_count;
    return ports;
}

/* What no copy of a component needs. */
static void ready_declared(void)
{
    for (uint32_t i = 0; of_declared[i]; i++)
        ready_at_boot(of_declared[i], 0, deed_component_total);
}

static void extend_at_boot(enum rows_kind kind, uint32_t end)
{
    for (; rows_end[kind] < end; rows_end[kind] += step_of[kind])
        for (uint32_t i = 0; lists[kind][i]; i++)
            ready_at_boot(lists[kind][i], rows_end[kind], step_of[kind]);
}

void rows_boot(void)
{
    say_nobody();
    ready_at_boot(owner_rows, COMPONENTS_MAX, OWNERS_MAX - COMPONENTS_MAX);
    ready_declared();
    extend_at_boot(ROWS_COMPONENT, deed_component_total);
    extend_at_boot(ROWS_PORT, ports_of_all());
    extend_at_boot(ROWS_CHANNEL, 1);
    extend_at_boot(ROWS_HOLDER, 1);
    extend_at_boot(ROWS_PAGE, 1);
}

/* More rows of this kind. With interrupts off, but others run meanwhile. */
static void extend(enum rows_kind kind)
{
    uint32_t first = rows_end[kind];

    for (uint32_t i = 0; lists[kind][i]; i++)
        ready(lists[kind][i], first, step_of[kind]);
    if (rows_end[kind] == first) /* and nobody else did it meanwhile */
        rows_end[kind] += step_of[kind];
}

bool rows_grow(enum rows_kind kind, uint32_t number)
{
    if (rows_are_ready(kind, number) || number >= most_of[kind] || !heap_has_room(TABLES_ROOM))
        return false;
    extend(kind);
    return true;
}

/* Objects may be in this page soon. */
static bool grow_granules(uint32_t page)
{
    if (page == rows_page || page >= OWNER_PAGES || !heap_has_room(TABLES_ROOM))
        return false;
    ready(granule_rows, (uint64_t)page * GRANULES_A_PAGE, GRANULES_A_PAGE);
    rows_page = page;
    return true;
}

bool rows_grow_heap(uint64_t pages)
{
    uint64_t end = space_used + pages;

    if (end > OWNER_PAGES || !space_fits((uint32_t)pages)) /* it cannot be had there */
        end = space_used;
    return grow_granules(pages == 0 ? space_used : rows_next(pages)) ||
           rows_grow(ROWS_PAGE, (uint32_t)end) || rows_grow(ROWS_HOLDER, holder_fresh);
}
