/* zone.c - see zone.h. The matrix of bounds is the graph of shortest paths: closing it is Floyd and
 * Warshall's algorithm, and one new edge is worked in by asking each pair whether the way over that
 * edge is shorter. */
#include "zone.h"

#include <string.h>

static ir_wide *row(struct zone *zone, uint32_t x)
{
    return zone->bound + (size_t)x * zone->stride;
}

void zone_all(struct zone *zone, uint32_t size)
{
    zone->size = size;
    zone->is_empty = false;
    for (uint32_t x = 0; x < size; x++)
        for (uint32_t y = 0; y < size; y++)
            row(zone, x)[y] = x == y ? 0 : ZONE_NONE;
}

uint32_t zone_more(struct zone *zone)
{
    uint32_t x = zone->size++;
    for (uint32_t y = 0; y <= x; y++)
        row(zone, x)[y] = row(zone, y)[x] = ZONE_NONE;
    row(zone, x)[x] = 0;
    return x;
}

void zone_copy(struct zone *zone, const struct zone *from, uint32_t size)
{
    zone->size = size;
    zone->is_empty = from->is_empty;
    for (uint32_t x = 0; x < size; x++)
        memcpy(row(zone, x), from->bound + (size_t)x * from->stride, size * sizeof *zone->bound);
}

void zone_forget(struct zone *zone, uint32_t x)
{
    for (uint32_t y = 0; y < zone->size; y++)
        if (y != x)
            row(zone, x)[y] = row(zone, y)[x] = ZONE_NONE;
}

/* The ways that go on over `over`, if they are shorter. */
static void go_over(ir_wide *to, ir_wide start, const ir_wide *over, uint32_t size)
{
    for (uint32_t j = 0; j < size; j++) {
        if (over[j] == ZONE_NONE)
            continue;
        ir_wide way = start + over[j];
        if (way < to[j] && way <= ZONE_MOST)
            to[j] = way < -ZONE_MOST ? -ZONE_MOST : way;
    }
}

void zone_limit(struct zone *zone, uint32_t x, uint32_t y, ir_wide most)
{
    if (zone->is_empty || most >= row(zone, x)[y])
        return;
    zone->is_less = true;
    if (most + row(zone, y)[x] < 0) {
        zone->is_empty = true;
        return;
    }
    for (uint32_t i = 0; i < zone->size; i++) {
        ir_wide *to = row(zone, i);
        ir_wide start = zone_add(to[x], most);
        if (start != ZONE_NONE && start < to[y])
            go_over(to, start, row(zone, y), zone->size);
    }
}

void zone_range(struct zone *zone, uint32_t x, ir_wide low, ir_wide high)
{
    zone_limit(zone, x, 0, high);
    zone_limit(zone, 0, x, -low);
}

void zone_any(struct zone *zone, uint32_t x, ir_wide low, ir_wide high)
{
    if (low > high)
        zone->is_empty = true;
    for (uint32_t i = 0; i < zone->size; i++) {
        row(zone, x)[i] = zone_add(row(zone, 0)[i], high);
        row(zone, i)[x] = zone_add(row(zone, i)[0], -low);
    }
    row(zone, x)[x] = 0;
}

void zone_assign(struct zone *zone, uint32_t x, uint32_t y, ir_wide add)
{
    for (uint32_t i = 0; i < zone->size; i++) {
        row(zone, x)[i] = zone_add(row(zone, y)[i], add);
        row(zone, i)[x] = zone_add(row(zone, i)[y], -add);
    }
    row(zone, x)[x] = 0;
    row(zone, x)[y] = add;
    row(zone, y)[x] = -add;
}

void zone_shift(struct zone *zone, uint32_t x, ir_wide add)
{
    for (uint32_t i = 0; i < zone->size; i++) {
        if (i == x)
            continue;
        row(zone, x)[i] = zone_add(row(zone, x)[i], add);
        row(zone, i)[x] = zone_add(row(zone, i)[x], -add);
    }
}

void zone_close(struct zone *zone)
{
    for (uint32_t k = 0; k < zone->size && !zone->is_empty; k++)
        for (uint32_t i = 0; i < zone->size; i++) {
            ir_wide *to = row(zone, i);
            if (to[k] == ZONE_NONE)
                continue;
            go_over(to, to[k], row(zone, k), zone->size);
            if (to[i] < 0)
                zone->is_empty = true;
        }
}

bool zone_join(struct zone *zone, const struct zone *other)
{
    if (other->is_empty)
        return false;
    if (zone->is_empty) {
        zone_copy(zone, other, zone->size);
        return true;
    }
    bool grew = false;
    for (uint32_t x = 0; x < zone->size; x++)
        for (uint32_t y = 0; y < zone->size; y++)
            if (zone_bound(other, x, y) > row(zone, x)[y]) {
                row(zone, x)[y] = zone_bound(other, x, y);
                grew = true;
            }
    return grew;
}

bool zone_widen(struct zone *zone, const struct zone *other, const ir_wide *steps, size_t count)
{
    if (other->is_empty || zone->is_empty)
        return zone_join(zone, other);
    bool grew = false;
    for (uint32_t x = 0; x < zone->size; x++)
        for (uint32_t y = 0; y < zone->size; y++) {
            ir_wide wanted = zone_bound(other, x, y);
            if (wanted <= row(zone, x)[y])
                continue;
            size_t s = 0;
            while (s < count && steps[s] < wanted)
                s++;
            row(zone, x)[y] = s < count ? steps[s] : ZONE_NONE;
            grew = true;
        }
    return grew;
}

bool zone_includes(const struct zone *zone, const struct zone *other)
{
    if (other->is_empty || zone->is_empty)
        return other->is_empty;
    for (uint32_t x = 0; x < zone->size; x++)
        for (uint32_t y = 0; y < zone->size; y++)
            if (zone_bound(other, x, y) > zone_bound(zone, x, y))
                return false;
    return true;
}
