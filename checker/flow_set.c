/* flow_set.c - sets of numbers, each stored once.
 *
 * Loans and field facts are small sets that most states share unchanged, so a state holds the
 * number of a set, comparing is comparing numbers and copying costs nothing. All sets of one
 * function lie behind each other in one array and are found through a hash table. Nothing is ever
 * removed until flow_sets_clear. */
#include "flow.h"

#include <stdlib.h>

struct stored_set {
    uint32_t start, count, hash;
};

struct flow_sets {
    uint32_t *items;
    uint32_t item_count, item_room;
    struct stored_set *sets;
    uint32_t set_count, set_room;
    uint32_t *table; /* number of a set plus 1; 0: free */
    uint32_t table_size;
    uint32_t *scratch;
    uint32_t scratch_room;
};

#define SMALLEST_TABLE 128

/* The table shrinks (not its memory): clearing it must not cost later functions anything. */
static void start_empty(struct flow_sets *sets)
{
    sets->table_size = SMALLEST_TABLE;
    memset(sets->table, 0, sets->table_size * sizeof *sets->table);
    sets->item_count = 0;
    sets->sets[0] = (struct stored_set){0, 0, 0};
    sets->set_count = 1;
}

struct flow_sets *flow_sets_new(void)
{
    struct flow_sets *sets = must_allocate(sizeof *sets);
    *sets = (struct flow_sets){
        .item_room = 256, .set_room = 64, .table_size = SMALLEST_TABLE, .scratch_room = 64};
    sets->items = must_allocate(sets->item_room * sizeof *sets->items);
    sets->sets = must_allocate(sets->set_room * sizeof *sets->sets);
    sets->table = must_allocate(sets->table_size * sizeof *sets->table);
    sets->scratch = must_allocate(sets->scratch_room * sizeof *sets->scratch);
    start_empty(sets);
    return sets;
}

void flow_sets_clear(struct flow_sets *sets)
{
    if (sets->set_count > 1)
        start_empty(sets);
}

void flow_sets_free(struct flow_sets *sets)
{
    free(sets->items);
    free(sets->sets);
    free(sets->table);
    free(sets->scratch);
    free(sets);
}

struct flow_set_view flow_set_view(const struct flow_sets *sets, uint32_t set)
{
    return (struct flow_set_view){sets->items + sets->sets[set].start, sets->sets[set].count};
}

bool flow_set_has(const struct flow_sets *sets, uint32_t set, uint32_t item)
{
    struct flow_set_view view = flow_set_view(sets, set);
    uint32_t low = 0, high = view.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (view.items[middle] < item)
            low = middle + 1;
        else
            high = middle;
    }
    return low < view.count && view.items[low] == item;
}

static void insert_in_table(struct flow_sets *sets, uint32_t set)
{
    uint32_t at = sets->sets[set].hash & (sets->table_size - 1);
    while (sets->table[at])
        at = (at + 1) & (sets->table_size - 1);
    sets->table[at] = set + 1;
}

static void grow_table(struct flow_sets *sets)
{
    sets->table_size *= 2;
    sets->table = must_reallocate(sets->table, sets->table_size * sizeof *sets->table);
    memset(sets->table, 0, sets->table_size * sizeof *sets->table);
    for (uint32_t set = 1; set < sets->set_count; set++)
        insert_in_table(sets, set);
}

static void make_room(struct flow_sets *sets, uint32_t count)
{
    while (sets->item_count + count > sets->item_room) {
        sets->item_room *= 2;
        sets->items = must_reallocate(sets->items, sets->item_room * sizeof *sets->items);
    }
    if (sets->set_count == sets->set_room) {
        sets->set_room *= 2;
        sets->sets = must_reallocate(sets->sets, sets->set_room * sizeof *sets->sets);
    }
    if (2 * sets->set_count >= sets->table_size)
        grow_table(sets);
}

