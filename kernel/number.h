/* number.h - numbers as text, for reports and records: made in the caller's array. */
#ifndef KERNEL_NUMBER_H
#define KERNEL_NUMBER_H

#include <stdint.h>

#define NUMBER_SIZE  21u
#define ADDRESS_SIZE 19u

/* In decimal, at the end of `text`. */
static inline const char *number_text(char text[NUMBER_SIZE], uint64_t value)
{
    char *first = text + NUMBER_SIZE - 1;

    *first = 0;
    do {
        *--first = (char)('0' + value % 10);
        value /= 10;
    } while (value > 0);
    return first;
}

/* As 0x and sixteen digits. */
static inline const char *number_address(char text[ADDRESS_SIZE], uint64_t value)
{
    text[0] = '0';
    text[1] = 'x';
    for (uint32_t i = ADDRESS_SIZE - 2; i >= 2; i--, value >>= 4)
        text[i] = "0123456789abcdef"[value & 15];
    text[ADDRESS_SIZE - 1] = 0;
    return text;
}

#endif
