/* situations.c - turns what the exploration of a contract has visited into its certificate.
 *
 * The tags that are under way stand in one array, and situations share them: taking the oldest
 * leaves the rest where it is, and a message that is sent goes behind, as long as nothing else
 * stands there. */
#include "situations.h"

#include <stdlib.h>
#include <string.h>

#include "exploration.h"

struct listing {
    const struct pair *pair;
    const struct explored *found;
    uint32_t *order; /* indices in the list, sorted by configuration */
    struct situation_table *situations;
    uint8_t *queues;
    uint32_t queues_count, queues_room;
    uint32_t *sent;
    uint32_t sent_count;
};

static int compare(const struct configuration *a, const struct configuration *b)
{
    for (int side = 0; side < 2; side++) {
        if (a->state[side] != b->state[side])
            return a->state[side] < b->state[side] ? -1 : 1;
        if (a->queued[side] != b->queued[side])
            return a->queued[side] < b->queued[side] ? -1 : 1;
        int difference = memcmp(a->queue[side], b->queue[side], a->queued[side]);
        if (difference)
            return difference;
    }
    return 0;
}

static int compare_indices(const void *a, const void *b, void *list)
{
    const struct configuration *all = list;

    return compare(&all[*(const uint32_t *)a], &all[*(const uint32_t *)b]);
}

/* The exploration is closed: it has visited every configuration that follows from one it has. */
static uint32_t find(const struct listing *all, const struct configuration *one)
{
    uint32_t low = 0, high = all->found->count;

    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (compare(&all->found->list[all->order[middle]], one) <= 0)
            low = middle;
        else
            high = middle;
    }
    return all->order[low];
}

static void add_tag(struct listing *all, uint8_t tag)
{
    if (all->queues_count == all->queues_room) {
        all->queues_room = 2 * all->queues_room + 64;
        all->queues = must_reallocate(all->queues, all->queues_room);
    }
    all->queues[all->queues_count++] = tag;
}

/* The queue that begins at `first` and gets one message more: where does it begin then? */
static uint32_t behind(struct listing *all, uint32_t first, uint8_t queued, uint8_t tag)
{
    uint32_t end = first + queued;

    if (end < all->queues_count && all->queues[end] == tag)
        return first;
    if (end < all->queues_count) {
        uint32_t copy = all->queues_count;
        for (uint32_t i = 0; i < queued; i++)
            add_tag(all, all->queues[first + i]);
        first = copy;
    }
    add_tag(all, tag);
    return first;
}

static void place_queues(struct listing *all, uint32_t index)
{
    const struct configuration *one = &all->found->list[index], *parent;
    uint32_t *queue = all->situations[index].queue;

    if (one->parent == NO_PARENT)
        return;
    parent = &all->found->list[one->parent];
    memcpy(queue, all->situations[one->parent].queue, sizeof all->situations[index].queue);
    if (pair_sends(all->pair, one->tag, one->actor)) {
        int side = 1 - one->actor;
        queue[side] = behind(all, queue[side], parent->queued[side], one->tag);
    } else
        queue[one->actor]++;
}

/* By message: where it leads to be sent. Situations in which nothing may be sent share a row. */
static void add_moves(struct listing *all, uint32_t index)
{
    const struct contract *contract = all->pair->contract[0];
    struct situation_table *at = &all->situations[index];
    uint32_t *row = &all->sent[all->sent_count];
    bool sends = index == 0, full;

    memset(row, 0, contract->message_count * sizeof *row);
    for (int side = 0; side < 2; side++)
        for (unsigned tag = 0; tag < contract->message_count; tag++) {
            struct configuration next = all->found->list[index];
            if (!configuration_move(all->pair, &next, side, tag, &full))
                continue;
            if (!pair_sends(all->pair, tag, side)) {
                at->taken[side] = find(all, &next);
                continue;
            }
            row[tag] = find(all, &next);
            sends = true;
        }
    if (sends) {
        at->sent = all->sent_count;
        all->sent_count += (uint32_t)contract->message_count;
    }
}

static void list_all(struct listing *all, struct pool *pool)
{
    const struct explored *found = all->found;
    size_t messages = all->pair->contract[0]->message_count;

    all->order = must_allocate(found->count * sizeof *all->order);
    all->sent = must_allocate((found->count * messages + 1) * sizeof *all->sent);
    all->situations = pool_take(pool, found->count * sizeof *all->situations);
    for (uint32_t i = 0; i < found->count; i++)
        all->order[i] = i;
    qsort_r(all->order, found->count, sizeof *all->order, compare_indices, found->list);
    for (uint32_t i = 0; i < found->count; i++) {
        for (int side = 0; side < 2; side++) {
            all->situations[i].state[side] = (uint8_t)found->list[i].state[side];
            all->situations[i].queued[side] = found->list[i].queued[side];
        }
        place_queues(all, i);
        add_moves(all, i);
    }
    free(all->order);
}

static void *keep(struct pool *pool, void *memory, size_t size)
{
    void *copy = pool_take(pool, size + 1);

    if (size)
        memcpy(copy, memory, size);
    free(memory);
    return copy;
}

static void add_certificate(struct contract_table *table, const struct contract *contract,
                            struct pool *pool)
{
    struct pair pair = pair_alone(contract);
    struct explored *found = explore(&pair);
    struct listing all = {.pair = &pair, .found = found};

    list_all(&all, pool);
    table->situations = all.situations;
    table->situation_count = found->count;
    table->queues = keep(pool, all.queues, all.queues_count);
    table->queues_count = all.queues_count;
    table->sent = keep(pool, all.sent, all.sent_count * sizeof *all.sent);
    table->sent_count = all.sent_count;
    explored_free(found);
}

struct contract_table situations_table(const struct contract *contract, struct pool *pool)
{
    size_t states = contract->state_count, count = contract->message_count;
    struct message_table *messages = pool_take(pool, (count + 1) * sizeof *messages);
    uint8_t *next = pool_take(pool, states * count + 1);
    struct contract_table table = {.name = contract->name,
                                   .state_count = (uint8_t)states,
                                   .message_count = (uint8_t)count,
                                   .start = (uint8_t)contract->start,
                                   .capacity = {(uint8_t)contract->capacity[SIDE_CLIENT],
                                                (uint8_t)contract->capacity[SIDE_SERVER]},
                                   .next = next,
                                   .messages = messages};

    for (size_t tag = 0; tag < count; tag++)
        messages[tag] = (struct message_table){.name = contract->messages[tag].name,
                                               .to_server = contract->messages[tag].to_server};
    for (size_t state = 0; state < states; state++)
        for (size_t tag = 0; tag < count; tag++)
            next[state * count + tag] = contract->states[state].next[tag] == STATE_NONE
                                            ? NO_STATE
                                            : (uint8_t)contract->states[state].next[tag];
    add_certificate(&table, contract, pool);
    return table;
}
