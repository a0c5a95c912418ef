/* explore.c - the search through all configurations of two peers. Breadth first, so the first way
 * into trouble is a shortest one. What has no trouble has finitely many configurations, and the
 * longest queue each way is exactly what a channel reserves. */
#include <stdlib.h>
#include <string.h>

#include "exploration.h"
#include "pool.h"

#define FIRST_TABLE 1024u /* most contracts have fewer than half as many configurations */

bool pair_sends(const struct pair *pair, unsigned tag, int side)
{
    return pair->contract[side]->messages[tag].to_server == (side == SIDE_CLIENT);
}

static struct pair new_pair(const struct contract *client, const struct contract *server)
{
    struct pair pair = {.contract = {client, server}, .called = {"client", "server"}};

    for (int side = 0; side < 2; side++)
        for (unsigned tag = 0; tag < PAIR_MESSAGES; tag++)
            pair.partner[side][tag] = PAIR_NONE;
    return pair;
}

struct pair pair_by_tag(const struct contract *client, const struct contract *server)
{
    struct pair pair = new_pair(client, server);

    for (uint16_t tag = 0; tag < client->message_count && tag < server->message_count; tag++)
        if (client->messages[tag].to_server == server->messages[tag].to_server)
            pair.partner[SIDE_CLIENT][tag] = pair.partner[SIDE_SERVER][tag] = tag;
    return pair;
}

struct pair pair_alone(const struct contract *contract)
{
    return pair_by_tag(contract, contract);
}

struct pair pair_by_name(const struct contract *client, const struct contract *server)
{
    struct pair pair = new_pair(client, server);

    for (uint16_t tag = 0; tag < client->message_count; tag++) {
        const struct message *own = &client->messages[tag];
        const struct message *other = contract_find_message(server, own->name);
        if (!other || other->to_server != own->to_server)
            continue;
        pair.partner[SIDE_CLIENT][tag] = (uint16_t)other->tag;
        pair.partner[SIDE_SERVER][other->tag] = tag;
    }
    return pair;
}

const struct configuration **configuration_steps(const struct configuration *list,
                                                 const struct configuration *from,
                                                 const struct configuration *to, size_t *count)
{
    size_t left = 0;

    for (const struct configuration *at = to; at != from; at = &list[at->parent])
        left++;
    const struct configuration **steps = must_allocate((left + 1) * sizeof *steps);
    *count = left;
    for (const struct configuration *at = to; at != from; at = &list[at->parent])
        steps[--left] = at;
    return steps;
}

static uint32_t hash(const struct configuration *one)
{
    uint32_t value = 2166136261u;

    for (int side = 0; side < 2; side++) {
        value = (value ^ one->state[side]) * 16777619u;
        value = (value ^ one->queued[side]) * 16777619u;
        for (unsigned i = 0; i < one->queued[side]; i++)
            value = (value ^ one->queue[side][i]) * 16777619u;
    }
    return value ^ value >> 15;
}

bool configuration_begins_with(const struct configuration *b, const struct configuration *a)
{
    for (int side = 0; side < 2; side++)
        if (a->queued[side] > b->queued[side] ||
            memcmp(a->queue[side], b->queue[side], a->queued[side]) != 0)
            return false;
    return true;
}

bool configuration_move(const struct pair *pair, struct configuration *one, int side, unsigned tag,
                        bool *full)
{
    bool sending = pair_sends(pair, tag, side);
    int queue = sending ? 1 - side : side;
    uint16_t next = pair->contract[side]->states[one->state[side]].next[tag];

    *full = false;
    if (next == STATE_NONE)
        return false;
    if (sending) {
        *full = one->queued[queue] == MOST_QUEUED;
        if (*full)
            return false;
        one->queue[queue][one->queued[queue]++] = (uint8_t)tag;
    } else {
        if (one->queued[queue] == 0 || pair->partner[1 - side][one->queue[queue][0]] != tag)
            return false;
        memmove(one->queue[queue], one->queue[queue] + 1, --one->queued[queue]);
    }
    one->state[side] = next;
    return true;
}

static void *must_zero(size_t count, size_t size)
{
    void *memory = calloc(count, size);

    if (!memory)
        abort();
    return memory;
}

