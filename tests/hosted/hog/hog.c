/* hog.c - computes the same thing for ever, in as many registers as there are. If an interrupt lost
 * one, the result would differ once, and the index be outside. */
#include "hog.component.h"

#define ROUNDS 100000

static uint32_t g_seed = 12345;

static uint32_t mixture(void)
{
    uint32_t a = g_seed, b = g_seed * 3, c = g_seed * 5, d = g_seed * 7, e = g_seed * 11;
    uint32_t f = g_seed * 13, g = g_seed * 17, h = g_seed * 19, i = g_seed * 23, j = g_seed * 29;

    for (uint32_t round = 0; round < ROUNDS; round++) {
        a += b ^ round;
        b += c ^ a;
        c += d ^ b;
        d += e ^ c;
        e += f ^ d;
        f += g ^ e;
        g += h ^ f;
        h += i ^ g;
        i += j ^ h;
        j += a < b ? 1 : 3;
    }
    return a ^ b ^ c ^ d ^ e ^ f ^ g ^ h ^ i ^ j;
}

static void compare(const uint32_t *expected COUNT(count), uint64_t count, uint32_t got)
{
    uint64_t wrong = AT(expected, count, 0) == got ? 0 : 1;

    g_seed += AT(expected, count, wrong) - got;
}

void hog_main(struct hog_ports *ports)
{
    uint32_t expected[1] = {mixture()};

    for (;;)
        compare(expected, 1, mixture());
}
