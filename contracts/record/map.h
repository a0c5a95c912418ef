/* map.h - from numbers to places in an array, for at most as many numbers as was said. */
#ifndef DEED_MAP_H
#define DEED_MAP_H

#include <stddef.h>
#include <stdint.h>

#define MAP_NOTHING SIZE_MAX

struct map {
    uint64_t *keys;
    size_t *values;
    size_t room; /* a power of two, twice what may be in it */
};

void map_make(struct map *map, size_t most);
void map_free(struct map *map);

/* The value of this number, to be read and written; MAP_NOTHING when it is new. */
size_t *map_at(struct map *map, uint64_t key);

#endif
