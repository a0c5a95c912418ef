/* map.c - open addressing, see map.h. A place is taken when its value is something. */
#include "map.h"

#include <stdlib.h>

#include "../compiler/pool.h"

void map_make(struct map *map, size_t most)
{
    map->room = 4;
    while (map->room < 2 * most)
        map->room *= 2;
    map->keys = must_allocate(map->room * sizeof *map->keys);
    map->values = must_allocate(map->room * sizeof *map->values);
    for (size_t i = 0; i < map->room; i++)
        map->values[i] = MAP_NOTHING;
}

void map_free(struct map *map)
{
    free(map->keys);
    free(map->values);
}

size_t *map_at(struct map *map, uint64_t key)
{
    size_t at = (size_t)(key * 0x9e3779b97f4a7c15u >> 20) & (map->room - 1);

    while (map->values[at] != MAP_NOTHING && map->keys[at] != key)
        at = (at + 1) & (map->room - 1);
    map->keys[at] = key;
    return &map->values[at];
}
