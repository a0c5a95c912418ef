/* adder.c - sums in floating numbers and in integers, which must be the same to the last bit. They
 * stay in registers all the while, and there are more than one component that does so. */
#include "adder.component.h"

#define ROUNDS 3000000u

static bool is(double sum, uint64_t exact)
{
    return sum >= 0 && sum < 9e15 && (uint64_t)sum == exact && (double)exact == sum;
}

void adder_main(struct adder_ports *ports)
{
    (void)ports;
    double ones = 0, twos = 0, halves = 0, squares = 0, down = (double)(4 * 1024ul * ROUNDS);
    float small = 0;
    uint64_t sum = 0, sum_of_squares = 0, turns = 0;

    for (uint32_t i = 0; i < ROUNDS; i++) {
        double next = (double)(i & 1023);
        ones += next;
        twos += next * 2;
        halves += next / 2;
        squares += next * next;
        down -= next;
        small = small > 1000 ? 0.5f : small + 0.5f;
        sum += i & 1023;
        sum_of_squares += (i & 1023) * (i & 1023);
        turns = turns > 2000 ? 1 : turns + 1;
    }
    if (!is(ones, sum) || !is(twos, 2 * sum) || !is(halves * 2, sum) ||
        !is(squares, sum_of_squares) || !is(down, 4 * 1024ul * ROUNDS - sum) ||
        !is((double)small * 2, turns))
        deed_fault(deed_reason_value);
}
