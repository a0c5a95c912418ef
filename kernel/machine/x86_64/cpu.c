/* cpu.c - descriptor tables, and the way from an interrupt to the kernel.
 *
 * Faults run on stacks of their own, so they work whatever the component's stack is like. Nothing
 * comes back from a fault: the kernel goes on in another context. */
#include "kernel/component.h"
#include "kernel/core.h"
#include "kernel/tables.h"
#include "lapic.h"

#define FAULT_STACK   4096u
#define ENTRY_BYTES   16u /* in entry.S */
#define FAULT_VECTORS 32u
#define VECTORS       50u

#define GATE_INTERRUPT 0x8eu
#define SELECTOR_CODE  8u
#define SELECTOR_TASK  24u

#define IST_FAULT    1u
#define IST_HARDWARE 2u /* double faults, NMI, machine checks */
#define IST_PAGE     3u /* page faults: also while a fault is told */

#define VECTOR_NMI          2u
#define VECTOR_DOUBLE       8u
#define VECTOR_PAGE         14u
#define VECTOR_MACHINE_FAIL 18u

#define CR4_FXSR       0x200u
#define CR4_XMM_FAULTS 0x400u

struct gate {
    uint16_t offset_low;
    uint16_t selector;
    uint8_t stack;
    uint8_t type;
    uint16_t offset_middle;
    uint32_t offset_high;
    uint32_t reserved;
};

struct task_state {
    uint32_t words[26]; /* word 7 + 2 * n is the low half of stack n */
};

struct table_pointer {
    uint16_t limit;
    uint64_t base;
} __attribute__((packed));

extern char fault_entries[], page_entry[], interrupt_entries[], float_resume[];
extern uint64_t gdt[SELECTOR_TASK / 8 + 2]; /* boot.S */

static struct gate gates[VECTORS];
static struct task_state task;
static bool float_is_needed; /* some component computes with floating numbers */
char fault_stack[FAULT_STACK] __attribute__((aligned(16)));
static char hardware_stack[FAULT_STACK] __attribute__((aligned(16)));
static char page_stack[FAULT_STACK] __attribute__((aligned(16)));

//@ requires vector: vector < VECTORS;
static void gate_set(uint32_t vector, const char *entry, uint8_t stack)
{
    uint64_t offset = (uint64_t)entry;

    gates[vector].offset_low = (uint16_t)offset;
    gates[vector].offset_middle = (uint16_t)(offset >> 16);
    gates[vector].offset_high = (uint32_t)(offset >> 32);
    gates[vector].selector = SELECTOR_CODE;
    gates[vector].stack = stack;
    gates[vector].type = GATE_INTERRUPT;
}

static uint8_t stack_of(uint32_t vector)
{
    return vector == VECTOR_NMI || vector == VECTOR_DOUBLE || vector == VECTOR_MACHINE_FAIL
               ? IST_HARDWARE
               : IST_FAULT;
}

/* SSE is switched on only where a component computes with floating numbers. Otherwise an
 * instruction of it is a fault, should one ever slip by the checker. */
static void float_start(void)
{
    uint64_t control;

    for (uint32_t c = 0; c < deed_component_total; c++)
        float_is_needed = float_is_needed || deed_components[c].float_area != NULL;
    if (!float_is_needed)
        return;
    __asm__ volatile("mov %%cr4, %0" : "=r"(control));
    control |= CR4_FXSR | CR4_XMM_FAULTS;
    __asm__ volatile("mov %0, %%cr4" : : "r"(control));
}

static void gates_start(void)
{
    for (uint32_t v = 0; v < FAULT_VECTORS; v++)
        gate_set(v, fault_entries + v * ENTRY_BYTES, stack_of(v));
    gate_set(VECTOR_PAGE, page_entry, IST_PAGE);
    for (uint32_t v = FAULT_VECTORS; v < VECTORS; v++)
        gate_set(v, interrupt_entries + (v - FAULT_VECTORS) * ENTRY_BYTES, 0);
}

static void task_start(void)
{
    uint64_t base = (uint64_t)&task;

    task.words[7 + 2 * IST_FAULT] = (uint32_t)(uint64_t)(fault_stack + FAULT_STACK);
    task.words[7 + 2 * IST_HARDWARE] = (uint32_t)(uint64_t)(hardware_stack + FAULT_STACK);
    task.words[7 + 2 * IST_PAGE] = (uint32_t)(uint64_t)(page_stack + FAULT_STACK);
    task.words[25] = (uint32_t)sizeof task << 16; /* no I/O permission map */
    gdt[SELECTOR_TASK / 8] =
        (sizeof task - 1) | (base & 0xffffff) << 16 | 0x89ull << 40 | (base >> 24 & 0xff) << 56;
    gdt[SELECTOR_TASK / 8 + 1] = base >> 32;
}

void cpu_start(void)
{
    struct table_pointer pointer = {sizeof gates - 1, (uint64_t)gates};

    gates_start();
    task_start();
    __asm__ volatile("lidt %0\n\tltr %w1" : : "m"(pointer), "r"(SELECTOR_TASK));
    float_start();
}

/* The kernel computes without floating numbers, and the calls of a component keep none in
 * registers: only where one is interrupted there may be some. They are kept beside its stack, and
 * come back in float_resume, whatever runs in between. The eight bytes more are part of what `deed
 * link` reserves for an interrupt. */
static uint64_t float_save(uint64_t context)
{
    uint64_t *stack = (uint64_t *)context;
    char *area = NULL;

    if (float_is_needed && core.current < deed_component_total)
        area = deed_components[core.current].float_area;
    if (area == NULL)
        return context;
    __asm__ volatile("fxsave64 (%0)" : : "r"(area) : "memory");
    stack[0] = (uint64_t)area;
    stack[-1] = (uint64_t)float_resume;
    return (uint64_t)&stack[-1];
}

/* From entry.S, in a context that was interrupted: the one that goes on. */
struct machine_next machine_line(uint64_t interrupted, uint32_t irq);
struct machine_next machine_line(uint64_t interrupted, uint32_t irq)
{
    uint64_t context = float_save(interrupted);

    if (!pic_accept(irq))
        return (struct machine_next){context, NULL};
    IN_PLACE return kernel_interrupt(context, irq);
}

struct machine_next machine_alarmed(uint64_t interrupted);
struct machine_next machine_alarmed(uint64_t interrupted)
{
    lapic_end_of_interrupt();
    return kernel_alarm(float_save(interrupted));
}
