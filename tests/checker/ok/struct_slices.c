/* Slices of a contract's own structs: sorted by halves, searched, copied. */
#include "client.component.h"

/* Insertion sort within one part. */
static void sort(struct Album_Stat_slice stats)
{
    for (uint64_t i = 1; i < stats.length; i++) {
        struct Album_Stat moving = AT(stats.at, stats.length, i);
        uint64_t to = i;
        while (to > 0 && AT(stats.at, stats.length, to - 1).size > moving.size) {
            AT(stats.at, stats.length, to) = AT(stats.at, stats.length, to - 1);
            to--;
        }
        AT(stats.at, stats.length, to) = moving;
    }
}

static uint64_t total(struct Album_Stat_const_slice stats)
{
    uint64_t total = 0;
    for (uint64_t i = 0; i < stats.length; i++)
        total += stats.at[i].size;
    return total;
}

/* The first that is at least so large, or null. */
static const struct Album_Stat *find(struct Album_Stat_const_slice stats, uint64_t size)
{
    for (uint64_t i = 0; i < stats.length; i++)
        if (AT(stats.at, stats.length, i).size >= size)
            return &AT(stats.at, stats.length, i);
    return NULL;
}

void client_main(struct client_ports *ports)
{
    (void)ports;
    struct Album_Stat_vector *list = Album_Stat_vector_take(9);
    if (list == NULL)
        return;
    struct Album_Stat_slice all = Album_Stat_vector_slice(list);
    for (uint64_t i = 0; i < all.length; i++)
        all.at[i].size = 100 - i;
    sort(Album_Stat_slice_first(all, 4));
    sort(Album_Stat_slice_rest(all, 4));
    struct Album_Stat kept[2] = {{0}, {0}};
    struct Album_Stat_const_slice read = Album_Stat_slice_const(all);
    Album_Stat_slice_copy(Album_Stat_slice_of(kept, 2), Album_Stat_const_slice_rest(read, 3));
    const struct Album_Stat *large = find(read, 99);
    bool good = total(read) == 864 && large != NULL && large->size == 99 && kept[0].size == 100 &&
                kept[1].size == 92;
    deed_drop(list);
    if (!good)
        deed_fault(deed_reason_value);
}
