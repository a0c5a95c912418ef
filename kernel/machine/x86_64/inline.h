/* The x86-64 instructions that are worth inlining: see kernel/machine.h. */
#ifndef MACHINE_INLINE_H
#define MACHINE_INLINE_H

#include <stdint.h>

#include "kernel/machine/access.h"

#define MACHINE_START_BYTES 64u /* at the top of a stack: what machine_context writes */

static inline void machine_interrupts_off(void)
{
    __asm__ volatile("cli" ::: "memory");
}

static inline void machine_interrupts_on(void)
{
    __asm__ volatile("sti" ::: "memory");
}

static inline uint64_t machine_cycles(void)
{
    uint32_t low, high;
    __asm__ volatile("lfence\n\trdtsc\n\tlfence" : "=a"(low), "=d"(high)::"memory");
    return (uint64_t)high << 32 | low;
}

/* The alarm is the timer of the local APIC; nobody else sees what that changes. */
void lapic_alarm(uint64_t cycles);
static inline void machine_alarm(uint64_t cycles)
{
    lapic_alarm(cycles);
}

/* One access to an I/O port, of so many bits. */
static inline void out8(uint16_t port, uint8_t value)
{
    __asm__ volatile("outb %0, %1" : : "a"(value), "Nd"(port) : "memory");
}

static inline void out16(uint16_t port, uint16_t value)
{
    __asm__ volatile("outw %0, %1" : : "a"(value), "Nd"(port) : "memory");
}

static inline void out32(uint16_t port, uint32_t value)
{
    __asm__ volatile("outl %0, %1" : : "a"(value), "Nd"(port) : "memory");
}

static inline uint8_t in8(uint16_t port)
{
    uint8_t value;
    __asm__ volatile("inb %1, %0" : "=a"(value) : "Nd"(port) : "memory");
    return value;
}

static inline uint16_t in16(uint16_t port)
{
    uint16_t value;
    __asm__ volatile("inw %1, %0" : "=a"(value) : "Nd"(port) : "memory");
    return value;
}

static inline uint32_t in32(uint16_t port)
{
    uint32_t value;
    __asm__ volatile("inl %1, %0" : "=a"(value) : "Nd"(port) : "memory");
    return value;
}

/* Page tables by the place where they lie: memory behind the image is found as much higher as the
 * tables say that are loaded. */
extern char deed_image_end[];
extern uint64_t machine_window;

static inline uint64_t *machine_at(uint64_t place)
{
    return (uint64_t *)(place < (uint64_t)deed_image_end ? place : place + machine_window);
}

static inline uint64_t machine_entry(uint64_t place)
{
    return *machine_at(place);
}

static inline void machine_entry_set(uint64_t place, uint64_t entry)
{
    *machine_at(place) = entry;
}

static inline void machine_page_fill(uint64_t place, uint64_t word)
{
    uint64_t *page = machine_at(place);

    for (uint32_t i = 0; i < 512; i += 8)
        for (uint32_t k = 0; k < 8; k++)
            page[i + k] = word;
}

static inline void machine_pages_load(const uint64_t *top, uint64_t window)
{
    __asm__ volatile("mov %0, %%cr3" : : "r"(top) : "memory");
    machine_window = window;
}

static inline void machine_page_forget(uint64_t address)
{
    __asm__ volatile("invlpg (%0)" : : "r"(address) : "memory");
}

#endif
