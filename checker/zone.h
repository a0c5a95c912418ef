/* zone.h - zones: sets of integer vectors, described by bounds on differences of two coordinates.
 *
 * A zone over n places holds for each pair (x, y) the least known c with x - y <= c. Place 0 is the
 * number 0, so bounds against it are the range of x. Numbers are exact: no operation here wraps;
 * what the machine does to a result is the business of bounds_formula.c.
 *
 * A zone is closed when no bound follows from others that is not already there. All operations but
 * zone_widen keep a closed zone closed, and only on closed zones is zone_join as sharp as it can
 * be. zone_limit costs n * n, an assignment and zone_any n, zone_close n * n * n. */
#ifndef CHECKER_ZONE_H
#define CHECKER_ZONE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ir.h"

/* No bound. Bounds beyond ZONE_MOST are none. */
#define ZONE_NONE ((ir_wide)1 << 100)
#define ZONE_MOST ((ir_wide)1 << 80)

struct zone {
    uint32_t size;   /* places, 0 among them     */
    uint32_t stride; /* room for this many       */
    bool is_empty;   /* nothing is in it         */
    bool is_less;    /* zone_limit has taken something away, since somebody wrote false here */
    ir_wide *bound;  /* stride * stride of them  */
};

static inline ir_wide zone_bound(const struct zone *zone, uint32_t x, uint32_t y)
{
    return zone->bound[(size_t)x * zone->stride + y];
}

/* x - y <= the result. */
static inline ir_wide zone_add(ir_wide a, ir_wide b)
{
    if (a == ZONE_NONE || b == ZONE_NONE || a + b > ZONE_MOST)
        return ZONE_NONE;
    return a + b < -ZONE_MOST ? -ZONE_MOST : a + b;
}

static inline ir_wide zone_high(const struct zone *zone, uint32_t x)
{
    return zone_bound(zone, x, 0);
}

/* -ZONE_NONE: none. */
static inline ir_wide zone_low(const struct zone *zone, uint32_t x)
{
    return -zone_bound(zone, 0, x);
}

/* All vectors; `bound` has room for stride * stride. */
void zone_all(struct zone *zone, uint32_t size);
/* One more place, of which nothing is known; there must be room. */
uint32_t zone_more(struct zone *zone);
/* The first `size` places of another zone; what is known of its other places against them is lost
 * but for what follows from it. */
void zone_copy(struct zone *zone, const struct zone *from, uint32_t size);

void zone_forget(struct zone *zone, uint32_t x);
void zone_limit(struct zone *zone, uint32_t x, uint32_t y, ir_wide most); /* x - y <= most */
void zone_range(struct zone *zone, uint32_t x, ir_wide low, ir_wide high);
/* x is any number from low to high; what was known of it is forgotten. */
void zone_any(struct zone *zone, uint32_t x, ir_wide low, ir_wide high);
void zone_assign(struct zone *zone, uint32_t x, uint32_t y, ir_wide add); /* x := y + add, x != y */
void zone_shift(struct zone *zone, uint32_t x, ir_wide add);              /* x := x + add */
void zone_close(struct zone *zone);

/* What is in either; true if that made `zone` larger. Both have the same size. */
bool zone_join(struct zone *zone, const struct zone *other);
/* Like zone_join, but each bound that grows goes to the next of the ascending `steps`, or is given
 * up: only finitely often can a zone be widened. The result is not closed. */
bool zone_widen(struct zone *zone, const struct zone *other, const ir_wide *steps, size_t count);
bool zone_includes(const struct zone *zone, const struct zone *other);

#endif