/* Twice the table, when it is half full; its size is a power of two. */
static void grow_table(struct exploration *all)
{
    const struct explored *found = all->found;

    free(all->table);
    all->table_size = all->table_size ? 2 * all->table_size : FIRST_TABLE;
    all->table = must_zero(all->table_size, sizeof all->table[0]);
    for (uint32_t i = 0; i < found->count; i++) {
        uint32_t at = hash(&found->list[i]) & (all->table_size - 1);
        while (all->table[at])
            at = (at + 1) & (all->table_size - 1);
        all->table[at] = i + 1;
    }
}

static void add(struct exploration *all, const struct configuration *one)
{
    struct explored *found = all->found;

    if (2 * found->count >= all->table_size)
        grow_table(all);
    uint32_t at = hash(one) & (all->table_size - 1);
    for (; all->table[at]; at = (at + 1) & (all->table_size - 1)) {
        const struct configuration *other = &found->list[all->table[at] - 1];
        if (configuration_same_states(one, other) &&
            configuration_total(one) == configuration_total(other) &&
            configuration_begins_with(one, other))
            return;
    }
    if (found->count == MOST_CONFIGURATIONS) {
        found->trouble = TROUBLE_LIMIT;
        return;
    }
    if (found->count == all->room) {
        all->room = all->room ? 2 * all->room : 256;
        found->list = must_reallocate(found->list, all->room * sizeof *found->list);
    }
    found->list[found->count++] = *one;
    all->table[at] = found->count;
    judge_growth(all, found->count - 1);
}

/* What the capacity and the send-state rule of endpoints are made of. */
static void note_queues(struct explored *found, const struct configuration *one)
{
    const struct pair *pair = &found->pair;

    for (int side = 0; side < 2; side++) {
        if (one->queued[side] > found->capacity[side])
            found->capacity[side] = one->queued[side];
        for (unsigned i = 0; i < one->queued[side]; i++) {
            uint16_t tag = pair->partner[1 - side][one->queue[side][i]];
            found->sent[1 - side][one->queue[side][i]] = true;
            if (tag != PAIR_NONE)
                found->under_way[side][one->state[side] * pair->contract[side]->message_count +
                                       tag] = true;
        }
    }
}

/* False when nobody can move. */
static bool expand(struct exploration *all, uint32_t index)
{
    struct configuration one = all->found->list[index]; /* the list moves when it grows */
    bool moved = false;
    bool full = false;

    for (int side = 0; side < 2; side++)
        for (unsigned tag = 0; tag < all->pair->contract[side]->message_count; tag++) {
            if (all->pair->contract[side]->states[one.state[side]].next[tag] == STATE_NONE)
                continue;
            struct configuration next = one;
            next.parent = index;
            next.actor = (uint8_t)side;
            next.tag = (uint8_t)tag;
            if (configuration_move(all->pair, &next, side, tag, &full))
                add(all, &next);
            else if (full)
                judge_full(all, index, side, tag);
            else
                continue;
            moved = true;
            if (all->found->trouble)
                return true;
        }
    return moved;
}

static void find_waiting(struct exploration *all, int side)
{
    const struct contract *contract = all->pair->contract[side];

    all->waits[side] = must_allocate(contract->state_count * sizeof(bool));
    for (uint16_t state = 0; state < contract->state_count; state++)
        all->waits[side][state] = contract_may_receive(contract, state, (enum side)side);
}

struct explored *explore(const struct pair *pair)
{
    struct explored *found = must_zero(1, sizeof *found);
    struct exploration all = {.found = found, .pair = pair};
    struct configuration first = {.parent = NO_PARENT};

    found->pair = *pair;
    for (int side = 0; side < 2; side++) {
        const struct contract *contract = pair->contract[side];
        found->under_way[side] = must_zero(contract->state_count + 1, contract->message_count + 1);
        first.state[side] = contract->start;
        find_waiting(&all, side);
    }
    add(&all, &first);
    for (uint32_t index = 0; index < found->count && !found->trouble; index++) {
        note_queues(found, &found->list[index]);
        judge_heads(&all, index);
        if (!found->trouble && !expand(&all, index))
            judge_stuck(&all, index);
    }
    free(all.table);
    free(all.waits[0]);
    free(all.waits[1]);
    return found;
}

void explored_free(struct explored *explored)
{
    free(explored->list);
    free(explored->under_way[0]);
    free(explored->under_way[1]);
    free(explored);
}
