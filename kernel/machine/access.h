/* access.h - loads and stores that C can say and no proof can: eight bytes of an object of bytes as
 * one word, the registers of devices at their addresses, and what a loader left. What each is
 * assumed to do stands in proof/machine/inline.h. */
#ifndef MACHINE_ACCESS_H
#define MACHINE_ACCESS_H

#include <stdint.h>

/* All three are multiples of eight. */
static inline void machine_copy_word(char *to, const char *from, uint64_t at)
{
    *(uint64_t *)(void *)(to + at) = *(const uint64_t *)(const void *)(from + at);
}

static inline void machine_fill_word(char *to, uint64_t at, char value)
{
    *(uint64_t *)(void *)(to + at) = 0x0101010101010101u * (uint8_t)value;
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

/* A word of memory that is no object of C: of a component's stack. */
static inline void machine_store(uint64_t address, uint64_t value)
{
    *(uint64_t *)address = value;
}

/* What was stored before is seen before what is stored after; and the same of loads. */
static inline void machine_fence(void)
{
    __atomic_thread_fence(__ATOMIC_SEQ_CST);
}

/* A byte of the image's text. */
static inline uint8_t machine_code(uint64_t address)
{
    return *(const uint8_t *)address;
}

/* What a loader left at this address. */
static inline uint32_t machine_said(uint64_t address)
{
    return *(const uint32_t *)address;
}

/* The same address, of which the compiler knows nothing: what it was worked out from is not worked
 * out again. */
static inline uint64_t machine_opaque(uint64_t address)
{
    __asm__("" : "+r"(address));
    return address;
}

#endif
