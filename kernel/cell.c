/* cell.c - owned arguments; cell.h has the idea.
 *
 * A cell is a pointer in a message's arguments. The heap knows the owner of an object,
 * the face of an endpoint that of it; an endpoint under way is FLYING. */
#include "kernel/cell.h"

#include "kernel/carry.h"
#include "kernel/channel.h"
#include "kernel/context.h"
#include "kernel/message.h"

static const struct message_table *table_of(uint32_t endpoint, uint32_t tag)
{
    return &deed_contracts[endpoint_face[endpoint].contract].messages[tag];
}

static void **cell_at(char *slot, const struct cell_table *cell)
{
    return (void **)(void *)(slot + cell->offset);
}

static uint32_t cell_endpoint(void *const *place)
{
    return endpoint_number((const struct deed_endpoint *)*place);
}

/* Is the endpoint in the state that the cell asks for? A client end of a derived contract is one of
 * its base, too, in the states that the base has. */
static bool state_fits(const struct cell_table *cell, uint32_t n, uint32_t side)
{
    uint32_t contract = endpoint_face[n].contract;
    uint32_t state;

    if (contract == cell->contract && !GUARD_MONITOR)
        return true;
    if (contract == cell->contract)
        return endpoint_face[n].row == monitor_row(contract, side, cell->state);
    if (side != CLIENT_SIDE)
        return false;
    state = endpoint_state(n);
    while (contract != cell->contract && state != NO_STATE && deed_contracts[contract].base_state) {
        state = deed_contracts[contract].base_state[state];
        contract = deed_contracts[contract].base;
    }
    return contract == cell->contract && state == cell->state;
}

/* May the running component give this endpoint away here? Not one that a set still has, or that was
 * dropped with an inbox just now. */
static bool endpoint_fits(const struct cell_table *cell, uint32_t n, uint32_t through)
{
    uint32_t side = cell->kind == CELL_SERVER ? SERVER_SIDE : CLIENT_SIDE;

    return endpoint_is_current(n) && n != through && endpoint_side(n) == side &&
           state_fits(cell, n, side) && endpoint_face[n].target == endpoint_self(n) &&
           (endpoint_face[n].word & (WORD_LISTED | WORD_ORPHAN)) == 0;
}

/* The endpoint changes hands, once it is known that it may. */
static NOINLINE void endpoint_pass(uint32_t number, uint32_t owner)
{
    channel_settle(number);
    context_detach(number);
    if (endpoint_face[number].owner < COMPONENTS_MAX)
        component_endpoints[endpoint_face[number].owner]--;
    if (owner < COMPONENTS_MAX)
        component_endpoints[owner]++;
    endpoint_give(number, owner);
}

static void moves(const struct cell_table *cell, const void *object, uint32_t through,
                  uint32_t from, uint32_t to)
{
    recorder_move(object, from, to, &endpoint_face[through], cell->offset);
}

static bool leave(const struct cell_table *cell, void **place, uint32_t through,
                  const struct cell_goal *goal)
{
    uint32_t number;

    if (*place == NULL)
        return cell->optional;
    if (cell->kind == CELL_OBJECT) {
        if (!carry_leave(*place, goal->holder, goal->owner))
            return false;
        moves(cell, *place, through, core.current, goal->owner);
        return true;
    }
    number = cell_endpoint(place);
    if (!endpoint_fits(cell, number, through))
        return false;
    message_release(number);
    if (endpoint_face[through].word & WORD_ORPHAN)
        return false; /* it lay in there */
    moves(cell, *place, through, core.current, goal->owner);
    endpoint_pass(number, goal->owner);
    return true;
}

static void arrive(const struct cell_table *cell, void **place, uint32_t through,
                   const struct cell_goal *from, uint32_t owner)
{
    uint32_t number;

    if (*place == NULL)
        return;
    if (cell->kind == CELL_OBJECT) {
        if (carry_arrive(*place, from->holder, from->owner, owner))
            moves(cell, *place, through, from->owner, owner);
        return;
    }
    number = cell_endpoint(place);
    if (endpoint_face[number].owner != from->owner)
        return;
    moves(cell, *place, through, from->owner, owner);
    endpoint_pass(number, owner);
}

bool cells_leave(uint32_t endpoint, uint32_t tag, struct cell_goal goal)
{
    const struct message_table *message = table_of(endpoint, tag);
    char *slot = endpoint_face[endpoint].seen.outbox;

    for (uint32_t i = 0; i < message->cell_count; i++) {
        const struct cell_table *cell = &message->cells[i];
        if (leave(cell, cell_at(slot, cell), endpoint, &goal))
            continue;
        for (; i > 0; i--)
            arrive(&message->cells[i - 1], cell_at(slot, &message->cells[i - 1]), endpoint, &goal,
                   core.current);
        return false;
    }
    return true;
}

NOINLINE void cells_arrive(uint32_t endpoint, uint32_t tag, char *slot)
{
    const struct message_table *message = table_of(endpoint, tag);
    struct cell_goal queue = {channel_holder(endpoint), FLYING};

    for (uint32_t i = 0; i < message->cell_count; i++)
        arrive(&message->cells[i], cell_at(slot, &message->cells[i]), endpoint, &queue,
               endpoint_face[endpoint].owner);
}

/* What lies in an inbox is its owner's to write: the end itself, perhaps, or one that is in a set.
 */
static void drop(const struct cell_table *cell, void **place, uint32_t through, uint32_t holder,
                 uint32_t owner)
{
    uint32_t number;

    if (*place == NULL)
        return;
    if (cell->kind == CELL_OBJECT) {
        if (carry_drop(*place, holder, owner))
            moves(cell, *place, through, owner, NOBODY);
    } else {
        number = cell_endpoint(place);
        if (endpoint_face[number].owner == owner && number != through &&
            endpoint_face[number].target == endpoint_self(number) &&
            (endpoint_face[number].word & WORD_LISTED) == 0)
            channel_orphan(number);
    }
    *place = NULL;
}

void cells_drop_queued(uint32_t endpoint, uint32_t tag, char *slot)
{
    const struct message_table *message = table_of(endpoint, tag);

    for (uint32_t i = 0; i < message->cell_count; i++)
        drop(&message->cells[i], cell_at(slot, &message->cells[i]), endpoint,
             channel_holder(endpoint), FLYING);
}

void cells_drop_held(uint32_t endpoint, uint32_t tag, char *slot)
{
    const struct message_table *message = table_of(endpoint, tag);
    uint32_t owner = endpoint_face[endpoint].owner;

    for (uint32_t i = 0; i < message->cell_count; i++)
        drop(&message->cells[i], cell_at(slot, &message->cells[i]), endpoint,
             component_holder[owner], owner);
}
