/* access.h - loads and stores that C can say and no proof can: eight bytes of an object of bytes as
 * one word, and the registers of devices at their addresses. What each is assumed to do stands in
 * proof/machine/inline.h. */
#ifndef MACHINE_ACCESS_H
#define MACHINE_ACCESS_H

#include <stdint.h>

/* Both addresses are multiples of eight. */
static inline void machine_copy_word(uint8_t *to, const uint8_t *from)
{
    *(uint64_t *)(void *)to = *(const uint64_t *)(const void *)from;
}

static inline void machine_fill_word(uint8_t *to, uint8_t value)
{
    *(uint64_t *)(void *)to = 0x0101010101010101u * value;
}

/* One load or one store, of this width in bytes: 1, 2, 4, 8. */
static inline uint64_t machine_register_read(uint64_t address, uint32_t width)
{
    switch (width) {
    case 1: return *(const volatile uint8_t *)address;
    case 2: return *(const volatile uint16_t *)address;
    case 4: return *(const volatile uint32_t *)address;
    default: return *(const volatile uint64_t *)address;
    }
}

static inline void machine_register_write(uint64_t address, uint32_t width, uint64_t value)
{
    switch (width) {
    case 1: *(volatile uint8_t *)address = (uint8_t)value; return;
    case 2: *(volatile uint16_t *)address = (uint16_t)value; return;
    case 4: *(volatile uint32_t *)address = (uint32_t)value; return;
    default: *(volatile uint64_t *)address = value;
    }
}

/* The same address, of which the compiler knows nothing: what it was worked out from is not worked
 * out again. */
static inline uint64_t machine_opaque(uint64_t address)
{
    __asm__("" : "+r"(address));
    return address;
}

/* What the compiler knows of memory, it knows no more. */
static inline void machine_forget(void)
{
    __asm__("" ::: "memory");
}

#endif
