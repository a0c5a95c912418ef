/* machine.c - the machine, as Eva sees it: what it answers may be anything. Where interrupts may
 * come, or another context goes on, the tables are as state.c says, and whatever it allows
 * afterwards. */
#include "any.h"
#include "kernel/machine.h"

void machine_interrupts_off(void)
{
}
void machine_interrupts_on(void)
{
    eva_others();
}
void machine_breathe(void)
{
    eva_others();
}
void machine_idle(void)
{
    eva_others();
}
/* At boot there is nobody yet. */
void machine_clock_ready(void)
{
    if (!eva_boots)
        eva_others();
}
void machine_table(void *start, uint64_t size)
{
    (void)start;
    (void)size;
    eva_others();
}
void machine_table_boot(void *start, uint64_t size)
{
    (void)start;
    (void)size;
}
void machine_ones(void *start, uint64_t size)
{
    (void)start;
    (void)size;
}
void *machine_switch(uint64_t from, uint64_t to, void *value)
{
    (void)from;
    (void)to;
    (void)value;
    eva_others();
    return (void *)eva_any;
}
_Noreturn void machine_resume(uint64_t context, void *value)
{
    (void)context;
    (void)value;
    eva_state(EVA_SHOWN);
    for (;;)
        ;
}
_Noreturn void machine_enter(uint64_t stack_top, void (*function)(void))
{
    (void)stack_top;
    (void)function;
    eva_state(EVA_SHOWN);
    for (;;)
        ;
}
_Noreturn void machine_exit(uint32_t status)
{
    (void)status;
    for (;;)
        ;
}
uint64_t machine_opaque(uint64_t address)
{
    return address;
}
uint64_t machine_context(uint64_t stack_top, void (*main)(void *), void *ports, void (*ended)(void))
{
    (void)stack_top;
    (void)main;
    (void)ports;
    (void)ended;
    return eva_any;
}
uint64_t machine_context_enter(uint64_t stack_top, void (*function)(void))
{
    (void)stack_top;
    (void)function;
    return eva_any;
}
uint64_t machine_cycles(void)
{
    return eva_any;
}
uint64_t machine_cycles_at_entry(void)
{
    return eva_any;
}
uint64_t machine_cycles_at(uint64_t nanoseconds)
{
    (void)nanoseconds;
    return eva_any;
}
uint64_t machine_nanoseconds(void)
{
    return eva_any;
}
void machine_alarm(uint64_t cycles)
{
    (void)cycles;
}
void machine_interrupt_mask(uint32_t irq)
{
    (void)irq;
}
void machine_interrupt_unmask(uint32_t irq)
{
    (void)irq;
}
bool machine_interrupt_is_masked(uint32_t irq)
{
    (void)irq;
    return either();
}
uint8_t machine_in8(uint16_t port)
{
    (void)port;
    return (uint8_t)eva_any;
}
void machine_out8(uint16_t port, uint8_t value)
{
    (void)port;
    (void)value;
}
uint32_t machine_in(uint16_t port, uint32_t width)
{
    (void)port;
    (void)width;
    return (uint32_t)eva_any;
}
void machine_out(uint16_t port, uint32_t width, uint32_t value)
{
    (void)port;
    (void)width;
    (void)value;
}
uint64_t machine_place(const volatile void *object)
{
    (void)object;
    return eva_any;
}
void machine_print(const char *text)
{
    (void)text;
}
void machine_inject(uint32_t reason)
{
    (void)reason;
}
bool machine_injected(uint64_t instruction)
{
    (void)instruction;
    return either();
}
bool machine_text(uint64_t address)
{
    (void)address;
    return either();
}
uint64_t machine_register_read(uint64_t address, uint32_t width)
{
    (void)address;
    (void)width;
    return eva_any;
}
void machine_register_write(uint64_t address, uint32_t width, uint64_t value)
{
    (void)address;
    (void)width;
    (void)value;
}

void machine_write(const char *words, uint32_t size)
{
    (void)words;
    (void)size;
}