/* The number of the set that stands in `scratch`, ascending. */
static uint32_t store(struct flow_sets *sets, uint32_t count)
{
    if (count == 0)
        return 0;
    uint32_t hash = 2166136261u;
    for (uint32_t i = 0; i < count; i++)
        hash = (hash ^ sets->scratch[i]) * 16777619u;
    hash ^= hash >> 15;
    for (uint32_t at = hash & (sets->table_size - 1); sets->table[at];
         at = (at + 1) & (sets->table_size - 1)) {
        uint32_t set = sets->table[at] - 1;
        const struct stored_set *known = &sets->sets[set];
        if (known->hash == hash && known->count == count &&
            memcmp(sets->items + known->start, sets->scratch, count * sizeof(uint32_t)) == 0)
            return set;
    }
    make_room(sets, count);
    memcpy(sets->items + sets->item_count, sets->scratch, count * sizeof(uint32_t));
    sets->sets[sets->set_count] = (struct stored_set){sets->item_count, count, hash};
    sets->item_count += count;
    insert_in_table(sets, sets->set_count);
    return sets->set_count++;
}

static void make_scratch(struct flow_sets *sets, uint32_t count)
{
    if (count <= sets->scratch_room)
        return;
    sets->scratch_room = 2 * count;
    sets->scratch = must_reallocate(sets->scratch, sets->scratch_room * sizeof *sets->scratch);
}

uint32_t flow_set_add(struct flow_sets *sets, uint32_t set, uint32_t item)
{
    if (flow_set_has(sets, set, item))
        return set;
    struct flow_set_view old = flow_set_view(sets, set);
    make_scratch(sets, old.count + 1);
    uint32_t count = 0;
    for (; count < old.count && old.items[count] < item; count++)
        sets->scratch[count] = old.items[count];
    sets->scratch[count] = item;
    for (; count < old.count; count++)
        sets->scratch[count + 1] = old.items[count];
    return store(sets, count + 1);
}

uint32_t flow_set_remove(struct flow_sets *sets, uint32_t set, uint32_t item)
{
    if (!flow_set_has(sets, set, item))
        return set;
    struct flow_set_view old = flow_set_view(sets, set);
    make_scratch(sets, old.count);
    uint32_t count = 0;
    for (uint32_t i = 0; i < old.count; i++)
        if (old.items[i] != item)
            sets->scratch[count++] = old.items[i];
    return store(sets, count);
}

uint32_t flow_set_union(struct flow_sets *sets, uint32_t a, uint32_t b)
{
    if (a == b || b == 0)
        return a;
    if (a == 0)
        return b;
    struct flow_set_view left = flow_set_view(sets, a), right = flow_set_view(sets, b);
    make_scratch(sets, left.count + right.count);
    uint32_t count = 0, i = 0, j = 0;
    while (i < left.count || j < right.count) {
        uint32_t item;
        if (j == right.count || (i < left.count && left.items[i] <= right.items[j])) {
            item = left.items[i++];
            if (j < right.count && right.items[j] == item)
                j++;
        } else {
            item = right.items[j++];
        }
        sets->scratch[count++] = item;
    }
    return store(sets, count);
}

uint32_t flow_set_intersection(struct flow_sets *sets, uint32_t a, uint32_t b)
{
    if (a == b)
        return a;
    struct flow_set_view left = flow_set_view(sets, a), right = flow_set_view(sets, b);
    make_scratch(sets, left.count);
    uint32_t count = 0;
    for (uint32_t i = 0, j = 0; i < left.count && j < right.count;) {
        if (left.items[i] < right.items[j])
            i++;
        else if (left.items[i] > right.items[j])
            j++;
        else
            sets->scratch[count++] = left.items[i++];
    }
    return store(sets, count);
}

uint32_t flow_set_of(struct flow_sets *sets, const uint32_t *items, uint32_t count)
{
    make_scratch(sets, count);
    memcpy(sets->scratch, items, count * sizeof *items);
    return store(sets, count);
}
