/* bits.c - the builtins that the proofs believe: their places are the lowest and the highest where
 * a bit is set, and how many are, as a loop over all places finds them. proof/framac.h has what is
 * believed. */
#include <stdint.h>

#include "tap.h"

static bool is_set(uint64_t word, int place)
{
    return place >= 0 && place < 64 && (word >> place & 1) != 0;
}

/* The loop looks at every place, so it knows them without counting zeros. */
static bool agrees(uint64_t word)
{
    volatile uint64_t hidden = word; /* else the compiler computes it itself */
    int found = __builtin_ctzll(hidden), lowest = -1;
    int above = 63 - __builtin_clzll(hidden), highest = -1;
    int set = __builtin_popcountll(hidden), counted = 0;

    for (int place = 63; place >= 0; place--)
        if (is_set(word, place))
            lowest = place, counted++;
    for (int place = 0; place < 64; place++)
        if (is_set(word, place))
            highest = place;
    return is_set(word, found) && found == lowest && above == highest && set == counted;
}

int main(void)
{
    bool single = true, pairs = true, above = true, any = true;
    uint64_t word = 88172645463325252u;
    for (int i = 0; i < 64; i++) {
        single &= agrees((uint64_t)1 << i);
        above &= agrees(UINT64_MAX << i);
        for (int j = 0; j < 64; j++)
            pairs &= agrees((uint64_t)1 << i | (uint64_t)1 << j);
    }
    for (int i = 0; i < 100000; i++) {
        word ^= word << 13;
        word ^= word >> 7;
        word ^= word << 17;
        any &= agrees(word);
    }
    ok(single, "one bit, at each place");
    ok(pairs, "two bits, at all pairs of places");
    ok(above, "all bits from a place on");
    ok(any, "a hundred thousand words of any bits");
    return done();
}
