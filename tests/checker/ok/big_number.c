/* Arithmetic on counted arrays, with helpers that take their count along. */
#include "memory.component.h"

#define DIGITS 8

static uint32_t add(uint32_t *sum COUNT(digits), const uint32_t *other COUNT(digits),
                    uint64_t digits)
{
    uint64_t carry = 0;
    for (uint64_t i = 0; i < digits; i++) {
        carry += (uint64_t)AT(sum, digits, i) + AT(other, digits, i);
        AT(sum, digits, i) = (uint32_t)carry;
        carry >>= 32;
    }
    return (uint32_t)carry;
}

static void times(uint32_t *number COUNT(digits), uint64_t digits, uint32_t factor)
{
    uint64_t carry = 0;
    for (uint64_t i = 0; i < digits; i++) {
        carry += (uint64_t)AT(number, digits, i) * factor;
        AT(number, digits, i) = (uint32_t)(carry & 0xffffffffu);
        carry >>= 32;
    }
}

static uint32_t remainder_of(uint32_t *number COUNT(digits), uint64_t digits, uint32_t divisor)
{
    uint64_t rest = 0;
    uint64_t i = digits;
    while (i > 0) {
        i--;
        rest = (rest << 32) | AT(number, digits, i);
        AT(number, digits, i) = (uint32_t)(rest / divisor);
        rest %= divisor;
    }
    return (uint32_t)rest;
}

static bool is_zero(const uint32_t *number COUNT(digits), uint64_t digits)
{
    for (uint64_t i = 0; i < digits; i++)
        if (AT(number, digits, i) != 0)
            return false;
    return true;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t factorial[DIGITS] = {1};
    uint32_t doubled[DIGITS] = {0};
    for (uint32_t i = 2; i <= 30; i++)
        times(factorial, DIGITS, i);
    if (add(doubled, factorial, DIGITS) != 0)
        deed_fault(deed_reason_value);
    uint32_t digits = 0;
    while (!is_zero(factorial, DIGITS)) {
        if (remainder_of(factorial, DIGITS, 10) > 9)
            break;
        digits++;
    }
    if (digits != 33)
        deed_fault(deed_reason_value);
}
